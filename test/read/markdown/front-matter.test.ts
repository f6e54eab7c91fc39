import { describe, expect, it } from "vitest";
import { codesIn, read, sketch, where } from "./reading.ts";

describe("front matter", () => {
	it.each<readonly [string, string, string, number]>([
		["plain", "---\ntitle: A\n---\nBài", "title: A\n", 4],
		["closed with dots, CR LF", "--- \r\ntitle: A\r\ntags: [b]\r\n...\r\n\r\nBài", "title: A\r\ntags: [b]\r\n", 6],
		["empty", "---\n---\nBài", "", 3],
		["of comments", "---\n# không có gì\n---\nBài", "# không có gì\n", 4],
		["in JSON", '---\n{"title": "A"}\n---\nBài', '{"title": "A"}\n', 4],
		["with a quoted key", '---\n"title": A\n---\nBài', '"title": A\n', 4],
		["broken, but meant", "---\ntitle: [A\n---\nBài", "title: [A\n", 4],
		["behind a byte order mark", "\uFEFF---\ntitle: A\n---\nBài", "title: A\n", 4],
	])("is handed on unparsed: %s", (_, text, inner, line) => {
		const { value, diagnostics } = read(text);
		expect(diagnostics).toEqual([]);
		expect(value?.frontMatter).toMatchObject({ text: inner, place: { file: "bai.md", line: 2, column: 1 } });
		expect(value?.blocks.map(sketch)).toEqual(["Bài"]);
		expect(value?.blocks[0]?.place?.line).toBe(line);
	});

	it.each<readonly [string, string, readonly unknown[]]>([
		["two rules around a paragraph", "---\n\nĐoạn một.\n\n***\n", [["rule"], "Đoạn một.", ["rule"]]],
		["prose between rules", "---\n\nĐoạn một\n\n---\n\nHai", [["rule"], "Đoạn một", ["rule"], "Hai"]],
		["not on the first line", "\n---\n\ntitle: A\n\n---\n", [["rule"], "title: A", ["rule"]]],
		["a rule alone", "---\nĐoạn một", [["rule"], "Đoạn một"]],
		["four dashes", "----\n\ntitle: A\n\n---", [["rule"], "title: A", ["rule"]]],
	])("is not: %s", (_, text, expected) => {
		const { value } = read(text);
		expect(value?.frontMatter).toBeUndefined();
		expect(value?.blocks.map(sketch)).toEqual(expected);
	});

	it("without an end is an error, for it would be printed", () => {
		const { value, diagnostics } = read("---\ntitle: A\n\nBài");
		expect(value).toBeUndefined();
		expect(diagnostics.map(where)).toEqual([["read/front-matter-unclosed", 1, 1, 3]]);
	});

	it("is no part of the text: places count the lines of the file", () => {
		expect(codesIn("---\ntitle: <b>\n---\n<i>a</i>")).toEqual(["read/html-in-markdown"]);
		expect(read("---\ntitle: A\n---\n\nx <i>a</i>").diagnostics.map(where)).toEqual([
			["read/html-in-markdown", 5, 3, 2],
		]);
	});
});
