import { describe, expect, it } from "vitest";
import { textFindings } from "../../../src/text/findings.ts";
import { blocksIn, codesIn, read, sketchOf, where } from "./reading.ts";

const findings = (text: string) => read(text).diagnostics.map((d) => [...where(d), d.params ?? {}]);

describe("what is not printed is reported", () => {
	it.each<readonly [string, string, readonly unknown[]]>([
		["a title of a link", 'a [b](/x "t")', ["read/link-title-left-out", 1, 3, 11, { title: "t", href: "/x" }]],
		[
			"a definition that nobody uses",
			"a\n\n[b]: /x 't'",
			["read/definition-unused", 3, 1, 11, { label: "b", target: '/x "t"' }],
		],
		[
			"a second definition",
			"[b]\n\n[b]: /x\n[B]: /y",
			["read/definition-duplicate", 4, 1, 7, { label: "B", target: "/y" }],
		],
		["a comment in a line", "a <!-- xem lại --> b", ["read/comment-left-out", 1, 3, 16, { text: "xem lại" }]],
		["a comment of its own", "a\n\n<!-- xem\nlại -->\n\nb", ["read/comment-left-out", 3, 1, 8, { text: "xem lại" }]],
		[
			"what follows the language of code",
			'```js title="x"\na\n```',
			["read/code-info-left-out", 1, 1, 15, { text: 'title="x"' }],
		],
		["code without an end", "a\n\n```\nb\n\nc", ["read/code-unclosed", 3, 1, 3, { fence: "```" }]],
		["other numbers", "1. a\n3. b", ["read/list-renumbered", 2, 1, 4, { found: "3", printed: 2 }]],
		["zeros before a number", "01. a\n02. b", ["read/list-renumbered", 1, 1, 5, { found: "01", printed: 1 }]],
		["a row that is too long", "|a|\n|-|\n|b|c|", ["read/table-row-too-long", 3, 1, 5, { cells: 2, columns: 1 }]],
	])("%s", (_, text, expected) => {
		expect(findings(text)).toEqual([expected]);
	});

	it("lists that ask to be numbered are no finding", () => {
		expect(codesIn("1. a\n1. b\n1. c")).toEqual([]);
		expect(codesIn("7) a\n8) b")).toEqual([]);
	});

	it("closed code is no finding, however it is closed", () => {
		expect(codesIn("```\na\n```")).toEqual([]);
		expect(codesIn("> ~~~\n> a\n> ~~~~\n\nb")).toEqual([]);
		expect(codesIn("> ```\n> a\n\nb")).toEqual(["read/code-unclosed"]);
	});
});

describe("raw HTML", () => {
	it("stays as text, with one finding per tag", () => {
		const text = 'H<sub>2</sub>O và <span class="x">chữ</span>\n\n<div>\n<b>đậm</b> <sub>a\n</div>';
		expect(sketchOf(text)).toEqual(['H<sub>2</sub>O và <span class="x">chữ</span>', "<div> <b>đậm</b> <sub>a </div>"]);
		expect(findings(text)).toEqual([
			["read/html-in-markdown", 1, 2, 4, { tag: "sub", count: 3 }],
			["read/html-in-markdown", 1, 19, 5, { tag: "span", count: 2 }],
			["read/html-in-markdown", 3, 1, 4, { tag: "div", count: 2 }],
			["read/html-in-markdown", 4, 1, 2, { tag: "b", count: 2 }],
		]);
	});

	it("keeps the text around comments, and comments without an end", () => {
		expect(sketchOf("<!-- a --> Chữ <br> khác\n\nb")).toEqual([" Chữ \n khác", "b"]);
		expect(sketchOf("<!-- không đóng\n\nChữ")).toEqual(["<!-- không đóng Chữ"]);
		expect(codesIn("<!-- không đóng\n\nChữ")).toEqual(["read/html-in-markdown"]);
	});

	it("keeps scripts, declarations and instructions visible", () => {
		const text = "<script>\nx\n</script>\n\n<?php a ?>\n\n<!DOCTYPE html>\n\n<![CDATA[b]]>";
		expect(sketchOf(text)).toEqual(["<script> x </script>", "<?php a ?>", "<!DOCTYPE html>", "<![CDATA[b]]>"]);
	});
});

describe("characters", () => {
	it("U+0000 stays what it is, for the finding about the text", () => {
		for (const text of ["a\0b", "`a\0b`", "    a\0b", "*a\0*b"]) {
			expect(textFindings(blocksIn(text)), text).toMatchObject([
				{ code: "text/control-character", params: { character: "U+0000", count: 1 } },
			]);
		}
	});

	it("what is not UTF-8 is passed on", () => {
		expect(codesIn("")).toEqual(["read/empty"]);
	});
});
