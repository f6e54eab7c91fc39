import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Block } from "../../src/model/article.ts";
import { canonical } from "../../src/text/canonical.ts";
import { textFindings } from "../../src/text/findings.ts";
import { untidy } from "./vietnamese.ts";

function paragraph(text: string, line = 3, column = 5): Block {
	const place = { file: "bai.txt", line, column };
	return { kind: "paragraph", content: [{ text, place }], place };
}

describe("textFindings", () => {
	it("is silent on tidy text, indentation and soft wraps", () => {
		expect(textFindings([paragraph("  Bộ Công an, 90-QĐ/TW \t"), paragraph("Hà Nội ")])).toEqual([]);
	});

	it("counts each kind and gives the first place in code points", () => {
		const found = textFindings([paragraph("𠀋 a\u200bb\u200bc  d\u00a0e"), paragraph("e\u0301 x\u200b", 7, 1)]);
		expect(found).toEqual([
			{
				code: "text/invisible-dropped",
				severity: "warning",
				params: { character: "U+200B", name: "ZERO WIDTH SPACE", count: 3 },
				place: { file: "bai.txt", line: 3, column: 8, length: 1 },
			},
			{
				code: "text/not-nfc",
				severity: "notice",
				params: { count: 1 },
				place: { file: "bai.txt", line: 7, column: 1, length: 2 },
			},
			{
				code: "text/white-space-folded",
				severity: "notice",
				params: { count: 2 },
				place: { file: "bai.txt", line: 3, column: 12, length: 2 },
			},
		]);
	});

	it("refuses what XML 1.0 cannot carry", () => {
		for (const [text, character] of [
			["a\u0000", "U+0000"],
			["a\u001b", "U+001B"],
			["a\uffff", "U+FFFF"],
			["a\ud800", "U+D800"],
		] as const) {
			const [found] = textFindings([paragraph(text)]);
			expect(found).toMatchObject({
				code: "text/control-character",
				severity: "error",
				params: { character, count: 1 },
			});
			expect(found?.place).toMatchObject({ line: 3, column: 6 });
		}
		expect(textFindings([paragraph("a\tb\fc\u000bd")]).map((d) => d.code)).toEqual(["text/white-space-folded"]);
	});

	it("sees traces of lost letters, and looks into nested blocks and code", () => {
		const item: Block = { kind: "list", items: [[{ kind: "quote", blocks: [paragraph("m\ufffdt")] }]] };
		expect(textFindings([item])).toMatchObject([{ code: "text/replacement-character", params: { count: 1 } }]);
		const code: Block = { kind: "code", text: "a   b\n\tc\u200d" };
		expect(textFindings([code]).map((d) => d.code)).toEqual(["text/invisible-dropped"]);
	});

	it("says something whenever canonical changes more than the edges", () => {
		fc.assert(
			fc.property(untidy, (text) => {
				const changed =
					canonical(text) !== text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, "").replace(/(?<!\s)\n(?!\s)/g, " ");
				if (changed) expect(textFindings([paragraph(text)])).not.toEqual([]);
			}),
		);
	});

	it("reports what happens where two spans meet", () => {
		const spans = (...texts: string[]) => [{ kind: "paragraph" as const, content: texts.map((text) => ({ text })) }];
		expect(textFindings(spans("e", "\u0301x")).map(({ code }) => code)).toEqual(["text/not-nfc"]);
		expect(textFindings(spans("Một ", "hai", "   ba")).map(({ code }) => code)).toEqual(["text/white-space-folded"]);
		expect(textFindings(spans("  Một", " hai", " ba  "))).toEqual([]);
	});
});
