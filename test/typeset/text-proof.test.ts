import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Block, type Span, textUnits } from "../../src/model/article.ts";
import type { SetDocument, TextLine } from "../../src/model/page.ts";
import { readPlain } from "../../src/read/plain.ts";
import { canonical } from "../../src/text/canonical.ts";
import { unbreakable } from "../../src/text/nobreak.ts";
import * as vietnamese from "../text/vietnamese.ts";
import { lineText, lineWidth, newspaper, paragraph, set, setOutcome, textLines, textOf } from "./lines.ts";

const SEED = readFileSync(new URL("../../examples/000_84c6c67dbe676760.txt", import.meta.url));
const SIZE = newspaper.styles.body.size;
const seed = readPlain(SEED, "bai.txt").value?.blocks ?? [];

/** The text of each paragraph element, in document order. */
function paragraphs(document: SetDocument): string[] {
	return document.structure.filter((e) => e.type === "P").map((e) => textOf(document, e.id));
}

/** Word spaces of the justified lines in em. */
function gaps(lines: readonly TextLine[]): number[] {
	return lines.flatMap((line) => line.segments.flatMap((s) => s.words.slice(1).map(() => 0.25 + line.gap / SIZE)));
}

const marks = fc.constantFrom<Span["marks"]>(
	undefined,
	["bold"],
	["italic"],
	["bold", "italic"],
	["code"],
	["superscript"],
);
const spans: fc.Arbitrary<Span[]> = fc.array(
	fc.tuple(vietnamese.untidy, marks).map(([text, mark]) => (mark ? { text, marks: mark } : { text })),
	{ minLength: 1, maxLength: 8 },
);

describe("the text of the pages", () => {
	it("is the article's, unit by unit", () => {
		expect(paragraphs(set(seed))).toEqual(textUnits(seed).map((unit) => canonical(unit.text)));
	});

	it("is the canonical text of any paragraphs", () => {
		fc.assert(
			fc.property(fc.array(vietnamese.paragraph(300), { minLength: 1, maxLength: 6 }), (texts) => {
				expect(paragraphs(set(texts.map(paragraph)))).toEqual(texts);
			}),
			{ numRuns: 60 },
		);
	});

	it("is the canonical text of untidy spans with any marks", () => {
		fc.assert(
			fc.property(fc.array(spans, { minLength: 1, maxLength: 4 }), (list) => {
				const blocks = list.map((content): Block => ({ kind: "paragraph", content }));
				expect(paragraphs(set(blocks)).map((text) => text.replace(/ $/, ""))).toEqual(
					textUnits(blocks).map((unit) => canonical(unit.text)),
				);
			}),
			{ numRuns: 300 },
		);
	});

	it("shows a lost word, a glued word and a changed letter", () => {
		const document = set(seed);
		const expected = textUnits(seed).map((unit) => canonical(unit.text));
		const mutate = (change: (line: TextLine) => TextLine): SetDocument => {
			let done = false;
			const pages = document.pages.map((page) => ({
				...page,
				items: page.items.map((item) => {
					if (done || item.kind !== "text" || item.owner !== 4) return item;
					done = true;
					return change(item);
				}),
			}));
			return { ...document, pages };
		};
		const edit = (line: TextLine, change: Partial<TextLine["segments"][number]>): TextLine => ({
			...line,
			segments: line.segments.map((s) => ({ ...s, ...change })),
		});
		for (const change of [
			(line: TextLine) => edit(line, { words: line.segments[0]?.words.slice(1) ?? [] }),
			(line: TextLine) => edit(line, { trailingSpace: false }),
			(line: TextLine) =>
				edit(line, { words: line.segments[0]?.words.map((w) => ({ ...w, text: w.text.replace("ộ", "o") })) ?? [] }),
			(line: TextLine) => ({ ...line, owner: 5 }),
		])
			expect(paragraphs(mutate(change))).not.toEqual(expected);
	});
});

describe("lines", () => {
	it("never end where nobreak forbids it", () => {
		fc.assert(
			fc.property(
				fc.array(fc.oneof(vietnamese.syllable, vietnamese.unit), { minLength: 30, maxLength: 200 }),
				(words) => {
					const text = words.join(" ");
					const { value, diagnostics } = setOutcome([paragraph(text)]);
					if (!value || diagnostics.some((d) => d.code === "typeset/no-break-relaxed")) return;
					const glued = unbreakable(text.split(" "));
					let at = 0;
					for (const line of textLines(value.pages).filter((l) => l.owner === 2)) {
						at += line.segments.reduce((sum, s) => sum + s.words.length, 0);
						if (at < glued.length) expect([at, glued[at - 1]]).toEqual([at, false]);
					}
					expect(at).toBe(glued.length);
				},
			),
			{ numRuns: 100 },
		);
	});

	it("fill the measure but for the last of a paragraph, and never leave the frame", () => {
		const { page } = newspaper;
		fc.assert(
			fc.property(fc.array(vietnamese.paragraph(250), { minLength: 1, maxLength: 8 }), (texts) => {
				const { value, diagnostics } = setOutcome(texts.map(paragraph));
				const pages = value?.pages ?? [];
				const right = page.width - page.margin.right;
				for (const { items } of pages) {
					for (const item of items) {
						if (item.kind !== "text" || item.owner === "footer") continue;
						expect(item.x).toBeGreaterThanOrEqual(page.margin.left - 1e-6);
						expect(item.x + lineWidth(item)).toBeLessThanOrEqual(right + 1e-6);
						if (item.gap !== 0) expect(item.x + lineWidth(item)).toBeCloseTo(right, 6);
						expect(item.y + 0.891 * SIZE).toBeLessThanOrEqual(page.height - page.margin.top + 1e-6);
						expect(item.y - 0.216 * SIZE).toBeGreaterThanOrEqual(page.margin.bottom - 1e-6);
					}
				}
				const all = gaps(textLines(pages).filter((line) => typeof line.owner === "number" && line.owner > 1));
				expect(Math.min(0.25, ...all)).toBeGreaterThanOrEqual(0.25 - newspaper.spacing.shrink - 1e-9);
				if (Math.max(0, ...all) > 0.36 + 1e-9) expect(diagnostics.map((d) => d.code)).toContain("typeset/loose-line");
			}),
			{ numRuns: 60 },
		);
	});

	it("of the real article keep their word spaces near the natural one", () => {
		const all = gaps(textLines(set(seed).pages).filter((line) => typeof line.owner === "number" && line.owner > 1));
		expect(all.reduce((sum, gap) => sum + gap, 0) / all.length).toBeLessThanOrEqual(0.275);
		expect(Math.max(...all)).toBeLessThanOrEqual(0.36);
	});

	it("have a real space at their end inside a paragraph and none at its end", () => {
		const document = set(seed);
		for (const { id } of document.structure.filter((e) => e.type === "P")) {
			const texts = textLines(document.pages)
				.filter((line) => line.owner === id)
				.map(lineText);
			expect(texts.slice(0, -1).every((text) => text.endsWith(" "))).toBe(true);
			expect(texts.at(-1)?.endsWith(" ")).toBe(false);
		}
	});
});
