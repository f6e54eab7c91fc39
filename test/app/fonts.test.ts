import { describe, expect, it } from "vitest";
import { checkText, listFonts } from "../../src/app/fonts.ts";
import { packageResources } from "../../src/store/resources.ts";

const resources = packageResources();

describe("fonts", () => {
	it("lists every file with its licence and what it serves; the text styles have all Vietnamese letters", () => {
		const files = listFonts(resources).value ?? [];
		expect(files.length).toBeGreaterThan(5);
		expect(files.every((file) => file.licence === "OFL-1.1" && file.characters > 100)).toBe(true);
		const text = files.filter((file) => file.serves.includes("regular") || file.serves.includes("heading"));
		expect(text.map((file) => file.vietnamese)).toEqual(text.map(() => true));
	});
});

describe("the check of a text", () => {
	const check = (text: string) => checkText(resources, text).value ?? [];

	it("counts each character once, in NFC, with the line of its first occurrence", () => {
		const rows = check("Ba\u0301o\nsáng\u200b  á\n");
		expect(rows.map((row) => row.character).join("")).toBe("Báosng");
		expect(rows.find((row) => row.character === "á")).toMatchObject({
			code: "U+00E1",
			count: 3,
			line: 1,
			fallback: false,
		});
		expect(rows.find((row) => row.character === "s")).toMatchObject({ line: 2 });
	});

	it("tells the main font, a fallback, and none apart", () => {
		const rows = check("ế😀\u{2000b}\ue000");
		expect(rows.map((row) => [row.character, row.font !== undefined, row.fallback])).toEqual([
			["ế", true, false],
			["😀", true, true],
			["\u{2000b}", false, false],
			["\ue000", false, false],
		]);
	});

	it("finds the 134 letters in the main font", () => {
		const tones = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"];
		const vowels = [..."aăâeêioôơuưy"].flatMap((vowel) => tones.map((tone) => (vowel + tone).normalize("NFC")));
		const letters = [...vowels, "đ"].filter((letter) => letter > "\u007f");
		const both = letters.flatMap((letter) => [letter, letter.toUpperCase()]);
		expect(both).toHaveLength(134);
		expect(check(both.join("")).filter((row) => row.fallback || row.font === undefined)).toEqual([]);
	});
});
