import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitting } from "../../../src/typeset/volume/furniture.ts";
import { materialsOf, spansOf } from "../../../src/typeset/volume/index-entry.ts";
import { widthOf } from "../../../src/typeset/volume/words.ts";
import { paragraph } from "../../text/vietnamese.ts";
import { fakeShaper } from "../fake-shaper.ts";

const look = { face: "italic", size: 9, gray: 0 } as const;

/** Every shorter text tried, the longest first. */
function plainFitting(text: string, width: number): string {
	const shaper = fakeShaper();
	if (widthOf(text, look, shaper) <= width) return text;
	const words = text.split(" ");
	while (words.length > 1) {
		words.pop();
		const shorter = `${words.join(" ").replace(/[\s,;:.–-]+$/u, "")}…`;
		if (widthOf(shorter, look, shaper) <= width) return shorter;
	}
	let piece = words[0] ?? "";
	while (piece.length > 1 && widthOf(`${piece}…`, look, shaper) > width) piece = [...piece].slice(0, -1).join("");
	return `${piece}…`;
}

describe("running heads", () => {
	const signs = fc.constantFrom("–", "-", "; :", "...", "a", "b,");
	const texts = fc
		.array(fc.oneof(paragraph(6), signs), { minLength: 1, maxLength: 8 })
		.map((parts) => parts.join(" ").replace(/ +/gu, " ").trim());

	it("are cut as if every length had been tried", () => {
		fc.assert(
			fc.property(texts, fc.integer({ min: 5, max: 400 }), (text, width) => {
				expect(fitting(text, width, look, fakeShaper())).toBe(plainFitting(text, width));
			}),
			{ numRuns: 500 },
		);
	});
});

describe("entries of an index", () => {
	const names = fc.oneof(
		paragraph(6),
		fc.constantFrom("90-QĐ/TW", "https://a.vn/b c", "中央 a", "e\u0301a", "a\u200bb", "a\u00a0b", "Ông  Ba"),
	);
	const page = fc.record({ text: fc.constantFrom("1", "12", "14–17"), anchor: fc.nat(9) });

	it("have the words that their spans would give", () => {
		const plain = { style: "regular", size: 10 } as const;
		fc.assert(
			fc.property(names, fc.array(page, { minLength: 1, maxLength: 6 }), (name, pages) => {
				const linked = pages.map((_, element) => ({ ...plain, element }));
				const seen = (materials: ReturnType<typeof materialsOf>) =>
					materials.map(({ pieces, looks, joined, cuts }) => ({ pieces, looks, joined, cuts: [...(cuts ?? [])] }));
				expect(seen(materialsOf({ name, pages }, plain, linked))).toEqual(
					seen(spansOf({ name, pages }, plain, linked)),
				);
			}),
			{ numRuns: 500 },
		);
	});
});
