import * as zlib from "node:zlib";

/** CRC-32 as ZIP wants it (APPNOTE 4.4.7); `before` is that of the bytes in front of these. */
export function crc32(bytes: Uint8Array, before = 0): number {
	return native === undefined ? byTable(bytes, before) : native(bytes, before);
}

// Node 20 and 22 have it from some minor version on.
const native = (zlib as { crc32?: (data: Uint8Array, value?: number) => number }).crc32;

let table: Uint32Array | undefined;

export function byTable(bytes: Uint8Array, before = 0): number {
	table ??= Uint32Array.from({ length: 256 }, (_, n) => {
		let value = n;
		for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
		return value;
	});
	let value = ~before;
	for (let at = 0; at < bytes.byteLength; at++) {
		value = (value >>> 8) ^ (table[(value ^ (bytes[at] as number)) & 0xff] as number);
	}
	return ~value >>> 0;
}
