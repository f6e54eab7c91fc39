import { Damage, type PdfReader } from "./reader.ts";
import type { ByteString } from "./tokens.ts";
import { isList, isNamed, PdfDict, PdfName, PdfStream, type PdfValue, written } from "./values.ts";

/** Reads a font's strings by the font's own ToUnicode map. */
export interface FontDecoder {
	readonly name: string;
	/**
	 * Writes down the text of the codes in a string; `unmapped` hears of codes that the map does not know, which read as U+FFFD. Gives what the codes
	 * advance by together, in thousandths of the font size.
	 */
	decode(string: ByteString, into: WrittenText, unmapped: (code: number) => void): number;
}

/** Text that is being read: words are added to it by the thousand. */
export interface WrittenText {
	/** UTF-16LE, whatever the machine's own order is. */
	bytes: Uint8Array;
	/** Bytes of it that are text. */
	length: number;
	/** Set when something is added that is no white space. */
	hasInk: boolean;
}

/** The text's bytes with room for so many more code units. */
function roomFor(text: WrittenText, more: number): Uint8Array {
	const needed = text.length + 2 * more;
	if (needed > text.bytes.length) {
		const wider = new Uint8Array(needed * 2);
		wider.set(text.bytes);
		text.bytes = wider;
	}
	return text.bytes;
}

export function fontDecoder(reader: PdfReader, font: PdfDict): FontDecoder {
	const entry = (key: string): PdfValue | undefined => reader.resolve(font.get(key));
	const base = entry("BaseFont");
	const name = base instanceof PdfName ? written(base) : "?";
	const map = entry("ToUnicode");
	const { texts, letters } = map instanceof PdfStream ? mapOf(reader, map) : codeMap(new Map());
	const { of: widths, usual } = widthsOf(reader, entry("DescendantFonts"));
	const width = isNamed(entry("Subtype"), "Type0") ? codeWidth(entry("Encoding"), name) : 1;
	return {
		name,
		decode: ({ bytes, from, to }, into, unmapped) => {
			let out = roomFor(into, to - from);
			let total = 0;
			for (let at = from; at < to; at += width) {
				const isWhole = at + width <= to;
				const byte = bytes[at] as number;
				const code = width === 1 ? byte : byte * 256 + (isWhole ? (bytes[at + 1] as number) : 0);
				total += isWhole ? (widths[code] ?? usual) : usual;
				const letter = letters[code] ?? 0;
				if (letter !== 0) {
					out[into.length++] = letter & 0xff;
					out[into.length++] = letter >> 8;
					if (letter !== 0x20) into.hasInk = true;
					continue;
				}
				const text = texts.get(code) ?? "\uFFFD";
				if (!texts.has(code)) unmapped(code);
				out = roomFor(into, text.length + to - at);
				out.set(Buffer.from(text, "utf16le"), into.length);
				into.length += 2 * text.length;
				if (text.trim() !== "") into.hasInk = true;
			}
			return total;
		},
	};
}

/** Widths by code, which is the CID (ISO 32000-1 9.7.4.3), and of all other codes. */
function widthsOf(
	reader: PdfReader,
	descendants: PdfValue | undefined,
): { readonly of: number[]; readonly usual: number } {
	const of: number[] = [];
	const font = isList(descendants) ? reader.resolve(descendants[0]) : undefined;
	if (!(font instanceof PdfDict)) return { of, usual: 0 };
	const numberOf = (object: PdfValue | undefined, otherwise: number) => {
		const value = reader.resolve(object);
		return typeof value === "number" ? value : otherwise;
	};
	const list = reader.resolve(font.get("W"));
	const items = isList(list) ? list : [];
	for (let i = 0; i + 1 < items.length; ) {
		const first = numberOf(items[i], 0);
		const next = reader.resolve(items[i + 1]);
		if (isList(next)) {
			for (const [n, each] of next.entries()) of[first + n] = numberOf(each, 0);
			i += 2;
		} else {
			const last = Math.min(numberOf(next, first), first + 0xffff);
			for (let code = first; code <= last; code++) of[code] = numberOf(items[i + 2], 0);
			i += 3;
		}
	}
	return { of, usual: numberOf(font.get("DW"), 1000) };
}

/** The texts of codes, and by code those that are one letter or a space, which nearly all are; 0 stands for any other text and for none. */
interface CodeMap {
	readonly texts: ReadonlyMap<number, string>;
	readonly letters: Uint16Array;
}

function codeMap(texts: ReadonlyMap<number, string>): CodeMap {
	let last = -1;
	for (const code of texts.keys()) if (code <= 0xffff) last = Math.max(last, code);
	const letters = new Uint16Array(last + 1);
	for (const [code, text] of texts) {
		const isLetter = text.length === 1 && (text === " " || text.trim() !== "");
		if (isLetter && code <= last) letters[code] = text.charCodeAt(0);
	}
	return { texts, letters };
}

/** Maps that were read last, with the compressed bytes that they were read from. Documents of one kind have the same few maps, byte for byte. */
const kept: { readonly contents: Uint8Array; readonly map: CodeMap }[] = [];
const mostKept = 32;
let oldest = 0;

/** What a map says depends on nothing but its bytes, so that one which was read before need not be taken apart again. */
function mapOf(reader: PdfReader, stream: PdfStream): CodeMap {
	const { dict, contents } = stream;
	if (!isNamed(dict.get("Filter"), "FlateDecode") || dict.has("DecodeParms"))
		return codeMap(readToUnicode(reader.decode(stream)));
	const known = kept.find((each) => Buffer.compare(each.contents, contents) === 0);
	if (known) return known.map;
	const map = codeMap(readToUnicode(reader.decode(stream)));
	// A copy: a part of the file would keep the whole of it.
	kept[oldest] = { contents: contents.slice(), map };
	oldest = (oldest + 1) % mostKept;
	return map;
}

function codeWidth(encoding: PdfValue | undefined, font: string): 1 | 2 {
	if (isNamed(encoding, "Identity-H") || isNamed(encoding, "Identity-V")) return 2;
	throw new Damage(`encoding of font ${font}`);
}

/** ISO 32000-1 9.10.3: `bfchar` and both forms of `bfrange`. */
export function readToUnicode(bytes: Uint8Array): ReadonlyMap<number, string> {
	const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
	const texts = new Map<number, string>();
	for (const [, kind, block] of text.matchAll(/begin(bfchar|bfrange)\b([\s\S]*?)\bend\1/g)) {
		if (kind === "bfchar") {
			for (const [, code, value] of block!.matchAll(/<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]*)>/g))
				texts.set(Number.parseInt(code!, 16), utf16(value!));
			continue;
		}
		const ranges = /<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f\s]+)>|\[([^\]]*)\])/g;
		for (const [, first, last, start, list] of block!.matchAll(ranges)) {
			const from = Number.parseInt(first!, 16);
			const to = Math.min(Number.parseInt(last!, 16), from + 0xffff);
			const values = list?.match(/<[^>]*>/g)?.map((value: string) => utf16(value.slice(1, -1)));
			for (let code = from; code <= to; code++) {
				const value = values ? values[code - from] : advance(utf16(start!), code - from);
				if (value !== undefined) texts.set(code, value);
			}
		}
	}
	return texts;
}

/** The last code unit counts up along a range. */
function advance(text: string, by: number): string {
	const last = text.length - 1;
	return text.slice(0, last) + String.fromCharCode(text.charCodeAt(last) + by);
}

function utf16(hex: string): string {
	const digits = hex.replace(/\s/g, "");
	let text = "";
	for (let i = 0; i + 4 <= digits.length; i += 4)
		text += String.fromCharCode(Number.parseInt(digits.slice(i, i + 4), 16));
	return text;
}
