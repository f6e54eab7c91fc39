import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFObject, PDFRawStream } from "./objects.ts";
import { Damage, type PdfReader } from "./reader.ts";

/** Reads a font's strings by the font's own ToUnicode map. */
export interface FontDecoder {
	readonly name: string;
	/** Text of the codes in a string; `unmapped` hears of codes that the map does not know, which read as U+FFFD. */
	decode(string: string, unmapped: (code: number) => void): string;
	/** What the codes of a string advance by together, in thousandths of the font size. */
	width(string: string): number;
}

export function fontDecoder(reader: PdfReader, font: PDFDict): FontDecoder {
	const entry = (key: string): PDFObject | undefined => reader.resolve(font.get(PDFName.of(key)));
	const base = entry("BaseFont");
	const name = base instanceof PDFName ? base.asString().slice(1) : "?";
	const map = entry("ToUnicode");
	const texts = map instanceof PDFRawStream ? textsOf(reader, map) : new Map<number, string>();
	const widths = widthsOf(reader, entry("DescendantFonts"));
	const width = entry("Subtype") === PDFName.of("Type0") ? codeWidth(entry("Encoding"), name) : 1;
	return {
		name,
		decode: (string, unmapped) => {
			let text = "";
			for (let i = 0; i < string.length; i += width) {
				let code = string.charCodeAt(i);
				if (width === 2) code = code * 256 + (i + 1 < string.length ? string.charCodeAt(i + 1) : 0);
				const found = texts.get(code);
				if (found === undefined) unmapped(code);
				text += found ?? "\uFFFD";
			}
			return text;
		},
		width: (string) => {
			let total = 0;
			for (let i = 0; i < string.length; i += width) {
				const code = width === 2 ? string.charCodeAt(i) * 256 + string.charCodeAt(i + 1) : string.charCodeAt(i);
				total += widths.of[code] ?? widths.usual;
			}
			return total;
		},
	};
}

/** Widths by code, which is the CID (ISO 32000-1 9.7.4.3), and of all other codes. */
function widthsOf(
	reader: PdfReader,
	descendants: PDFObject | undefined,
): { readonly of: number[]; readonly usual: number } {
	const of: number[] = [];
	const font = descendants instanceof PDFArray ? reader.resolve(descendants.asArray()[0]) : undefined;
	if (!(font instanceof PDFDict)) return { of, usual: 0 };
	const numberOf = (object: PDFObject | undefined, otherwise: number) => {
		const value = reader.resolve(object);
		return value instanceof PDFNumber ? value.asNumber() : otherwise;
	};
	const list = reader.resolve(font.get(PDFName.of("W")));
	const items = list instanceof PDFArray ? list.asArray() : [];
	for (let i = 0; i + 1 < items.length; ) {
		const first = numberOf(items[i], 0);
		const next = reader.resolve(items[i + 1]);
		if (next instanceof PDFArray) {
			for (const [n, each] of next.asArray().entries()) of[first + n] = numberOf(each, 0);
			i += 2;
		} else {
			const last = Math.min(numberOf(next, first), first + 0xffff);
			for (let code = first; code <= last; code++) of[code] = numberOf(items[i + 2], 0);
			i += 3;
		}
	}
	return { of, usual: numberOf(font.get(PDFName.of("DW")), 1000) };
}

/** Fonts may share a map; it is read once. */
const read = new WeakMap<PDFRawStream, ReadonlyMap<number, string>>();

function textsOf(reader: PdfReader, stream: PDFRawStream): ReadonlyMap<number, string> {
	let texts = read.get(stream);
	if (!texts) {
		texts = readToUnicode(reader.decode(stream));
		read.set(stream, texts);
	}
	return texts;
}

function codeWidth(encoding: PDFObject | undefined, font: string): 1 | 2 {
	if (encoding === PDFName.of("Identity-H") || encoding === PDFName.of("Identity-V")) return 2;
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
