import { type Diagnostic, diagnostic, failure, type Outcome, success } from "../model/index.ts";
import { bmpDecoder } from "./decoders/bmp.ts";
import type { Decoder, Outline, Pixels } from "./decoders/decoder.ts";
import { gifDecoder } from "./decoders/gif.ts";
import { tiffDecoder } from "./decoders/tiff.ts";
import { webpDecoder } from "./decoders/webp.ts";
import { isSideways } from "./exif.ts";
import { type ImageFormat, identify } from "./identify.ts";
import { bytesFinding, pixelsFinding } from "./limits.ts";
import { writePng } from "./write-png.ts";

/** The optional libraries that decode what a PDF cannot hold as it is, by media type. */
const libraries: Readonly<Record<string, { readonly library: string; readonly load: () => Promise<Decoder> }>> = {
	"image/webp": { library: "@cwasm/webp", load: webpDecoder },
	"image/gif": { library: "omggif", load: gifDecoder },
	"image/bmp": { library: "bmp-ts", load: bmpDecoder },
	"image/tiff": { library: "tiff", load: tiffDecoder },
};

const loaded = new Map<string, Decoder>();

/** Loads the libraries that these pictures need, where they are installed; `rendition` says which is missing. */
export async function loadDecoders(pictures: Iterable<Uint8Array>): Promise<void> {
	const wanted = new Set([...pictures].map((bytes) => identify(bytes)?.mediaType ?? ""));
	for (const mediaType of wanted) {
		const entry = libraries[mediaType];
		if (!entry || loaded.has(mediaType)) continue;
		const decoder = await entry.load().catch(() => undefined);
		if (decoder) loaded.set(mediaType, decoder);
	}
}

/** Whether a picture of this format is decoded for the document. */
export function isDecoded(format: ImageFormat | undefined): boolean {
	return format !== undefined && libraries[format.mediaType] !== undefined;
}

/**
 * What a document shows of a picture: JPEG and PNG files as they are, and of a format that PDF does not know a PNG file of its pixels, upright and in 8 bits.
 * `loadDecoders` comes before. Formats without a decoder come back as they are.
 */
export function rendition(bytes: Uint8Array, file: string): Outcome<Uint8Array> {
	const format = identify(bytes);
	const entry = format && libraries[format.mediaType];
	if (!entry) return success(bytes);
	const place = { file };
	const tooLarge = bytesFinding(bytes, file);
	if (tooLarge) return failure(tooLarge);
	const decoder = loaded.get(format.mediaType);
	if (!decoder) {
		const params = { format: format.name, library: entry.library };
		return failure(diagnostic("image/decoder-missing", { params, place }));
	}
	try {
		const outline = decoder.outline(bytes);
		const tooMany = pixelsFinding(outline.width, outline.height, file);
		if (tooMany) return failure(tooMany);
		if (outline.obstacle !== undefined) {
			const params = { format: format.name, what: outline.obstacle };
			return failure(diagnostic("image/unsupported-kind", { params, place }));
		}
		const pixels = upright(decoder.decode(bytes), outline.orientation);
		return success(pngOf(pixels, outline.profile), notes(outline, format, file));
	} catch {
		// Libraries throw one thing or another where a file is broken.
		return failure(diagnostic("image/damaged", { params: { what: format.name }, place }));
	}
}

function notes({ animated, count, bits }: Outline, format: ImageFormat, file: string): readonly Diagnostic[] {
	const place = { file };
	return [
		diagnostic("image/decoded", { params: { format: format.name }, place }),
		...(animated ? [diagnostic("image/animated", { place })] : []),
		...(!animated && count > 1 ? [diagnostic("image/first-page", { params: { pages: count }, place })] : []),
		...(bits > 8 ? [diagnostic("image/fewer-bits", { params: { bits }, place })] : []),
	];
}

/** Turned as its orientation says (CIPA DC-008 4.6.4, tag 274). */
function upright(pixels: Pixels, orientation: Outline["orientation"]): Pixels {
	if (orientation === 1) return pixels;
	const { width, height } = pixels;
	const [across, down] = isSideways(orientation) ? [height, width] : [width, height];
	const from = new Uint32Array(pixels.rgba.buffer, pixels.rgba.byteOffset, width * height);
	const to = new Uint32Array(width * height);
	for (let y = 0; y < down; y++) {
		for (let x = 0; x < across; x++) {
			const [column, row] = stored(x, y, width, height, orientation);
			to[y * across + x] = from[row * width + column]!;
		}
	}
	return { width: across, height: down, rgba: new Uint8Array(to.buffer) };
}

/** Where the pixel that is seen at x, y is stored. */
function stored(x: number, y: number, width: number, height: number, orientation: Outline["orientation"]) {
	const [right, bottom] = [width - 1, height - 1];
	const places = [
		[x, y],
		[right - x, y],
		[right - x, bottom - y],
		[x, bottom - y],
		[y, x],
		[y, bottom - x],
		[right - y, bottom - x],
		[right - y, x],
	] as const;
	return places[orientation - 1] as readonly [number, number];
}

/** Gray where it has no colours, without opacity where it has none. */
function pngOf({ width, height, rgba }: Pixels, profile: Uint8Array | undefined): Uint8Array {
	let opaque = true;
	let gray = profile === undefined;
	for (let at = 0; at < rgba.length; at += 4) {
		if (rgba[at + 3] !== 255) opaque = false;
		if (rgba[at] !== rgba[at + 1] || rgba[at] !== rgba[at + 2]) gray = false;
	}
	const keep = [...(gray ? [0] : [0, 1, 2]), ...(opaque ? [] : [3])];
	const samples = new Uint8Array(width * height * keep.length);
	for (let at = 0, to = 0; at < rgba.length; at += 4) for (const n of keep) samples[to++] = rgba[at + n]!;
	const colour = gray ? (opaque ? 0 : 4) : opaque ? 2 : 6;
	return writePng({ width, height, colour, bits: 8, samples, ...(profile && { profile }) });
}
