import { describe, expect, it } from "vitest";
import { type Block, type Span, spansOf, textUnits } from "../../../src/model/article.ts";
import { blocksIn, codesIn, read, sketchOf, where } from "./reading.ts";

const noted = (blocks: readonly Block[]): readonly Span[] => spansOf(blocks).filter((span) => span.note !== undefined);
const notes = (text: string) =>
	noted(blocksIn(text)).map((span) => [span.text, textUnits(span.note ?? []).map((unit) => unit.text)]);

describe("footnotes", () => {
	it("hang on the first reference, with all their blocks", () => {
		const text =
			"Một.[^1] Hai.[^2]\n\n[^1]: Theo *Báo cáo* năm 2022.\n\n    Đoạn hai.\n\n    - mục\n\n[^2]: Nguồn.\n\nBa.";
		expect(notes(text)).toEqual([
			["1", ["Theo Báo cáo năm 2022.", "Đoạn hai.", "mục"]],
			["2", ["Nguồn."]],
		]);
		expect(sketchOf(text)).toEqual(["Một.1 Hai.2", "Ba."]);
		expect(codesIn(text)).toEqual([]);
	});

	it("are numbered in the order of their references, and say which label went", () => {
		const text = "a[^nguồn] b[^1] c[^nguồn]\n\n[^1]: Một\n[^nguồn]: Hai";
		expect(sketchOf(text)).toEqual(["a1 b2 c1"]);
		expect(notes(text)).toEqual([
			["1", ["Hai"]],
			["2", ["Một"]],
		]);
		expect(read(text).diagnostics.map((d) => [...where(d), d.params])).toEqual([
			["read/footnote-renumbered", 1, 2, 8, { label: "nguồn", number: 1 }],
			["read/footnote-renumbered", 1, 12, 4, { label: "1", number: 2 }],
		]);
	});

	it("stay where they stand when nothing refers to them, or when their label is taken", () => {
		const text = "a[^1]\n\n[^1]: Một\n\n[^2]: Hai\n\n[^1]: Ba\n\n[^3]:\n    # Bốn";
		expect(sketchOf(text)).toEqual(["a1", "[^2]: Hai", "[^1]: Ba", "[^3]:", ["h1", "Bốn"]]);
		expect(codesIn(text)).toEqual(["read/footnote-as-text", "read/footnote-as-text", "read/footnote-as-text"]);
	});

	it("inside footnotes stay text, so that none ever holds itself", () => {
		const text = "a[^1]\n\n[^1]: Một[^2] và[^1]\n\n[^2]: Hai";
		expect(notes(text)).toEqual([["1", ["Một[^2] và[^1]"]]]);
		expect(sketchOf(text)).toEqual(["a1", "[^2]: Hai"]);
		expect(codesIn(text)).toEqual(["read/footnote-in-footnote", "read/footnote-in-footnote", "read/footnote-as-text"]);
	});

	it("may stand in headings, quotes, tables and bold text, and nest no deeper than the rest", () => {
		const text = "## Đề[^1]\n\n> **đậm[^2]**\n\n| a[^3] |\n|-|\n| b |\n\n[^1]: x\n[^2]: y\n[^3]: z";
		expect(notes(text)).toEqual([
			["1", ["x"]],
			["2", ["y"]],
			["3", ["z"]],
		]);
		const bold = noted(blocksIn(text))[1];
		expect(bold?.marks).toEqual(["bold", "superscript"]);
		expect(codesIn(`a[^1]\n\n[^1]: ${"> ".repeat(40)}b`)).toEqual(["read/nested-too-deeply"]);
	});
});
