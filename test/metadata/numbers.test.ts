import { describe, expect, it } from "vitest";
import { citedDocuments, documentNumbers } from "../../src/metadata/numbers.ts";
import { articleOf, realArticle } from "./article.ts";

const found = (text: string) => documentNumbers(text).map((n) => n.text);

describe("documentNumbers", () => {
	it.each([
		"90-QĐ/TW",
		"12-NQ/TW",
		"16-NQ/ĐUCA",
		"05-CTr/TU",
		"01-HD/UBKTTW",
		"30/2020/NĐ-CP",
		"05/2025/TT-BNV",
		"20/2020/QĐ-TTg",
		"33/2024/QH15",
		"326/2016/UBTVQH14",
		"01/2016/TTLT-BCA-BTP",
		"1050/QĐ-TTg",
		"08/CT-UBND",
		"145/KH-BCĐ389",
	])("knows %s, in brackets and before a stop too", (number) => {
		expect(found(`Quyết định số ${number} của (${number}). ${number}`)).toEqual([number, number, number]);
	});

	it.each([
		"20/3/2023",
		"ngày 16/3",
		"tỷ số 3-2",
		"50/50",
		"97A-123.45",
		"24/7",
		"12/AB-CD",
		"A90-QĐ/TW",
		"2-NQ",
		"0281.3870.123",
	])("takes %s for none", (text) => {
		expect(found(text)).toEqual([]);
	});

	it("finds them in decomposed text as well", () => {
		const { blocks } = articleOf(["Quyết định số 90-QĐ/TW".normalize("NFD")]);
		// Composing moves the columns, so the place is that of the paragraph.
		expect(citedDocuments(blocks)).toMatchObject([
			{ value: "90-QĐ/TW", place: { file: "bai.txt", line: 1, column: 1 } },
		]);
		expect(citedDocuments(blocks)[0]?.place).not.toHaveProperty("length");
	});
});

describe("citedDocuments", () => {
	it("names each document of the real article once, at its first mention", () => {
		const claims = citedDocuments(realArticle().article.blocks);
		expect(claims.map((c) => [c.value, c.place?.line, c.place?.column, c.place?.length])).toEqual([
			["90-QĐ/TW", 1, 203, 8],
			["12-NQ/TW", 1, 292, 8],
			["16-NQ/ĐUCA", 5, 387, 10],
		]);
		expect(new Set(claims.map((c) => `${c.element} ${c.origin} ${c.rule}`))).toEqual(
			new Set(["references extracted document-number"]),
		);
	});

	it("counts columns in code points across spans", () => {
		const place = { file: "a", line: 1, column: 1 };
		const claims = citedDocuments([
			{
				kind: "paragraph",
				content: [
					{ text: "𠀋 theo ", place },
					{ text: "90-QĐ/TW", place: { ...place, column: 8 } },
				],
			},
		]);
		expect(claims[0]?.place).toEqual({ file: "a", line: 1, column: 8, length: 8 });
	});
});
