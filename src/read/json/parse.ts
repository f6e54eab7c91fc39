/** JSON (RFC 8259) as it was written: numbers keep their digits, keys their order, and repeated keys are told. */
export type Json =
	| { readonly kind: "string" | "number" | "constant"; readonly text: string }
	| { readonly kind: "array"; readonly items: readonly Json[] }
	| { readonly kind: "object"; readonly entries: ReadonlyMap<string, Json> };

export interface ParsedJson {
	readonly value: Json;
	/** Keys that an object has twice; the last value counts. */
	readonly repeated: readonly string[];
}

/** Where the text stops being JSON, as an offset in code units; `depth`: it is JSON, but nested beyond the limit. */
export interface JsonFault {
	readonly at: number;
	readonly depth?: true;
}

/** Objects and arrays inside one another. */
export const nestingLimit = 100;

const blank = /[ \t\n\r]*/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const constant = /true|false|null/y;
const control = /[\0-\x1f]/;

/** Parses a text that is one JSON value. */
export function parseJson(text: string): ParsedJson | JsonFault {
	const repeated: string[] = [];
	let at = 0;

	function skip(): void {
		// Nearly all JSON has nothing here.
		if (text.charCodeAt(at) > 0x20) return;
		blank.lastIndex = at;
		blank.test(text);
		at = blank.lastIndex;
	}

	function value(depth: number): Json {
		skip();
		const first = text[at];
		if (first === '"') return { kind: "string", text: string() };
		if (first === "{" || first === "[") {
			if (depth >= nestingLimit) throw new Fault(at, true);
			at++;
			return first === "{" ? object(depth + 1) : array(depth + 1);
		}
		return token(number, "number") ?? token(constant, "constant") ?? fail(at);
	}

	function token(shape: RegExp, kind: "number" | "constant"): Json | undefined {
		shape.lastIndex = at;
		const found = shape.exec(text)?.[0];
		if (found === undefined) return undefined;
		at += found.length;
		return { kind, text: found };
	}

	function string(): string {
		const start = at;
		let end = text.indexOf('"', start + 1);
		while (end >= 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
		if (end < 0) return fail(text.length);
		const inside = text.slice(start + 1, end);
		const bad = control.exec(inside);
		if (bad) return fail(start + 1 + bad.index);
		at = end + 1;
		if (!inside.includes("\\")) return inside;
		try {
			return JSON.parse(`"${inside}"`) as string;
		} catch {
			return fail(start + 1 + Math.max(0, inside.search(/\\(?:[^"\\/bfnrtu]|u(?![0-9a-fA-F]{4}))/)));
		}
	}

	function object(depth: number): Json {
		const entries = new Map<string, Json>();
		for (let first = true; ; first = false) {
			skip();
			if (first && text[at] === "}") break;
			if (text[at] !== '"') fail(at);
			const key = string();
			skip();
			if (text[at] !== ":") fail(at);
			at++;
			if (entries.has(key)) repeated.push(key);
			entries.set(key, value(depth));
			if (!goesOn("}")) break;
		}
		at++;
		return { kind: "object", entries };
	}

	function array(depth: number): Json {
		const items: Json[] = [];
		for (let first = true; ; first = false) {
			skip();
			if (first && text[at] === "]") break;
			items.push(value(depth));
			if (!goesOn("]")) break;
		}
		at++;
		return { kind: "array", items };
	}

	/** Behind a value: true behind a comma, false before the end. */
	function goesOn(close: string): boolean {
		skip();
		if (text[at] === close) return false;
		if (text[at] !== ",") fail(at);
		at++;
		return true;
	}

	try {
		const whole = value(0);
		skip();
		if (at < text.length) fail(at);
		return { value: whole, repeated };
	} catch (error) {
		if (error instanceof Fault) return error.depth ? { at: error.at, depth: true } : { at: error.at };
		throw error;
	}
}

/** Leaves the depth of the recursion; never leaves this file. */
class Fault extends Error {
	readonly at: number;
	readonly depth: boolean;
	constructor(at: number, depth: boolean) {
		super();
		this.at = at;
		this.depth = depth;
	}
}

function fail(at: number): never {
	throw new Fault(at, false);
}

/** Whether an odd number of backslashes stands before a place. */
function isEscaped(text: string, at: number): boolean {
	let slashes = 0;
	while (text.charCodeAt(at - 1 - slashes) === 0x5c) slashes++;
	return slashes % 2 === 1;
}
