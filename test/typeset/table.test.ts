import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Block, Cell, Table } from "../../src/model/article.ts";
import type { SetDocument, TextLine } from "../../src/model/page.ts";
import { typesetDocument } from "../../src/typeset/document.ts";
import { gridOf } from "../../src/typeset/table/grid.ts";
import * as vietnamese from "../text/vietnamese.ts";
import { blockTexts, expectInside, linesOf, overlaps, unitTexts } from "./checks.ts";
import { fakeShaper } from "./fake-shaper.ts";
import { codes, documentOf, lineText, newspaper, paragraph, set, setOutcome, textLines } from "./lines.ts";
import { readTemplate, templateNames } from "./templates.ts";

const cell = (text: string, more: Partial<Cell> = {}): Cell => ({
	blocks: text === "" ? [] : [paragraph(text)],
	...more,
});
const head = (text: string, more: Partial<Cell> = {}): Cell => cell(text, { header: "column", ...more });
const table = (...rows: (readonly Cell[])[]): Table => ({ kind: "table", rows });
const tree = (document: SetDocument) =>
	document.structure
		.slice(2)
		.map(({ type, parent, scope, columns, rows }) =>
			[`${parent}>${type}`, scope, columns && `c${columns}`, rows && `r${rows}`].filter((part) => part).join(" "),
		);

describe("the tags of a table", () => {
	it("are Table, Caption, TR, TH with scope and TD with spans", () => {
		const document = set([
			{
				...table(
					[head("a"), head("b", { columns: 2 })],
					[cell("c", { header: "row", rows: 2 }), cell("d"), cell("e")],
					[cell("f"), cell("")],
				),
				caption: [{ text: "Bảng 1" }],
			},
		]);
		expect(tree(document)).toEqual([
			"0>Table",
			"2>Caption",
			"3>P",
			"2>TR",
			"5>TH Column",
			"6>P",
			"5>TH Column c2",
			"8>P",
			"2>TR",
			"10>TH Row r2",
			"11>P",
			"10>TD",
			"13>P",
			"10>TD",
			"15>P",
			"2>TR",
			"17>TD",
			"18>P",
			"17>TD",
		]);
		expect(document.structure[2]?.box).toMatchObject({ width: expect.any(Number) });
	});

	it("fill rows that are too short, and clip spans that overlap or lead outside", () => {
		const grid = gridOf(table([cell("a", { rows: 9 }), cell("b")], [cell("c", { columns: 3 })], [cell("d")], []));
		expect(grid.columns).toBe(2);
		expect(grid.owners).toEqual([
			[0, 1],
			[0, 2],
			[0, 3],
			[0, 4],
		]);
		expect(grid.rows.map((row) => row.map(({ columns, rows }) => `${columns}x${rows}`))).toEqual([
			["1x4", "1x1"],
			["1x1"],
			["1x1"],
			["1x1"],
		]);
	});

	it("stay a caption where there is nothing else", () => {
		const document = set([
			{ kind: "table", rows: [], caption: [{ text: "Bảng trống" }] },
			{ kind: "table", rows: [[]] },
		]);
		expect(document.structure.map((e) => e.type)).toEqual(["Document", "H1", "P"]);
	});
});

describe("columns", () => {
	const xs = (document: SetDocument) =>
		textLines(document.pages).filter((l) => typeof l.owner === "number" && l.owner > 1);

	it("are as wide as their text, in the middle of the measure", () => {
		const document = set([table([head("STT"), head("Họ và tên")], [cell("1"), cell("Nguyễn Văn An")])]);
		const lines = xs(document);
		expect(lines.map(lineText)).toEqual(["STT", "Họ và tên", "1", "Nguyễn Văn An"]);
		expect(lines[0]?.x).toBeCloseTo(lines[2]?.x ?? 0);
		expect(lines[1]?.x).toBeCloseTo(lines[3]?.x ?? 0);
		expect(lines[0]?.x).toBeGreaterThan(newspaper.page.margin.left + 50);
	});

	it("align their cells", () => {
		const rows = ["start", "center", "end"].map((align) => [
			cell("một hai ba bốn"),
			cell("x", { align: align as "end" }),
		]);
		const [start, center, end] = xs(set([table([cell(""), cell("đầu đề của cột")], ...rows)])).filter(
			(line) => lineText(line) === "x",
		);
		expect(start?.x).toBeLessThan(center?.x ?? 0);
		expect(center?.x).toBeLessThan(end?.x ?? 0);
	});

	it("shrink the text of a wide table, then break words and say so", () => {
		const size = (count: number, text: string) => {
			const { value, diagnostics } = setOutcome([table(Array.from({ length: count }, () => cell(text)))]);
			return [textLines(value?.pages ?? []).find((line) => line.owner === 5)?.segments[0]?.size, codes(diagnostics)[0]];
		};
		expect(size(3, "1.234.567")).toEqual([10, undefined]);
		const [shrunk, finding] = size(9, "1.234.567");
		expect(finding).toBeUndefined();
		expect(shrunk).toBeLessThan(10);
		expect(shrunk).toBeGreaterThanOrEqual(7);
		expect(size(18, "1.234.567.890")).toEqual([7, "typeset/table-too-wide"]);
	});

	describe("of a table that is too wide for its page, however small", () => {
		const wide = (count = 14) =>
			table(...Array.from({ length: 30 }, () => Array.from({ length: count }, () => cell("1.234.567"))));
		const turns = ({ pages }: SetDocument) => pages.map((page) => page.width > page.height);
		const isWide = (line: TextLine) => lineText(line) === "1.234.567";

		it("stand on turned pages, whole, and the text goes on on upright ones", () => {
			const { value, diagnostics } = setOutcome([paragraph("trước"), wide(), paragraph("sau")]);
			expect(codes(diagnostics)).toEqual([]);
			if (!value) throw new Error("nothing was set");
			expect(turns(value)).toEqual([false, true, true, false]);
			expectInside(value, newspaper);
			expect(textLines(value.pages.slice(1, 3)).every((line) => isWide(line) || line.owner === "footer")).toBe(true);
			expect(textLines(value.pages).filter(isWide)).toHaveLength(30 * 14);
		});

		it("take their caption and the heading before them along", () => {
			const heading: Block = { kind: "heading", level: 2, content: [{ text: "Bảng số liệu" }] };
			const value = set([paragraph("trước"), heading, { ...wide(), caption: [{ text: "Chú thích bảng" }] }]);
			const [, page] = value.pages;
			const lines = page ? textLines([page]).map(lineText) : [];
			expect([turns(value), lines.slice(0, 2)]).toEqual([
				[false, true, true],
				["Bảng số liệu", "Chú thích bảng"],
			]);
		});

		it("leave what is left of a note to upright pages of its width", () => {
			const words = "chú thích dài ".repeat(900).trim();
			const noted: Block = { kind: "paragraph", content: [{ text: "trước" }, { text: "1", note: [paragraph(words)] }] };
			const template = { ...newspaper, notes: "page" } as const;
			const { value } = typesetDocument(documentOf([noted, wide(), paragraph("sau")]), template, fakeShaper());
			if (!value) throw new Error("nothing was set");
			expect(turns(value).filter(Boolean)).toHaveLength(2);
			expectInside(value, template);
			expect(value.pages.flatMap((page) => overlaps(page))).toEqual([]);
		});

		it("stay on the page of what holds them", () => {
			const list: Block = { kind: "list", items: [[wide()]] };
			const { value, diagnostics } = setOutcome([list]);
			expect(codes(diagnostics)).toContain("typeset/table-too-wide");
			expect(value && turns(value).some(Boolean)).toBe(false);
		});
	});

	it("stand one cell below the other where there are too many, and lose nothing", () => {
		const cells = Array.from({ length: 60 }, (_, i) => cell(`ô ${i}`));
		const { value, diagnostics } = setOutcome([table(cells)]);
		expect(codes(diagnostics)).toEqual(["typeset/table-too-wide"]);
		expect(value && blockTexts(value).slice(1)).toEqual(cells.map((_, i) => `ô ${i}`));
		if (value) expectInside(value, newspaper);
	});
});

describe("rows on pages", () => {
	const many = (count: number) => [
		[head("STT"), head("Tên")],
		...Array.from({ length: count }, (_, i) => [cell(`${i + 1}`), cell(`hàng ${i + 1}`)]),
	];

	it("500 of them go on over pages, below the head again as an artifact", () => {
		const block = table(...many(500));
		const document = set([block]);
		expect(document.pages.length).toBeGreaterThan(10);
		expect(blockTexts(document).slice(1)).toEqual(unitTexts([block]));
		for (const page of document.pages.slice(1)) {
			const [first] = page.items.filter((item) => item.kind === "text");
			expect(first && [lineText(first), first.owner, first.segments[0]?.element]).toEqual(["STT", "layout", undefined]);
		}
		expect(linesOf(document.pages[0], "layout")).toEqual([]);
		expectInside(document, newspaper);
		expect(document.pages.flatMap((page) => overlaps(page))).toEqual([]);
		expect(document.structure[2]?.box).toBeUndefined();
	});

	it("whose cell is longer than pages are parted between lines, and links in them stay", () => {
		const text = "đường phố Bắc Kạn ".repeat(900);
		const href = "https://vi.du/a";
		const long: Cell = {
			blocks: [paragraph(text), { kind: "paragraph", content: [{ text: "xem " }, { text: "ở đây", href }] }],
		};
		const block = table([head("A"), head("B")], [cell("trái"), long], [cell("sau"), cell("cùng")]);
		const document = set([paragraph("Trước."), block, paragraph("Hết.")]);
		expect(document.pages.length).toBeGreaterThan(3);
		expect(blockTexts(document).slice(1)).toEqual(unitTexts([paragraph("Trước."), block, paragraph("Hết.")]));
		expect(document.pages.flatMap((page) => page.links ?? [])).toHaveLength(1);
		expectInside(document, newspaper);
		expect(document.pages.flatMap((page) => overlaps(page))).toEqual([]);
		for (const page of document.pages.slice(0, -1)) expect(page.items.length).toBeGreaterThan(30);
	});

	it("that a cell spans stand together", () => {
		const group = (i: number) => [[cell(`nhóm ${i}`, { rows: 3 }), cell("một")], [cell("hai")], [cell("ba")]];
		const document = set([table(...Array.from({ length: 40 }, (_, i) => group(i)).flat())]);
		expect(document.pages.length).toBeGreaterThan(2);
		for (const page of document.pages) {
			const lines = page.items.filter((item) => item.kind === "text" && item.owner !== "footer");
			expect(lines.length % 4).toBe(document.pages.indexOf(page) === 0 ? 1 : 0);
		}
	});

	it("begin on the page of a heading and a caption above them", () => {
		for (let lines = 20; lines < 40; lines++) {
			const filler: Block = {
				kind: "paragraph",
				content: [{ text: Array.from({ length: lines }, () => "a").join("\n") }],
			};
			const caption = [{ text: "Bảng 1" }];
			const document = set([
				filler,
				{ kind: "heading", level: 2, content: [{ text: "Mục" }] },
				{ ...table(...many(9)), caption },
			]);
			const page = document.pages.find((each) => linesOf(each, 3).length > 0);
			expect(
				page?.items.filter((item) => item.kind === "text" && typeof item.owner === "number" && item.owner > 5).length,
			).toBeGreaterThan(3);
		}
	});
});

const text = fc.oneof(vietnamese.untidy, fc.constant(""), vietnamese.paragraph(60), fc.constant("m".repeat(90)));
const inner: fc.Arbitrary<Block> = fc.oneof(
	{ weight: 8, arbitrary: text.map(paragraph) },
	{
		weight: 1,
		arbitrary: fc
			.array(text, { minLength: 1, maxLength: 3 })
			.map((items): Block => ({ kind: "list", start: 8, items: items.map((item) => [paragraph(item)]) })),
	},
	{ weight: 1, arbitrary: text.map((code): Block => ({ kind: "code", text: code })) },
	{
		weight: 1,
		arbitrary: fc.array(text, { minLength: 1, maxLength: 4 }).map((cells) => table(cells.map((each) => cell(each)))),
	},
	{
		weight: 1,
		arbitrary: text.map(
			(caption): Block => ({ kind: "figure", href: "a.png", alt: "ảnh", caption: [{ text: caption }] }),
		),
	},
);
const anyCell: fc.Arbitrary<Cell> = fc
	.record({
		blocks: fc.array(inner, { maxLength: 2 }),
		header: fc.constantFrom(undefined, "row", "column"),
		align: fc.constantFrom(undefined, "start", "center", "end"),
		columns: fc.constantFrom(undefined, 1, 2, 3),
		rows: fc.constantFrom(undefined, 1, 2, 3),
	})
	.map(({ blocks, ...rest }) => ({ blocks, ...(JSON.parse(JSON.stringify(rest)) as Partial<Cell>) }));
const anyTable = fc
	.array(fc.array(anyCell, { maxLength: 6 }), { minLength: 1, maxLength: 7 })
	.map((rows) => table(...rows));

describe("any table", () => {
	it.each(templateNames)("keeps its text, inside the frame, no line on another (%s)", (name) => {
		const template = readTemplate(name);
		fc.assert(
			fc.property(fc.array(anyTable, { minLength: 1, maxLength: 3 }), (tables) => {
				const { value } = typesetDocument(documentOf(tables), template, fakeShaper());
				if (!value) throw new Error("no document was set");
				expect(blockTexts(value)).toEqual(["Tít bài", ...unitTexts(tables)]);
				expect(value.pages.flatMap((page) => overlaps(page))).toEqual([]);
				expectInside(value, template);
			}),
			{ numRuns: 60 },
		);
	});

	it("has a grid that every place of belongs to one cell, in rows of one width", () => {
		fc.assert(
			fc.property(anyTable, (block) => {
				const grid = gridOf(block);
				const own = grid.rows.flat();
				const seen = grid.owners.map((row) => row.map(() => 0));
				for (const { row, column, columns, rows } of own)
					for (let r = row; r < row + rows; r++)
						for (let c = column; c < column + columns; c++) (seen[r] as number[])[c] = (seen[r]?.[c] ?? 0) + 1;
				expect(seen.every((row) => row.length === grid.columns && row.every((count) => count === 1))).toBe(true);
				expect(own.map((each) => each.cell).filter((each) => each.blocks.length > 0)).toEqual(
					block.rows.flat().filter((each) => each.blocks.length > 0),
				);
			}),
			{ numRuns: 200 },
		);
	});

	it("shows a lost cell and a line on another", () => {
		const block = table([cell("một"), cell("hai")], [cell("ba"), cell("bốn")]);
		const document = set([block]);
		const [page] = document.pages;
		if (!page) throw new Error("no page");
		const lost = { ...document, pages: [{ ...page, items: page.items.filter((item) => item.owner !== 5) }] };
		expect(blockTexts(lost).slice(1)).not.toEqual(unitTexts([block]));
		const moved = page.items.map((item) => (item.owner === 10 ? { ...item, y: item.y + 16 } : item));
		expect(overlaps({ ...page, items: moved })).not.toEqual([]);
		expect(() =>
			expectInside(
				{ ...document, pages: [{ ...page, items: moved.map((item) => ({ ...item, x: item.x - 300 })) }] },
				newspaper,
			),
		).toThrow();
	});
});
