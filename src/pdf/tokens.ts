import { kinds, latin1, regular, white } from "./parse.ts";
import { Damage } from "./reader.ts";

/** A string of a content stream: bytes of a buffer, which may hold many. */
export interface ByteString {
	readonly bytes: Uint8Array;
	readonly from: number;
	readonly to: number;
}

/** An operand of a content stream. */
export type Operand =
	| number
	| ByteString
	| { readonly name: string }
	| { readonly array: readonly Operand[] }
	| { readonly dict: ReadonlyMap<string, Operand> }
	| null
	| boolean;

/**
 * Reads a content stream (ISO 32000-1 7.8.2) and calls `operate` for each operator with its operands, which are the reader's again afterwards. Throws
 * `Damage`. A page has some thousand tokens, so that nothing is made for one that can do without.
 */
export function readContent(
	bytes: Uint8Array,
	operate: (operator: string, operands: readonly Operand[]) => void,
): void {
	const tokens = new Tokens(bytes);
	const operands: Operand[] = [];
	for (;;) {
		const token = tokens.next();
		if (token === undefined) break;
		if (typeof token === "string") {
			operate(token, operands);
			operands.length = 0;
		} else operands.push(token);
	}
	if (operands.length > 0) throw new Damage("content stream");
}

/** Operators of ISO 32000-1 table A.1 by their bytes, so that each is one and the same string whenever it comes. */
const operators = new Map<number, string>();
const known =
	"b B b* B* BDC BI BMC BT BX c cm cs CS d d0 d1 Do DP EI EMC ET EX f F f* g G gs h i ID j J k K l m M MP n q Q re rg RG ri s S sc SC scn SCN sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \"";
for (const each of known.split(" ")) operators.set(packed(Buffer.from(each), 0, each.length), each);

/** Up to three bytes as a number. */
function packed(bytes: Uint8Array, from: number, to: number): number {
	let value = 0;
	for (let at = from; at < to; at++) value = (value << 8) | (bytes[at] as number);
	return value;
}

const powers = Array.from({ length: 16 }, (_, i) => 10 ** i);

class Tokens {
	readonly bytes: Uint8Array;
	at = 0;
	/** Strings whose escapes are undone, one behind the other: together never longer than the stream. */
	undone: Uint8Array | undefined;
	used = 0;

	constructor(bytes: Uint8Array) {
		this.bytes = bytes;
	}

	/** An operand; an operator as a string; undefined at the end. */
	next(): Operand | string | undefined {
		this.skip();
		const { bytes, at } = this;
		if (at >= bytes.length) return undefined;
		switch (bytes[at]) {
			case 0x28:
				return this.literal();
			case 0x2f:
				return this.name();
			case 0x5b:
				return this.array();
			case 0x3c:
				return bytes[at + 1] === 0x3c ? this.dict() : this.hexadecimal();
			default:
				return this.number() ?? this.word();
		}
	}

	skip(): void {
		const { bytes } = this;
		let { at } = this;
		for (; at < bytes.length; at++) {
			const byte = bytes[at] as number;
			if (byte === 0x25) while (at < bytes.length && bytes[at] !== 0x0a && bytes[at] !== 0x0d) at++;
			else if (kinds[byte] !== white) break;
		}
		this.at = at;
	}

	operand(): Operand {
		const token = this.next();
		if (token === undefined || typeof token === "string") throw new Damage("content stream");
		return token;
	}

	/** Up to fifteen digits are exact, and so is their power of ten; undefined for all else. */
	number(): number | undefined {
		const { bytes } = this;
		let { at } = this;
		let byte = bytes[at] as number;
		const isNegative = byte === 0x2d;
		if (isNegative || byte === 0x2b) byte = bytes[++at] as number;
		let start = at;
		let value = 0;
		for (; byte >= 0x30 && byte <= 0x39; byte = bytes[++at] as number) value = value * 10 + byte - 0x30;
		let count = at - start;
		let decimals = 0;
		if (byte === 0x2e) {
			start = ++at;
			for (byte = bytes[at] as number; byte >= 0x30 && byte <= 0x39; byte = bytes[++at] as number)
				value = value * 10 + byte - 0x30;
			decimals = at - start;
			count += decimals;
		}
		if (count === 0 || count > 15 || kinds[byte] === regular) return undefined;
		this.at = at;
		if (decimals > 0) value /= powers[decimals] as number;
		return isNegative ? -value : value;
	}

	word(): Operand | string {
		const { bytes } = this;
		const start = this.at;
		const end = this.wordEnd();
		if (end === start) throw new Damage("content stream");
		const operator = end - start <= 3 ? operators.get(packed(bytes, start, end)) : undefined;
		if (operator !== undefined) return operator;
		const found = latin1(bytes, start, end);
		if (/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(found)) return Number(found);
		if (found === "true" || found === "false") return found === "true";
		return found === "null" ? null : found;
	}

	wordEnd(): number {
		const { bytes } = this;
		let { at } = this;
		while (at < bytes.length && kinds[bytes[at] as number] === regular) at++;
		this.at = at;
		return at;
	}

	name(): Operand {
		const start = ++this.at;
		const found = latin1(this.bytes, start, this.wordEnd());
		if (!found.includes("#")) return { name: found };
		return {
			name: found.replace(/#([0-9A-Fa-f]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
		};
	}

	array(): Operand {
		this.at++;
		const array: Operand[] = [];
		for (this.skip(); this.bytes[this.at] !== 0x5d; this.skip()) array.push(this.operand());
		this.at++;
		return { array };
	}

	dict(): Operand {
		this.at += 2;
		const dict = new Map<string, Operand>();
		for (this.skip(); this.bytes[this.at] !== 0x3e; this.skip()) {
			const key = this.operand();
			if (typeof key !== "object" || key === null || !("name" in key)) throw new Damage("content stream");
			dict.set(key.name, this.operand());
		}
		this.at += 2;
		return { dict };
	}

	hexadecimal(): ByteString {
		const { bytes } = this;
		const end = bytes.indexOf(0x3e, this.at);
		if (end < 0) throw new Damage("content stream");
		const digits = latin1(bytes, this.at + 1, end).replace(/\s/g, "");
		this.at = end + 1;
		const from = this.used;
		for (let i = 0; i < digits.length; i += 2) this.put(Number.parseInt(digits.slice(i, i + 2).padEnd(2, "0"), 16));
		return this.made(from);
	}

	/** ISO 32000-1 7.3.4.2. Most strings stand as they are; one with an escape or an end of line is written anew. */
	literal(): ByteString {
		const { bytes } = this;
		const from = ++this.at;
		let depth = 1;
		for (let at = from; at < bytes.length; at++) {
			const byte = bytes[at];
			if (byte === 0x28) depth++;
			else if (byte === 0x29 && --depth === 0) {
				this.at = at + 1;
				return { bytes, from, to: at };
			} else if (byte === 0x5c || byte === 0x0d) return this.escaped(from);
		}
		throw new Damage("content stream");
	}

	escaped(start: number): ByteString {
		const { bytes } = this;
		const from = this.used;
		let depth = 1;
		for (let at = start; at < bytes.length; at++) {
			let byte = bytes[at] as number;
			if (byte === 0x28) depth++;
			else if (byte === 0x29 && --depth === 0) {
				this.at = at + 1;
				return this.made(from);
			} else if (byte === 0x0d) {
				// An end of line of any kind is a line feed (ISO 32000-1 7.3.4.2).
				if (bytes[at + 1] === 0x0a) at++;
				byte = 0x0a;
			} else if (byte === 0x5c) {
				byte = bytes[++at] as number;
				if (byte === 0x0a || byte === 0x0d) {
					if (byte === 0x0d && bytes[at + 1] === 0x0a) at++;
					continue;
				}
				if (isOctal(byte)) {
					byte -= 0x30;
					for (let i = 1; i < 3 && isOctal(bytes[at + 1]); i++) byte = byte * 8 + (bytes[++at] as number) - 0x30;
				} else byte = escapes[byte] ?? byte;
			}
			this.put(byte);
		}
		throw new Damage("content stream");
	}

	put(byte: number): void {
		this.undone ??= new Uint8Array(this.bytes.length);
		this.undone[this.used++] = byte;
	}

	made(from: number): ByteString {
		return { bytes: this.undone ?? this.bytes, from, to: this.used };
	}
}

function isOctal(byte: number | undefined): boolean {
	return byte !== undefined && byte >= 0x30 && byte <= 0x37;
}

/** `\n`, `\r`, `\t`, `\b`, `\f`. */
const escapes: Readonly<Record<number, number>> = { 110: 0x0a, 114: 0x0d, 116: 0x09, 98: 0x08, 102: 0x0c };
