import { diagnostic, failure, type Outcome, type Picture, success } from "../model/index.ts";
import { isSideways } from "./exif.ts";
import { type ImageFormat, identify } from "./identify.ts";
import { readJpeg } from "./jpeg.ts";
import { bytesFinding, limits } from "./limits.ts";
import { channels, inflateRows, readPng } from "./png.ts";

/** What is to be known of a picture before a page is made for it. */
export interface ImageInfo {
	readonly format: ImageFormat;
	/** In pixels, upright. */
	readonly width: number;
	readonly height: number;
	readonly orientation: Picture["orientation"];
}

/**
 * Judges whether a picture can be shown in the document. A value means that it can; findings say what is wrong with it, or where there
 * is no value, why it cannot. `file` is what findings call it.
 */
export function inspectImage(bytes: Uint8Array, file: string): Outcome<ImageInfo> {
	const tooLarge = bytesFinding(bytes, file);
	if (tooLarge) return failure(tooLarge);
	const format = identify(bytes);
	if (!format) return failure(diagnostic("image/unknown", { params: { file }, place: { file } }));
	switch (format.mediaType) {
		case "image/jpeg": {
			const jpeg = readJpeg(bytes, file);
			if (!jpeg.value) return failure(...jpeg.diagnostics);
			const { width, height, orientation } = jpeg.value;
			const size = isSideways(orientation) ? { width: height, height: width } : { width, height };
			return success({ format, ...size, orientation }, jpeg.diagnostics);
		}
		case "image/png":
			return inspectPng(bytes, file, format);
		default:
			return failure(diagnostic("image/unsupported-format", { params: { format: format.name }, place: { file } }));
	}
}

function inspectPng(bytes: Uint8Array, file: string, format: ImageFormat): Outcome<ImageInfo> {
	const png = readPng(bytes, file);
	if (!png.value) return failure(...png.diagnostics);
	const { width, height, colour, bits } = png.value;
	if (width * height * ((channels[colour] * bits) / 8) > limits.samples) {
		const params = { width, height, side: limits.side, pixels: limits.pixels / 1e6 };
		return failure(...png.diagnostics, diagnostic("image/too-many-pixels", { params, place: { file } }));
	}
	// The data go into the document as they are, so they have to be whole.
	if (!inflateRows(png.value)) {
		return failure(...png.diagnostics, diagnostic("image/damaged", { params: { what: "IDAT" }, place: { file } }));
	}
	return success({ format, width, height, orientation: 1 }, png.diagnostics);
}
