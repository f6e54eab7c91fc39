import { describe, expect, it } from "vitest";
import { type Block, spansText } from "../../../src/model/article.ts";
import { zonedTime } from "../../../src/read/wxr/date.ts";
import { type WxrPost, wxrOf } from "../../support/wxr.ts";
import { articles, exportOf } from "./members.ts";

const at = "https://baobackan.example/wp-content/uploads/2023/03";
const attachment = (id: number, more: Partial<WxrPost> = {}): WxrPost => ({
	title: `anh-${id}`,
	id,
	type: "attachment",
	status: "inherit",
	url: `${at}/anh-${id}.jpg`,
	...more,
});
const read = async (post: WxrPost, ...more: readonly WxrPost[]) => {
	const [outcome] = await articles(exportOf(wxrOf([post, ...more])));
	return outcome!;
};
const sketch = (blocks: readonly Block[] = []): readonly unknown[] =>
	blocks.map((block) => {
		switch (block.kind) {
			case "paragraph":
				return `${block.role ?? "p"}: ${spansText(block.content)}`;
			case "heading":
				return `h${block.level}: ${spansText(block.content)}`;
			case "figure":
				return `${block.href.slice(at.length + 1)} | ${block.alt ?? ""} | ${spansText(block.caption ?? [])}${spansText(block.credit ?? [])}`;
			default:
				return block.kind;
		}
	});

describe("a post", () => {
	it("has claims with rules", async () => {
		const { value, diagnostics } = await read({
			title: "Cầu mới & người dân",
			content: "BBK - Đường phố đông vui.",
			categories: ["Thời sự", "Uncategorized"],
			tags: ["cầu"],
			id: 5,
		});
		expect(diagnostics).toEqual([]);
		expect(value?.claims.map((claim) => `${claim.element}=${claim.value} (${claim.rule})`)).toEqual([
			"title=Cầu mới & người dân (wxr:title)",
			"creator=Nguyễn Văn A (wxr:dc:creator)",
			"isPartOf=Báo Bắc Kạn & bạn đọc (wxr:site-title)",
			"subject=Thời sự (wxr:category)",
			"subject=cầu (wxr:category)",
			"issued=2023-03-20T08:02:03+07:00 (wxr:wp:post_date)",
			"identifier=https://baobackan.example/bai-5/ (wxr:link)",
			"identifier=https://baobackan.example/?p=5 (wxr:guid)",
			"language=vi (language-by-letters)",
		]);
		expect(value?.dateline?.text).toBe("BBK");
		expect(value?.claims[0]?.place).toEqual({ file: "kho/bao.xml", line: 18, path: "title" });
	});

	it("of an account is nobody's", async () => {
		const { value, diagnostics } = await read({ title: "Bài", content: "Chữ.", creator: "admin" });
		expect(value?.claims.some(({ element }) => element === "creator")).toBe(false);
		expect(diagnostics.map(({ code }) => code)).toEqual(["wxr/creator-not-taken"]);
	});

	it("written without blocks has paragraphs by blank lines", async () => {
		const { value } = await read({
			title: "Bài",
			content:
				"Đoạn <strong>một</strong>.\r\nDòng hai.\r\n\r\n<h3>Tít xen</h3>\r\nĐoạn hai.\n<ul>\n<li>mục</li>\n</ul>\n<!--more-->\nĐoạn ba.",
		});
		expect(sketch(value?.blocks)).toEqual([
			"h1: Bài",
			"p: Đoạn một.\nDòng hai.",
			"h3: Tít xen",
			"p: Đoạn hai.",
			"list",
			"p: Đoạn ba.",
		]);
	});

	it("written in blocks is read by its HTML; blocks of the server are told", async () => {
		const { value, diagnostics } = await read(
			{
				title: "Bài",
				content:
					'<!-- wp:paragraph -->\n<p>Đoạn\nmột.</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:latest-posts {"n":5} /-->\n' +
					`<!-- wp:image {"id":9} -->\n<figure class="wp-block-image"><img src="${at}/anh-9.jpg" alt="" class="wp-image-9"/><figcaption>Cầu mới</figcaption></figure>\n<!-- /wp:image -->`,
			},
			attachment(9, { meta: { _wp_attachment_image_alt: "Cầu nhìn từ bờ bắc" } }),
		);
		expect(sketch(value?.blocks)).toEqual(["h1: Bài", "p: Đoạn một.", "anh-9.jpg | Cầu nhìn từ bờ bắc | Cầu mới"]);
		expect(diagnostics.map(({ code, params }) => [code, params?.name])).toEqual([
			["wxr/block-left-out", "latest-posts"],
		]);
	});

	it("has its excerpt as the lead, once", async () => {
		const apart = await read({ title: "Bài", excerpt: "Tóm tắt.", content: "Đoạn một." });
		expect(sketch(apart.value?.blocks)).toEqual(["h1: Bài", "lead: Tóm tắt.", "p: Đoạn một."]);
		const same = await read({ title: "Bài", excerpt: "Tóm tắt.", content: "<p><b>Tóm tắt.</b></p>Đoạn một." });
		expect(sketch(same.value?.blocks)).toEqual(["h1: Bài", "lead: Tóm tắt.", "p: Đoạn một."]);
	});

	it("carries out captions, galleries and embeds, and tells of other shortcodes", async () => {
		const { value, diagnostics } = await read(
			{
				title: "Bài",
				content:
					`[caption id="attachment_9" width="300"]<img class="wp-image-9" src="${at}/anh-9-300x200.jpg" alt="Cầu" /> Cầu mới[/caption]\n\n` +
					'Đoạn [1] có [chú ý] giữa.\n\n[gallery ids="8,99"]\n\n[embed]https://video.example/v[/embed]\n\n' +
					'[contact-form-7 id="5"]\n\n[su_quote]Lời nói[/su_quote]',
				meta: { _thumbnail_id: "7" },
			},
			attachment(7, { meta: { _wp_attachment_image_alt: "Ảnh đầu bài" } }),
			attachment(8, { excerpt: "Chú thích tám", meta: { _wp_attachment_image_alt: "Ảnh “tám” & <một>" } }),
			attachment(9),
		);
		expect(sketch(value?.blocks)).toEqual([
			"h1: Bài",
			"anh-7.jpg | Ảnh đầu bài | ",
			"anh-9-300x200.jpg | Cầu | Cầu mới",
			"p: Đoạn [1] có [chú ý] giữa.",
			"anh-8.jpg | Ảnh “tám” & <một> | Chú thích tám",
			"p: https://video.example/v",
			"p: Lời nói",
		]);
		expect(diagnostics.map(({ code, params }) => [code, params?.text ?? params?.count])).toEqual([
			["wxr/attachment-missing", 1],
			["wxr/shortcode-left-out", '[contact-form-7 id="5"]'],
			["wxr/shortcode-left-out", "[su_quote] [/su_quote]"],
		]);
	});

	it("with characters that XML does not have is read, and says so", async () => {
		const { value, diagnostics } = await read({ title: "Bài", content: "Đường\u0008 phố." });
		expect(sketch(value?.blocks)).toEqual(["h1: Bài", "p: Đường phố."]);
		expect(diagnostics.map(({ code }) => code)).toEqual(["wxr/control-characters"]);
	});

	it("without text is refused", async () => {
		expect((await read({ title: "Bài", content: " " })).diagnostics.map(({ code }) => code)).toEqual(["read/empty"]);
	});
});

describe("times", () => {
	it.each([
		["2023-03-20 08:02:03", "2023-03-20 01:02:03", "2023-03-20T08:02:03+07:00"],
		["2023-03-20 01:02:03", "2023-03-20 01:02:03", "2023-03-20T01:02:03Z"],
		["2023-03-19 20:32:03", "2023-03-20 01:02:03", "2023-03-19T20:32:03-04:30"],
		["2023-03-20 08:02:03", "0000-00-00 00:00:00", "2023-03-20T08:02:03"],
		["2023-03-25 08:02:03", "2023-03-20 01:02:03", "2023-03-20T01:02:03Z"],
		["0000-00-00 00:00:00", "0000-00-00 00:00:00", undefined],
		["2023-02-30 08:00:00", "", undefined],
	])("%s and %s in UTC are %s", (local, utc, expected) => {
		expect(zonedTime(local, utc)).toBe(expected);
	});
});

describe("hostile content", () => {
	it.each([
		["captions that never end", "[/caption]x[caption id='a']<img src='a.jpg'>".repeat(3_000)],
		["captions in captions", `${"[caption ".repeat(100_000)}[/caption]`],
		["blocks that never end", `chữ --> ${"<!-- wp:x {".repeat(100_000)}`],
		["shortcodes with open quotes", `[x a="`.repeat(100_000)],
		["preformatted text that never ends", `</pre>chữ${"<pre ".repeat(50_000)}`],
		["white space", `chữ${" ".repeat(500_000)}${"\n".repeat(500_000)}`],
	])("is read in time that grows with its length: %s", async (_, content) => {
		const { value, diagnostics } = await read({ title: "Bài", content: `Đầu. ${content}` });
		expect(value?.blocks.length ?? diagnostics.length).toBeGreaterThan(0);
	});

	it("cannot name what was set aside", async () => {
		const { value } = await read({ title: "Bài", content: 'Đầu. <pre kept="0"></pre> <style>p {}</style>' });
		expect(sketch(value?.blocks)[1]).toBe("p: Đầu.");
	});
});
