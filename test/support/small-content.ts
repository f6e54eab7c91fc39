import type { Document } from "../../src/model/index.ts";
import { noted, paragraph } from "./all-content.ts";
import { pictureOf } from "./picture-set.ts";
import { pictures } from "./pictures.ts";

/** One of each block in a few words: its file is small enough to be read. */
export const smallContent: Document = {
	language: "vi",
	title: { text: "Mỗi thứ một ít", supplied: false },
	pictures: new Map([["a.png", pictureOf("a.png", pictures["rgba8.png"] as Uint8Array)]]),
	blocks: [
		paragraph("Sapo ngắn.", "lead"),
		paragraph([
			{ text: "Chữ " },
			{ text: "đậm", marks: ["bold"] },
			{ text: ", " },
			{ text: "bỏ", marks: ["strike"] },
			{ text: " và " },
			{ text: "liên kết", href: "https://example.vn/" },
			{ text: "." },
		]),
		{ kind: "heading", level: 2, content: [{ text: "Đề mục" }] },
		paragraph(noted("Có chú thích", "1", [paragraph("Lời chú.")], ".")),
		{ kind: "list", start: 3, items: [[paragraph("ba")], [paragraph("bốn")]] },
		{ kind: "quote", blocks: [paragraph("Trích.")] },
		{ kind: "code", text: "a = 1" },
		{ kind: "rule" },
		{
			kind: "table",
			caption: [{ text: "Bảng" }],
			rows: [
				[
					{ header: "column", blocks: [paragraph("Cột")] },
					{ header: "column", blocks: [paragraph("Số")] },
				],
				[{ blocks: [paragraph("gạo")] }, { align: "end", blocks: [paragraph("12")] }],
			],
		},
		{ kind: "figure", href: "a.png", alt: "Ảnh", caption: [{ text: "Lời ảnh" }] },
		paragraph("漢字かな、「引用」。 ☎", "byline"),
	],
};
