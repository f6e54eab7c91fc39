import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Block, Figure } from "../../src/model/article.ts";
import type { PictureBox, SetDocument } from "../../src/model/page.ts";
import { typesetDocument } from "../../src/typeset/document.ts";
import { blockTexts, expectInside, linesOf, overlaps, picture, unitTexts } from "./checks.ts";
import { fakeShaper } from "./fake-shaper.ts";
import { codes, documentOf, lineText, newspaper, paragraph, textOf } from "./lines.ts";

const { page: paper } = newspaper;
const measure = paper.width - paper.margin.left - paper.margin.right;
const height = paper.height - paper.margin.top - paper.margin.bottom;
const pictures = (width: number, high: number) => new Map([["a.png", picture(width, high)]]);
const figure = (more: Partial<Figure> = {}): Figure => ({
	kind: "figure",
	href: "a.png",
	alt: "Quang cảnh",
	caption: [{ text: "Chú thích" }],
	credit: [{ text: "Ảnh: Hà Thanh" }],
	...more,
});
const outcome = (blocks: readonly Block[], width = 900, high = 600) =>
	typesetDocument({ ...documentOf(blocks), pictures: pictures(width, high) }, newspaper, fakeShaper());
const boxes = ({ pages }: SetDocument) => pages.flatMap((page) => page.items.filter((item) => item.kind === "picture"));
const boxOf = (width: number, high: number): PictureBox => {
	const [box] = boxes(outcome([figure()], width, high).value as SetDocument);
	if (!box) throw new Error("no picture");
	return box;
};

describe("a figure", () => {
	it("is a Figure with alt and box, its caption and credit last in it", () => {
		const { value, diagnostics } = outcome([figure()]);
		expect(diagnostics).toEqual([]);
		const [box] = value ? boxes(value) : [];
		expect(value?.structure.slice(2)).toEqual([
			{
				id: 2,
				type: "Figure",
				parent: 0,
				alt: "Quang cảnh",
				box: { x: box?.x, y: box?.y, width: box?.width, height: box?.height },
			},
			{ id: 3, type: "Caption", parent: 2 },
			{ id: 4, type: "P", parent: 3 },
			{ id: 5, type: "P", parent: 3 },
		]);
		expect(box).toMatchObject({ picture: "a.png", owner: 2 });
		expect(value && [4, 5].map((id) => textOf(value, id))).toEqual(["Chú thích", "Ảnh: Hà Thanh"]);
	});

	it("is as large as 150 pixels an inch make it, in the middle, but fits the measure and six tenths of the frame", () => {
		const small = boxOf(300, 150);
		expect([small.width, small.height]).toEqual([144, 72]);
		expect(small.x + small.width / 2).toBeCloseTo(paper.width / 2);
		const wide = boxOf(4000, 1000);
		expect(wide.width).toBeCloseTo(measure);
		expect(wide.height).toBeCloseTo(measure / 4);
		const tall = boxOf(1000, 9000);
		expect(tall.height).toBeCloseTo(0.6 * height);
		expect(tall.width).toBeCloseTo((0.6 * height) / 9);
	});

	it("stands on one page with its caption", () => {
		for (let lines = 1; lines < 45; lines++) {
			const filler = paragraph(Array.from({ length: lines }, () => "a").join("\n"));
			const { value } = outcome([filler, figure(), paragraph("Hết.")]);
			const page = value?.pages.find((each) => each.items.some((item) => item.kind === "picture"));
			expect([lines, linesOf(page, 5).length, linesOf(page, 6).length]).toEqual([lines, 1, 1]);
			if (value) expectInside(value, newspaper);
		}
	});

	it("has its caption for an alternative where it has none, and its file's name with a warning where it has neither", () => {
		const place = { file: "a.md", line: 7 };
		const { alt: _, ...silent } = figure();
		expect(outcome([silent]).value?.structure[2]?.alt).toBe("Chú thích");
		const { caption: _c, credit: _r, ...bare } = silent;
		const { value, diagnostics } = outcome([{ ...bare, place }]);
		expect(value?.structure.slice(2).map(({ type, alt }) => [type, alt])).toEqual([["Figure", "a.png"]]);
		expect(diagnostics).toEqual([
			{ code: "typeset/picture-without-alt", severity: "warning", params: { href: "a.png" }, place },
		]);
	});

	it("that has no picture is a frame with the description as an artifact, and its caption as text", () => {
		const { value, diagnostics } = outcome([figure({ href: "anh/mat.png" })]);
		expect(codes(diagnostics)).toEqual(["typeset/picture-missing"]);
		if (!value) throw new Error("no document was set");
		expect(blockTexts(value)).toEqual(["Tít bài", "Chú thích", "Ảnh: Hà Thanh"]);
		expect(linesOf(value.pages[0], "layout").map(lineText)).toEqual(["Quang cảnh"]);
		expect(value.structure[2]).toMatchObject({ type: "Figure", alt: "Quang cảnh", box: { width: measure } });
		expect(value.pages[0]?.items.filter((item) => item.kind === "rule")).toHaveLength(5);
	});

	it("of any size keeps to the frame", () => {
		const size = fc.integer({ min: 1, max: 20_000 });
		const spans = fc.integer({ min: 0, max: 400 }).map((count) => "chú thích ảnh ".repeat(count));
		fc.assert(
			fc.property(size, size, fc.array(spans, { minLength: 1, maxLength: 4 }), (width, high, captions) => {
				const blocks = captions.map((text) => figure({ caption: [{ text }] }));
				const { value } = outcome(blocks, width, high);
				if (!value) throw new Error("no document was set");
				expect(blockTexts(value).slice(1)).toEqual(unitTexts(blocks));
				expectInside(value, newspaper);
				expect(value.pages.flatMap((page) => overlaps(page))).toEqual([]);
				for (const box of boxes(value)) expect(box.width / box.height).toBeCloseTo(width / high, 3);
			}),
			{ numRuns: 60 },
		);
	});
});
