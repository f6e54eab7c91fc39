import { PdfDict, PdfName, PdfRef, PdfStream, PdfString, type PdfValue } from "./values.ts";

/** Thrown for bytes that are no object; whoever asked knows which object it was. */
export class SyntaxFault extends Error {}

export const regular = 0;
export const white = 1;
const delimiter = 2;

/** ISO 32000-1 tables 1 and 2. */
export const kinds = new Uint8Array(256);
for (const character of "\0\t\n\f\r ") kinds[character.charCodeAt(0)] = white;
for (const character of "()<>[]{}/%") kinds[character.charCodeAt(0)] = delimiter;

const [zero, nine, plus, minus, period] = [0x30, 0x39, 0x2b, 0x2d, 0x2e];
const [slash, less, greater, open, close, bracket, unbracket] = [0x2f, 0x3c, 0x3e, 0x28, 0x29, 0x5b, 0x5d];

/**
 * Parses the object that starts at an offset (ISO 32000-1 7.3); throws on anything that is none. It takes what pdf-lib's parser takes and refuses what that
 * refuses, which a test shows, at a tenth of the time; nothing outlives the objects but a table of names of fixed size.
 */
export function parseObject(bytes: Uint8Array, offset: number): PdfValue {
	return new Parser(bytes, offset).object();
}

class Parser {
	readonly bytes: Uint8Array;
	at: number;

	constructor(bytes: Uint8Array, at: number) {
		this.bytes = bytes;
		this.at = at;
	}

	object(): PdfValue {
		this.skip();
		const { bytes, at } = this;
		const byte = bytes[at] as number;
		switch (byte) {
			case less:
				return bytes[at + 1] === less ? this.dictOrStream() : this.hexadecimal();
			case open:
				return this.literal();
			case slash:
				return this.name();
			case bracket:
				return this.list();
			case 0x74:
				if (this.takes("true")) return true;
				break;
			case 0x66:
				if (this.takes("false")) return false;
				break;
			case 0x6e:
				if (this.takes("null")) return null;
				break;
			default:
				if ((byte >= zero && byte <= nine) || byte === plus || byte === minus || byte === period)
					return this.numberOrRef();
		}
		throw new SyntaxFault();
	}

	/** White space and comments. */
	skip(): void {
		const { bytes } = this;
		let { at } = this;
		for (; at < bytes.length; at++) {
			const byte = bytes[at] as number;
			if (byte === 0x25) {
				while (at < bytes.length && bytes[at] !== 0x0a && bytes[at] !== 0x0d) at++;
				if (at >= bytes.length) break;
			} else if (kinds[byte] !== white) break;
		}
		this.at = at;
	}

	takes(word: string): boolean {
		const { bytes, at } = this;
		for (let i = 0; i < word.length; i++) if (bytes[at + i] !== word.charCodeAt(i)) return false;
		this.at = at + word.length;
		return true;
	}

	expect(byte: number): void {
		if (this.bytes[this.at] !== byte) throw new SyntaxFault();
		this.at++;
	}

	numberOrRef(): number | PdfRef {
		const first = this.number();
		this.skip();
		const { bytes, at } = this;
		const byte = bytes[at] as number;
		if (byte >= zero && byte <= nine) {
			// Most numbers are followed by a number that stands for itself, and that one is read when its turn comes.
			let end = at + 1;
			while ((bytes[end] as number) >= zero && (bytes[end] as number) <= nine) end++;
			const next = bytes[end];
			const couldBe = next === 0x20 && bytes[end + 1] !== 0x52 && kinds[bytes[end + 1] as number] === regular;
			if (couldBe || next === unbracket) return first;
			const second = this.number();
			this.skip();
			if (bytes[this.at] === 0x52) {
				this.at++;
				return new PdfRef(first, second);
			}
		}
		this.at = at;
		return first;
	}

	/** ISO 32000-1 7.3.3. Up to fifteen digits are counted, since both the digits and the power of ten are exact then, and their quotient is rounded once. */
	number(): number {
		const { bytes } = this;
		const start = this.at;
		let at = start;
		let byte = bytes[at] as number;
		const isNegative = byte === minus;
		if (isNegative || byte === plus) byte = bytes[++at] as number;
		const digits = at;
		let value = 0;
		for (; byte >= zero && byte <= nine; byte = bytes[++at] as number) value = value * 10 + byte - zero;
		let count = at - digits;
		if (byte === period) {
			const from = ++at;
			for (byte = bytes[at] as number; byte >= zero && byte <= nine; byte = bytes[++at] as number)
				value = value * 10 + byte - zero;
			count += at - from;
			if (count > 0 && count <= 15) {
				this.at = at;
				value /= powers[at - from] as number;
				return isNegative ? -value : value;
			}
		} else if (count > 0 && count <= 15 && byte !== plus && byte !== minus) {
			this.at = at;
			return isNegative ? -value : value;
		}
		return this.oddNumber(start);
	}

	/** Many digits; or signs where none belong, which make no number. */
	oddNumber(start: number): number {
		const { bytes } = this;
		const isDigit = (byte: number | undefined) => byte !== undefined && byte >= zero && byte <= nine;
		let at = start;
		while (isDigit(bytes[at]) || bytes[at] === plus || bytes[at] === minus) at++;
		if (bytes[at] === period) for (at++; isDigit(bytes[at]); ) at++;
		const value = Number(latin1(bytes, start, at));
		if (at === start || !Number.isFinite(value)) throw new SyntaxFault();
		this.at = at;
		return value;
	}

	hexadecimal(): PdfString {
		const start = this.at + 1;
		const end = this.bytes.indexOf(greater, start);
		if (end < 0) throw new SyntaxFault();
		this.at = end + 1;
		return new PdfString(latin1(this.bytes, start, end), "hexadecimal");
	}

	literal(): PdfString {
		const { bytes } = this;
		const start = this.at + 1;
		let depth = 1;
		for (let at = start; at < bytes.length; at++) {
			const byte = bytes[at];
			if (byte === 0x5c) at++;
			else if (byte === open) depth++;
			else if (byte === close && --depth === 0) {
				this.at = at + 1;
				return new PdfString(latin1(bytes, start, at), "literal");
			}
		}
		throw new SyntaxFault();
	}

	name(): PdfName {
		this.expect(slash);
		const { bytes } = this;
		const start = this.at;
		let hash = 0;
		let at = start;
		for (; at < bytes.length && kinds[bytes[at] as number] === regular; at++)
			hash = (hash * 31 + (bytes[at] as number)) & 0x3fffffff;
		this.at = at;
		return nameAt(bytes, start, at, hash);
	}

	list(): readonly PdfValue[] {
		this.at++;
		this.skip();
		const items: PdfValue[] = [];
		while (this.bytes[this.at] !== unbracket) {
			items.push(this.object());
			this.skip();
		}
		this.at++;
		return items;
	}

	dict(): PdfDict {
		const { bytes } = this;
		this.at += 2;
		this.skip();
		const entries = new Map<string, PdfValue>();
		while (this.at < bytes.length && bytes[this.at] !== greater && bytes[this.at + 1] !== greater) {
			const key = this.name();
			entries.set(key.text, this.object());
			this.skip();
		}
		this.expect(greater);
		this.expect(greater);
		return new PdfDict(entries);
	}

	dictOrStream(): PdfDict | PdfStream {
		const dict = this.dict();
		this.skip();
		if (!this.takes("stream")) return dict;
		const { bytes } = this;
		// ISO 32000-1 7.3.8.1 wants a line feed, and some write a space before it.
		if (!this.takes(" \r\n") && !this.takes("\r\n") && !this.takes("\r")) this.takes("\n");
		const start = this.at;
		const length = dict.get("Length");
		if (typeof length === "number" && Number.isInteger(length) && length >= 0) {
			this.at = start + length;
			this.skip();
			if (this.takes("endstream")) return new PdfStream(dict, bytes.subarray(start, start + length));
		}
		this.at = start;
		return new PdfStream(dict, bytes.subarray(start, this.endOfStream()));
	}

	/** Where a stream ends that does not say its length; streams within it are counted. */
	endOfStream(): number {
		const { bytes } = this;
		let depth = 1;
		while (this.at < bytes.length) {
			const end = this.at;
			if (this.takes("stream")) depth++;
			else if (
				this.takes("\r\nendstream") ||
				this.takes("\rendstream") ||
				this.takes("\nendstream") ||
				this.takes("endstream")
			)
				depth--;
			else this.at++;
			if (depth === 0) return end;
		}
		throw new SyntaxFault();
	}
}

const powers = Array.from({ length: 16 }, (_, i) => 10 ** i);

/** Files have the same names over and over: the last one of each place of this table is not made anew. */
const names: (PdfName | undefined)[] = new Array(1024).fill(undefined);

function nameAt(bytes: Uint8Array, start: number, end: number, hash: number): PdfName {
	const place = hash & (names.length - 1);
	const known = names[place];
	if (known && isAt(known.text, bytes, start, end)) return known;
	const text = latin1(bytes, start, end);
	if (text.includes("#")) return new PdfName(text.replace(/#([0-9A-F]{2})/g, unescaped));
	const made = new PdfName(text);
	names[place] = made;
	return made;
}

function unescaped(_: string, hex: string): string {
	return String.fromCharCode(Number.parseInt(hex, 16));
}

function isAt(text: string, bytes: Uint8Array, start: number, end: number): boolean {
	if (text.length !== end - start) return false;
	for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) !== bytes[start + i]) return false;
	return true;
}

export function latin1(bytes: Uint8Array, from: number, to: number): string {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1", from, to);
}
