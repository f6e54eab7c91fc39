import { describe, expect, it } from "vitest";
import { type Block, spansText } from "../../../src/model/article.ts";
import { hasErrors } from "../../../src/model/diagnostic.ts";
import { readHtmlFragment } from "../../../src/read/html/fragment.ts";

function blocksOf(html: string): readonly Block[] {
	const outcome = readHtmlFragment(html, "a.html");
	if (!outcome.value) throw new Error(JSON.stringify(outcome.diagnostics));
	return outcome.value.blocks;
}
const texts = (html: string) =>
	blocksOf(html).map((block) =>
		block.kind === "paragraph" || block.kind === "heading" ? spansText(block.content) : block.kind,
	);
const codes = (html: string) => readHtmlFragment(html, "a.html").diagnostics.map(({ code }) => code);

describe("paragraphs", () => {
	it("fold white space as a browser does, and nothing else", () => {
		expect(texts("<p>  Sáng\n\t 20/3,  <b> Ban </b> <i>Bí thư</i>\u00a0 họp </p>")).toEqual([
			"Sáng 20/3, Ban Bí thư\u00a0 họp",
		]);
		expect(texts("<div>Một<p>Hai</p>ba <span>bốn</span></div>")).toEqual(["Một", "Hai", "ba bốn"]);
		expect(texts("<p> </p><p>&nbsp;</p><p><br></p>")).toEqual([]);
	});

	it("decode character references once", () => {
		expect(texts("<p>Ph&ograve;ng &amp;amp; ban &#7841;</p>")).toEqual(["Phòng &amp; ban ạ"]);
	});

	it("break at br, and part at two of them", () => {
		expect(texts("Một<br>hai<br><br>ba<br> <br/>bốn<br>")).toEqual(["Một\nhai", "ba", "bốn"]);
	});

	it("keep marks, links and their places", () => {
		const html = '<p>Theo <a href="https://a.vn/x?y=1&amp;z=2"><b>báo</b> A</a>,\n  H<sub>2</sub>O</p>';
		const [block] = blocksOf(html);
		expect(block).toMatchObject({
			content: [
				{ text: "Theo ", place: { line: 1, column: 4 } },
				{ text: "báo", marks: ["bold"], href: "https://a.vn/x?y=1&z=2" },
				{ text: " A", href: "https://a.vn/x?y=1&z=2" },
				{ text: ", " },
				{ text: "H", place: { line: 2, column: 3 } },
				{ text: "2", marks: ["subscript"] },
				{ text: "O", place: { line: 2, column: 16 } },
			],
		});
	});

	it("stand at one place where the HTML stands inside something else", () => {
		const place = { file: "a.jsonl", line: 7 };
		const { value } = readHtmlFragment("<p>Một <b>hai</b></p>", "a.jsonl", place);
		expect(value?.blocks).toMatchObject([
			{
				place,
				content: [
					{ text: "Một ", place, exact: false },
					{ text: "hai", place, exact: false },
				],
			},
		]);
	});
});

describe("blocks", () => {
	it("are headings, lists, quotes, rules and code", () => {
		const html = `<h1>Tít</h1><h3>Nhỏ</h3><ol start="3"><li>ba<ul><li>con</li></ul></li><li>bốn</li></ol>
			<blockquote><p>Lời</p></blockquote><hr><pre>a\n  b</pre>`;
		expect(blocksOf(html)).toMatchObject([
			{ kind: "heading", level: 2 },
			{ kind: "heading", level: 3 },
			{
				kind: "list",
				start: 3,
				items: [[{ kind: "paragraph" }, { kind: "list", items: [[{ kind: "paragraph" }]] }], [{}]],
			},
			{ kind: "quote", blocks: [{ kind: "paragraph" }] },
			{ kind: "rule" },
			{ kind: "code", text: "a\n  b" },
		]);
	});

	it("are tables with header cells, spans and filled rows", () => {
		const html = `<table><caption>Bảng 1</caption><tr><th>Năm</th><th colspan=2>Số</th></tr>
			<tr><th>2022</th><td align=right>1</td><td>2</td></tr><tr><td rowspan="9">2023</td><td>3</td></tr></table>`;
		expect(blocksOf(html)).toMatchObject([
			{
				kind: "table",
				caption: [{ text: "Bảng 1" }],
				rows: [
					[{ header: "column" }, { header: "column", columns: 2 }],
					[{ header: "row" }, { align: "end" }, {}],
					[{}, {}, { blocks: [] }],
				],
			},
		]);
	});

	it("are no tables where a table only makes columns of a page", () => {
		const html = `<table><tr><td><table><tr><td>Trái</td></tr></table></td><td><p>Giữa</p></td></tr></table>`;
		expect(texts(html)).toEqual(["Trái", "Giữa"]);
	});

	it("are figures with caption and credit, however they are marked up", () => {
		const expected = [
			{ kind: "figure", href: "a.jpg", alt: "Cầu", caption: [{ text: "Cầu mới." }], credit: [{ text: "Ảnh: Hà An" }] },
		];
		const img = '<img src="a.jpg" alt="Cầu">';
		for (const html of [
			`<figure>${img}<figcaption>Cầu mới. Ảnh: Hà An</figcaption></figure>`,
			`<figure><figcaption>Cầu mới.</figcaption>${img}<p class="credit">Ảnh: Hà An</p></figure>`,
			`<table class="tplCaption"><tr><td>${img}</td></tr><tr><td class="Image">Cầu mới. Ảnh: Hà An</td></tr></table>`,
			`<table><tr><td>${img}</td></tr><tr><td>Cầu mới. Ảnh: Hà An</td></tr></table>`,
			`<div class="VCSortableInPreviewMode" type="Photo"><div>${img}</div><div class="PhotoCMS_Caption"><p>Cầu mới. Ảnh: Hà An</p></div></div>`,
			`<p>${img}</p><p class="pCaption">Cầu mới. Ảnh: Hà An</p>`,
			`<div class="wp-caption">${img}<p class="wp-caption-text">Cầu mới. Ảnh: Hà An</p></div>`,
		])
			expect(blocksOf(html), html).toMatchObject(expected);
	});
});

describe("images", () => {
	it("are taken from beside the page, then from inside it, then left where they are", () => {
		const href = (html: string) => (blocksOf(html)[0] as { href?: string } | undefined)?.href;
		expect(href('<img src="p_files/a.jpg" data-src="https://a.vn/a.jpg">')).toBe("p_files/a.jpg");
		expect(href('<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="https://a.vn/a.jpg">')).toBe(
			"https://a.vn/a.jpg",
		);
		expect(href('<img src="https://a.vn/s.jpg" srcset="s_files/1.jpg 320w, s_files/2.jpg 640w">')).toBe(
			"s_files/2.jpg",
		);
		expect(href('<picture><source srcset="b.webp 1x"><img data-original="https://a.vn/a.jpg"></picture>')).toBe(
			"b.webp",
		);
	});

	it("inside the page get a name", () => {
		const bytes = Buffer.alloc(3000, 7);
		const uri = `data:image/png;base64,${bytes.toString("base64")}`;
		const { value } = readHtmlFragment(`<img src="${uri}"><p>a</p><img src="${uri}">`, "a.html");
		expect(value?.blocks.map((b) => (b.kind === "figure" ? b.href : b.kind))).toEqual([
			"embedded-1.png",
			"paragraph",
			"embedded-1.png",
		]);
		expect(Buffer.from(value!.pictures.get("embedded-1.png")!)).toEqual(bytes);
	});

	it("of running text stand behind it, with a finding", () => {
		expect(texts('<p>Một <img src="a.jpg"> hai</p>')).toEqual(["Một hai", "figure"]);
		expect(codes('<p>Một <img src="a.jpg"> hai</p>')).toEqual(["read/html-image-moved"]);
	});
});

describe("what is left out", () => {
	it.each([
		['<div class="box-tinlienquan"><a href="/x">Bài khác</a></div>', "read/html-related-left-out"],
		['<p><strong>&gt;&gt; Xem thêm:</strong> <a href="/x">Bài khác của báo</a></p>', "read/html-related-left-out"],
		['<ul><li><a href="/x">Bài một</a></li><li><a href="/y">Bài hai</a></li></ul>', "read/html-related-left-out"],
		['<div class="social-share">Chia sẻ</div>', "read/html-sharing-left-out"],
		["<form><button>Gửi</button></form>", "read/html-form-left-out"],
		['<p style="display: none">Ẩn</p>', "read/html-hidden-left-out"],
		['<div id="ads-top">Quảng cáo</div>', "read/html-advertising-left-out"],
	])("is listed: %s", (html, code) => {
		expect(texts(`<p>Trước</p>${html}<p>Sau</p>`)).toEqual(["Trước", "Sau"]);
		const { diagnostics } = readHtmlFragment(`<p>Trước</p>${html}<p>Sau</p>`, "a.html");
		expect(diagnostics).toMatchObject([{ code, params: { count: 1 }, place: { line: 1, column: 13 } }]);
	});

	it("is nothing that only looks like it", () => {
		const html =
			'<p>Xem thêm các quy định tại <a href="/x">Nghị định 30</a>, Chính phủ yêu cầu các địa phương báo cáo trước ngày 30.</p>';
		expect(texts(html)).toHaveLength(1);
		expect(texts('<p class="metadata-x">a</p><p class="shared-post">b</p><div class="download">c</div>')).toEqual([
			"a",
			"b",
			"c",
		]);
	});
});

describe("hostile HTML", () => {
	it.each([
		["deep blocks", "<div>".repeat(60_000)],
		["deep lists", "<ul><li>".repeat(10_000)],
		["deep quotes", "<blockquote>".repeat(5_000)],
		["deep tables", "<table><tr><td>".repeat(5_000)],
		["formatting that is never closed", Array.from({ length: 5_000 }, (_, i) => `<font a${i}><p>`).join("")],
		["entities", "&amp;".repeat(50_000)],
		["broken entities", "&#x".repeat(50_000)],
	])("keeps the text behind %s", (_, html) => {
		const { value, diagnostics } = readHtmlFragment(`${html} Cuối trang`, "a.html");
		expect(hasErrors(diagnostics)).toBe(false);
		expect(JSON.stringify(value?.blocks)).toContain("Cuối trang");
	});

	it.each([
		["tags", "<b>".repeat(500_000), "read/html-too-many-tags"],
		[
			"attributes",
			`<p ${Array.from({ length: 5000 }, (_, i) => `a${i}=1`).join(" ")}>`,
			"read/html-too-many-attributes",
		],
	])("is refused for its %s", (_, html, code) => {
		expect(readHtmlFragment(html, "a.html").diagnostics).toMatchObject([{ code, place: { line: 1 } }]);
	});
});
