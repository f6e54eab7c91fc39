import { describe, expect, it } from "vitest";
import { typesetDocument } from "../../src/typeset/document.ts";
import { parsePaper, printed } from "../../src/typeset/paper.ts";
import { parseTemplate, type Template } from "../../src/typeset/template.ts";
import { fakeShaper } from "./fake-shaper.ts";
import { documentOf, lineText, newspaperText, paragraph, textLines } from "./lines.ts";
import { readTemplate, templateNames, templateText } from "./templates.ts";

const mm = (points: number) => (points * 25.4) / 72;
const made = (name: string, print: Parameters<typeof printed>[1]): Template => {
	const { value, diagnostics } = printed(readTemplate(name), print);
	if (!value) throw new Error(JSON.stringify(diagnostics));
	return value;
};

describe("paper", () => {
	it.each([
		["A4", 210, 297],
		["a5", 148, 210],
		["Letter", 215.9, 279.4],
		["LEGAL", 215.9, 355.6],
		["B5", 176, 250],
		["145x205mm", 145, 205],
		["145.5 x 205 mm", 145.5, 205],
	])("%s is a sheet", (name, width, height) => {
		const size = parsePaper(name);
		expect(size?.map((each) => Number(mm(each).toFixed(3)))).toEqual([width, height]);
	});

	it.each(["", "A9", "145x205", "145x205cm", "0x0mm", "00x10mm", "-10x200mm", "9999x210mm", "A4 landscape"])(
		"%j is none",
		(name) => {
			expect(parsePaper(name)).toBeUndefined();
			expect(printed(readTemplate("plain"), { paper: name }).diagnostics).toMatchObject([
				{ code: "typeset/paper-unknown", params: { value: name } },
			]);
		},
	);

	it("leaves a template as it is on its own sheet", () => {
		expect(made("official", { paper: "A4" })).toEqual(readTemplate("official"));
		expect(made("book", {})).toEqual(readTemplate("book"));
	});

	it.each(templateNames)("%s: the margins keep their part of the page, the type its size", (name) => {
		const before = readTemplate(name);
		const { page, styles, folio } = made(name, { paper: "B5" });
		expect([mm(page.width), mm(page.height)].map(Math.round)).toEqual([176, 250]);
		for (const key of ["top", "bottom"] as const)
			expect(page.margin[key] / page.height).toBeCloseTo(before.page.margin[key] / before.page.height, 6);
		for (const key of ["left", "right"] as const)
			expect(page.margin[key] / page.width).toBeCloseTo(before.page.margin[key] / before.page.width, 6);
		expect(styles).toEqual(before.styles);
		expect(folio?.baseline).toBeLessThan(Math.min(page.margin.top, page.margin.bottom) + 1e-6);
	});

	it("says of a sheet that is too small for the type", () => {
		expect(printed(readTemplate("official"), { paper: "45x60mm" }).diagnostics).toMatchObject([
			{ code: "typeset/paper-too-small", params: { value: "45x60mm" } },
		]);
	});
});

describe("mirrored margins", () => {
	const xs = (template: Template) => {
		const { value } = typesetDocument(documentOf([paragraph("đường ".repeat(2000))]), template, fakeShaper());
		return (value?.pages ?? []).map((page) =>
			Math.min(...textLines([page]).flatMap((line) => (typeof line.owner === "number" ? [line.x] : []))),
		);
	};

	it("have the inner one at the left of odd pages and at the right of even ones", () => {
		const template = { ...readTemplate("book"), spacing: { ...readTemplate("book").spacing, hanging: false } };
		const { left, right } = template.page.margin;
		expect(xs(template).slice(0, 4)).toEqual([left, right, left, right].map((each) => expect.closeTo(each, 6)));
	});

	it("can be asked of any template, and give equal margins an inner one that is wider, at the same measure", () => {
		const before = readTemplate("newspaper").page.margin;
		const template = made("newspaper", { mirrored: true });
		const { left, right } = template.page.margin;
		expect(left).toBeGreaterThan(right + 10);
		expect(left + right).toBeCloseTo(before.left + before.right, 6);
		expect(xs(template).slice(0, 2)).toEqual([expect.closeTo(left, 6), expect.closeTo(right, 6)]);
	});

	it("are inner and outer in a template, and nothing else beside them", () => {
		const text = templateText("book");
		const code = (from: string, to: string) => parseTemplate(text.replace(from, to), "t.json").diagnostics;
		expect(code(', "outer": "16mm"', "")).toMatchObject([
			{ code: "typeset/template-missing-key", params: { path: "page.margin.outer" } },
		]);
		expect(code('"outer": "16mm"', '"outer": "16mm", "left": 4')).toMatchObject([
			{ code: "typeset/template-unknown-key", params: { path: "page.margin", key: "left" } },
		]);
		expect(parseTemplate(newspaperText.replace(', "left": "32mm"', ""), "t.json").diagnostics).toMatchObject([
			{ code: "typeset/template-missing-key", params: { path: "page.margin.left" } },
		]);
	});
});

describe("running heads", () => {
	const heads = (title: string, publisher?: string) => {
		const document = documentOf([paragraph("đường ".repeat(2000))], title);
		const beside = publisher === undefined ? {} : { publisher };
		const { value } = typesetDocument(document, readTemplate("book"), fakeShaper(), beside);
		return (value?.pages ?? []).map((page) => {
			const line = textLines([page]).find(({ owner }) => owner === "header");
			return line ? lineText(line) : undefined;
		});
	};

	it("name the newspaper on even pages and the title on odd ones, from the second page on", () => {
		expect(heads("Tít bài", "Báo Bắc Kạn").slice(0, 3)).toEqual([undefined, "Báo Bắc Kạn", "Tít bài"]);
		expect(heads("Tít bài").slice(0, 3)).toEqual([undefined, "Tít bài", "Tít bài"]);
	});

	it("are cut at a word where they are wider than the measure", () => {
		const [, , head = ""] = heads("đường phố ".repeat(40), "Báo");
		expect(head.endsWith(" …")).toBe(true);
		expect(head.length).toBeLessThan(100);
	});
});
