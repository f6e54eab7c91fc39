import { type Diagnostic, diagnostic } from "../model/index.ts";

/** What a picture of an article may measure. Above it, reading one picture could take all the memory of a machine. */
export const limits = {
	/** Bytes of the file. */
	bytes: 100_000_000,
	/** Pixels of a side. */
	side: 20_000,
	/** Pixels in all. */
	pixels: 120_000_000,
	/** Bytes of the decoded samples. */
	samples: 1 << 29,
} as const;

/** Judges the file's size; undefined where it is within the limit. */
export function bytesFinding(bytes: Uint8Array, file: string): Diagnostic | undefined {
	if (bytes.byteLength <= limits.bytes) return undefined;
	const params = { bytes: bytes.byteLength, limit: limits.bytes };
	return diagnostic("image/too-many-bytes", { params, place: { file } });
}

/** Judges a stated size in pixels, before anything of that size is made; undefined where it is within the limits. */
export function pixelsFinding(width: number, height: number, file: string): Diagnostic | undefined {
	if (width <= limits.side && height <= limits.side && width * height <= limits.pixels) return undefined;
	const params = { width, height, side: limits.side, pixels: limits.pixels / 1e6 };
	return diagnostic("image/too-many-pixels", { params, place: { file } });
}
