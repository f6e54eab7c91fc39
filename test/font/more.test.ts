import { describe, expect, it } from "vitest";
import { loadComplexShaping } from "../../src/font/complex.ts";
import { fontsDigest, loadFonts, packsDigest } from "../../src/font/library.ts";
import { type fontPacks, packFor } from "../../src/font/packs.ts";
import { startSession } from "../../src/font/session.ts";
import type { MoreFont } from "../../src/model/index.ts";
import { otfOf } from "../support/otf.ts";
import { fontFile, must, patched, resources, textOfGlyphs } from "./library.ts";

const regular = fontFile("tinos/Tinos-Regular.ttf");
const made = otfOf(regular);
const madeBold = otfOf(fontFile("tinos/Tinos-Bold.ttf"), { cid: true });

const more = (file: string, use: MoreFont["use"], bytes: Uint8Array, only?: RegExp): MoreFont => ({
	file,
	use,
	...(only && { only }),
	bytes: () => ({ value: bytes, diagnostics: [] }),
});
const withFonts = (...fonts: readonly MoreFont[]) => loadFonts({ ...resources(), more: fonts });

/** A font whose letters stand at the code points of Khmer. */
const khmer = [..."ខ្មែរលន"];
const letters = [..."abcdefgh"];
const khmerFont = (characters = letters) =>
	otfOf(regular, {
		characters: [" ", ...characters],
		renamed: new Map(khmer.map((each, n) => [letters[n]?.codePointAt(0) as number, each.codePointAt(0) as number])),
	});
const khmerPack = packFor("ខ") as (typeof fontPacks)[number];

describe("fonts of the caller's own", () => {
	it("serve the style that they name, and the others keep the package's", () => {
		const library = must(withFonts(more("R.otf", "body", made), more("B.otf", "body", madeBold)));
		const names = (["regular", "bold", "italic"] as const).map(
			(style) => library.files[library.chain(style)[0] as number],
		);
		expect(names).toEqual(["R.otf", "B.otf", "tinos/Tinos-Italic.ttf"]);
		const session = startSession(library);
		const word = session.shape("regular", "Tổ");
		const fonts = session.embed();
		expect(fonts.map(({ kind, styles }) => [kind, styles])).toEqual([["cff", ["regular"]]]);
		expect(textOfGlyphs(word, fonts)).toBe("Tổ");
		expect(word.width).toBe(word.runs.reduce((sum, run) => sum + run.width, 0));
	});

	it("serve headings", () => {
		const library = must(withFonts(more("H.otf", "heading", madeBold)));
		expect(library.files[library.chain("heading")[0] as number]).toBe("H.otf");
		expect(library.files[library.chain("bold")[0] as number]).toBe("tinos/Tinos-Bold.ttf");
	});

	it("help out before the package's own fallback, and only for what the style's font lacks", () => {
		const library = must(withFonts(more("K.otf", "fallback", khmerFont())));
		const session = startSession(library);
		const word = session.shape("regular", "aខb");
		const fonts = session.embed();
		expect(textOfGlyphs(word, fonts)).toBe("aខb");
		expect(fonts.map(({ kind }) => kind)).toEqual(["truetype", "cff"]);
		expect(session.missing).toEqual([]);
	});

	it("are part of the recipe, with what they are used for; without any nothing changes", () => {
		const plain = fontsDigest(must(loadFonts(resources())));
		const own = fontsDigest(must(withFonts(more("R.otf", "body", made))));
		expect(own.slice(0, plain.length)).toEqual(plain);
		expect(own.slice(plain.length)).toMatchObject([{ file: "R.otf", use: "body" }]);
		const other = fontsDigest(must(withFonts(more("R.otf", "fallback", made))));
		expect(other.at(-1)).not.toEqual(own.at(-1));
	});

	it.each([
		["a broken file", patched(made, "CFF ", (view) => view.setUint8(0, 9)), "font/damaged"],
		["a web font", Uint8Array.from([...Buffer.from("wOF2"), ...new Uint8Array(40)]), "font/not-truetype"],
		["one without a space", otfOf(regular, { characters: ["a"] }), "font/no-space"],
	])("end the run where they cannot be used: %s", (_, bytes, code) => {
		const outcome = withFonts(more("X.otf", "body", bytes));
		expect(outcome.value).toBeUndefined();
		expect(outcome.diagnostics).toMatchObject([{ code, severity: "error" }]);
	});

	it("are said to lack letters of Vietnamese, which then come from the package's font", () => {
		const few = otfOf(regular, { characters: [" ", "a", "b"] });
		const outcome = withFonts(more("Few.otf", "body", few));
		expect(outcome.diagnostics).toMatchObject([
			{ code: "font/lacks-letters", params: { count: 134, style: "regular" } },
		]);
		const session = startSession(must(outcome));
		expect(textOfGlyphs(session.shape("regular", "abộ"), session.embed())).toBe("abộ");
	});

	it("lose only the letters whose outlines are damaged", () => {
		const broken = patched(regular, "glyf", (view) => {
			for (let at = 0; at < view.byteLength; at += 2) view.setUint16(at, 0x7fff);
		});
		const session = startSession(must(withFonts(more("Broken.ttf", "body", broken), more("R.otf", "heading", made))));
		for (const style of ["heading", "regular"] as const)
			expect(textOfGlyphs(session.shape(style, "Tổ"), session.embed())).toBe("Tổ");
		expect(session.diagnostics()).toContainEqual(
			expect.objectContaining({ code: "font/damaged-glyph", severity: "warning" }),
		);
	});

	it("are embedded whole where their licence wants it", () => {
		const whole = patched(regular, "OS/2", (view) => view.setUint16(8, 0x0100));
		const session = startSession(must(withFonts(more("Whole.ttf", "body", whole))));
		session.shape("regular", "Tổ");
		const [font] = session.embed();
		expect(Buffer.from(whole).equals(font?.program as Uint8Array)).toBe(true);
		expect(font?.name).toBe("Tinos-Regular");
		expect(font?.glyphOfCid?.[0x54]).toBe(must(loadFonts(resources())).face(0)?.face.glyphOf(0x54));
	});
});

describe("font packs", () => {
	const library = () => must(withFonts(more(khmerPack.file, "pack", khmerFont(), khmerPack.only)));

	it("serve their own script and nothing else", () => {
		const session = startSession(library());
		const word = session.shape("regular", "ខℵ");
		expect(session.missing).toEqual([]);
		expect(textOfGlyphs(word, session.embed())).toBe("ខℵ");
		const greedy = must(withFonts(more("x.otf", "pack", otfOf(regular, { characters: ["Ж"] }), /^x$/)));
		expect(greedy.face(greedy.files.length - 1)?.face.glyphOf(0x416)).toBe(0);
	});

	it("are part of the recipe only where the text needs them", () => {
		expect(packsDigest(library(), ["Bài báo."])).toEqual([]);
		expect(packsDigest(library(), ["Bài", "chữ ខ"])).toMatchObject([{ file: khmerPack.file }]);
		expect(fontsDigest(library())).toEqual(fontsDigest(must(loadFonts(resources()))));
	});

	it("are named, each once, where one would help; not where it is installed and lacks the letter", () => {
		const session = startSession(must(loadFonts(resources())));
		for (const word of ["ខ្មែរ", "ខ", "ไทย", "漢字"]) session.shape("regular", word);
		const named = (codes: ReturnType<typeof session.diagnostics>) =>
			codes.filter(({ code }) => code === "font/pack").map(({ params }) => params?.pack);
		expect(named(session.diagnostics())).toEqual([
			"@expo-google-fonts/noto-sans-khmer",
			"@expo-google-fonts/noto-sans-thai",
			"@expo-google-fonts/noto-sans-sc",
		]);
		const installed = startSession(library());
		installed.shape("regular", "ក");
		expect(installed.missing).toHaveLength(1);
		expect(named(installed.diagnostics())).toEqual([]);
	});

	it("claim no character of Vietnamese", () => {
		for (let point = 0x20; point < 0x250; point++) expect(packFor(String.fromCodePoint(point))).toBeUndefined();
		for (let point = 0x1e00; point < 0x2100; point++) expect(packFor(String.fromCodePoint(point))).toBeUndefined();
	});
});

describe("a word without end", () => {
	it.each([
		["Khmer", "ខ"],
		["emoji", "👩‍👩‍👧"],
		["letters with marks", "a\u0329"],
	])("of %s is shaped in pieces and says its text", async (_, unit) => {
		const library = must(withFonts(more(khmerPack.file, "pack", khmerFont(), khmerPack.only)));
		await loadComplexShaping(library);
		const session = startSession(library);
		const text = unit.repeat(Math.floor(20_000 / unit.length));
		const word = session.shape("regular", text);
		expect(textOfGlyphs(word, session.embed())).toBe(text.replaceAll("\u200d", ""));
	});
});
