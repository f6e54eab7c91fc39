import { Damage, type PdfReader } from "./reader.ts";
import { isList, isNamed, PdfDict, PdfName, PdfStream, type PdfValue, written } from "./values.ts";

/** Reads a font's strings by the font's own ToUnicode map. */
export interface FontDecoder {
	readonly name: string;
	/** Text of the codes in a string; `unmapped` hears of codes that the map does not know, which read as U+FFFD. */
	decode(string: string, unmapped: (code: number) => void): string;
	/** What the codes of a string advance by together, in thousandths of the font size. */
	width(string: string): number;
}

export function fontDecoder(reader: PdfReader, font: PdfDict): FontDecoder {
	const entry = (key: string): PdfValue | undefined => reader.resolve(font.get(key));
	const base = entry("BaseFont");
	const name = base instanceof PdfName ? written(base) : "?";
	const map = entry("ToUnicode");
	const texts = map instanceof PdfStream ? textsOf(reader, map) : new Map<number, string>();
	const widths = widthsOf(reader, entry("DescendantFonts"));
	const width = isNamed(entry("Subtype"), "Type0") ? codeWidth(entry("Encoding"), name) : 1;
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

/** Fonts may share a map; it is read once. */
const read = new WeakMap<PdfStream, ReadonlyMap<number, string>>();

function textsOf(reader: PdfReader, stream: PdfStream): ReadonlyMap<number, string> {
	let texts = read.get(stream);
	if (!texts) {
		texts = readToUnicode(reader.decode(stream));
		read.set(stream, texts);
	}
	return texts;
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
