import { encodeBytes } from "../text/charset/encode.ts";
import { docxOf, font, image, numbered, p, r, tbl, usualNumbering } from "./docx.ts";
import { pictures } from "./pictures.ts";

const old = (text: string, name = ".VnTime") =>
	r(new TextDecoder("latin1").decode(encodeBytes(text, "tcvn3").bytes), font(name));

/** A manuscript as a newsroom has it: styles, a table, notes, a list, pictures, and paragraphs typed before Unicode. */
export const docxArticle = docxOf({
	body: [
		p("Khánh thành cầu mới qua sông Cầu", "Tiu"),
		p("Sáng 20/3, tỉnh Bắc Kạn khánh thành cây cầu nối hai bờ sông Cầu.", "Sapo"),
		p(
			`${r("BBK - Cây cầu dài ")}${r("120 mét", "<w:b/>")}${r(" được xây trong hai năm")}` +
				`<w:r><w:footnoteReference w:id="2"/></w:r>${r(", theo ")}<w:hyperlink r:id="rIdL1">${r("cổng thông tin")}</w:hyperlink>${r(" của tỉnh.")}`,
		),
		p(image("rIdM1", "Cầu mới nhìn từ bờ bắc")),
		p("Cầu mới trong ngày khánh thành. Ảnh: Văn A", "Chuthich"),
		p("Người dân phấn khởi", "u1"),
		p(`${old("người dân hai bờ không còn phải đi phà. ")}${old("ủy ban nhân dân tỉnh", ".VnTimeH")}${old(" cảm ơn.")}`),
		p("Số liệu chính:"),
		p("chiều dài 120 mét", undefined, numbered(1, 0)),
		p("rộng 9 mét", undefined, numbered(1, 0)),
		p("Bảng 1. Kinh phí", "Chuthich"),
		tbl(
			[
				[p("Nguồn"), p("Tỷ đồng", undefined, '<w:jc w:val="right"/>')],
				[p("Trung ương"), p("80", undefined, '<w:jc w:val="right"/>')],
				[`<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${p("Tổng cộng 95 tỷ đồng")}`],
			],
			"",
			["<w:tblHeader/>"],
		),
		p(image("rIdM2", "Sơ đồ vị trí cầu")),
		p("Nguyễn Văn A", "Tacgia"),
	].join(""),
	numbering: usualNumbering,
	footnotes: `<w:footnote w:id="2">${p("Từ tháng 3 năm 2021 đến tháng 3 năm 2023.")}</w:footnote>`,
	media: { "image1.jpeg": pictures["rgb-icc.jpg"]!, "image2.png": pictures["rgba8.png"]! },
	links: ["https://example.vn/cau"],
	core: "<dc:title>Microsoft Word - cau.doc</dc:title><dc:creator>Admin</dc:creator><dcterms:modified>2023-03-20T01:02:03Z</dcterms:modified>",
});
