import { describe, expect, it } from "vitest";
import { spansText } from "../../../src/model/article.ts";
import { blocksIn, codesIn, read, where } from "./reading.ts";

const repeat = (text: string, n: number) => text.repeat(n);
const nested = (levels: number) => Array.from({ length: levels }, (_, i) => `${repeat("  ", i)}- mục ${i}`).join("\n");

describe("nesting", () => {
	it.each<readonly [string, string, number, number]>([
		["quotes on a line", `Bài\n\n${repeat("> ", 40)}a`, 3, 65],
		["quotes without blanks", `${repeat(">", 5000)}a`, 1, 1],
		["lists on a line", `${repeat("- ", 40)}a`, 1, 65],
		["lists on a line, by thousands", `${repeat("- ", 5000)}a`, 1, 1],
		["lists by indentation", nested(100), 33, 65],
		["lists in quotes", `${repeat("> - ", 20)}a`, 1, 65],
	])("beyond the limit is an error with its place: %s", (_, text, line, column) => {
		const { value, diagnostics } = read(text);
		expect(value).toBeUndefined();
		expect(diagnostics.map((d) => where(d).slice(0, 3))).toEqual([["read/nested-too-deeply", line, column]]);
		expect(diagnostics[0]?.params).toEqual({ limit: 32 });
	});

	it("up to the limit is read", () => {
		for (const text of [`${repeat("> ", 32)}a`, nested(32), `${repeat("- ", 32)}a`]) expect(codesIn(text)).toEqual([]);
	});

	it("is no matter in rules and inside a line", () => {
		expect(codesIn(`a\n\n${repeat("- ", 500)}`)).toEqual([]);
		expect(codesIn(repeat("* ", 500))).toEqual([]);
		expect(codesIn(`a ${repeat("> ", 500)}`)).toEqual([]);
	});

	it("of emphasis has no limit", () => {
		const text = `${repeat("**a ", 900)}${repeat("**", 900)}`;
		expect(blocksIn(text)).toHaveLength(1);
	});

	it("of brackets does not overflow the stack", () => {
		for (const [open, close] of [
			["[", "]"],
			["![", "]"],
			["![", "](x)"],
			["*![", "](x)*"],
		] as const) {
			const { value, diagnostics } = read(`${repeat(open, 500)}a${repeat(close, 500)}`);
			expect(value !== undefined || diagnostics.some((d) => d.severity === "error")).toBe(true);
		}
	});
});

describe("signs without a partner", () => {
	it.each<readonly [string, string]>([
		["brackets", repeat("[", 4000)],
		["images", repeat("![", 4000)],
		["links that never end", repeat("[a](", 4000)],
		["references that never end", repeat("[a][", 2000)],
		["backticks", repeat("`", 20_000)],
		["backticks of growing length", Array.from({ length: 150 }, (_, i) => `${repeat("`", i + 1)}a `).join("")],
		["stars", repeat("*", 20_000)],
		["stars between letters", repeat("a*", 4000)],
		["stars and underscores across each other", `${repeat("*a_ ", 1000)}${repeat("b* ", 1000)}`],
		["tildes", repeat("~~a ", 4000)],
		["tags", repeat("<a ", 4000)],
		["bars", repeat("|", 20_000)],
		["ampersands", repeat("&", 20_000)],
		["backslashes", repeat("\\", 19_999)],
	])("stay as text: %s", (_, text) => {
		const { value, diagnostics } = read(`Chữ ${text}`);
		expect(diagnostics).toEqual([]);
		const [first] = value?.blocks ?? [];
		if (first?.kind !== "paragraph") throw new Error("a paragraph was expected");
		expect(spansText(first.content).length).toBeGreaterThan(text.length / 4);
	});

	it.each<readonly [string, string]>([
		["emphasis", `${repeat("*a_ ", 5000)}${repeat("b* ", 5000)}`],
		["comments", repeat("a <!-- ", 20_000)],
		["brackets", repeat("[a", 20_000)],
		["underlines", repeat("a\n===\n", 20_000)],
		["lines that lazily go on with a quote", `> a\n${repeat("b\n", 20_000)}`],
	])("beyond measure are an error at their paragraph, before any parsing: %s", (_, text) => {
		const { value, diagnostics } = read(`# Tít\n\n${text}\n\nBài`);
		expect(value).toBeUndefined();
		expect(diagnostics.map(where)).toEqual([["read/markdown-too-complex", 3, 1, 1]]);
	});

	it("are no matter in many paragraphs", () => {
		expect(codesIn(repeat("**a** [b](c) `d` <e@f.vn>\n\n", 2000))).toEqual([]);
	});
});

describe("size", () => {
	it("one huge paragraph is read, its places too", () => {
		const text = `${repeat("Hội nghị trực tuyến toàn quốc, ", 40_000)}${repeat("Hội nghị *trực tuyến* toàn quốc, ", 1000)}`;
		const [first] = blocksIn(text);
		if (first?.kind !== "paragraph") throw new Error("a paragraph was expected");
		expect(spansText(first.content)).toBe(text.replaceAll("*", "").trimEnd());
		expect(first.content.at(-2)?.place?.column).toBe(31 * 40_000 + 33 * 999 + 11);
	});

	it("a word of 5,000 characters is a word", () => {
		const [first] = blocksIn(`Chữ ${repeat("ế", 5000)}`);
		expect(first?.kind === "paragraph" && spansText(first.content).length).toBe(5004);
	});

	it("too many blocks are an error before any parsing", () => {
		expect(read(repeat("a\n\n", 100_001)).diagnostics.map(where)).toEqual([["read/markdown-too-long", 200_001, 1, 1]]);
		expect(codesIn(repeat("- a\n", 100_001))).toEqual(["read/markdown-too-long"]);
		expect(codesIn(`a${repeat("\n", 500_001)}`)).toEqual(["read/markdown-too-long"]);
	});
});
