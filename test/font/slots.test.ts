import { describe, expect, it } from "vitest";
import { readFace } from "../../src/font/face.ts";
import { slotCharacters, slotOfUnit, slotTable, vietnameseLetters } from "../../src/font/slots.ts";
import { letters } from "../support/vietnamese.ts";
import { fontFile, must } from "./library.ts";

describe("slots", () => {
	it("hold 251 characters, each once, none where a string would need an escape", () => {
		const taken = slotCharacters.flatMap((c, slot) => (c ? [slot] : []));
		expect(taken).toHaveLength(251);
		expect(new Set(slotCharacters.filter((c) => c)).size).toBe(251);
		for (const slot of [0x00, 0x0d, 0x28, 0x29, 0x5c]) expect(slotCharacters[slot]).toBe("");
		for (const slot of taken) expect(slotOfUnit[slotCharacters[slot]!.charCodeAt(0)]).toBe(slot);
	});

	it("hold ASCII, all letters of Vietnamese and the dong, one NFC character each", () => {
		const ascii = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i));
		expect(vietnameseLetters()).toHaveLength(134);
		for (const character of [...ascii, ...letters, ...vietnameseLetters(), "₫", "–", "…", "“", "”"])
			expect(slotOfUnit[character.charCodeAt(0)], character).toBeGreaterThan(0);
		for (const character of slotCharacters) expect(character).toBe(character.normalize("NFC"));
	});

	it("do not hold the soft hyphen", () => {
		expect(slotOfUnit[0x00ad]).toBe(0);
	});

	it("keep look-alikes apart though they share a glyph", () => {
		const face = must(readFace("heading", fontFile("be-vietnam-pro/BeVietnamPro-Bold.ttf")));
		const { glyphs, widths } = slotTable(face);
		const [hyphen, nonBreaking] = ["-", "\u2011"].map((c) => slotOfUnit[c.charCodeAt(0)]!);
		expect(face.glyphOf(0x2011)).toBe(0);
		expect(hyphen).not.toBe(nonBreaking);
		expect(glyphs[nonBreaking!]).toBe(glyphs[hyphen!]);
		expect(widths[nonBreaking!]).toBe(widths[hyphen!]);
	});
});
