import { type Diagnostic, diagnostic, failure, type Outcome, type Picture, success } from "../model/index.ts";
import { exifOrientation } from "./exif.ts";
import { checkProfile, type ProfileSpace } from "./icc.ts";
import { pixelsFinding } from "./limits.ts";

/** What a JPEG file says about itself (ITU-T T.81 annex B), nothing decoded. */
export interface Jpeg {
	/** In pixels, as stored. */
	readonly width: number;
	readonly height: number;
	readonly components: 1 | 3 | 4;
	readonly progressive: boolean;
	/** Colour transform of the Adobe APP14 segment: 0 none, 1 YCbCr, 2 YCCK. */
	readonly adobe?: number;
	/** Its three components are red, green and blue by their names, and no segment says otherwise. */
	readonly namedRgb: boolean;
	/** ICC profile of the components' own colour space, fit for the document. */
	readonly profile?: Uint8Array;
	readonly orientation: Picture["orientation"];
}

interface Segments {
	frame: { marker: number; bits: number; width: number; height: number; ids: string } | undefined;
	scans: number;
	adobe: number | undefined;
	jfif: boolean;
	orientation: Picture["orientation"];
	/** Pieces of the ICC profile by their number, and how many there should be. */
	readonly pieces: Map<number, Uint8Array>;
	pieceCount: number;
}

const spaces: Readonly<Record<1 | 3 | 4, ProfileSpace>> = { 1: "GRAY", 3: "RGB ", 4: "CMYK" };

/** Coding processes that DCTDecode knows (ISO 32000-1 7.4.8): baseline, extended sequential, progressive, all Huffman. */
const processes: Readonly<Record<number, string>> = {
	195: "lossless",
	197: "hierarchical",
	198: "hierarchical",
	199: "hierarchical",
	201: "arithmetic",
	202: "arithmetic",
	203: "arithmetic",
	205: "arithmetic",
	206: "arithmetic",
	207: "arithmetic",
};

/**
 * Reads the segments of a JPEG file to its end. Without a value the picture cannot be shown, and a finding says why; `file` is what findings
 * call it.
 */
export function readJpeg(bytes: Uint8Array, file: string): Outcome<Jpeg> {
	const read = readSegments(bytes, file);
	if ("finding" in read) return failure(read.finding);
	const { frame, scans, adobe, jfif, orientation } = read;
	const damaged = (what: string) => failure(diagnostic("image/damaged", { params: { what }, place: { file } }));
	if (!frame) return damaged("SOF");
	const { marker, bits, width, height, ids } = frame;
	const unsupported = (what: string) =>
		failure(diagnostic("image/unsupported-kind", { params: { format: "JPEG", what }, place: { file } }));
	const process = processes[marker];
	if (process !== undefined) return unsupported(process);
	if (bits !== 8) return unsupported(`${bits} bit`);
	if (width === 0 || height === 0 || scans === 0) return damaged(scans === 0 ? "SOS" : "SOF");
	const tooLarge = pixelsFinding(width, height, file);
	if (tooLarge) return failure(tooLarge);
	const components = ids.length;
	if (components !== 1 && components !== 3 && components !== 4) return unsupported(`${components} components`);

	const found: Diagnostic[] = [];
	const profile = profileOf(read, spaces[components], file, found);
	if (components === 4 && profile === undefined) {
		const clause = { standard: "ISO 19005-2", clause: "6.2.4.3" };
		return failure(...found, diagnostic("image/cmyk-without-profile", { place: { file }, clause }));
	}
	return success(
		{
			width,
			height,
			components,
			progressive: marker === 0xc2,
			...(adobe !== undefined && { adobe }),
			namedRgb: adobe === undefined && !jfif && ids === "RGB",
			...(profile && { profile }),
			orientation,
		},
		found,
	);
}

function readSegments(bytes: Uint8Array, file: string): Segments | { readonly finding: Diagnostic } {
	const read: Segments = {
		frame: undefined,
		scans: 0,
		adobe: undefined,
		jfif: false,
		orientation: 1,
		pieces: new Map(),
		pieceCount: 0,
	};
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const truncated = { finding: diagnostic("image/truncated", { place: { file, offset: bytes.length } }) };
	let at = 2;
	for (;;) {
		// What stands between segments and is no marker is passed over, as all decoders do.
		at = bytes.indexOf(0xff, at);
		if (at < 0) return truncated;
		while (bytes[at] === 0xff) at++;
		const marker = bytes[at];
		if (marker === undefined) return truncated;
		at++;
		if (marker === 0xd9) return read;
		if (marker === 0 || marker === 1 || (marker >= 0xd0 && marker <= 0xd8)) continue;
		if (at + 2 > bytes.length) return truncated;
		const end = at + view.getUint16(at);
		if (end < at + 2)
			return { finding: diagnostic("image/damaged", { params: { what: name(marker) }, place: { file, offset: at } }) };
		if (end > bytes.length) return truncated;
		const fault = readSegment(read, marker, bytes.subarray(at + 2, end));
		if (fault)
			return { finding: diagnostic("image/damaged", { params: { what: name(marker) }, place: { file, offset: at } }) };
		at = end;
		// The coded data of a scan runs to the next marker that is no restart (T.81 B.1.1.2); `continue` above passes over those.
		if (marker === 0xda) read.scans++;
	}
}

function name(marker: number): string {
	return `FF${marker.toString(16).toUpperCase()}`;
}

/** Takes what is of use; true where the segment is broken. */
function readSegment(read: Segments, marker: number, data: Uint8Array): boolean {
	const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
	if (isFrame) {
		if (read.frame || data.length < 6 || data.length < 6 + 3 * data[5]!) return true;
		const ids = Array.from({ length: data[5]! }, (_, i) => String.fromCharCode(data[6 + i * 3]!)).join("");
		read.frame = {
			marker,
			bits: data[0]!,
			height: data[1]! * 256 + data[2]!,
			width: data[3]! * 256 + data[4]!,
			ids,
		};
	}
	if (marker === 0xe0 && tagged(data, "JFIF\0")) read.jfif = true;
	if (marker === 0xe1 && tagged(data, "Exif\0")) read.orientation = exifOrientation(data.subarray(6));
	if (marker === 0xee && tagged(data, "Adobe") && data.length >= 12) read.adobe = data[11]!;
	if (marker === 0xe2 && tagged(data, "ICC_PROFILE\0") && data.length > 14) {
		read.pieces.set(data[12]!, data.subarray(14));
		read.pieceCount = data[13]!;
	}
	return false;
}

function tagged(data: Uint8Array, tag: string): boolean {
	return data.length >= tag.length && [...tag].every((character, i) => data[i] === character.charCodeAt(0));
}

/** The profile from its pieces in order (ICC.1:2010 B.4), where all are there and it fits. */
function profileOf(read: Segments, space: ProfileSpace, file: string, found: Diagnostic[]): Uint8Array | undefined {
	const { pieces, pieceCount } = read;
	if (pieces.size === 0) return undefined;
	const parts = Array.from({ length: pieceCount }, (_, i) => pieces.get(i + 1));
	if (pieces.size !== pieceCount || parts.includes(undefined)) {
		found.push(diagnostic("image/profile-broken", { params: { what: "pieces" }, place: { file } }));
		return undefined;
	}
	const checked = checkProfile(Buffer.concat(parts as Uint8Array[]), space, file);
	if ("profile" in checked) return checked.profile;
	found.push(checked.finding);
	return undefined;
}
