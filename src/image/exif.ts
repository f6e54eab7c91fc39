import type { Picture } from "../model/index.ts";

type Orientation = Picture["orientation"];

/**
 * The orientation of an Exif block (CIPA DC-008 4.6.4, tag 274 of the first directory of its TIFF structure); 1 where it is not given
 * or the block is broken, as every viewer has it.
 */
export function exifOrientation(tiff: Uint8Array): Orientation {
	if (tiff.length < 8) return 1;
	const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
	const mark = view.getUint16(0);
	const little = mark === 0x4949;
	if ((!little && mark !== 0x4d4d) || view.getUint16(2, little) !== 42) return 1;
	const start = view.getUint32(4, little);
	if (start + 2 > tiff.length) return 1;
	const count = view.getUint16(start, little);
	for (let i = 0; i < count; i++) {
		const entry = start + 2 + i * 12;
		if (entry + 12 > tiff.length) return 1;
		if (view.getUint16(entry, little) !== 274) continue;
		const value = view.getUint16(entry + 8, little);
		return value >= 1 && value <= 8 ? (value as Orientation) : 1;
	}
	return 1;
}

/** Whether an orientation lays the stored picture on its side, so that width and height change places. */
export function isSideways(orientation: Orientation): boolean {
	return orientation >= 5;
}
