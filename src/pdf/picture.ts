import { createHash } from "node:crypto";
import { deflateSync } from "node:zlib";
import { identify } from "../image/identify.ts";
import { type Jpeg, readJpeg } from "../image/jpeg.ts";
import { type Png, readPng } from "../image/png.ts";
import { decodePng, filterRows, type Samples } from "../image/samples.ts";
import type { Picture, SetDocument } from "../model/index.ts";
import { compressed, type ObjectWriter, stream } from "./file.ts";
import { type PlacedPicture, pictureName } from "./place-picture.ts";
import { hexString, type PrintedStream, type Ref, type Value } from "./print.ts";

/** The pictures of a file, each once however often it is shown. */
export interface WrittenPictures {
	/** By the key that a `PictureBox` names. */
	readonly placed: ReadonlyMap<string, PlacedPicture>;
	/** Entries of the XObject resources. */
	readonly resources: Readonly<Record<string, Ref>>;
	/** Indices of pictures with pixels that are not opaque. */
	readonly transparent: ReadonlySet<number>;
	/** SHA-256 of each picture file, by index. */
	readonly digests: readonly string[];
}

type Entries = Readonly<Record<string, Value>>;

/** Writes the pictures that the pages of a document name, in the order in which they come. */
export function writePictures(
	file: ObjectWriter,
	set: SetDocument,
	pictures: ReadonlyMap<string, Picture> = new Map(),
): WrittenPictures {
	const placed = new Map<string, PlacedPicture>();
	const resources: Record<string, Ref> = {};
	const transparent = new Set<number>();
	const digests: string[] = [];
	const profiles = profileWriter(file);
	for (const item of set.pages.flatMap((page) => page.items)) {
		if (item.kind !== "picture" || placed.has(item.picture)) continue;
		const picture = pictures.get(item.picture);
		if (!picture) throw new Error(`the document has no picture ${item.picture}`);
		const digest = createHash("sha256").update(picture.bytes).digest("hex");
		const known = digests.indexOf(digest);
		const index = known < 0 ? digests.push(digest) - 1 : known;
		placed.set(item.picture, { index, orientation: picture.orientation });
		if (known >= 0) continue;
		const image = imageOf(picture, profiles);
		const mask = image.mask && file.add(image.mask);
		if (mask) transparent.add(index);
		const entries = { Type: "/XObject", Subtype: "/Image", ...image.entries, ...(mask && { SMask: mask }) } as const;
		resources[pictureName(index)] = file.add(stream(image.data, entries));
	}
	return { placed, resources, transparent, digests };
}

interface ImageParts {
	readonly entries: Entries;
	readonly data: Uint8Array;
	readonly mask?: PrintedStream;
}

/** The colour space of a profile, or the device's where there is none. */
type ProfileWriter = (profile: Uint8Array | undefined, components: number) => Value;

/** Profiles as streams, each once: the pictures of an article mostly come from one camera. */
function profileWriter(file: ObjectWriter): ProfileWriter {
	const written = new Map<string, Ref>();
	return (profile, components) => {
		// Device colours are those of the output intent (ISO 19005-2 6.2.4.3).
		if (!profile) return components === 1 ? "/DeviceGray" : "/DeviceRGB";
		const digest = createHash("sha256").update(profile).digest("hex");
		const ref = written.get(digest) ?? file.add(compressed(profile, { N: components }));
		written.set(digest, ref);
		return ["/ICCBased", ref];
	};
}

function imageOf({ bytes, path }: Picture, profiles: ProfileWriter): ImageParts {
	const isJpeg = identify(bytes)?.mediaType === "image/jpeg";
	const jpeg = isJpeg ? readJpeg(bytes, path).value : undefined;
	if (jpeg) return jpegImage(jpeg, bytes, profiles);
	const png = isJpeg ? undefined : readPng(bytes, path).value;
	if (!png) throw new Error(`a picture that cannot be shown: ${path}`);
	return pngImage(png, path, profiles);
}

/** The file as it is; its own decoder is part of every reader (ISO 32000-1 7.4.8). */
function jpegImage(jpeg: Jpeg, bytes: Uint8Array, profiles: ProfileWriter): ImageParts {
	const { width, height, components, profile, adobe, namedRgb } = jpeg;
	// Programs that write the Adobe segment store ink inverted, and readers leave that to the document.
	const inverted = components === 4 && adobe !== undefined;
	return {
		data: bytes,
		entries: {
			Width: width,
			Height: height,
			ColorSpace: profiles(profile, components),
			BitsPerComponent: 8,
			...(inverted && { Decode: [1, 0, 1, 0, 1, 0, 1, 0] }),
			Filter: "/DCTDecode",
			...(namedRgb && { DecodeParms: { ColorTransform: 0 } }),
		},
	};
}

function pngImage(png: Png, path: string, profiles: ProfileWriter): ImageParts {
	const { width, height, bits, colour, palette } = png;
	const components = colour === 2 || colour === 6 ? 3 : 1;
	const space: Value = palette
		? [
				"/Indexed",
				profiles(png.profile, 3),
				palette.length / 3 - 1,
				hexString(Buffer.from(palette).toString("hex").toUpperCase()),
			]
		: profiles(png.profile, components);
	const entries = {
		Width: width,
		Height: height,
		ColorSpace: space,
		BitsPerComponent: bits,
		Filter: "/FlateDecode",
		DecodeParms: { Predictor: 15, Colors: components, BitsPerComponent: bits, Columns: width },
	} as const;
	// The rows of a plain file are what FlateDecode with a PNG predictor reads (ISO 32000-1 7.4.4.4).
	const asItIs = !png.interlaced && colour < 4;
	if (asItIs && !png.transparency) return { entries, data: png.data };
	const samples = decodePng(png);
	if (!samples) throw new Error(`a picture that cannot be shown: ${path}`);
	return {
		entries,
		data: asItIs ? png.data : filtered(png, samples),
		...(samples.alpha && { mask: softMask(png, samples.alpha) }),
	};
}

function filtered(png: Png, { colour, components }: Samples): Uint8Array {
	const bits = components * png.bits;
	// Filters rarely help palettes and less than a byte a pixel (PNG third edition, 12.7).
	const step = png.colour === 3 || bits < 8 ? 0 : bits >> 3;
	return deflateSync(filterRows(colour, Math.ceil((png.width * bits) / 8), step));
}

/** ISO 32000-1 11.6.5.3. */
function softMask({ width, height }: Png, alpha: NonNullable<Samples["alpha"]>): PrintedStream {
	const parameters = { Predictor: 15, Colors: 1, BitsPerComponent: alpha.bits, Columns: width };
	const rows = filterRows(alpha.samples, (width * alpha.bits) >> 3, alpha.bits >> 3);
	return stream(deflateSync(rows), {
		Type: "/XObject",
		Subtype: "/Image",
		Width: width,
		Height: height,
		ColorSpace: "/DeviceGray",
		BitsPerComponent: alpha.bits,
		Filter: "/FlateDecode",
		DecodeParms: parameters,
	});
}
