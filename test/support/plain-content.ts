import { Damage } from "../../src/pdf/reader.ts";

/** An operand of a content stream. Strings are raw bytes, one character each. */
export type PlainOperand =
	| number
	| { readonly string: string }
	| { readonly name: string }
	| { readonly array: readonly PlainOperand[] }
	| { readonly dict: ReadonlyMap<string, PlainOperand> }
	| null
	| boolean;

const white = 1;
const delimiter = 2;

/** ISO 32000-1 tables 1 and 2. */
const kinds = new Uint8Array(256);
for (const character of "\0\t\n\f\r ") kinds[character.charCodeAt(0)] = white;
for (const character of "()<>[]{}/%") kinds[character.charCodeAt(0)] = delimiter;

/** A content stream (ISO 32000-1 7.8.2) read the plain way: by characters, an object for each token. What the proof's own reader is compared with. */
export function readContentPlainly(
	bytes: Uint8Array,
	operate: (operator: string, operands: readonly PlainOperand[]) => void,
): void {
	const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
	const scan = scanner(text);
	let operands: PlainOperand[] = [];
	for (let token = scan(); token !== undefined; token = scan()) {
		if (typeof token === "object" && token !== null && "operator" in token) {
			operate(token.operator, operands);
			operands = [];
		} else operands.push(token);
	}
	if (operands.length > 0) throw new Damage("content stream");
}

type Token = PlainOperand | { readonly operator: string };

function scanner(text: string): () => Token | undefined {
	let at = 0;
	const skip = () => {
		for (; at < text.length; at++) {
			if (text[at] === "%") while (at < text.length && text[at] !== "\n" && text[at] !== "\r") at++;
			else if (kinds[text.charCodeAt(at)] !== white) return;
		}
	};
	const word = (): string => {
		const start = at;
		while (at < text.length && kinds[text.charCodeAt(at)] === 0) at++;
		return text.slice(start, at);
	};
	const operand = (): PlainOperand => {
		const token = scan();
		if (token === undefined || (typeof token === "object" && token !== null && "operator" in token))
			throw new Damage("content stream");
		return token;
	};
	const literal = (): string => {
		let depth = 1;
		let out = "";
		let start = ++at;
		for (; at < text.length; at++) {
			const code = text.charCodeAt(at);
			if (code === 0x28) depth++;
			else if (code === 0x29 && --depth === 0) {
				out += text.slice(start, at++);
				return out;
			} else if (code === 0x0d) {
				// An end of line of any kind is a line feed (ISO 32000-1 7.3.4.2).
				out += `${text.slice(start, at)}\n`;
				if (text[at + 1] === "\n") at++;
				start = at + 1;
			} else if (code === 0x5c) {
				out += text.slice(start, at);
				const octal = /[0-7]{1,3}/y;
				octal.lastIndex = at + 1;
				const digits = octal.exec(text)?.[0];
				if (digits) {
					out += String.fromCharCode(Number.parseInt(digits, 8) & 0xff);
					at += digits.length;
				} else {
					const next = text[++at] ?? "";
					out += next === "\n" || next === "\r" ? "" : (escapes[next] ?? next);
					if (next === "\r" && text[at + 1] === "\n") at++;
				}
				start = at + 1;
			}
		}
		throw new Damage("content stream");
	};
	const hexadecimal = (): string => {
		const end = text.indexOf(">", at);
		if (end < 0) throw new Damage("content stream");
		const digits = text.slice(at + 1, end).replace(/\s/g, "");
		at = end + 1;
		let out = "";
		for (let i = 0; i < digits.length; i += 2)
			out += String.fromCharCode(Number.parseInt(digits.slice(i, i + 2).padEnd(2, "0"), 16));
		return out;
	};
	const scan = (): Token | undefined => {
		skip();
		if (at >= text.length) return undefined;
		switch (text[at]) {
			case "(":
				return { string: literal() };
			case "/":
				at++;
				return {
					name: word().replace(/#([0-9A-Fa-f]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
				};
			case "[": {
				at++;
				const array: PlainOperand[] = [];
				for (skip(); text[at] !== "]"; skip()) array.push(operand());
				at++;
				return { array };
			}
			case "<": {
				if (text[at + 1] !== "<") return { string: hexadecimal() };
				at += 2;
				const dict = new Map<string, PlainOperand>();
				for (skip(); text[at] !== ">"; skip()) {
					const key = operand();
					if (typeof key !== "object" || key === null || !("name" in key)) throw new Damage("content stream");
					dict.set(key.name, operand());
				}
				at += 2;
				return { dict };
			}
		}
		const found = word();
		if (found === "") throw new Damage("content stream");
		if (/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(found)) return Number(found);
		if (found === "true" || found === "false") return found === "true";
		return found === "null" ? null : { operator: found };
	};
	return scan;
}

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };
