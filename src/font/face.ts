import { type Diagnostic, diagnostic, type FaceMetrics, failure, type Outcome, success } from "../model/index.ts";
import { readCharacterMap } from "./cmap.ts";
import { extent, type Outlines, readOutlines } from "./glyf.ts";
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

/** A static TrueType face, read by its tables. Advances and kerning are rounded to 1/1000 em, as the PDF states them. */
export interface Face {
	readonly file: string;
	readonly bytes: Uint8Array;
	readonly tables: Tables;
	readonly descriptor: FaceDescriptor;
	readonly metrics: FaceMetrics;
	readonly outlines: Outlines;
	/** 0 where the face has no glyph for the code point. */
	glyphOf(codePoint: number): number;
	advance(glyph: number): number;
	kern(left: number, right: number): number;
	/** Left and right edge of the outline; undefined for a blank glyph. */
	extent(glyph: number): { readonly left: number; readonly right: number } | undefined;
}

/** Reads a static TrueType file; anything else, and any damage that shows in its tables, is a finding. */
export function readFace(file: string, bytes: Uint8Array): Outcome<Face> {
	const tables = readTables(file, bytes);
	if (!tables.value) return failure(...tables.diagnostics);
	try {
		const face = faceOf(file, bytes, tables.value);
		return face ? success(face) : failure(damaged(file, "cmap"));
	} catch (error) {
		if (error instanceof RangeError) return failure(damaged(file, "GPOS"));
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
	const map = readCharacterMap(tables.get("cmap")!);
	if (!map) return undefined;
	const outlines = readOutlines(tables.get("loca")!, tables.get("glyf")!, head.getInt16(50) === 1, glyphs);
	const kerning = readKerning(tables.get("GPOS"));
	const descriptor = describe(tables, scale, (codePoint) => outlines.raw(map(codePoint)));
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
		outlines,
		glyphOf: (codePoint) => {
			const glyph = map(codePoint);
			return glyph < glyphs ? glyph : 0;
		},
		advance: (glyph) => scale(hmtx.getUint16(Math.min(glyph, metricsCount - 1) * 4)),
		kern: (left, right) => scale(kerning(left, right)),
		extent: (glyph) => {
			const found = extent(outlines.raw(glyph));
			return found && { left: scale(found.left), right: scale(found.right) };
		},
	};
}

const fixedPitch = 1;
const serif = 2;
const symbolic = 4;
const italic = 64;

function describe(
	tables: Tables,
	scale: (units: number) => number,
	outline: (codePoint: number) => Uint8Array,
): FaceDescriptor {
	const head = tables.get("head")!;
	const hhea = tables.get("hhea")!;
	const os2 = tables.get("OS/2")!;
	const post = tables.get("post")!;
	const italicAngle = post.getInt32(4) / 65536;
	const familyClass = os2.getUint8(30);
	const weight = os2.getUint16(4);
	const stated = os2.getUint16(0) >= 2 && os2.byteLength >= 90;
	const top = (letter: string) => {
		const glyph = outline(letter.codePointAt(0)!);
		return glyph.length < 10 ? 0 : new DataView(glyph.buffer, glyph.byteOffset).getInt16(8);
	};
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
		capHeight: scale((stated && os2.getInt16(88)) || top("H")),
		xHeight: scale((stated && os2.getInt16(86)) || top("x")),
		// TrueType has no such value; the square law is the usual estimate from the weight class.
		stemV: Math.round(50 + (weight / 65) ** 2),
		weight,
	};
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
