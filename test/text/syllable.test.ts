import { describe, expect, it } from "vitest";
import { isSyllable, TONED } from "../../src/text/syllable.ts";
import { sentences } from "./charset/corpus.ts";

describe("isSyllable", () => {
	it("takes the syllables of Vietnamese, with either way to place a tone", () => {
		const words =
			"nghiêng giếng gì gìn quyết quốc khuỷu hoà hòa thuý thúy khuya huệ ươm ướt yêu yến kỹ sĩ ngoằn ngoèo đường xoong ghe y";
		for (const word of words.split(" ")) expect(isSyllable(word), word).toBe(true);
	});

	it("refuses what cannot be one", () => {
		const words = "kat cên ngiêng ghà nghà bát̉ cac họć quưng đườừng zá fò élève à́ hàng̣ bb viậng";
		for (const word of words.split(" ")) expect(isSyllable(word.normalize("NFC")), word).toBe(false);
	});

	it("asks for sắc or nặng before a stop", () => {
		for (const [tone, right] of [
			["\u0301", true],
			["\u0323", true],
			["\u0300", false],
			["\u0309", false],
			["\u0303", false],
			["", false],
		] as const)
			for (const [head, tail] of [
				["ma", "t"],
				["sa", "ch"],
				["lô", "p"],
				["bă", "c"],
			])
				expect(isSyllable(`${head}${tone}${tail}`.normalize("NFC"))).toBe(right);
	});

	it("knows every word of the trial sentences but the foreign ones", () => {
		const strange = new Set<string>();
		for (const [word] of sentences
			.join(" ")
			.toLowerCase()
			.matchAll(/\p{L}+/gu))
			if (!isSyllable(word)) strange.add(word);
		expect([...strange]).toEqual([]);
	});

	it("lists the sixty toned letters", () => {
		expect(new Set(TONED).size).toBe(60);
		for (const letter of TONED) expect(letter.normalize("NFD")).toMatch(/[\u0300\u0301\u0303\u0309\u0323]/);
	});
});
