import { encodeQR } from "qr";

/** The modules of a QR code (ISO/IEC 18004) of level M, row by row from the top, true for dark; without the blank edge. */
export function qrModules(text: string): readonly (readonly boolean[])[] {
	// The library has an edge of one module at least.
	return encodeQR(text, "raw", { ecc: "medium", border: 1 })
		.slice(1, -1)
		.map((row) => row.slice(1, -1));
}
