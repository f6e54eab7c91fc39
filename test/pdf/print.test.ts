import fc from "fast-check";
import {
	PDFArray,
	PDFContext,
	PDFDict,
	PDFHexString,
	PDFName,
	PDFNumber,
	type PDFObject,
	PDFObjectParser,
	PDFString,
} from "pdf-lib";
import { describe, expect, it } from "vitest";
import { asciiString, dict, hexString, reference, textString, toObject, type Value } from "../../src/pdf/print.ts";

/** Read by a library that had no part in writing it. */
const parse = (text: string): PDFObject =>
	PDFObjectParser.forBytes(Buffer.from(`${text} `, "latin1"), PDFContext.create()).parseObject();

const letters = fc.string({ unit: fc.constantFrom(..."aZ09 ()\\/<>[]{}%#đĐắộữ₫–", "\u0000", "\n", "\r", "\u{1f4dc}") });
const ascii = fc.string({ unit: fc.constantFrom(..."aZ09 ()\\/<>[]{}%#") });
const nameLetters = fc.string({ minLength: 1, unit: fc.constantFrom(..."aZ09+-._ ()\\/<>[]{}%#") });

/** A value as it is written, and what a reader has to find. */
interface Twin {
	readonly value: Value;
	readonly read: unknown;
	readonly longest: number;
}

const leaf: fc.Arbitrary<Twin> = fc.oneof(
	fc.integer().map((n) => ({ value: n, read: n, longest: 0 })),
	fc.integer({ min: -1e9, max: 1e9 }).map((n) => ({ value: n / 1000, read: n / 1000, longest: 0 })),
	fc.boolean().map((b) => ({ value: b, read: String(b), longest: 0 })),
	nameLetters.map((text) => ({ value: `/${text}` as const, read: { name: text }, longest: 0 })),
	letters.map((text) => ({ value: textString(text), read: { text }, longest: 0 })),
	ascii.map((text) => ({ value: asciiString(text), read: { text }, longest: 0 })),
	fc.integer({ min: 1, max: 10_000 }).map((n) => ({ value: reference(n), read: `${n} 0 R`, longest: 0 })),
);

const { twin } = fc.letrec<{ twin: Twin }>((tie) => ({
	twin: fc.oneof(
		{ depthSize: "small" },
		leaf,
		fc.array(tie("twin"), { maxLength: 5 }).map((items) => ({
			value: items.map(({ value }) => value),
			read: items.map(({ read }) => read),
			longest: Math.max(items.length, ...items.map(({ longest }) => longest)),
		})),
		fc
			.dictionary(fc.string({ minLength: 1, maxLength: 3, unit: fc.constantFrom(..."AbC") }), tie("twin"))
			.map((entries) => ({
				value: Object.fromEntries(Object.entries(entries).map(([key, { value }]) => [key, value])),
				read: new Map(Object.entries(entries).map(([key, { read }]) => [key, read])),
				longest: Math.max(0, ...Object.values(entries).map(({ longest }) => longest)),
			})),
	),
}));

function readBack(object: unknown): unknown {
	if (object instanceof PDFNumber) return object.asNumber();
	if (object instanceof PDFName) return { name: object.decodeText() };
	if (object instanceof PDFString || object instanceof PDFHexString) return { text: object.decodeText() };
	if (object instanceof PDFArray) return object.asArray().map(readBack);
	if (object instanceof PDFDict)
		return new Map(object.entries().map(([key, value]) => [key.decodeText(), readBack(value)]));
	return String(object);
}

describe("printed objects", () => {
	it("are read back as they were", () => {
		fc.assert(
			fc.property(twin, ({ value, read, longest }) => {
				const printed = toObject(value);
				expect(readBack(parse(printed.text))).toEqual(read);
				expect(printed.longest).toBe(longest);
			}),
		);
	});

	it("leave out entries without a value, and put nothing where a delimiter parts", () => {
		expect(
			dict({ Type: "/Page", Pg: undefined, Kids: [1, reference(2), "/A", { B: [] }], C: 0.5, D: hexString("00") }).text,
		).toBe("<</Type/Page/Kids[1 2 0 R/A<</B[]>>]/C 0.5/D<00>>>");
	});

	it("write names of other characters as UTF-8 in hexadecimal (ISO 32000-1 7.3.5)", () => {
		expect(toObject("/text/plain #đ").text).toBe("/text#2Fplain#20#23#C4#91");
	});

	it("write numbers without an exponent", () => {
		expect(toObject([1e-7, -2.5e-8, 123456789.5, -0.001]).text).toBe("[0.0000001 -0.000000025 123456789.5 -0.001]");
	});

	it("replace what is no character", () => {
		expect(textString("a\ud800b").text).toBe("<FEFF0061FFFD0062>");
	});
});
