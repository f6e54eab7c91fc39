import fc from "fast-check";
import { create, type Font } from "fontkit";
import { describe, expect, it } from "vitest";
import { readCff } from "../../src/font/cff.ts";
import { type Path, tracePath } from "../../src/font/charstring.ts";
import { type Face, readFace } from "../../src/font/face.ts";
import { planProgram } from "../../src/font/program.ts";
import { slotTable } from "../../src/font/slots.ts";
import { otfOf } from "../support/otf.ts";
import { fontFile, must, patched } from "./library.ts";

const ttf = fontFile("tinos/Tinos-Regular.ttf");
const trueType = must(readFace("x.ttf", ttf));
const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** An outline in fontkit's words. */
function commands(path: Path): readonly string[] {
	const out: string[] = [];
	for (let i = 0; i < path.length; ) {
		const kind = path[i++] as number;
		const count = kind === 2 ? 6 : 2;
		out.push([kind, ...path.slice(i, i + count)].join(" "));
		i += count;
	}
	return out;
}

function theirs(font: Font, glyph: number): readonly string[] {
	const kinds: Readonly<Record<string, number>> = { moveTo: 0, lineTo: 1, bezierCurveTo: 2 };
	return font
		.getGlyph(glyph)
		.path.commands.flatMap(({ command, args }) =>
			command === "closePath" ? [] : [[kinds[command], ...args].join(" ")],
		);
}

function pathOf(face: Face, glyph: number): Path {
	if (face.outlines.kind !== "cff") throw new Error("no CFF");
	return face.outlines.path(glyph);
}

/** An outline of 2048 units to the em in 1/1000 em. */
function thousandths(path: Path): Path {
	const out: number[] = [];
	for (let i = 0; i < path.length; ) {
		const kind = path[i++] as number;
		const count = kind === 2 ? 6 : 2;
		out.push(kind, ...path.slice(i, i + count).map((value) => Math.round((value * 1000) / 2048) + 0));
		i += count;
	}
	return out;
}

describe.each([
	["keyed by names", false],
	["CID-keyed", true],
])("an OpenType CFF font, %s", (_, cid) => {
	const bytes = otfOf(ttf, { cid });
	const face = must(readFace("x.otf", bytes));
	const judge = create(Buffer.from(bytes)) as Font;

	it("is read as fontkit reads it: subroutines, hint masks, widths", () => {
		for (const codePoint of judge.characterSet) {
			const glyph = face.glyphOf(codePoint);
			expect(glyph).toBe(judge.glyphForCodePoint(codePoint).id);
			expect(commands(pathOf(face, glyph))).toEqual(theirs(judge, glyph));
			expect(face.advance(glyph)).toBe(trueType.advance(trueType.glyphOf(codePoint)));
		}
	});

	it("has the extent of the font that its outlines come from", () => {
		const a = face.glyphOf(0x61);
		expect(face.extent(a)).toEqual(trueType.extent(trueType.glyphOf(0x61)));
		expect(face.descriptor.capHeight).toBe(trueType.descriptor.capHeight);
	});

	it("is written anew with the same outlines, CID by CID, and blank places for the rest", () => {
		const { glyphs } = slotTable(face);
		const plan = planProgram(face, glyphs);
		const program = plan.write([0x20, 0x41, 0x61]);
		const again = readCff(viewOf(program), 1000);
		expect([plan.kind, plan.count, again.count]).toEqual(["cff", 256, 256]);
		expect(again.path(0x41)).toEqual(thousandths(pathOf(face, glyphs[0x41] as number)));
		expect(again.path(0x41).length).toBeGreaterThan(20);
		expect(again.path(0x42)).toEqual([]);
		const all = plan.write(glyphs.flatMap((glyph, slot) => (glyph ? [slot] : [])));
		const whole = readCff(viewOf(all), 1000);
		glyphs.forEach((glyph, slot) => {
			if (glyph) expect(whole.path(slot)).toEqual(thousandths(pathOf(face, glyph)));
		});
		expect(Buffer.from(plan.write([0x61, 0x41, 0x20])).equals(program)).toBe(true);
	});
});

describe("a Type 2 charstring", () => {
	const none = { local: [], global: [], standard: () => undefined };
	const draw = (...code: number[]) => commands(tracePath(Uint8Array.from(code), none));
	const n = (value: number) => value + 139;

	it.each([
		["hlineto in turns", [n(1), n(2), 21, n(3), n(4), n(5), 6, 14], ["0 1 2", "1 4 2", "1 4 6", "1 9 6"]],
		["vvcurveto with a first dx", [n(0), 22, n(1), n(2), n(3), n(4), n(5), 26, 14], ["0 0 0", "2 1 2 4 6 4 11"]],
		["hvcurveto with a last dx", [n(0), 22, n(1), n(2), n(3), n(4), n(5), 31, 14], ["0 0 0", "2 1 0 3 3 8 7"]],
		[
			"hflex",
			[n(0), 22, n(1), n(2), n(3), n(4), n(5), n(6), n(7), 12, 34, 14],
			["0 0 0", "2 1 0 3 3 7 3", "2 12 3 18 0 25 0"],
		],
		["a width before endchar", [n(9), 14], []],
		["a sum of numbers", [n(2), n(3), 12, 10, 22, 14], ["0 5 0"]],
	])("%s", (_, code, expected) => {
		expect(draw(...code)).toEqual(expected);
	});

	it.each([
		["a subroutine that is not there", [n(1), 10]],
		["too few operands", [n(1), 8]],
		["an operator that is none", [2]],
		["a division by nothing", [n(1), n(0), 12, 12, 22, 14]],
	])("is refused for %s", (_, code) => {
		expect(() => draw(...code)).toThrow(RangeError);
	});

	it("is refused where a subroutine calls itself", () => {
		const local = [Uint8Array.of(n(-107), 10)];
		expect(() => tracePath(Uint8Array.of(n(-107), 10), { ...none, local })).toThrow(RangeError);
	});
});

describe("a damaged OpenType CFF font", () => {
	const bytes = otfOf(ttf, { characters: [" ", "a", "b", "ạ"] });

	it("is a finding or loses the damaged glyph, and never throws", () => {
		const damage = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 });
		fc.assert(
			fc.property(damage, (changes) => {
				const broken = Uint8Array.from(bytes);
				for (const [at, byte] of changes) broken[at] = byte;
				const { value: face, diagnostics } = readFace("x.otf", broken);
				expect(face !== undefined || diagnostics.length > 0).toBe(true);
				if (!face) return;
				const glyphs = [..." abạ"].map((each) => face.glyphOf(each.codePointAt(0) as number));
				face.kern(1, 2);
				planProgram(face, glyphs).write(glyphs.keys());
			}),
			{ numRuns: 500 },
		);
	});

	it("names the table", () => {
		const broken = patched(bytes, "CFF ", (view) => view.setUint8(0, 9));
		expect(readFace("x.otf", broken).diagnostics).toMatchObject([
			{ code: "font/damaged", params: { file: "x.otf", table: "CFF" } },
		]);
	});

	it("may not be embedded where its licence wants it whole", () => {
		const whole = otfOf(ttf, { characters: ["a"], fsType: 0x100 });
		expect(readFace("x.otf", whole).diagnostics).toMatchObject([{ code: "font/no-subsetting" }]);
	});
});
