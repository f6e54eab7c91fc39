import type { EmbeddedFont } from "../font/session.ts";
import { balancedLevel, compressed, type ObjectWriter, stream } from "./file.ts";
import {
	dict,
	type Printed,
	type PrintedStream,
	type Ref,
	textString,
	toObject,
	utf16Hex,
	type Value,
} from "./print.ts";

/**
 * Streams and arrays that are the same for every document of a slot font, by the array that they were made from. Extra fonts come
 * with arrays of their own, so their entries go when the document goes.
 */
const widthArrays = new WeakMap<readonly number[], Printed>();
const programs = new WeakMap<Uint8Array, PrintedStream>();
const unicodeMaps = new WeakMap<readonly string[], PrintedStream>();

/** Writes the fonts; gives the `/Font` resources by name. Slot fonts share one ToUnicode stream. */
export function writeFonts(
	file: ObjectWriter,
	fonts: readonly EmbeddedFont[],
	nameOf: (index: number) => string,
	listsCids = false,
	level = balancedLevel,
): { readonly [name: string]: Ref } {
	const resources: { [name: string]: Ref } = {};
	const maps = new Map<readonly string[], Ref>();
	for (const font of fonts) {
		let map = maps.get(font.texts);
		if (!map) {
			map = file.add(toUnicode(font.texts));
			maps.set(font.texts, map);
		}
		resources[nameOf(font.index)] = writeFont(file, font, map, listsCids, level);
	}
	return resources;
}

/** A composite font (ISO 32000-1 9.7) with two-byte codes that are CIDs and glyph numbers at once. */
function writeFont(file: ObjectWriter, font: EmbeddedFont, map: Ref, listsCids: boolean, level: number): Ref {
	const { descriptor, name } = font;
	const isCff = font.kind === "cff";
	const program = file.add(programStream(font, level));
	const description = file.add(
		dict({
			Type: "/FontDescriptor",
			FontName: `/${name}`,
			Flags: descriptor.flags,
			FontBBox: descriptor.box,
			ItalicAngle: descriptor.italicAngle,
			Ascent: descriptor.ascent,
			Descent: descriptor.descent,
			CapHeight: descriptor.capHeight,
			XHeight: descriptor.xHeight,
			StemV: descriptor.stemV,
			FontWeight: Math.min(900, Math.max(100, Math.round(descriptor.weight / 100) * 100)),
			[isCff ? "FontFile3" : "FontFile2"]: program,
			CIDSet: listsCids && !font.glyphOfCid ? file.add(compressed(cidSet(font.glyphCount))) : undefined,
		}),
	);
	const system = { Registry: textString("Adobe"), Ordering: textString("Identity"), Supplement: 0 };
	const descendant = file.add(
		dict({
			Type: "/Font",
			Subtype: isCff ? "/CIDFontType0" : "/CIDFontType2",
			BaseFont: `/${name}`,
			CIDSystemInfo: system,
			FontDescriptor: description,
			DW: 0,
			// Those of a whole font are printed once per process; of a subset all others would only have to be compressed.
			W: font.deflated ? widths(font.widths) : widthsOf(font.cids, font.widths),
			CIDToGIDMap: isCff ? undefined : font.glyphOfCid ? file.add(glyphMap(font.glyphOfCid)) : "/Identity",
		}),
	);
	return file.add(
		dict({
			Type: "/Font",
			Subtype: "/Type0",
			BaseFont: `/${name}`,
			Encoding: "/Identity-H",
			DescendantFonts: [descendant],
			ToUnicode: map,
		}),
	);
}

function programStream({ program, deflated, kind }: EmbeddedFont, level: number): PrintedStream {
	// ISO 32000-1 table 126: the key of the program says of which kind it is.
	const entries: { readonly [key: string]: Value } =
		kind === "cff" ? { Subtype: "/CIDFontType0C" } : { Length1: program.byteLength };
	if (!deflated) return compressed(program, entries, level);
	let made = programs.get(deflated);
	if (!made) {
		made = stream(deflated, { ...entries, Filter: "/FlateDecode" });
		programs.set(deflated, made);
	}
	return made;
}

/** ISO 32000-1 table 117: two bytes for each CID. */
function glyphMap(glyphs: readonly number[]): PrintedStream {
	const map = Buffer.alloc(glyphs.length * 2);
	for (const [cid, glyph] of glyphs.entries()) map.writeUInt16BE(glyph, cid * 2);
	return compressed(map);
}

/** Every CID of a program whose CIDs are the numbers of its glyphs (ISO 32000-1 table 124), used or not (ISO 14289-1 7.21.4.2); high bit first. */
function cidSet(count: number): Uint8Array {
	const bits = new Uint8Array(Math.ceil(count / 8)).fill(0xff);
	if (count % 8 > 0) bits[bits.length - 1] = (0xff00 >> (count % 8)) & 0xff;
	return bits;
}

function widths(advances: readonly number[]): Printed {
	let array = widthArrays.get(advances);
	if (!array) {
		array = toObject([0, advances]);
		widthArrays.set(advances, array);
	}
	return array;
}

/** Advances of some CIDs, each run of neighbours as one array (ISO 32000-1 9.7.4.3). */
function widthsOf(cids: readonly number[], advances: readonly number[]): Printed {
	const runs: (number | number[])[] = [];
	let run: number[] = [];
	let next = -1;
	for (const cid of cids) {
		if (cid !== next) {
			run = [];
			runs.push(cid, run);
		}
		run.push(advances[cid]!);
		next = cid + 1;
	}
	return toObject(runs);
}

function toUnicode(texts: readonly string[]): PrintedStream {
	let map = unicodeMaps.get(texts);
	if (!map) {
		map = compressed(Buffer.from(unicodeMap(texts), "latin1"));
		unicodeMaps.set(texts, map);
	}
	return map;
}

/** ISO 32000-1 9.10.3; at most 100 entries in a block. */
export function unicodeMap(texts: readonly string[]): string {
	const entries = texts.flatMap((text, cid) =>
		text === "" ? [] : [`<${cid.toString(16).padStart(4, "0")}><${utf16Hex(text)}>\n`],
	);
	let blocks = "";
	for (let i = 0; i < entries.length; i += 100) {
		const block = entries.slice(i, i + 100);
		blocks += `${block.length} beginbfchar\n${block.join("")}endbfchar\n`;
	}
	return `/CIDInit/ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def
/CMapName/Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000><FFFF>
endcodespacerange
${blocks}endcmap
CMapName currentdict/CMap defineresource pop
end
end
`;
}
