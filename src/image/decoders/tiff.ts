import { inflateSync } from "node:zlib";
import { limits } from "../limits.ts";
import { BrokenPicture, type Decoder, type Outline, type Pixels } from "./decoder.ts";

/** TIFF 6.0, its first page: gray, RGB and palettes in strips; what the library takes for something else is an obstacle. */
export async function tiffDecoder(): Promise<Decoder> {
	const { decode } = await import("tiff");
	return {
		outline: (bytes) => outlineOf(readDirectory(bytes)),
		decode: (bytes) => {
			const directory = readDirectory(bytes);
			checkStrips(bytes, directory);
			const own = Uint8Array.from(bytes);
			// The library refuses turned pictures; they are turned here.
			const { orientationAt, little } = directory;
			if (orientationAt !== undefined) new DataView(own.buffer).setUint16(orientationAt, 1, little);
			const [page] = decode(own, { pages: [0] });
			if (!page) throw new BrokenPicture("directory");
			return pixelsOf(page);
		},
	};
}

const tags = {
	width: 256,
	height: 257,
	bits: 258,
	compression: 259,
	photometric: 262,
	offsets: 273,
	orientation: 274,
	samples: 277,
	rows: 278,
	counts: 279,
	planar: 284,
	tiles: 322,
	profile: 34675,
} as const;

const compressions: Readonly<Record<number, string>> = {
	2: "CCITT",
	3: "CCITT",
	4: "CCITT",
	6: "JPEG",
	7: "JPEG",
	32773: "PackBits",
};
const colours: Readonly<Record<number, string>> = { 4: "mask", 5: "CMYK", 6: "YCbCr", 8: "CIELab" };
const DEFLATE = [8, 32946];
/** Bytes of a value by type (TIFF 6.0, section 2). */
const sizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];
/** Directories of a file; beyond it is an attack on the reader. */
const mostPages = 10_000;

interface Directory {
	readonly little: boolean;
	readonly pages: number;
	readonly values: Readonly<Partial<Record<keyof typeof tags, readonly number[]>>>;
	readonly profile?: Uint8Array;
	readonly orientationAt?: number;
}

/** The first directory, and how many there are: one that leads back would have the library read for ever. */
function readDirectory(bytes: Uint8Array): Directory {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const little = bytes[0] === 0x49;
	if (bytes.length < 8 || view.getUint16(2, little) !== 42) throw new BrokenPicture("BigTIFF");
	const first = view.getUint32(4, little);
	const seen = new Set<number>();
	for (let at = first; at !== 0; ) {
		if (seen.has(at) || seen.size >= mostPages || at + 2 > bytes.length) throw new BrokenPicture("directories");
		seen.add(at);
		const next = at + 2 + view.getUint16(at, little) * 12;
		if (next + 4 > bytes.length) throw new BrokenPicture("directory");
		at = view.getUint32(next, little);
	}
	const values: Partial<Record<keyof typeof tags, readonly number[]>> = {};
	let profile: Uint8Array | undefined;
	let orientationAt: number | undefined;
	const names = new Map(Object.entries(tags).map(([name, tag]) => [tag as number, name as keyof typeof tags]));
	for (let n = 0; n < view.getUint16(first, little); n++) {
		const entry = first + 2 + n * 12;
		const name = names.get(view.getUint16(entry, little));
		if (!name) continue;
		const type = view.getUint16(entry + 2, little);
		const count = view.getUint32(entry + 4, little);
		const length = count * (sizes[type] ?? 0);
		const at = length <= 4 ? entry + 8 : view.getUint32(entry + 8, little);
		if (length === 0 || at + length > bytes.length) throw new BrokenPicture(name);
		if (name === "profile") profile = bytes.subarray(at, at + length);
		else if (type === 3) values[name] = Array.from({ length: count }, (_, i) => view.getUint16(at + 2 * i, little));
		else if (type === 4) values[name] = Array.from({ length: count }, (_, i) => view.getUint32(at + 4 * i, little));
		if (name === "orientation" && type === 3) orientationAt = at;
	}
	return { little, pages: seen.size, values, ...(profile && { profile }), ...(orientationAt && { orientationAt }) };
}

/** The first value of a tag, or what it is where the file leaves it out. */
function firstOf(values: Directory["values"]): (name: keyof typeof tags, otherwise: number) => number {
	return (name, otherwise) => values[name]?.[0] ?? otherwise;
}

function outlineOf({ values, pages, profile }: Directory): Outline {
	const one = firstOf(values);
	const [width, height] = [one("width", 0), one("height", 0)];
	if (width === 0 || height === 0) throw new BrokenPicture("size");
	const orientation = one("orientation", 1);
	const obstacle = obstacleOf(values);
	return {
		width,
		height,
		orientation: orientation >= 1 && orientation <= 8 ? (orientation as Outline["orientation"]) : 1,
		...(profile && one("photometric", 0) === 2 && { profile }),
		count: pages,
		animated: false,
		bits: Math.max(1, ...(values.bits ?? [])),
		...(obstacle !== undefined && { obstacle }),
	};
}

/** What the library refuses, or would show wrongly. */
function obstacleOf(values: Directory["values"]): string | undefined {
	const one = firstOf(values);
	const compression = one("compression", 1);
	if (![1, 5, ...DEFLATE].includes(compression)) return compressions[compression] ?? `Compression ${compression}`;
	const photometric = one("photometric", 0);
	if (photometric > 3) return colours[photometric] ?? `PhotometricInterpretation ${photometric}`;
	if (one("planar", 1) === 2 && one("samples", 1) > 1) return "PlanarConfiguration 2";
	if (values.tiles) return "tiles";
	// One bit by default (TIFF 6.0, section 8), which the library does not know.
	if (!values.bits) return "no BitsPerSample";
	if (new Set(values.bits).size > 1 || ![1, 8, 16].includes(one("bits", 1)))
		return `BitsPerSample ${values.bits?.join(" ")}`;
	return undefined;
}

/** No strip is longer, inflated, than the picture says: the library would take any size. */
function checkStrips(bytes: Uint8Array, { values }: Directory): void {
	const one = firstOf(values);
	const row = Math.ceil((one("width", 0) * one("samples", 1) * one("bits", 1)) / 8);
	const most = row * Math.min(one("rows", 0xffffffff), one("height", 0));
	if (most > limits.samples) throw new BrokenPicture("RowsPerStrip");
	if (!DEFLATE.includes(one("compression", 1))) return;
	for (const [n, offset] of (values.offsets ?? []).entries()) {
		const strip = bytes.subarray(offset, offset + (values.counts?.[n] ?? 0));
		inflateSync(strip, { maxOutputLength: Math.max(1, most) });
	}
}

interface Page {
	readonly width: number;
	readonly height: number;
	/** PhotometricInterpretation. */
	readonly type: number;
	readonly bitsPerSample: number;
	readonly samplesPerPixel: number;
	readonly alpha: boolean;
	readonly palette: readonly (readonly number[])[] | undefined;
	readonly data: ArrayLike<number>;
}

function pixelsOf({ width, height, type, bitsPerSample, samplesPerPixel, alpha, palette, data }: Page): Pixels {
	const rgba = new Uint8Array(width * height * 4);
	const most = 2 ** bitsPerSample - 1;
	// A palette's colours have 16 bits whatever its indices have.
	const eight = (value: number) => Math.round((value * 255) / most);
	const colour = (at: number): readonly number[] => {
		if (type === 3) return (palette?.[data[at] ?? 0] ?? [0, 0, 0]).map((value) => value >> 8);
		const first = eight(data[at] ?? 0);
		return type === 2 ? [first, eight(data[at + 1] ?? 0), eight(data[at + 2] ?? 0)] : [first, first, first];
	};
	for (let n = 0, at = 0; n < rgba.length; n += 4, at += samplesPerPixel) {
		rgba.set(colour(at), n);
		rgba[n + 3] = alpha ? eight(data[at + samplesPerPixel - 1] ?? most) : 255;
	}
	return { width, height, rgba };
}
