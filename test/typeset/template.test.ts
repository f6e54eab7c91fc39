import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { parseTemplate, templateSchema } from "../../src/typeset/template.ts";
import { newspaper, newspaperText } from "./lines.ts";

const change = (from: string, to: string) => {
	expect(newspaperText).toContain(from);
	return parseTemplate(newspaperText.replace(from, to), "t.json");
};
/** Line of the template's text where a string first stands. */
const lineOf = (part: string) => newspaperText.slice(0, newspaperText.indexOf(part)).split("\n").length;

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
					code: "typeset/template-syntax",
					params: { problem: "CommaExpected" },
					place: { file: "t.json", line: lineOf('"page": {') },
				},
			],
		});
		expect(parseTemplate("", "t.json").diagnostics).toMatchObject([{ code: "typeset/template-syntax" }]);
	});

	it("places wrong values, missing and unknown keys", () => {
		expect(change('"face": "regular"', '"face": "gothic"').diagnostics).toMatchObject([
			{
				code: "typeset/template-value",
				params: { path: "styles.base.face" },
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
			{ params: { path: "page.margin", problem: "frame-too-small" } },
		]);
		expect(
			change('"body": { "indent": "7mm" }', '"body": { "indent": "7mm", "left": "130mm" }').diagnostics,
		).toMatchObject([{ params: { path: "styles.body" } }]);
	});

	it("has its JSON Schema beside the templates, for editors", () => {
		const schema = readFileSync(new URL("../../templates/template.schema.json", import.meta.url), "utf8");
		expect(JSON.parse(schema)).toEqual(z.toJSONSchema(templateSchema, { io: "input", reused: "ref" }));
	});
});
