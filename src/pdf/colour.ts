import { joinBytes } from "../model/bytes.ts";
/**
 * A small sRGB profile, ICC version 2 (ICC.1:2001-04), for the OutputIntent that PDF/A asks for (ISO 19005-2 6.2.3): a display
 * profile of the sRGB primaries adapted to D50, with the curve of IEC 61966-2-1 in 64 points. Made by code, so nothing foreign is
 * embedded.
 */
export function sRgbProfile(): Uint8Array {
	profile ??= makeProfile();
	return profile;
}

let profile: Uint8Array | undefined;

const description = "sRGB";
const copyright = "No copyright, use freely";

function makeProfile(): Uint8Array {
	const curve = curveTag();
	const tags: readonly (readonly [string, Uint8Array])[] = [
		["desc", descriptionTag()],
		["cprt", joinBytes([ascii("text"), zeros(4), ascii(copyright), zeros(1)])],
		["wtpt", xyzTag(0.9642, 1, 0.8249)],
		["rXYZ", xyzTag(0.43607, 0.22249, 0.01392)],
		["gXYZ", xyzTag(0.38515, 0.71687, 0.09708)],
		["bXYZ", xyzTag(0.14307, 0.06061, 0.7141)],
		["rTRC", curve],
		["gTRC", curve],
		["bTRC", curve],
	];
	const table = new Uint8Array(4 + tags.length * 12);
	const view = new DataView(table.buffer);
	view.setUint32(0, tags.length);
	const bodies: Uint8Array[] = [];
	const offsets = new Map<Uint8Array, number>();
	let at = 128 + table.length;
	tags.forEach(([signature, body], i) => {
		table.set(ascii(signature), 4 + i * 12);
		let offset = offsets.get(body);
		if (offset === undefined) {
			offset = at;
			offsets.set(body, offset);
			const padded = joinBytes([body, zeros(-body.length & 3)]);
			bodies.push(padded);
			at += padded.length;
		}
		view.setUint32(8 + i * 12, offset);
		view.setUint32(12 + i * 12, body.length);
	});
	return joinBytes([header(at), table, ...bodies]);
}

function header(size: number): Uint8Array {
	const out = new Uint8Array(128);
	const view = new DataView(out.buffer);
	view.setUint32(0, size);
	view.setUint32(8, 0x02100000);
	out.set(ascii("mntrRGB XYZ "), 12);
	// Creation date: the year and month of the profile's numbers, not of the run.
	[2001, 4, 1, 0, 0, 0].forEach((part, i) => {
		view.setUint16(24 + i * 2, part);
	});
	out.set(ascii("acsp"), 36);
	[0.9642, 1, 0.8249].forEach((part, i) => {
		view.setInt32(68 + i * 4, fixed(part));
	});
	return out;
}

function descriptionTag(): Uint8Array {
	const text = ascii(description);
	const length = new Uint8Array(4);
	new DataView(length.buffer).setUint32(0, text.length + 1);
	// Empty Unicode and Macintosh script parts (ICC.1:2001-04, 6.5.17).
	return joinBytes([ascii("desc"), zeros(4), length, text, zeros(1), zeros(4 + 4 + 2 + 1 + 67)]);
}

function xyzTag(x: number, y: number, z: number): Uint8Array {
	const out = new Uint8Array(20);
	const view = new DataView(out.buffer);
	out.set(ascii("XYZ "));
	[x, y, z].forEach((part, i) => {
		view.setInt32(8 + i * 4, fixed(part));
	});
	return out;
}

function curveTag(): Uint8Array {
	const points = 64;
	const out = new Uint8Array(12 + points * 2);
	const view = new DataView(out.buffer);
	out.set(ascii("curv"));
	view.setUint32(8, points);
	for (let i = 0; i < points; i++) {
		const value = i / (points - 1);
		const linear = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
		view.setUint16(12 + i * 2, Math.round(linear * 65535));
	}
	return out;
}

/** s15Fixed16Number. */
function fixed(value: number): number {
	return Math.round(value * 65536);
}

function ascii(text: string): Uint8Array {
	return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function zeros(count: number): Uint8Array {
	return new Uint8Array(count);
}
