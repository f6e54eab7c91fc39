import { encodeQR } from "qr";

type Modules = readonly (readonly boolean[])[];

/** The modules of a QR code (ISO/IEC 18004) of level M, row by row from the top, true for dark; without the blank edge. */
export function qrModules(text: string): Modules {
	return encoded(text, { ecc: "medium" });
}

/** Whether modules are a code of a text, in whichever level and mask: encoders choose them differently, and a record outlives its own. */
export function isQrCodeOf(text: string, modules: Modules): boolean {
	if (same(qrModules(text), modules)) return true;
	const version = (modules.length - 17) / 4;
	if (!Number.isInteger(version) || version < 1 || version > 40) return false;
	return levels.some((ecc) => masks.some((mask) => same(tried(text, { ecc, version, mask }), modules)));
}

const levels = ["low", "medium", "quartile", "high"] as const;
const masks = [0, 1, 2, 3, 4, 5, 6, 7] as const;

interface Choice {
	readonly ecc: (typeof levels)[number];
	readonly version?: number;
	readonly mask?: (typeof masks)[number];
}

function encoded(text: string, choice: Choice): Modules {
	// The library has an edge of one module at least.
	return encodeQR(text, "raw", { ...choice, border: 1 })
		.slice(1, -1)
		.map((row) => row.slice(1, -1));
}

/** No modules where the text is too long for what was chosen. */
function tried(text: string, choice: Choice): Modules {
	try {
		return encoded(text, choice);
	} catch {
		return [];
	}
}

function same(a: Modules, b: Modules): boolean {
	return a.length === b.length && a.every((row, r) => row.every((dark, c) => dark === b[r]?.[c]));
}
