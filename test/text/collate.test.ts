import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonical } from "../../src/text/canonical.ts";
import { collationKey, compareKeys, decomposedInitial, decomposedKey, initialOf } from "../../src/text/collate.ts";

const sorted = (texts: readonly string[]) => [...texts].sort((a, b) => compareKeys(collationKey(a), collationKey(b)));

/** Syllables of Vietnamese, with all tones and letters. */
const syllable = fc
	.tuple(
		fc.constantFrom("", "b", "c", "d", "đ", "h", "l", "m", "n", "t", "v"),
		fc.constantFrom(..."aăâeêioôơuưy"),
		fc.constantFrom("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"),
		fc.constantFrom("", "n", "m", "t", "c"),
	)
	.map(([onset, vowel, tone, coda]) => (onset + vowel + tone + coda).normalize("NFC"));
const words = fc.array(syllable, { minLength: 1, maxLength: 3 }).map((list) => list.join(" "));

describe("Vietnamese order", () => {
	it("has the letters and tones in the order of the dictionaries", () => {
		expect(sorted(["đa", "da", "ê", "e", "ơ", "ô", "o", "ư", "u", "â", "ă", "a"]).join(" ")).toBe(
			"a ă â da đa e ê o ô ơ u ư",
		);
		expect(sorted(["mạ", "má", "mã", "mả", "mà", "ma"])).toEqual(["ma", "mà", "mả", "mã", "má", "mạ"]);
	});

	it("orders numbers by value and documents by their numbers", () => {
		expect(sorted(["90-QĐ/TW", "12-NQ/TW", "9-CT/TTg", "012-NQ/TW"])[0]).toBe("9-CT/TTg");
		expect(sorted(["90-QĐ/TW", "12-NQ/TW", "9-CT/TTg"])).toEqual(["9-CT/TTg", "12-NQ/TW", "90-QĐ/TW"]);
	});

	it("takes the two places of a tone mark for one spelling, and upper case for another way to write it", () => {
		expect(collationKey("hoà").whole).toBe(collationKey("hòa").whole);
		expect(collationKey("HÒA BÌNH").folded).toBe(collationKey("Hoà Bình").folded);
		expect(collationKey("Hà Nội").folded).not.toBe(collationKey("Ha Nội").folded);
		expect(collationKey("da").folded).not.toBe(collationKey("đa").folded);
	});

	it("is that of the Unicode tailoring for Vietnamese", () => {
		const theirs = new Intl.Collator("vi");
		fc.assert(
			fc.property(words, words, (a, b) => {
				const ours = compareKeys(collationKey(a), collationKey(b));
				expect(Math.sign(ours)).toBe(Math.sign(theirs.compare(a, b)));
			}),
		);
	});

	it("puts entries under their letters", () => {
		expect(["Ước", "đảng", "Ông", "“Ẩn", "90-QĐ", "Émile", "…"].map(initialOf)).toEqual([
			"Ư",
			"Đ",
			"Ô",
			"Â",
			"0–9",
			"E",
			"•",
		]);
	});

	it("is the same whether letters are looked up or taken apart", () => {
		const characters = fc.constantFrom(
			..."aAzZđĐơỰộỸýÝƠéñÑßİıŁœŉ×÷ƻǀ0019 -/.,“”…\u00aa\u00ad\u0301\u0323\u0302ª中а",
			"\u01c5",
			"\u{1d400}",
		);
		const names = fc.array(characters, { maxLength: 8 }).map((list) => list.join(""));
		fc.assert(
			fc.property(fc.oneof(names, words), (name) => {
				expect(collationKey(name)).toEqual(decomposedKey(canonical(name)));
				expect(initialOf(name)).toBe(decomposedInitial(canonical(name)));
			}),
			{ numRuns: 1000 },
		);
		for (let unit = 1; unit < 0x2000; unit++) {
			const letter = String.fromCharCode(unit);
			const name = canonical(`${letter}${letter}a`);
			expect([unit, collationKey(name)]).toEqual([unit, decomposedKey(name)]);
			expect([unit, initialOf(name)]).toEqual([unit, decomposedInitial(name)]);
		}
	});
});
