import { describe, expect, it } from "vitest";
import { type Block, spansText } from "../../../src/model/article.ts";
import { readDocx } from "../../../src/read/docx/read.ts";
import { type DocxParts, docxOf, font, image, numbered, p, r, tbl, usualNumbering } from "../../support/docx.ts";
import { pictures } from "../../support/pictures.ts";
import { encodeBytes } from "../../text/charset/encode.ts";

const read = (parts: DocxParts) => readDocx(docxOf(parts), "bai.docx");
const blocksOf = (parts: DocxParts) => {
	const { value, diagnostics } = read(parts);
	if (!value) throw new Error(JSON.stringify(diagnostics));
	return value.blocks;
};
const body = (...all: readonly string[]): DocxParts => ({ body: all.join("") });
/** Blocks as text, one letter for the kind. */
const sketch = (blocks: readonly Block[]): readonly unknown[] =>
	blocks.map((block) => {
		switch (block.kind) {
			case "paragraph":
				return `${block.role ?? "p"}: ${spansText(block.content)}`;
			case "heading":
				return `h${block.level}: ${spansText(block.content)}`;
			case "list":
				return { [block.start === undefined ? "ul" : `ol${block.start}`]: block.items.map(sketch) };
			case "quote":
				return { quote: sketch(block.blocks) };
			case "figure":
				return `${block.href} | ${block.alt ?? ""} | ${spansText(block.caption ?? [])} | ${spansText(block.credit ?? [])}`;
			case "table":
				return { table: block.rows.map((row) => row.map((cell) => sketch(cell.blocks))) };
			default:
				return block;
		}
	});
const codesOf = (parts: DocxParts) => read(parts).diagnostics.map(({ code }) => code);

describe("paragraphs", () => {
	it("have their roles by the names of styles, whatever language the ids are in", () => {
		const { value } = read(
			body(
				p("Khánh thành cầu mới", "Tiu"),
				p("Nối hai bờ sông Cầu", "Tiuphu"),
				p("Sáng nay tỉnh khánh thành cầu.", "Sapo"),
				p("Người dân phấn khởi", "u1"),
				p("BBK - Đường phố đông vui."),
				p("Nguyễn Văn A", "Tacgia"),
			),
		);
		expect(sketch(value!.blocks)).toEqual([
			"h1: Khánh thành cầu mới",
			"p: Nối hai bờ sông Cầu",
			"lead: Sáng nay tỉnh khánh thành cầu.",
			"h2: Người dân phấn khởi",
			"p: BBK - Đường phố đông vui.",
			"byline: Nguyễn Văn A",
		]);
		expect(value!.language).toBe("vi");
		expect(value!.claims).toContainEqual(
			expect.objectContaining({ element: "title", value: "Khánh thành cầu mới", rule: "docx:title-style" }),
		);
		expect(value!.claims).toContainEqual(
			expect.objectContaining({ element: "alternative", value: "Nối hai bờ sông Cầu" }),
		);
		expect(value!.blocks[3]?.place).toEqual({ file: "bai.docx", path: "p[4]" });
	});

	it("take a bold first line for the title, and say so", () => {
		const parts = body(p(r("Khánh thành cầu mới", "<w:b/>")), p("Sáng nay tỉnh khánh thành cầu."));
		expect(sketch(blocksOf(parts))).toEqual(["h1: Khánh thành cầu mới", "p: Sáng nay tỉnh khánh thành cầu."]);
		expect(codesOf(parts)).toContain("docx/title-by-look");
		const sentence = body(p(r("Tỉnh khánh thành cầu.", "<w:b/>")), p("Sáng nay."));
		expect(sketch(blocksOf(sentence))[0]).toBe("p: Tỉnh khánh thành cầu.");
	});

	it("keep marks, links, breaks and notes, and join what Word parted", () => {
		const [block] = blocksOf({
			body: p(
				`${r("Ch")}${r("ữ ")}${r("đậm", "<w:b/>")}${r(" và ")}${r("nghiêng", "<w:i/>")}<w:r><w:br/><w:t>m</w:t></w:r>` +
					`${r("2", '<w:vertAlign w:val="superscript"/>')}<w:hyperlink r:id="rIdL1">${r("nguồn")}</w:hyperlink>` +
					'<w:r><w:footnoteReference w:id="2"/></w:r>',
			),
			links: ["https://example.vn/a?b=1&c=2"],
			footnotes: `<w:footnote w:id="2">${p(`<w:r><w:footnoteRef/></w:r>${r(" Ghi chú.")}`)}</w:footnote>`,
		});
		const strip = ({ place: _, exact: __, ...span }: Record<string, unknown>) => span;
		expect(
			block?.kind === "paragraph" &&
				block.content.map((span) => strip({ ...span, note: span.note && sketch(span.note) })),
		).toEqual([
			{ text: "Chữ ", note: undefined },
			{ text: "đậm", marks: ["bold"], note: undefined },
			{ text: " và ", note: undefined },
			{ text: "nghiêng", marks: ["italic"], note: undefined },
			{ text: "\nm", note: undefined },
			{ text: "2", marks: ["superscript"], note: undefined },
			{ text: "nguồn", href: "https://example.vn/a?b=1&c=2", note: undefined },
			{ text: "1", marks: ["superscript"], note: ["p: Ghi chú."] },
		]);
	});

	it("read fields by what they come to", () => {
		const field = (code: string, result: string) =>
			`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${code}</w:instrText></w:r>` +
			`<w:r><w:fldChar w:fldCharType="separate"/></w:r>${r(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
		const [block] = blocksOf(
			body(p(`${r("Xem ")}${field('HYPERLINK "https://example.vn/x"', "trang này")}${field("PAGE", "3")}`)),
		);
		expect(block).toMatchObject({
			content: [{ text: "Xem " }, { text: "trang này", href: "https://example.vn/x" }, { text: "3" }],
		});
	});
});

describe("lists", () => {
	it("nest by level and go on counting", () => {
		const blocks = blocksOf({
			body: [
				p("một", undefined, numbered(2, 0)),
				p("hai", undefined, numbered(2, 0)),
				p("gạch", undefined, numbered(1, 1)),
				p("xen giữa"),
				p("ba", undefined, numbered(2, 0)),
			].join(""),
			numbering: usualNumbering,
		});
		expect(sketch(blocks)).toEqual([
			{ ol1: [["p: một"], ["p: hai", { ul: [["p: gạch"]] }]] },
			"p: xen giữa",
			{ ol3: [["p: ba"]] },
		]);
	});

	it("write numbers of another form as text", () => {
		const parts: DocxParts = {
			body: [
				p("Phạm vi", undefined, numbered(3, 0)),
				p("đoạn", undefined, numbered(3, 1)),
				p("Đối tượng", undefined, numbered(3, 0)),
				p("khoản", undefined, numbered(2, 1)),
			].join(""),
			numbering: usualNumbering,
		};
		expect(sketch(blocksOf(parts))).toEqual([
			"p: Điều 1. Phạm vi",
			"p: 1.1 đoạn",
			"p: Điều 2. Đối tượng",
			"p: a) khoản",
		]);
		expect(read(parts).diagnostics).toContainEqual(
			expect.objectContaining({ code: "docx/numbers-as-text", params: { count: 4 } }),
		);
	});
});

describe("tables", () => {
	it("have header rows and spans", () => {
		const merge = (value?: string) => `<w:tcPr><w:vMerge${value ? ` w:val="${value}"` : ""}/></w:tcPr>`;
		const [table] = blocksOf(
			body(
				tbl(
					[
						[`<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${p("Huyện")}`, p("Số")],
						[`${merge("restart")}${p("Chợ Đồn")}`, p("xã"), p("1")],
						[`${merge()}${p("")}`, p("thị trấn"), p("2", undefined, '<w:jc w:val="right"/>')],
					],
					"",
					["<w:tblHeader/>"],
				),
			),
		);
		expect(table).toMatchObject({
			kind: "table",
			rows: [
				[{ header: "column", columns: 2 }, { header: "column" }],
				[{ rows: 2 }, {}, {}],
				[{}, { align: "end" }],
			],
		});
		expect(sketch([table!])).toEqual([
			{
				table: [
					[["p: Huyện"], ["p: Số"]],
					[["p: Chợ Đồn"], ["p: xã"], ["p: 1"]],
					[["p: thị trấn"], ["p: 2"]],
				],
			},
		]);
	});

	it("that only frame a picture are taken apart", () => {
		const blocks = blocksOf({
			body: tbl([[p(image("rIdM1", "Cầu"))], [p("Cầu mới. Ảnh: Văn A")]]),
			media: { "image1.jpeg": pictures["rgb-icc.jpg"]! },
		});
		expect(sketch(blocks)).toEqual(["word/media/image1.jpeg | Cầu |  | ", "p: Cầu mới. Ảnh: Văn A"]);
	});
});

describe("pictures", () => {
	const media = { "image1.jpeg": pictures["rgb-icc.jpg"]! };

	it("come out of the document with description, caption and credit", () => {
		const { value, diagnostics } = read({
			body: `${p(image("rIdM1", "Cầu nhìn từ bờ bắc"))}${p("Cầu mới. Ảnh: Văn A", "Chuthich")}${p("Đoạn sau.")}`,
			media,
		});
		expect(sketch(value!.blocks)).toEqual([
			"word/media/image1.jpeg | Cầu nhìn từ bờ bắc | Cầu mới. | Ảnh: Văn A",
			"p: Đoạn sau.",
		]);
		expect(value!.pictures?.get("word/media/image1.jpeg")).toEqual(new Uint8Array(media["image1.jpeg"]));
		expect(diagnostics).toEqual([]);
	});

	it("take the line below that names the photographer, and one in italics; no other", () => {
		const below = (content: string) =>
			sketch(blocksOf({ body: p(image("rIdM1", "")) + p(content) + p("Sau."), media }));
		expect(below("Ảnh: Văn A")).toEqual(["word/media/image1.jpeg |  |  | Ảnh: Văn A", "p: Sau."]);
		expect(below(r("Cầu mới", "<w:i/>"))).toEqual(["word/media/image1.jpeg |  | Cầu mới | ", "p: Sau."]);
		expect(below("Cầu mới")).toEqual(["word/media/image1.jpeg |  |  | ", "p: Cầu mới", "p: Sau."]);
	});

	it("in the middle of a line are set behind it", () => {
		const parts: DocxParts = { body: p(`${r("Trước ")}${image("rIdM1", "x")}${r("sau.")}`), media };
		expect(sketch(blocksOf(parts))).toEqual(["p: Trước sau.", "word/media/image1.jpeg | x |  | "]);
		expect(codesOf(parts)).toContain("read/image-moved");
	});
});

describe("fonts from before Unicode", () => {
	const inFont = (text: string, encoding: "tcvn3" | "vni" | "vps" | "viscii", name: string) => {
		const bytes = encodeBytes(text, encoding).bytes;
		return r(new TextDecoder("latin1").decode(bytes), font(name));
	};
	const sentence = "Đường phố Bắc Kạn sáng nay đông vui, người dân phấn khởi.";

	it.each([
		["tcvn3", ".VnTime"],
		["vni", "VNI-Times"],
		["viscii", "VI Times"],
	] as const)("are read run by run: %s", (encoding, name) => {
		const { value, diagnostics } = read(body(p(`${r("Ngày 20/3: ")}${inFont(sentence, encoding, name)}`)));
		expect(sketch(value!.blocks)).toEqual([`p: Ngày 20/3: ${sentence}`]);
		expect(diagnostics).toContainEqual(
			expect.objectContaining({ code: "docx/font-decoded", params: { font: name, encoding, count: 1 } }),
		);
	});

	it("are told from Unicode by their signs, in the company of names that are no syllables", () => {
		const short = "phố Bắc Kạn đông vui, Đắk Lắk";
		expect(sketch(blocksOf(body(p(inFont(short, "tcvn3", ".VnTime")))))).toEqual([`p: ${short}`]);
	});

	it("show capitals where the font does", () => {
		const low = inFont("tỉnh bắc kạn", "tcvn3", ".VnTimeH");
		expect(sketch(blocksOf(body(p(low))))).toEqual(["p: TỈNH BẮC KẠN"]);
	});

	it("join a mark with the letter of the run before", () => {
		const text = new TextDecoder("latin1").decode(encodeBytes("khởi sắc", "vni").bytes);
		const at = text.indexOf("s") + 2;
		const parts = body(
			p(`${r(text.slice(0, at), font("VNI-Times"))}${r(text.slice(at), `${font("VNI-Times")}<w:b/>`)}`),
		);
		expect(blocksOf(parts)[0]).toMatchObject({ content: [{ text: "khởi sắ" }, { text: "c", marks: ["bold"] }] });
	});

	it("leave Unicode alone that only names such a font, and text in Unicode fonts", () => {
		const parts = body(
			p(r(sentence, font(".VnTime"))),
			p(r("là và thì", font(".VnTime"))),
			p(r(sentence, font("UTM Times"))),
		);
		expect(sketch(blocksOf(parts))).toEqual([`p: ${sentence}`, "p: là và thì", `p: ${sentence}`]);
		expect(codesOf(parts)).toContain("docx/font-not-followed");
	});
});

describe("properties", () => {
	it("are claims with rules; machines and programs are not", () => {
		const { value, diagnostics } = read({
			body: p("Đường phố Bắc Kạn."),
			core:
				"<dc:title>Microsoft Word - bai.doc</dc:title><dc:creator>Administrator; Nguyễn Văn A</dc:creator>" +
				"<cp:keywords>cầu, sông Cầu</cp:keywords><dcterms:created>2023-03-20T01:02:03Z</dcterms:created>",
		});
		expect(value!.claims.map(({ element, value: own, rule }) => `${element}=${own} (${rule})`)).toEqual([
			"creator=Nguyễn Văn A (docx:core-creator)",
			"subject=cầu (docx:core-keywords)",
			"subject=sông Cầu (docx:core-keywords)",
			"date=2023-03-20T01:02:03Z (docx:core-created)",
			"language=vi (language-by-letters)",
		]);
		expect(diagnostics.map(({ code, params }) => `${code} ${params?.value}`)).toEqual([
			"docx/title-not-taken Microsoft Word - bai.doc",
			"docx/creator-not-taken Administrator",
		]);
	});
});
