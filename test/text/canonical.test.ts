import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonical, dropInvisibles } from "../../src/text/canonical.ts";
import { INVISIBLES, invisibleName } from "../../src/text/invisible.ts";
import { isSpace, WHITE_SPACE } from "../../src/text/space.ts";
import { untidy } from "./vietnamese.ts";

describe("canonical", () => {
	it("composes, folds white space, drops invisibles", () => {
		expect(canonical(" Bộ\u00a0 Công\tan\r\nViệt\u2003Nam ")).toBe("Bộ Công an Việt Nam");
		expect(canonical("Vie\u0323\u0302t")).toBe("Việt");
		expect(canonical("e\u0302\u200b\u0301")).toBe("ế");
		expect(canonical("a\u200bb\ufeff\u00adc\u202e")).toBe("abc");
		expect(canonical("a \u200b b")).toBe("a b");
		expect(canonical("❤\ufe0f")).toBe("❤");
		expect(canonical(" \u00a0\n")).toBe("");
	});

	it("leaves tidy text alone", () => {
		const text = "Nghị quyết số 12-NQ/TW, ngày 16/3/2022 “Bộ tinh, tỉnh mạnh”.../.";
		expect(canonical(text)).toBe(text);
		expect(canonical("hoà hòa")).toBe("hoà hòa");
	});

	it("leaves alone only what composing and dropping leave alone", () => {
		const changed = (text: string) => dropInvisibles(text).normalize("NFC") !== text;
		const texts = Array.from({ length: 0xd800 }, (_, unit) => `a${String.fromCharCode(unit)}a`);
		expect(texts.filter((text) => canonical(text) === text && changed(text))).toEqual([]);
		for (const text of [" a", "a ", "a  a", "a\u0301", "\u00a0", "\u0340a"]) expect(canonical(text)).not.toBe(text);
	});

	it("knows the property White_Space, no more and no less", () => {
		const property = /^\p{White_Space}$/u;
		const class_ = new RegExp(`^[${WHITE_SPACE}]$`, "u");
		for (let unit = 0; unit <= 0xffff; unit++) {
			const character = String.fromCharCode(unit);
			expect([unit, class_.test(character), isSpace(unit)]).toEqual([
				unit,
				property.test(character),
				property.test(character),
			]);
		}
	});

	it("is a projection without untidiness", () => {
		fc.assert(
			fc.property(untidy, (text) => {
				const once = canonical(text);
				expect(canonical(once)).toBe(once);
				expect(once.normalize("NFC")).toBe(once);
				expect(once).not.toMatch(/^\s|\s$|\s\s|[^\S ]|\p{Default_Ignorable_Code_Point}/u);
			}),
		);
	});

	it("loses no visible character", () => {
		const ink = (text: string) =>
			dropInvisibles(text)
				.normalize("NFC")
				.replace(/\p{White_Space}/gu, "");
		fc.assert(
			fc.property(untidy, (text) => {
				expect(ink(canonical(text))).toBe(ink(text));
			}),
		);
	});
});

describe("the invisible list", () => {
	it("has only characters that Unicode calls format, variation or ignorable ones, each with its name", () => {
		for (const { first, last } of INVISIBLES) {
			for (let point = first; point <= last; point++) {
				expect(String.fromCodePoint(point)).toMatch(/^[\p{Cf}\p{Default_Ignorable_Code_Point}]$/u);
				expect(invisibleName(point)).toMatch(/^[A-Z0-9+ -]+$/);
			}
		}
		expect(invisibleName(0x200b)).toBe("ZERO WIDTH SPACE");
		expect(invisibleName(0xfe0f)).toBe("VARIATION SELECTOR-16");
		expect(invisibleName(0xe0100)).toBe("VARIATION SELECTOR-17");
		expect(invisibleName(0xe01ef)).toBe("VARIATION SELECTOR-256");
		expect(invisibleName(0x61)).toBeUndefined();
	});
});
