import { type Diagnostic, diagnostic, type FaceMetrics, failure, type Outcome, success } from "../model/index.ts";
import { readCff } from "./cff.ts";
import type { Path } from "./charstring.ts";
import { readCharacterMap } from "./cmap.ts";
import { extent, isSound, type Outlines, readOutlines } from "./glyf.ts";
import { readKerning } from "./kern.ts";
import { readTables, type Tables } from "./sfnt.ts";

/** What a font descriptor says of a face (ISO 32000-1 9.8.1), in 1/1000 em and degrees. */
export interface FaceDescriptor {
	readonly postScriptName: string;
	readonly flags: number;
	readonly box: readonly [number, number, number, number];
	readonly italicAngle: number;
	readonly ascent: number;
	readonly descent: number;
	readonly capHeight: number;
	readonly xHeight: number;
	readonly stemV: number;
	readonly weight: number;
}

/** The two kinds of outline that a static OpenType face may have. */
export type FaceOutlines =
	| { readonly kind: "truetype"; readonly glyf: Outlines }
	| { readonly kind: "cff"; path(glyph: number): Path };

/** A static OpenType face, read by its tables. Advances and kerning are rounded to 1/1000 em, as the PDF states them. */
export interface Face {
	readonly file: string;
	readonly bytes: Uint8Array;
	readonly tables: Tables;
	readonly descriptor: FaceDescriptor;
	readonly metrics: FaceMetrics;
	/** Which of the four styles of a family it is, by its own account. */
	readonly style: "regular" | "italic" | "bold" | "bold-italic";
	readonly outlines: FaceOutlines;
	readonly unitsPerEm: number;
	/** head.fontRevision. */
	readonly revision: number;
	/** 0 where the face has no glyph for the code point, or one whose outline is damaged. */
	glyphOf(codePoint: number): number;
	/** False where the outline of a glyph cannot be read; such a glyph must not be shown. */
	isSound(glyph: number): boolean;
	/** Glyphs that were asked for and are not sound. */
	readonly unsound: ReadonlySet<number>;
	advance(glyph: number): number;
	kern(left: number, right: number): number;
	/** Left and right edge of the outline; undefined for a blank glyph. */
	extent(glyph: number): { readonly left: number; readonly right: number } | undefined;
}

/** Reads a static TrueType or OpenType CFF file; anything else, and any damage that shows in its tables, is a finding. */
export function readFace(file: string, bytes: Uint8Array): Outcome<Face> {
	const tables = readTables(file, bytes);
	if (!tables.value) return failure(...tables.diagnostics);
	try {
		const face = faceOf(file, bytes, tables.value);
		return face ? success(face) : failure(damaged(file, "cmap"));
	} catch (error) {
		if (error instanceof RangeError) return failure(damaged(file, tables.value.has("CFF") ? "CFF" : "GPOS"));
		throw error;
	}
}

function within(read: () => number): number {
	try {
		return read();
	} catch (error) {
		if (error instanceof RangeError) return 0;
		throw error;
	}
}

function damaged(file: string, table: string): Diagnostic {
	return diagnostic("font/damaged", { params: { file, table } });
}

function faceOf(file: string, bytes: Uint8Array, tables: Tables): Face | undefined {
	const head = tables.get("head")!;
	const hmtx = tables.get("hmtx")!;
	const glyphs = tables.get("maxp")!.getUint16(4);
	const metricsCount = tables.get("hhea")!.getUint16(34);
	const em = head.getUint16(18);
	const scale = (units: number) => Math.round((units * 1000) / em);
	const readMap = readCharacterMap(tables.get("cmap")!);
	if (!readMap) return undefined;
	// Both are read as they are asked; an entry that points out of its table says nothing.
	const map = (codePoint: number) => within(() => readMap(codePoint));
	const outlines = outlinesOf(tables, em, glyphs);
	const edges = (glyph: number) => edgesOf(outlines, glyph);
	const verdicts = new Map<number, boolean>();
	const unsound = new Set<number>();
	const sound = (glyph: number): boolean => {
		let verdict = verdicts.get(glyph);
		if (verdict === undefined) {
			verdict = glyph < glyphs && drawable(outlines, glyph);
			verdicts.set(glyph, verdict);
			if (!verdict) unsound.add(glyph);
		}
		return verdict;
	};
	const kerning = readKerning(tables.get("GPOS"));
	const descriptor = describe(tables, scale, (codePoint) => {
		const glyph = map(codePoint);
		return (sound(glyph) && edges(glyph)?.top) || 0;
	});
	return {
		file,
		bytes,
		tables,
		descriptor,
		metrics: {
			ascent: descriptor.ascent,
			descent: descriptor.descent,
			capHeight: descriptor.capHeight,
			xHeight: descriptor.xHeight,
		},
		style: styleOf(tables),
		outlines,
		unitsPerEm: em,
		revision: head.getInt32(4) / 65536,
		glyphOf: (codePoint) => {
			const glyph = map(codePoint);
			return glyph !== 0 && sound(glyph) ? glyph : 0;
		},
		isSound: sound,
		unsound,
		advance: (glyph) => scale(hmtx.getUint16(Math.min(glyph, metricsCount - 1) * 4)),
		kern: (left, right) => scale(within(() => kerning(left, right))),
		extent: (glyph) => {
			const found = edges(glyph);
			return found && { left: scale(found.left), right: scale(found.right) };
		},
	};
}

function outlinesOf(tables: Tables, em: number, glyphs: number): FaceOutlines {
	const cff = tables.get("CFF");
	if (cff) return { kind: "cff", path: readCff(cff, em).path };
	const long = tables.get("head")!.getInt16(50) === 1;
	return { kind: "truetype", glyf: readOutlines(tables.get("loca")!, tables.get("glyf")!, long, glyphs) };
}

function drawable(outlines: FaceOutlines, glyph: number): boolean {
	try {
		if (outlines.kind === "truetype") return isSound(outlines.glyf, glyph);
		outlines.path(glyph);
		return true;
	} catch (error) {
		if (error instanceof RangeError) return false;
		throw error;
	}
}

/** What an outline covers, font units; of a CFF outline the box of its control points. */
function edgesOf(
	outlines: FaceOutlines,
	glyph: number,
): { readonly left: number; readonly right: number; readonly top: number } | undefined {
	if (outlines.kind === "truetype") return extent(outlines.glyf.raw(glyph));
	const path = outlines.path(glyph);
	if (path.length === 0) return undefined;
	let [left, right, top] = [Infinity, -Infinity, -Infinity];
	for (let i = 0; i < path.length; ) {
		const end = i + (path[i] === 2 ? 7 : 3);
		for (i++; i < end; i += 2) {
			left = Math.min(left, path[i]!);
			right = Math.max(right, path[i]!);
			top = Math.max(top, path[i + 1]!);
		}
	}
	return { left, right, top };
}

const fixedPitch = 1;
const serif = 2;
const symbolic = 4;
const italic = 64;

function describe(
	tables: Tables,
	scale: (units: number) => number,
	top: (codePoint: number) => number,
): FaceDescriptor {
	const head = tables.get("head")!;
	const hhea = tables.get("hhea")!;
	const os2 = tables.get("OS/2")!;
	const post = tables.get("post")!;
	const italicAngle = post.getInt32(4) / 65536;
	const familyClass = os2.getUint8(30);
	const weight = os2.getUint16(4);
	const stated = os2.getUint16(0) >= 2 && os2.byteLength >= 90;
	return {
		postScriptName: postScriptName(tables.get("name")!),
		flags:
			symbolic |
			(post.getUint32(12) ? fixedPitch : 0) |
			((familyClass >= 1 && familyClass <= 5) || familyClass === 7 || serifPanose(os2) ? serif : 0) |
			(italicAngle !== 0 ? italic : 0),
		box: [scale(head.getInt16(36)), scale(head.getInt16(38)), scale(head.getInt16(40)), scale(head.getInt16(42))],
		italicAngle,
		ascent: scale(hhea.getInt16(4)),
		descent: scale(hhea.getInt16(6)),
		capHeight: scale((stated && os2.getInt16(88)) || top(0x48)),
		xHeight: scale((stated && os2.getInt16(86)) || top(0x78)),
		// TrueType has no such value; the square law is the usual estimate from the weight class.
		stemV: Math.round(50 + (weight / 65) ** 2),
		weight,
	};
}

/** OS/2 fsSelection, bits 0 and 5 (OpenType 1.9). */
function styleOf(tables: Tables): Face["style"] {
	const selection = tables.get("OS/2")!.getUint16(62);
	const isBold = (selection & 32) !== 0;
	if (selection & 1) return isBold ? "bold-italic" : "italic";
	return isBold ? "bold" : "regular";
}

/** PANOSE: Latin text (2) with a serif style from cove (2) to rounded (10). */
function serifPanose(os2: DataView): boolean {
	const style = os2.getUint8(33);
	return os2.getUint8(32) === 2 && style >= 2 && style <= 10;
}

/** Name 6, reduced to what a PDF name holds without escapes. */
function postScriptName(name: DataView): string {
	const count = name.getUint16(2);
	const strings = name.getUint16(4);
	for (let i = 0; i < count; i++) {
		const at = 6 + i * 12;
		if (name.getUint16(at + 6) !== 6) continue;
		const step = name.getUint16(at) === 1 ? 1 : 2;
		const length = name.getUint16(at + 8);
		const start = strings + name.getUint16(at + 10);
		let text = "";
		for (let k = step - 1; k < length; k += step) text += String.fromCharCode(name.getUint8(start + k));
		const clean = text.replace(/[^A-Za-z0-9-]/g, "");
		if (clean) return clean;
	}
	return "Unnamed";
}
