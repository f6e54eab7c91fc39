import type { Block, Document, Span } from "../../src/model/index.ts";

const note = (text: string): readonly Block[] => [
	{ kind: "paragraph", content: [{ text }, { text: "trang gốc", href: "https://example.vn/ghi-chu" }, { text: "." }] },
];
const marked = (text: string, n: number): readonly Span[] => [
	{ text: `${text} ` },
	{ text: "có liên kết", href: "https://example.vn/bai" },
	{ text: " và chú thích" },
	{ text: String(n), marks: ["superscript"], note: note(`Chú thích số ${n}, xem `) },
	{ text: " ở giữa câu." },
];
const cell = (text: string) => ({ blocks: [{ kind: "paragraph", content: [{ text }] }] }) as const;

/** Footnotes with links, links amid words, and a table whose long cell runs over pages: what comes late on paper and early in the tags. */
export const notedDocument: Document = {
	language: "vi",
	title: { text: "Bài có chú thích", supplied: false },
	blocks: [
		{ kind: "paragraph", content: marked("Đoạn đầu", 1) },
		{ kind: "heading", level: 2, content: [{ text: "Đề mục" }] },
		{ kind: "paragraph", content: marked("Đoạn sau", 2) },
		{
			kind: "table",
			rows: [
				[
					{ header: "column", ...cell("Cột một") },
					{ header: "column", ...cell("Cột hai") },
				],
				[cell("ngắn"), { blocks: [{ kind: "paragraph", content: [...marked("câu rất dài ".repeat(600), 3)] }] }],
				[cell("cuối"), cell("hết")],
			],
		},
		{ kind: "paragraph", content: [{ text: "Đoạn cuối." }] },
	],
};
