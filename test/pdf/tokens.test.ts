import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Damage } from "../../src/pdf/reader.ts";
import { type Operand, readContent } from "../../src/pdf/tokens.ts";
import { type PlainOperand, readContentPlainly } from "../support/plain-content.ts";

/** An operand of either reader as the same data. */
function data(operand: Operand | PlainOperand): unknown {
	if (typeof operand !== "object" || operand === null) return operand;
	if ("bytes" in operand) return { string: Buffer.from(operand.bytes).toString("latin1", operand.from, operand.to) };
	if ("array" in operand) return { array: operand.array.map(data) };
	if ("dict" in operand) return { dict: [...operand.dict].map(([key, value]) => [key, data(value)]) };
	return operand;
}

function outcome<Kind extends Operand | PlainOperand>(
	read: (bytes: Uint8Array, operate: (operator: string, operands: readonly Kind[]) => void) => void,
	text: string,
): unknown {
	const calls: unknown[] = [];
	try {
		read(Buffer.from(text, "latin1"), (operator, operands) => calls.push([operator, operands.map(data)]));
	} catch (error) {
		if (error instanceof Damage) return { calls, damage: error.where };
		throw error;
	}
	return { calls };
}

const pieces = fc.constantFrom(
	...[
		"BT",
		"ET",
		"Tj",
		"TJ",
		"Td",
		"T*",
		"'",
		'"',
		"q",
		"Q",
		"cm",
		"BDC",
		"EMC",
		"re",
		"f*",
		"scn",
		"Foo",
		"Tjx",
		"b**",
	],
	...["0", "12", "-1.5", "+.25", "3.", ".", "-", "1-2", "--1", "0.1", "595.2755905511812", "12345678901234567", "7e3"],
	...[
		"(a)",
		"(\0\x29\0)",
		"(a(b)c)",
		"(\\)\\(\\\\)",
		"(\\1018\\53)",
		"(\\n\\r\\t\\b\\f\\x)",
		"(a\\\r\nb\rc\r\nd\ne\\\nf)",
		"()",
	],
	...["<48656c>", "<4 8\n6>", "<zz4g>", "<>", "/F0", "/A#20B", "/#zz", "/", "true", "false", "null", "nulls"],
	...["[", "]", "<<", ">>", "<", ">", "(", ")", "{", "}", "%", "\\", "\n", "\r", "\r\n", " ", "\t", "\0", "% x\n"],
);

describe("the reader of content streams", () => {
	it("gives what a reader by characters gives, and finds the same damage, whatever the bytes", () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(pieces, fc.constantFrom("", " ", "\n")), { maxLength: 20 }), (parts) => {
				const text = parts.map((part) => part.join("")).join("");
				expect(outcome(readContent, text)).toEqual(outcome(readContentPlainly, text));
			}),
			{ numRuns: 5000 },
		);
	});

	it("reads lines of shown text as the plain way does", () => {
		const byte = fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code));
		const escaped = byte.map((each) => (/[()\\\r]/.test(each) ? `\\${each}` : each));
		const word = fc.array(escaped, { maxLength: 12 }).map((bytes) => `(${bytes.join("")})`);
		const shift = fc.double({ noNaN: true, min: -99, max: 99 }).map((value) => String(Math.round(value * 10) / 10));
		const line = fc.array(fc.tuple(word, shift)).map((words) => `[${words.map((each) => each.join("")).join("")}]TJ\n`);
		fc.assert(
			fc.property(line, (text) => {
				const found = outcome(readContent, text);
				expect(found).toEqual(outcome(readContentPlainly, text));
				expect(found).not.toHaveProperty("damage");
			}),
			{ numRuns: 500 },
		);
	});
});
