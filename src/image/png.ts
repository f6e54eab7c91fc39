import { crc32, inflateSync } from "node:zlib";
import { type Diagnostic, diagnostic, failure, type Outcome, success } from "../model/index.ts";
import { checkProfile } from "./icc.ts";
import { limits, pixelsFinding } from "./limits.ts";

/** Colour types (PNG third edition, 11.2.1): 0 gray, 2 RGB, 3 palette, 4 gray with alpha, 6 RGB with alpha. */
export type PngColour = 0 | 2 | 3 | 4 | 6;

/** The chunks of a PNG file, nothing decoded. */
export interface Png {
	readonly width: number;
	readonly height: number;
	/** Bits of a sample. */
	readonly bits: 1 | 2 | 4 | 8 | 16;
	readonly colour: PngColour;
	readonly interlaced: boolean;
	/** Red, green and blue of each entry. */
	readonly palette?: Uint8Array;
	/** As tRNS has it: alpha by palette entry, or the transparent colour. */
	readonly transparency?: Uint8Array;
	/** ICC profile of the colour space, fit for the document. */
	readonly profile?: Uint8Array;
	/** The zlib stream of all IDAT chunks. */
	readonly data: Uint8Array;
}

/** Samples of a pixel by colour type. */
export const channels: Readonly<Record<PngColour, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

const depths: Readonly<Record<PngColour, readonly number[]>> = {
	0: [1, 2, 4, 8, 16],
	2: [8, 16],
	3: [1, 2, 4, 8],
	4: [8, 16],
	6: [8, 16],
};

/** A profile of a picture is some kilobytes; what grows beyond this is an attack. */
const largestProfile = 1 << 24;

/** 1/2.2 in units of 1/100000, as sRGB pictures state it (PNG third edition, 11.3.2.2). */
const usualGamma = 45455;

interface Chunk {
	readonly type: string;
	/** Of its data, from the start of the file. */
	readonly offset: number;
	readonly data: Uint8Array;
	readonly intact: boolean;
}

/**
 * Reads the chunks of a PNG file and checks their sums. Without a value the picture cannot be shown, and a finding says why; `file` is
 * what findings call it.
 */
export function readPng(bytes: Uint8Array, file: string): Outcome<Png> {
	const found: Diagnostic[] = [];
	const chunks: Chunk[] = [];
	for (const chunk of chunksOf(bytes)) {
		if (chunk === undefined)
			return failure(...found, diagnostic("image/truncated", { place: { file, offset: bytes.length } }));
		if (!chunk.intact) {
			const place = { file, offset: chunk.offset };
			found.push(diagnostic("image/checksum", { params: { chunk: chunk.type }, place }));
			// Upper case: a chunk without which the picture is not the picture (PNG third edition, 5.4).
			if (/^[A-Z]/.test(chunk.type)) return failure(...found);
			continue;
		}
		chunks.push(chunk);
	}
	const first = (type: string) => chunks.find((chunk) => chunk.type === type);
	const damaged = (what: string, offset?: number) => {
		const place = { file, ...(offset !== undefined && { offset }) };
		return failure(...found, diagnostic("image/damaged", { params: { what }, place }));
	};
	if (first("CgBI")) {
		const params = { format: "PNG", what: "CgBI" };
		return failure(...found, diagnostic("image/unsupported-kind", { params, place: { file } }));
	}
	const header = chunks[0];
	if (header?.type !== "IHDR" || header.data.length !== 13) return damaged("IHDR", header?.offset);
	const frame = frameOf(header.data);
	if (!frame) return damaged("IHDR", header.offset);
	const tooLarge = pixelsFinding(frame.width, frame.height, file);
	if (tooLarge) return failure(...found, tooLarge);

	const palette = first("PLTE");
	if (palette ? palette.data.length % 3 !== 0 || palette.data.length > 768 : frame.colour === 3)
		return damaged("PLTE", palette?.offset);
	const parts = chunks.filter((chunk) => chunk.type === "IDAT");
	if (parts.length === 0) return damaged("IDAT");
	const transparency = frame.colour < 4 ? first("tRNS")?.data : undefined;
	const profile = profileOf(first("iCCP"), frame.colour, file, found);
	const gamma = first("gAMA");
	if (!profile && !first("sRGB") && !first("cICP") && gamma?.data.length === 4) {
		const value = Buffer.from(gamma.data).readUInt32BE(0);
		if (Math.abs(value - usualGamma) > 500)
			found.push(diagnostic("image/gamma", { params: { gamma: value / 100000 }, place: { file } }));
	}
	if (first("acTL")) found.push(diagnostic("image/animated", { place: { file } }));
	return success(
		{
			...frame,
			...(palette && frame.colour === 3 && { palette: palette.data }),
			...(transparency && { transparency }),
			...(profile && { profile }),
			data: parts.length === 1 ? parts[0]!.data : Buffer.concat(parts.map((chunk) => chunk.data)),
		},
		found,
	);
}

/** The chunks up to IEND; undefined where the file ends before it. */
function* chunksOf(bytes: Uint8Array): Iterable<Chunk | undefined> {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	for (let at = 8; ; ) {
		if (at + 12 > bytes.length) return yield undefined;
		const length = view.getUint32(at);
		const end = at + 8 + length;
		if (end + 4 > bytes.length) return yield undefined;
		const type = Buffer.from(bytes.subarray(at + 4, at + 8)).toString("latin1");
		const intact = crc32(bytes.subarray(at + 4, end)) === view.getUint32(end);
		yield { type, offset: at + 8, data: bytes.subarray(at + 8, end), intact };
		if (type === "IEND") return;
		at = end + 4;
	}
}

function frameOf(data: Uint8Array): Pick<Png, "width" | "height" | "bits" | "colour" | "interlaced"> | undefined {
	const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
	const [width, height] = [view.getUint32(0), view.getUint32(4)];
	const [bits, colour, compression, filter, interlace] = data.subarray(8) as unknown as readonly number[];
	if (width === 0 || height === 0 || compression !== 0 || filter !== 0 || (interlace !== 0 && interlace !== 1)) {
		return undefined;
	}
	if (!depths[colour as PngColour]?.includes(bits as number)) return undefined;
	return { width, height, bits: bits as Png["bits"], colour: colour as PngColour, interlaced: interlace === 1 };
}

/** The profile of an iCCP chunk: a name, a zero byte, the method, and a zlib stream (PNG third edition, 11.3.2.3). */
function profileOf(
	chunk: Chunk | undefined,
	colour: PngColour,
	file: string,
	found: Diagnostic[],
): Uint8Array | undefined {
	if (!chunk) return undefined;
	const { data } = chunk;
	const zero = data.indexOf(0);
	let bytes: Uint8Array;
	try {
		bytes = inflateSync(data.subarray(zero + 2), { maxOutputLength: largestProfile });
	} catch {
		const place = { file, offset: chunk.offset };
		found.push(diagnostic("image/profile-broken", { params: { what: "iCCP" }, place }));
		return undefined;
	}
	const checked = checkProfile(bytes, colour === 0 || colour === 4 ? "GRAY" : "RGB ", file);
	if ("profile" in checked) return checked.profile;
	found.push(checked.finding);
	return undefined;
}

/** One of the reduced images that an interlaced file has seven of; a plain file has one that is whole. */
export interface Pass {
	readonly x: number;
	readonly y: number;
	readonly stepX: number;
	readonly stepY: number;
	readonly width: number;
	readonly height: number;
	/** Bytes of a row without its filter type. */
	readonly rowBytes: number;
}

/** Adam7 (PNG third edition, 8.1): first column and row, steps. */
const adam7 = [
	[0, 0, 8, 8],
	[4, 0, 8, 8],
	[0, 4, 4, 8],
	[2, 0, 4, 4],
	[0, 2, 2, 4],
	[1, 0, 2, 2],
	[0, 1, 1, 2],
] as const;

/** The passes of a picture that have pixels. */
export function passesOf(png: Png): readonly Pass[] {
	const steps = png.interlaced ? adam7 : ([[0, 0, 1, 1]] as const);
	return steps.flatMap(([x, y, stepX, stepY]) => {
		const width = Math.ceil((png.width - x) / stepX);
		const height = Math.ceil((png.height - y) / stepY);
		if (width <= 0 || height <= 0) return [];
		return [{ x, y, stepX, stepY, width, height, rowBytes: Math.ceil((width * channels[png.colour] * png.bits) / 8) }];
	});
}

/** The filtered rows of a picture, or undefined where the data are broken, too short or too long. */
export function inflateRows(png: Png): Uint8Array | undefined {
	const passes = passesOf(png);
	const size = passes.reduce((sum, pass) => sum + pass.height * (pass.rowBytes + 1), 0);
	if (size > limits.samples) return undefined;
	let rows: Uint8Array;
	try {
		rows = inflateSync(png.data, { maxOutputLength: size });
	} catch {
		return undefined;
	}
	if (rows.length !== size) return undefined;
	let at = 0;
	for (const { height, rowBytes } of passes) {
		for (let row = 0; row < height; row++, at += rowBytes + 1) if (rows[at]! > 4) return undefined;
	}
	return rows;
}
