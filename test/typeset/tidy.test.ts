import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonical } from "../../src/text/canonical.ts";
import { isUnspaced } from "../../src/text/east-asian.ts";
import { collectText, isTidy } from "../../src/typeset/paragraph/collect.ts";

const look = { style: "regular", size: 11 } as const;

/** What the plain way makes of a line: its canonical text at its spaces. */
const plainly = (text: string) => canonical(text).split(" ");

const units = [
	..."aằđƯ 90-/“–…",
	" ",
	"\u00a0",
	"\u00ad",
	"\u0301",
	"\u200b",
	"\u2011",
	"漢",
	"ก",
	"\t",
	"\ud800",
	"\u212b",
];

describe("text that is known to be canonical", () => {
	it("has no character but such as stay what they are beside any other", () => {
		for (let unit = 0; unit < 0x10000; unit++) {
			const character = String.fromCharCode(unit);
			if (!isTidy(character)) continue;
			expect(canonical(character)).toBe(character);
			expect(canonical(`a${character}a${character}`)).toBe(`a${character}a${character}`);
			expect(isUnspaced(character)).toBe(false);
			expect(/[\p{M}\s]/u.test(character)).toBe(false);
		}
	});

	it("is taken apart as the plain way does", () => {
		let tidy = 0;
		fc.assert(
			fc.property(fc.string({ unit: fc.constantFrom(...units.slice(0, 14)), maxLength: 40 }), (text) => {
				if (!isTidy(text)) return;
				tidy++;
				expect(collectText(text, look)).toEqual([{ pieces: plainly(text), looks: look }]);
			}),
		);
		expect(tidy).toBeGreaterThan(10);
	});

	it("is nothing that the plain way would change", () => {
		fc.assert(
			fc.property(fc.string({ unit: fc.constantFrom(...units), maxLength: 12 }), (text) => {
				if (canonical(text) !== text || isUnspaced(text)) expect(isTidy(text)).toBe(false);
			}),
		);
	});

	it.each(["", " a", "a ", "a  b", "a\nb", "a\u00adb", "e\u0301", "a\u200bb"])("is not %j", (text) => {
		expect(isTidy(text)).toBe(false);
	});
});
