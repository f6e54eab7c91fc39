import fc from "fast-check";
import {
	PDFArray,
	PDFBool,
	PDFContext,
	PDFDict,
	PDFHexString,
	PDFName,
	PDFNull,
	PDFNumber,
	PDFObjectParser,
	PDFRawStream,
	PDFRef,
	PDFString,
} from "pdf-lib";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { parseObject } from "../../src/pdf/parse.ts";
import {
	isList,
	PdfDict,
	PdfName,
	PdfRef,
	PdfStream,
	PdfString,
	type PdfValue,
	readBytes,
	readText,
	written,
} from "../../src/pdf/values.ts";

/** What the library makes of an object, as data that both can be brought to. */
function theirs(object: unknown): unknown {
	if (object instanceof PDFNumber) return object.asNumber();
	if (object instanceof PDFBool) return object.asBoolean();
	if (object === PDFNull) return null;
	if (object instanceof PDFName) return { name: object.asString().slice(1), text: object.decodeText() };
	if (object instanceof PDFRef) return { ref: object.tag };
	if (object instanceof PDFString || object instanceof PDFHexString)
		return { string: object.decodeText(), bytes: [...object.asBytes()] };
	if (object instanceof PDFArray) return object.asArray().map(theirs);
	if (object instanceof PDFRawStream) return { stream: theirs(object.dict), contents: [...object.contents] };
	if (object instanceof PDFDict)
		return { dict: object.entries().map(([key, value]) => [key.decodeText(), theirs(value)]) };
	throw new Error("no object");
}

function ours(value: PdfValue): unknown {
	if (value instanceof PdfName) return { name: written(value), text: value.text };
	if (value instanceof PdfRef) return { ref: value.tag };
	if (value instanceof PdfString) return { string: readText(value), bytes: [...readBytes(value)] };
	if (isList(value)) return value.map(ours);
	if (value instanceof PdfStream) return { stream: ours(value.dict), contents: [...value.contents] };
	if (value instanceof PdfDict) return { dict: [...value.map].map(([key, each]) => [key, ours(each)]) };
	return value;
}

const context = PDFContext.create();

/** Both readings of a text, one character a byte, behind as many bytes of something else. */
function both(text: string, offset = 0): readonly [unknown, unknown] {
	const bytes = Buffer.from("%".repeat(offset) + text, "latin1");
	return [
		outcome(() => theirs(PDFObjectParser.forBytes(bytes.subarray(offset), context).parseObject())),
		outcome(() => ours(parseObject(bytes, offset))),
	];
}

function outcome(read: () => unknown): unknown {
	try {
		return read();
	} catch {
		return "refused";
	}
}

const pieces = fc.constantFrom(
	...["<<", ">>", "[", "]", "(", ")", "<", ">", "/", "%", "\\", " ", " ", " ", "\n", "\r", "\r\n", "\0", "\t", "#"],
	...["/A", "/Type", "/Length", "/A#20B", "/A#2fB", "/\xe9", "R", " 0 R", "1 0 R", "12 0 R ", "1 2 ", "-", "+", "."],
	...["0", "5", "-1.5", "+2", ".25", "3.", "1-2", "0.1", "123456789012345", "12345678901234567", "595.2755905511812"],
	...[
		"true",
		"false",
		"null",
		"nul",
		"(a)",
		"(a(b)c\\))",
		"(\\101\\n\\\n)",
		"<48 65>",
		"<FEFF1EC7>",
		"<FEFFD835>",
		"<4>",
	],
	...["stream\n", "stream\r\n", "stream", "endstream", "\nendstream", "/Length 3", "abc", "{", "}", "\xfe\xff\x1e\xc7"],
);
const soup = fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join(""));

const leaf = fc.oneof(
	fc.constantFrom("true", "false", "null", "/Name", "/A#20B", "(text)", "(a\\)b)", "<FEFF1EC700E0>", "<0aF>", "7 0 R"),
	fc.integer().map(String),
	fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }).map((value) => value.toFixed(6)),
);
const { object } = fc.letrec<{ object: string }>((tie) => ({
	object: fc.oneof(
		{ depthSize: "small" },
		leaf,
		fc.array(tie("object"), { maxLength: 6 }).map((items) => `[${items.join(" ")}]`),
		fc
			.array(fc.tuple(fc.constantFrom("/A", "/B", "/Type", "/K", "/Length"), tie("object")), { maxLength: 5 })
			.map((entries) => `<< ${entries.map((entry) => entry.join(" ")).join("\n")} >>`),
	),
}));

describe("the parser of objects", () => {
	// The library says on the console that a number is large.
	beforeAll(() => void vi.spyOn(console, "warn").mockImplementation(() => {}));
	afterAll(() => void vi.restoreAllMocks());

	it("reads what is well-formed as pdf-lib does", () => {
		fc.assert(
			fc.property(object, fc.nat(3), (text, offset) => {
				const [expected, found] = both(text, offset);
				expect(expected).not.toBe("refused");
				expect(found).toEqual(expected);
			}),
			{ numRuns: 500 },
		);
	});

	it("takes and refuses what pdf-lib takes and refuses, whatever the bytes", () => {
		fc.assert(
			fc.property(soup, (text) => {
				const [expected, found] = both(text);
				expect(found).toEqual(expected);
			}),
			{ numRuns: 5000 },
		);
	});

	it("reads a well-formed object with one byte changed as pdf-lib does", () => {
		fc.assert(
			fc.property(object, fc.nat(), fc.constantFrom(..."<>[]()/ 0R.-+%\\".split("")), (text, at, by) => {
				const place = at % text.length;
				const [expected, found] = both(text.slice(0, place) + by + text.slice(place + 1));
				expect(found).toEqual(expected);
			}),
			{ numRuns: 2000 },
		);
	});

	it.each([
		["its stated length", "<< /Length 6 >>\nstream\nabcdef\nendstream"],
		["no length", "<< /A 1 >> stream\r\nabc\r\nendstream"],
		["a wrong length", "<</Length 2>>stream\nabcdef\nendstream endobj"],
		["a length elsewhere", "<</Length 5 0 R>>stream\nabcdef endstream"],
		["a length below zero", "<</Length -4>>stream\nabcdef\nendstream"],
		["a length beyond the end", "<</Length 400>>stream\nabcdef\nendstream"],
		["another stream within", "<<>>stream\nabc stream\n def\nendstream\nendstream"],
		["no end", "<< /Length 6 >> stream\nabcdef"],
	])("reads a stream with %s as pdf-lib does", (_, text) => {
		const [expected, found] = both(text);
		expect(found).toEqual(expected);
	});

	it("has a name for each of many that fall on one place of its table", () => {
		const many = Array.from({ length: 5000 }, (_, i) => `/N${i}`);
		const read = parseObject(Buffer.from(`[${many.join("")}]`), 0);
		expect(isList(read) && read.map(String)).toEqual(many);
	});
});
