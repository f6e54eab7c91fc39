import type { Block, Cell, Document, ParagraphRole, Span } from "../../src/model/index.ts";
import { pictureOf } from "./picture-set.ts";
import { pictures } from "./pictures.ts";

const sentence =
	"Thực hiện Quyết định số 90-QĐ/TW ngày 06/12/2022 của Ban Bí thư, UBND TP. Bắc Kạn đã giao 1.250 m² đất cho 38 hộ, “đúng người, đúng việc”; ";
const text = (count: number) => sentence.repeat(count).trim();

export const paragraph = (content: string | readonly Span[], role?: ParagraphRole): Block => ({
	kind: "paragraph",
	content: typeof content === "string" ? [{ text: content }] : content,
	...(role && { role }),
});
export const noted = (before: string, mark: string, note: readonly Block[], after = ""): readonly Span[] => [
	{ text: before },
	{ text: mark, note },
	{ text: after },
];
const cell = (content: string | readonly Span[], more: Partial<Cell> = {}): Cell => ({
	blocks: [paragraph(content)],
	...more,
});
const head = (content: string): Cell => cell(content, { header: "column" });
const heading = (level: 2 | 3 | 4 | 5 | 6, content: string): Block => ({
	kind: "heading",
	level,
	content: [{ text: content }],
});

const long = Array.from({ length: 14 }, (_, n) => paragraph(`Đoạn ${n + 1} của chú thích dài. ${text(2)}`));
const picture = (caption: readonly Span[]): Block => ({
	kind: "figure",
	href: "anh/cau.png",
	alt: "Cầu treo mới",
	caption,
	credit: [{ text: "Ảnh: Nông Thị Vui" }],
});
const wide = Array.from({ length: 9 }, (_, n) => `Chỉ tiêu ${n + 1}`);

/** Every kind of block and role, notes in all places where a note can be, a table wider than a page, one over several pages. */
export const allContent: Document = {
	language: "vi",
	title: { text: "Bắc Kạn: cả xã góp đất làm đường theo Nghị quyết 12-NQ/TW", supplied: false },
	pictures: new Map([
		["anh/cau.png", pictureOf("cau.png", pictures["rgb8.png"] ?? (Object.values(pictures)[0] as Uint8Array))],
	]),
	blocks: [
		paragraph(`Sapo của bài: ${text(1)}`, "lead"),
		paragraph("Bắc Kạn, ngày 20/3/2023", "dateline"),
		paragraph(
			noted("Đoạn thứ nhất có chú thích", "1", [paragraph("Chú thích ngắn, ở chân trang này.")], `. ${text(3)}`),
		),
		paragraph(text(4)),
		heading(2, "Đề mục cấp hai"),
		paragraph(text(2)),
		paragraph("“Không ai đòi một đồng nào, chỉ mong có con đường cho lũ trẻ đi học.”", "pullquote"),
		paragraph(text(3)),
		picture(noted("Cầu treo mới bắc qua suối", "2", [paragraph("Chú thích trong lời dẫn ảnh.")])),
		heading(3, "Đề mục cấp ba"),
		paragraph(text(1)),
		{ kind: "list", start: 1, items: [[paragraph("Chọn 3 thôn làm điểm;")], [paragraph(text(1))]] },
		{ kind: "list", items: [[paragraph("thôn Nà Càng: 1.260 kg;")], [paragraph("thôn Bản Lanh: 980 kg.")]] },
		{ kind: "quote", blocks: [paragraph(text(1)), paragraph("Bà Hà Thị Mến, thôn Nà Càng")] },
		heading(4, "Đề mục cấp bốn"),
		paragraph(text(1)),
		heading(5, "Đề mục cấp năm"),
		paragraph(text(1)),
		heading(6, "Đề mục cấp sáu"),
		paragraph(noted("Chú thích dài", "3", long, `. ${text(3)}`)),
		{ kind: "code", text: "du-lieu:\n  so: 90-QĐ/TW\n  ngay: 2022-12-06" },
		{ kind: "rule" },
		{
			kind: "table",
			caption: [{ text: "Bảng 1. Năng suất theo thôn" }],
			rows: [
				[head("Thôn"), head("Diện tích (ha)"), head("Ghi chú")],
				[
					cell("Nà Càng"),
					cell("42", { align: "end" }),
					cell(noted("Cấy sớm", "4", [paragraph("Chú thích trong bảng.")])),
				],
				...Array.from({ length: 24 }, (_, n) => [
					cell(`Thôn ${n + 1}`),
					cell(`${30 + n},5`, { align: "end" }),
					cell(n === 11 ? text(4) : "Cấy đúng vụ"),
				]),
			],
		},
		{
			kind: "table",
			caption: [{ text: "Bảng 2. Nhiều cột" }],
			rows: [
				wide.map(head),
				...Array.from({ length: 4 }, (_, r) => wide.map((_, c) => cell(`${r + 1}.${c}50 triệu đồng`))),
			],
		},
		paragraph(
			noted(
				"Đoạn có chú thích mang ảnh",
				"5",
				[paragraph("Ảnh chụp cùng ngày:"), picture([{ text: "Ảnh trong chú thích" }])],
				`. ${text(2)}`,
			),
		),
		paragraph(text(3)),
		paragraph("Nông Thị Vui", "byline"),
		paragraph("Ảnh trong bài: CTV", "credit"),
	],
};
