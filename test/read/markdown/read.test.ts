import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readMarkdown } from "../../../src/read/markdown/read.ts";
import { blocksIn, codesIn, read, sketch, sketchOf, spansIn, where } from "./reading.ts";

describe("the example article", () => {
	const bytes = readFileSync(new URL("../../../examples/markdown/lua-gao-thom.md", import.meta.url));
	const { value, diagnostics } = readMarkdown(bytes, "bai.md");

	it("is read whole, without a finding", () => {
		expect(diagnostics).toEqual([]);
		expect(value?.language).toBe("vi");
		expect(value?.dateline).toEqual({ text: "BBK", place: { file: "bai.md", line: 11, column: 3, length: 3 } });
		expect(value?.frontMatter?.text.split("\n")[0]).toBe("title: Xã vùng cao Bắc Kạn được mùa lúa bao thai");
		expect(value?.blocks.map((block) => block.kind)).toEqual([
			"heading",
			"paragraph",
			"heading",
			"paragraph",
			"list",
			"quote",
			"heading",
			"paragraph",
			"table",
			"rule",
			"paragraph",
		]);
	});

	it("has its nested list, its quote and its table", () => {
		const [list, quote, table] = [4, 5, 8].map((i) => value?.blocks[i]).map((block) => block && sketch(block));
		expect(list).toEqual([
			"ol 1",
			["Chọn 3 thôn làm điểm, mỗi thôn 10 ha;"],
			["Cấp giống nguyên chủng cho 126 hộ:", ["ul", ["thôn Nà Càng: 1.260 kg;"], ["thôn Bản Lanh: 980 kg;"]]],
			["Mời cán bộ khuyến nông hướng dẫn cấy hàng rộng, hàng hẹp."],
		]);
		expect(quote).toMatchObject(
			["quote", /^Trước kia/, "Bà Hà Thị Mến, thôn Nà Càng"].map((t) =>
				t instanceof RegExp ? expect.stringMatching(t) : t,
			),
		);
		expect(table).toEqual([
			"table",
			[
				["column", "", "Thôn"],
				["column", "end", "Diện tích (ha)"],
				["column", "end", "Năng suất (tạ/ha)"],
			],
			[
				["", "", "Nà Càng"],
				["", "end", "42"],
				["", "end", "52,4"],
			],
			[
				["", "", "Bản Lanh"],
				["", "end", "31"],
				["", "end", "51,6"],
			],
			[
				["", "", "Nà Đao"],
				["", "end", "18"],
				["", "end", "52,0"],
			],
		]);
	});
});

describe("blocks", () => {
	it.each<readonly [string, string, readonly unknown[]]>([
		[
			"headings of both forms",
			"# Một #\n\nHai\n===\n\nBa\n---\n###### Sáu",
			[
				["h1", "Một"],
				["h1", "Hai"],
				["h2", "Ba"],
				["h6", "Sáu"],
			],
		],
		["an ordered list with its start", "5. năm\n6. sáu", [["ol 5", ["năm"], ["sáu"]]]],
		[
			"items of several blocks",
			"- một\n\n  hai\n\n      mã\n- ba",
			[["ul", ["một", "hai", ["code", "", "mã"]], ["ba"]]],
		],
		["an empty item", "-\n- hai", [["ul", [], ["hai"]]]],
		["a quote in a quote", "> a\n> > b\n>\n> c", [["quote", "a", ["quote", "b"], "c"]]],
		["a lazy line", "> a\nb", [["quote", "a b"]]],
		[
			"fenced and indented code",
			"```js\nvar a;\n\n  b\n```\n\n\tc\n\t d",
			[
				["code", "js", "var a;\n\n  b"],
				["code", "", "c\n d"],
			],
		],
		["rules", "a\n\n***\n\n- - -\n\nb", ["a", ["rule"], ["rule"], "b"]],
		[
			"a table with short and long rows",
			"|a|b|\n|:-:|-|\n|c|\n|d|e|f|",
			[
				[
					"table",
					[
						["column", "center", "a"],
						["column", "", "b"],
						["column", ""],
					],
					[
						["", "center", "c"],
						["", ""],
						["", ""],
					],
					[
						["", "center", "d"],
						["", "", "e"],
						["", "", "f"],
					],
				],
			],
		],
		[
			"CR LF, CR and tabs",
			"# Một\r\n\r\nhai\tba\rbốn\r\n\r\n-\tnăm\r\n",
			[["h1", "Một"], "hai\tba bốn", ["ul", ["năm"]]],
		],
	])("are read: %s", (_, text, expected) => {
		expect(sketchOf(text)).toEqual(expected);
	});

	it("are behind a byte order mark as well", () => {
		expect(sketchOf("\uFEFF# Một\n\nhai")).toEqual([["h1", "Một"], "hai"]);
		const twice = read("\uFEFF\uFEFF# Một");
		expect(twice.value?.blocks.map(sketch)).toEqual([["h1", "Một"]]);
		expect(twice.diagnostics.map(where)).toEqual([["text/invisible-dropped", 1, 1, 1]]);
	});

	it("need some text", () => {
		expect(codesIn("#\n\n>\n\n<!-- chỉ có lời chú -->")).toContain("read/comment-left-out");
		expect(codesIn("---\ntitle: A\n---\n")).toEqual(["read/empty"]);
	});
});

describe("text", () => {
	it.each<readonly [string, string, readonly unknown[]]>([
		[
			"marks inside marks",
			"*a **b** ~~c~~* `d`",
			[["a ", "italic"], ["b", "italic", "bold"], [" ", "italic"], ["c", "italic", "strike"], [" "], ["d", "code"]],
		],
		[
			"a mark inside itself",
			"*a _b_*",
			[
				["a ", "italic"],
				["b", "italic"],
			],
		],
		[
			"links of all forms",
			"[a](/x) [b][] [B] <https://e.vn/> <a@b.vn>\n\n[b]: /y",
			[
				["a", { href: "/x" }],
				[" "],
				["b", { href: "/y" }],
				[" "],
				["B", { href: "/y" }],
				[" "],
				["https://e.vn/", { href: "https://e.vn/" }],
				[" "],
				["a@b.vn", { href: "mailto:a@b.vn" }],
			],
		],
		[
			"a mark in a link",
			"[a *b*](/x)",
			[
				["a ", { href: "/x" }],
				["b", "italic", { href: "/x" }],
			],
		],
		["a link without text", "[](/x)", [["/x", { href: "/x" }]]],
		["hard breaks", "a  \nb\\\nc<br>d<BR/>\ne", [["a\n"], ["b\n"], ["c\n"], ["d\n"], ["e"]]],
		["soft breaks", "a \nb\n   c", [["a "], ["b "], ["c"]]],
		[
			"escapes and character references",
			"1\\. \\*a\\* &amp;&#7871;",
			[["1"], [". "], ["*"], ["a"], ["*"], [" "], ["&"], ["ế"]],
		],
		["code over two lines", "`` a `\nb ``", [["a ` b", "code"]]],
		["a bare address", "xem https://e.vn/a_b_c", [["xem https://e.vn/a_b_c"]]],
		["one tilde", "~a~", [["~a~"]]],
		["a footnote", "a[^1] b\n\n[^1]: Nguồn", [["a"], ["1", "superscript"], [" b"]]],
		["a footnote without a text", "a[^1] b", [["a[^1] b"]]],
		["a label with a blank", "a[^1 c] b\n\n[^1 c]: /x", [["a"], ["[^1 c]"], [" b"]]],
	])("is read: %s", (_, text, expected) => {
		const joined = (spans: readonly unknown[]) => {
			const out: unknown[][] = [];
			for (const span of spans as unknown[][]) {
				const last = out.at(-1);
				const same = last && JSON.stringify(last.slice(1)) === JSON.stringify(span.slice(1));
				if (same && last) last[0] = `${last[0]}${span[0]}`;
				else out.push([...span]);
			}
			return out;
		};
		expect(joined(spansIn(text))).toEqual(joined(expected));
	});

	it("keeps what was meant as a footnote and has the form of a link's definition", () => {
		expect(sketchOf("a[^1 c]\n\n[^1 c]: Nguồn")).toEqual(["a[^1 c]", "[^1 c]: Nguồn"]);
	});

	it("has exact places behind marks, escapes, quotes and letters of two code units", () => {
		const places = (text: string) =>
			blocksIn(text).flatMap((block) => {
				const inner = block.kind === "quote" ? block.blocks : [block];
				return inner.flatMap((b) =>
					("content" in b ? b.content : []).map((s) => [s.text, s.place?.line, s.place?.column, s.exact]),
				);
			});
		expect(places("> 𠀋 **b**\n> c\\*d &amp;e &eacute;")).toEqual([
			["𠀋 ", 1, 3, undefined],
			["b ", 1, 7, undefined],
			["c", 2, 3, undefined],
			["*", 2, 5, undefined],
			["d ", 2, 6, undefined],
			["&", 2, 8, undefined],
			["e ", 2, 13, undefined],
			["é", 2, 15, false],
		]);
	});
});

describe("images", () => {
	it.each<readonly [string, string, readonly unknown[], readonly string[]]>([
		["alone", "![Cánh đồng](a.jpg)", [["figure", "a.jpg", "Cánh đồng", undefined]], []],
		[
			"with a title",
			'![x](a.jpg "Chú thích")\n\n*Không phải chú thích*',
			[["figure", "a.jpg", "x", "Chú thích"], "Không phải chú thích"],
			[],
		],
		["with a caption on the next line", "![x](a.jpg)\n*Chú **thích***", [["figure", "a.jpg", "x", "Chú thích"]], []],
		[
			"with a caption in the next paragraph",
			"![](a.jpg)\n\n_Chú thích_\n\nBài",
			[["figure", "a.jpg", undefined, "Chú thích"], "Bài"],
			[],
		],
		[
			"two in a paragraph",
			"![x](a.jpg)\n![y](b.jpg)",
			[
				["figure", "a.jpg", "x", undefined],
				["figure", "b.jpg", "y", undefined],
			],
			[],
		],
		["by reference", "![x][a]\n\n[a]: a.jpg", [["figure", "a.jpg", "x", undefined]], []],
		["inside text", "Trước ![x](a.jpg) sau", ["Trước  sau", ["figure", "a.jpg", "x", undefined]], ["read/image-moved"]],
		[
			"inside a heading",
			"# Tít ![x](a.jpg)",
			[
				["h1", "Tít"],
				["figure", "a.jpg", "x", undefined],
			],
			["read/image-moved"],
		],
		["inside a link", "[![x](a.jpg)](/y)", [["figure", "a.jpg", "x", undefined]], ["read/image-link-left-out"]],
		[
			"of dangerous addresses",
			"![x](file:///etc/passwd)\n![y](data:image/png;base64,AA)\n![z](../../a.png)",
			[
				["figure", "file:///etc/passwd", "x", undefined],
				["figure", "data:image/png;base64,AA", "y", undefined],
				["figure", "../../a.png", "z", undefined],
			],
			[],
		],
	])("are figures: %s", (_, text, expected, codes) => {
		expect(sketchOf(text)).toEqual(expected);
		expect(codesIn(text)).toEqual(codes);
	});
});
