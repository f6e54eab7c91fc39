import fc from "fast-check";
import { create, type Font } from "fontkit";
import { describe, expect, it } from "vitest";
import { readFace } from "../../src/font/face.ts";
import { slotCharacters } from "../../src/font/slots.ts";
import { fontFile, must, patched, renamed } from "./library.ts";

const regular = "tinos/Tinos-Regular.ttf";
const faces = [regular, "tinos/Tinos-Bold.ttf", "tinos/Tinos-Italic.ttf", "be-vietnam-pro/BeVietnamPro-Bold.ttf"];

function codeFor(bytes: Uint8Array, file = "x.ttf") {
	return readFace(file, bytes).diagnostics.map(({ code, params }) => ({ code, ...params }));
}

describe.each([...faces, "noto-sans-math/NotoSansMath-Regular.ttf", "noto-emoji/NotoEmoji-Regular.ttf"])(
	"%s",
	(file) => {
		const bytes = fontFile(file);
		const face = must(readFace(file, bytes));
		const judge = create(bytes as Buffer) as Font;

		it("is read as fontkit reads it", () => {
			const scale = 1000 / judge.unitsPerEm;
			for (const codePoint of judge.characterSet) {
				const glyph = judge.glyphForCodePoint(codePoint);
				expect(face.glyphOf(codePoint)).toBe(glyph.id);
				expect(face.advance(glyph.id)).toBe(Math.round(glyph.advanceWidth * scale));
			}
			expect(face.descriptor.postScriptName).toBe(judge.postscriptName);
			expect(face.descriptor.italicAngle).toBeCloseTo(judge.italicAngle, 3);
			expect(face.metrics.ascent).toBe(Math.round(judge.ascent * scale));
			expect(face.metrics.descent).toBe(Math.round(judge.descent * scale));
		});

		it("has no glyph for what it does not cover", () => {
			for (const codePoint of [0x2000b, 0x10ffff, 0x0e01, 0xffff]) {
				if (!judge.hasGlyphForCodePoint(codePoint)) expect(face.glyphOf(codePoint)).toBe(0);
			}
		});
	},
);

describe.each(faces)("kerning of %s", (file) => {
	const bytes = fontFile(file);
	const face = must(readFace(file, bytes));
	const judge = create(bytes as Buffer) as Font;
	const scale = 1000 / judge.unitsPerEm;
	const characters = slotCharacters.filter((c) => c && face.glyphOf(c.charCodeAt(0)));

	it("is fontkit's for pairs of slot characters", () => {
		const kerned: string[] = [];
		const one = fc.constantFrom(...characters);
		fc.assert(
			fc.property(one, one, (a, b) => {
				const run = judge.layout(a + b, { liga: false, ccmp: false } as never);
				const advance = (run.positions[0]!.xAdvance - run.glyphs[0]!.advanceWidth) * scale;
				const kern = face.kern(face.glyphOf(a.charCodeAt(0)), face.glyphOf(b.charCodeAt(0)));
				expect(kern).toBe(Math.round(advance));
				if (kern !== 0) kerned.push(a + b);
			}),
			{
				numRuns: 800,
				examples: [
					["T", "ư"],
					["V", "A"],
					["A", "V"],
					["T", "o"],
				],
			},
		);
		expect(kerned.length).toBeGreaterThan(0);
	});
});

describe("a file that cannot be embedded", () => {
	const good = fontFile(regular);
	const starting = (text: string) => {
		const bytes = Uint8Array.from(good);
		bytes.set(Buffer.from(text, "latin1"));
		return bytes;
	};

	it.each([
		["wOF2", "WOFF2"],
		["wOFF", "WOFF"],
		["typ1", "Type 1"],
		["%!PS", "Type 1"],
		["\x80\x01", "Type 1"],
		["ttcf", "TrueType Collection"],
		["%PDF", "?"],
	])("is refused by its first bytes: %s", (start, kind) => {
		expect(codeFor(starting(start))).toEqual([{ code: "font/not-truetype", file: "x.ttf", kind }]);
	});

	it("is refused where it is variable", () => {
		expect(codeFor(renamed(good, "gasp", "fvar"))).toEqual([{ code: "font/variable", file: "x.ttf" }]);
	});

	it.each([0x0002, 0x0200, 0x0204])("is refused where its licence bits forbid it: %i", (fsType) => {
		const bytes = patched(good, "OS/2", (table) => table.setUint16(8, fsType));
		expect(codeFor(bytes)).toEqual([{ code: "font/restricted", file: "x.ttf", fsType }]);
	});

	it.each([0, 4, 8, 0x0100])("is taken where they allow it: %i", (fsType) => {
		expect(
			readFace(
				"x.ttf",
				patched(good, "OS/2", (table) => table.setUint16(8, fsType)),
			).value,
		).toBeDefined();
	});

	it("is refused where a table is missing or too short", () => {
		expect(codeFor(renamed(good, "hmtx", "xxxx"))).toEqual([{ code: "font/damaged", file: "x.ttf", table: "hmtx" }]);
		const moreGlyphs = patched(good, "maxp", (table) => table.setUint16(4, 0xffff));
		expect(codeFor(moreGlyphs)).toEqual([{ code: "font/damaged", file: "x.ttf", table: "hmtx" }]);
		expect(codeFor(good.subarray(0, 5))).toEqual([{ code: "font/damaged", file: "x.ttf", table: "directory" }]);
	});

	it("never throws, whatever its bytes", () => {
		const small = fontFile("be-vietnam-pro/BeVietnamPro-Bold.ttf");
		const change = fc.tuple(fc.nat(600), fc.nat(255));
		fc.assert(
			fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), fc.nat(small.length), (changes, length) => {
				const bytes = Uint8Array.from(small.subarray(0, Math.max(length, 1000)));
				for (const [at, byte] of changes) bytes[at] = byte;
				const outcome = readFace("x.ttf", bytes);
				expect(outcome.value !== undefined || outcome.diagnostics.length > 0).toBe(true);
			}),
			{ numRuns: 300 },
		);
	});
});
