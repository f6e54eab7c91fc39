import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Json, nestingLimit, parseJson } from "../../../src/read/json/parse.ts";

function plain(value: Json): unknown {
	switch (value.kind) {
		case "object":
			return Object.fromEntries([...value.entries].map(([key, inner]) => [key, plain(inner)]));
		case "array":
			return value.items.map(plain);
		case "string":
			return value.text;
		default:
			return JSON.parse(value.text);
	}
}

const wellFormed = (text: string) => {
	const parsed = parseJson(text);
	if ("at" in parsed) throw new Error(`at ${parsed.at}`);
	return parsed;
};
const faultAt = (text: string) => {
	const parsed = parseJson(text);
	return "at" in parsed ? parsed.at : undefined;
};

describe("parsing JSON", () => {
	it("gives what JSON.parse gives", () => {
		fc.assert(
			fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(undefined, 2, "\t"), (value, indent) => {
				const text = JSON.stringify(value, null, indent);
				expect(plain(wellFormed(text).value)).toEqual(JSON.parse(text));
			}),
		);
	});

	it("refuses what JSON.parse refuses, and nothing else", () => {
		const mutated = fc.tuple(fc.jsonValue({ maxDepth: 3 }), fc.nat(), fc.constantFrom(...'"\\{}[],:x0-.\n\0 '));
		fc.assert(
			fc.property(mutated, ([value, at, sign]) => {
				const whole = JSON.stringify(value);
				const i = at % (whole.length + 1);
				const text = whole.slice(0, i) + sign + whole.slice(i + 1);
				let refused = false;
				try {
					JSON.parse(text);
				} catch {
					refused = true;
				}
				expect([text, faultAt(text) !== undefined]).toEqual([text, refused]);
			}),
			{ numRuns: 500 },
		);
	});

	it("keeps the digits of numbers that are beyond a double", () => {
		for (const digits of ["12345678901234567890", "1.0", "-0", "1e5", "0.1000", "9007199254740993"])
			expect(wellFormed(`{"id":${digits}}`).value).toEqual({
				kind: "object",
				entries: new Map([["id", { kind: "number", text: digits }]]),
			});
	});

	it("tells repeated keys, the later value counts", () => {
		const { value, repeated } = wellFormed('{"a":1,"b":{"a":2,"a":3},"a":4}');
		expect(repeated).toEqual(["a", "a"]);
		expect(plain(value)).toEqual({ a: 4, b: { a: 3 } });
	});

	it.each([
		["an unclosed string", '{"a": "bài', 10],
		["a line end in a string", '{"a": "b\nc"}', 8],
		["a NUL in a string", '{"a": "b\0c"}', 8],
		["a wrong escape", '{"a": "b\\x"}', 8],
		["a bracket of the wrong kind", '{"a": [1}', 8],
		["a comma too many", "[1,]", 3],
		["something behind", "{} x", 3],
		["nothing", "", 0],
		["a single quote", "{'a':1}", 1],
	])("says where it stops: %s", (_, text, at) => {
		expect(faultAt(text)).toBe(at);
	});

	it("keeps lone surrogates as they are written", () => {
		expect(plain(wellFormed('"\\ud800x"').value)).toBe("\ud800x");
	});

	it("says that nesting is too deep, however deep", () => {
		expect("at" in parseJson("[".repeat(nestingLimit) + "]".repeat(nestingLimit))).toBe(false);
		expect(parseJson("[".repeat(nestingLimit + 1))).toEqual({ at: nestingLimit, depth: true });
		expect(parseJson("[".repeat(1_000_000))).toMatchObject({ depth: true });
	});

	it("finds the end of strings with many backslashes", () => {
		const text = "\\".repeat(101);
		expect(plain(wellFormed(JSON.stringify([text, `${text}"`])).value)).toEqual([text, `${text}"`]);
	});
});
