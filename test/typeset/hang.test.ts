import { describe, expect, it } from "vitest";
import { typesetDocument } from "../../src/typeset/document.ts";
import type { Template } from "../../src/typeset/template.ts";
import { fakeShaper, letterWidth } from "./fake-shaper.ts";
import { documentOf, lineText, lineWidth, newspaper, paragraph, textLines } from "./lines.ts";

const hanging: Template = { ...newspaper, spacing: { ...newspaper.spacing, hanging: true } };
const { margin, width } = newspaper.page;
const right = width - margin.right;
const text = "Một “hai” ba, bốn: năm; sáu. “Bảy” tám, chín - mười… ".repeat(60);

function linesOf(template: Template, content = text) {
	const { value } = typesetDocument(documentOf([paragraph(content)]), template, fakeShaper());
	return textLines(value?.pages ?? []).filter(({ owner }) => owner === 2);
}

describe("hanging punctuation", () => {
	const parts: Readonly<Record<string, number>> = {
		".": 0.7,
		",": 0.7,
		":": 0.4,
		";": 0.4,
		"-": 0,
		"…": 0.2,
		"”": 0.6,
	};

	it("puts points out of the right edge and opening quotation marks out of the left one, by a part of their width", () => {
		const lines = linesOf(hanging).slice(1, -1);
		const size = hanging.styles.body.size / 1000;
		let out = 0;
		for (const line of lines) {
			const words = lineText(line).trim();
			const first = words.startsWith("“") ? 0.6 * letterWidth("“") * size : 0;
			expect(line.x).toBeCloseTo(margin.left - first, 6);
			const last = words.split(" ").at(-1) ?? "";
			const part = last.length > 1 ? (parts[last.at(-1) ?? ""] ?? 0) : 0;
			expect(line.x + lineWidth(line)).toBeCloseTo(right + part * letterWidth(last.at(-1) ?? "") * size, 6);
			if (part > 0 || first > 0) out++;
		}
		expect(out).toBeGreaterThan(lines.length / 4);
	});

	it("changes no word of the text", () => {
		const all = (template: Template) => linesOf(template).map(lineText).join("");
		expect(all(hanging)).toBe(all(newspaper));
	});

	it("leaves everything within the edges where it is not asked for", () => {
		for (const line of linesOf(newspaper)) {
			expect(line.x).toBeGreaterThanOrEqual(margin.left - 1e-6);
			expect(line.x + lineWidth(line)).toBeLessThanOrEqual(right + 1e-6);
		}
	});

	it("lets neither a dialogue's dash nor an indented line hang at the left", () => {
		const [first] = linesOf(hanging, `“Mở đầu ${text}`);
		expect(first?.x).toBeCloseTo(margin.left + hanging.styles.body.indent, 6);
		const dashes = linesOf(
			{ ...hanging, styles: { ...hanging.styles, body: { ...hanging.styles.body, indent: 0 } } },
			`- Thưa ${text}`,
		);
		expect(dashes[0]?.x).toBeCloseTo(margin.left, 6);
	});
});
