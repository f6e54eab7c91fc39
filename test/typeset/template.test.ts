import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { typesetDocument } from "../../src/typeset/document.ts";
import { parseTemplate, templateSchema } from "../../src/typeset/template.ts";
import { fakeShaper } from "./fake-shaper.ts";
import { documentOf, newspaper, newspaperText, paragraph } from "./lines.ts";
import { readTemplate, templateNames } from "./templates.ts";

const change = (from: string, to: string) => {
	expect(newspaperText).toContain(from);
	return parseTemplate(newspaperText.replace(from, to), "t.json");
};
/** Line of the template's text where a string first stands. */
const lineOf = (part: string) => newspaperText.slice(0, newspaperText.indexOf(part)).split("\n").length;

/** Decree 30/2020/NĐ-CP, appendix I, in points. */
describe("the official template", () => {
	const official = readTemplate("official");
	const mm = (millimetres: number) => (millimetres * 72) / 25.4;
	const between = (value: number, least: number, most: number) => {
		expect(value).toBeGreaterThanOrEqual(least - 1e-9);
		expect(value).toBeLessThanOrEqual(most + 1e-9);
	};

	it("has the paper, margins and type of the decree", () => {
		const { page, styles } = official;
		between(page.width, mm(210), mm(210));
		between(page.height, mm(297), mm(297));
		between(page.margin.top, mm(20), mm(25));
		between(page.margin.bottom, mm(20), mm(25));
		between(page.margin.left, mm(30), mm(35));
		between(page.margin.right, mm(15), mm(20));
		between(styles.body.size, 13, 14);
		// Single spacing of this face is 1.15 em.
		between(styles.body.leading, 1.15 * styles.body.size, 1.5 * 1.15 * styles.body.size);
		expect(styles.body.align).toBe("justify");
		between(styles.body.indent, mm(10), mm(12.7));
		between(Math.max(styles.body.before, styles.body.after), 6, 100);
		for (const style of Object.values(styles)) expect([style.gray, style.face === "heading"]).toEqual([0, false]);
	});

	it("numbers pages in the middle of the top margin, from the second on", () => {
		const { folio, page } = official;
		between(folio?.size ?? 0, 13, 14);
		expect(folio).toMatchObject({ align: "center", edge: "top", onFirstPage: false, text: "{page}" });
		const { value } = typesetDocument(documentOf([paragraph("đường phố ".repeat(900))]), official, fakeShaper());
		const numbers = value?.pages.map(({ items }) => items.find((item) => item.owner === "header"));
		expect(numbers?.[0]).toBeUndefined();
		expect(numbers?.[1]?.y).toBeGreaterThan(page.height - page.margin.top);
		expect(numbers?.[1]).toMatchObject({ kind: "text", segments: [{ words: [{ text: "2" }] }] });
	});
});

describe("parseTemplate", () => {
	it("gives lengths in points and complete styles", () => {
		expect(newspaper.page.width).toBeCloseTo(595.276, 3);
		expect(newspaper.page.height).toBeCloseTo(841.89, 3);
		expect(newspaper.styles.body).toMatchObject({ face: "regular", size: 11.5, align: "justify" });
		expect(newspaper.styles.body.indent).toBeCloseTo(19.84, 2);
		expect(newspaper.styles.title).toMatchObject({ face: "heading", keepWithNext: true, gray: 0 });
	});

	it("allows comments", () => {
		expect(parseTemplate(`// mẫu\n${newspaperText}`, "t.json").diagnostics).toEqual([]);
	});

	it("places broken JSON", () => {
		const text = newspaperText.replace('"name": "newspaper",', '"name": "newspaper"');
		expect(parseTemplate(text, "t.json")).toMatchObject({
			diagnostics: [
				{
					code: "typeset/template-mark-expected",
					params: { expected: "," },
					place: { file: "t.json", line: lineOf('"page": {') },
				},
			],
		});
		expect(parseTemplate("", "t.json").diagnostics).toMatchObject([{ code: "typeset/template-syntax" }]);
	});

	it("places wrong values, missing and unknown keys", () => {
		expect(change('"face": "regular"', '"face": "gothic"').diagnostics).toMatchObject([
			{
				code: "typeset/template-choice",
				params: {
					path: "styles.base.face",
					value: '"gothic"',
					choices: '"regular", "italic", "bold", "bold-italic", "heading", "mono"',
				},
				place: { line: lineOf('"face": "regular"') },
			},
		]);
		expect(change('"width": "210mm"', '"width": "210 mi"').diagnostics).toMatchObject([
			{ params: { path: "page.width" }, place: { line: lineOf('"width": "210mm"') } },
		]);
		expect(change('"name": "newspaper",', "").diagnostics).toMatchObject([
			{ params: { path: "name" }, place: { line: 1, column: 1 } },
		]);
		expect(change('"titleRule"', '"titelRule"').diagnostics).toMatchObject([
			{
				code: "typeset/template-unknown-key",
				params: { path: "/", key: "titelRule" },
				place: { line: lineOf('"titleRule"'), column: 2 },
			},
		]);
	});

	it("refuses a frame that holds no text", () => {
		expect(change('"top": "28mm"', '"top": "230mm"').diagnostics).toMatchObject([
			{ code: "typeset/template-no-room", params: { path: "page.margin" } },
		]);
		expect(
			change('"body": { "indent": "7mm" }', '"body": { "indent": "7mm", "left": "130mm" }').diagnostics,
		).toMatchObject([{ params: { path: "styles.body" } }]);
	});

	it.each([
		['"keepWithNext": false', '"keepWithNext": "no"', "type", { expected: "boolean", value: '"no"' }],
		['"orphans": 2', '"orphans": 2.5', "type", { path: "lines.orphans", expected: "integer" }],
		['"thickness": 0.6', '"thickness": -1', "range", { path: "titleRule.thickness", limit: "> 0", value: "-1" }],
		['"before": 8, "gap"', '"before": "-1mm", "gap"', "range", { path: "figure.before", limit: "≥ 0" }],
		['"height": 0.6', '"height": 2', "range", { path: "figure.height", limit: "≤ 0.75" }],
		['"part": 1', '"part": 0', "range", { path: "titleRule.part", limit: "> 0" }],
		['"height": "297mm"', '"height": null', "length", { path: "page.height", value: "null" }],
		['"name": "newspaper"', '"name": "Báo"', "name", { value: '"Báo"' }],
		['"x": 6', '"x": "30mm"', "no-room", { path: "table.padding.x" }],
		['"baseline"', '"edge"', "missing-key", { path: "folio.baseline" }],
	])("says what is wrong with %s as %s", (from, to, code, params) => {
		const [finding] = change(from, to).diagnostics;
		expect(finding).toMatchObject({ code: `typeset/template-${code}`, severity: "error", params });
		if (code !== "missing-key" && code !== "no-room") expect(finding?.place?.line).toBe(lineOf(from));
	});

	it("reads every template that comes with the program", () => {
		for (const name of templateNames) expect(readTemplate(name).name).toBe(name);
	});

	it("completes a template that says nothing of captions, tables, figures, links and notes", () => {
		const { styles, figure: _, table: _t, link: _l, noteRule: _n, ...rest } = JSON.parse(newspaperText);
		const { caption: _c, cell: _e, headerCell: _h, note: _o, ...older } = styles;
		const { value, diagnostics } = parseTemplate(JSON.stringify({ ...rest, styles: older }), "t.json");
		expect(diagnostics).toEqual([]);
		expect(value?.table.padding).toEqual({ x: 4, y: 3 });
		expect(value?.styles.headerCell).toMatchObject({ face: "bold", align: "left" });
		expect(value?.link).toEqual({ address: false });
	});

	it("has its JSON Schema beside the templates, for editors", () => {
		const schema = readFileSync(new URL("../../templates/template.schema.json", import.meta.url), "utf8");
		expect(JSON.parse(schema)).toEqual(z.toJSONSchema(templateSchema, { io: "input", reused: "ref" }));
	});
});
