import { describe, expect, it } from "vitest";
import { copyrightNotEvaluated, describe as describeArticle, recordIdentifier } from "../../src/metadata/describe.ts";
import { parseDescription, parseSettings } from "../../src/metadata/sidecar.ts";
import type { Article, Claim, Metadata, Paragraph } from "../../src/model/index.ts";
import { claimsOf, firstValue } from "../../src/model/index.ts";
import { articleOf, described, options, realArticle } from "./article.ts";

const yaml = (text: string) => parseDescription(text, "bai.yaml").value as readonly Claim[];
const run = (article: Article, ...given: readonly (readonly Claim[])[]) => describeArticle(article, given, options);
const valuesOf = (metadata: Metadata | undefined, element: string) =>
	claimsOf(metadata as Metadata, element).map((c) => c.value);
const paragraph = (text: string, role?: Paragraph["role"]): Paragraph => ({
	kind: "paragraph",
	content: [{ text }],
	...(role && { role }),
});

describe("describe", () => {
	it("says of the real article what stands in it, and how it knows", () => {
		const { article, options: real } = realArticle();
		const { value, diagnostics } = describeArticle(article, [], real);
		expect(value?.claims.map((c) => [c.element, c.value, c.origin, c.rule, c.scheme])).toEqual([
			[
				"title",
				"[Sáng 20/3, tại Hà Nội, Đại tướng Tô Lâm, Ủy viên Bộ Chính trị, Bí thư Đảng ủy Công an Trung ương, Bộ trưởng Bộ Công an…]",
				"supplied",
				"title-from-first-sentence",
				undefined,
			],
			["date", "2023-03", "extracted", "header-date", "W3CDTF"],
			["temporal", "2023-03-20", "inferred", "event-date-year-from-header", "W3CDTF"],
			["identifier", "urn:uuid:6b1daec6-9fe7-512c-a514-fe059c29416b", "inferred", "uuid-v5-of-source", "URI"],
			["source", "BBK (Báo Bắc Kạn)", "inferred", "agency-table", undefined],
			["language", "vi", "inferred", "language-by-letters", "RFC4646"],
			["type", "Text", "inferred", "rendition", "DCMIType"],
			["format", "application/pdf", "inferred", "rendition", "IMT"],
			["rights", copyrightNotEvaluated, "supplied", "rights-not-evaluated", "URI"],
			["references", "90-QĐ/TW", "extracted", "document-number", undefined],
			["references", "12-NQ/TW", "extracted", "document-number", undefined],
			["references", "16-NQ/ĐUCA", "extracted", "document-number", undefined],
		]);
		expect(value?.superseded).toEqual([]);
		expect(diagnostics.map((d) => [d.code, d.place?.line, d.place?.column])).toEqual([
			["metadata/title-supplied", 1, 21],
		]);
	});

	it("is the same for the same input", () => {
		expect(described()).toEqual(described());
	});

	it("lets each given layer replace those below and keeps what it displaced", () => {
		const { value } = run(
			articleOf(["Sáng 20/3, họp."], {
				claims: [{ element: "date", value: "2023-03", origin: "extracted", scheme: "W3CDTF" }],
			}),
			yaml("title: Một\ndate: 2023-03-21\nsubject: [a, b]"),
			yaml("title: Hai\nsubject: c"),
			parseSettings(["title=Ba"]).value as readonly Claim[],
		);
		expect(valuesOf(value, "title")).toEqual(["Ba"]);
		expect(valuesOf(value, "date")).toEqual(["2023-03-21"]);
		expect(valuesOf(value, "subject")).toEqual(["c"]);
		expect(valuesOf(value, "temporal")).toEqual(["2023-03-20"]);
		expect(value?.superseded.map((c) => [c.element, c.value, c.origin])).toEqual([
			["title", "Hai", "given"],
			["title", "Một", "given"],
			["subject", "a", "given"],
			["subject", "b", "given"],
			["date", "2023-03", "extracted"],
		]);
	});

	it("takes the year of the event from a given date as well", () => {
		expect(valuesOf(run(articleOf(["Sáng 20/3, họp."]), yaml("issued: 2021-04-02")).value, "temporal")).toEqual([
			"2021-03-20",
		]);
	});

	it("guesses no year, and is silent about it where the date is given", () => {
		const bare = run(articleOf(["Sáng 20/3, họp."]));
		expect(valuesOf(bare.value, "temporal")).toEqual([]);
		expect(bare.diagnostics.map((d) => d.code)).toContain("metadata/event-year-unknown");
		const given = run(articleOf(["Sáng 20/3, họp."]), yaml("temporal: 2023-03-20"));
		expect(given.diagnostics.map((d) => d.code)).not.toContain("metadata/event-year-unknown");
	});

	it("looks for the event in the opening paragraph only", () => {
		const claims: readonly Claim[] = [{ element: "date", value: "2023-03", origin: "extracted" }];
		expect(valuesOf(run(articleOf(["Họp.", "Sáng 20/3, họp."], { claims })).value, "temporal")).toEqual([]);
	});

	it("withdraws what was found where [] is given, rights and all", () => {
		const { value } = run(articleOf(["Theo 90-QĐ/TW."]), yaml("references: []\nrights: []\ntitle: []"));
		expect(valuesOf(value, "references")).toEqual([]);
		expect(valuesOf(value, "rights")).toEqual([]);
		expect(valuesOf(value, "title")).toEqual(["[Theo 90-QĐ/TW]"]);
		expect(value?.superseded).toContainEqual(expect.objectContaining({ element: "references", value: "90-QĐ/TW" }));
		expect(value?.superseded).toContainEqual(
			expect.objectContaining({ element: "rights", value: "", origin: "given" }),
		);
	});

	it("puts the record's own identifier first and keeps added ones", () => {
		const doi = "https://doi.org/10.1234/x";
		const added = run(articleOf(["Họp."]), yaml(`identifier: ${doi}`)).value as Metadata;
		expect(valuesOf(added, "identifier")).toEqual([expect.stringMatching(/^urn:uuid:/), doi]);
		const own = run(articleOf(["Họp."]), yaml(`identifier: [${doi}, BBK-1]`)).value as Metadata;
		expect(valuesOf(own, "identifier")).toEqual(["BBK-1", doi]);
		expect(recordIdentifier(own)).toBe("BBK-1");
	});

	it("refuses a namespace that is no UUID", () => {
		const outcome = describeArticle(articleOf(["Họp."]), [], { ...options, namespace: "BBK" });
		expect(outcome).toMatchObject({ diagnostics: [{ code: "metadata/invalid-namespace", params: { value: "BBK" } }] });
		expect(outcome.value).toBeUndefined();
	});
});

describe("agencies", () => {
	const dateline = (text: string) => run(articleOf([`${text} - Sáng nay, họp.`], { dateline: { text } }));

	it.each([
		["TTO", "TTO (Tuổi Trẻ Online)"],
		["(Dân trí)", "Báo Dân trí"],
		["Hà Nội (TTXVN)", "TTXVN (Thông tấn xã Việt Nam)"],
	])("the dateline %s is the source %s", (text, value) => {
		const { value: metadata } = dateline(text);
		expect(claimsOf(metadata as Metadata, "source")).toMatchObject([
			{ value, origin: "inferred", rule: "agency-table" },
		]);
		expect(valuesOf(metadata, "title")).toEqual(["[Sáng nay, họp]"]);
	});

	it("an unknown tag stays as printed", () => {
		const { value, diagnostics } = dateline("(XYZ)");
		expect(claimsOf(value as Metadata, "source")).toMatchObject([
			{ value: "XYZ", origin: "extracted", rule: "dateline" },
		]);
		expect(diagnostics.map((d) => [d.code, d.params])).toContainEqual(["metadata/agency-unknown", { tag: "XYZ" }]);
	});

	it("are never the creator, unless somebody stands for it", () => {
		const claims: readonly Claim[] = [
			{ element: "creator", value: "VnExpress", origin: "extracted" },
			{ element: "creator", value: "Tạp chí XYZ", origin: "extracted" },
			{ element: "publisher", value: "Tạp chí XYZ", origin: "extracted" },
			{ element: "creator", value: "Bích Ngọc", origin: "extracted" },
		];
		const { value, diagnostics } = run(articleOf(["Họp."], { claims }));
		expect(valuesOf(value, "creator")).toEqual(["Bích Ngọc"]);
		expect(value?.superseded.map((c) => c.value)).toEqual(["VnExpress", "Tạp chí XYZ"]);
		expect(diagnostics.filter((d) => d.code === "metadata/creator-is-agency")).toHaveLength(2);
		const given = run(articleOf(["Họp."]), yaml("creator: VnExpress"));
		expect(valuesOf(given.value, "creator")).toEqual(["VnExpress"]);
		expect(given.diagnostics.map((d) => d.code)).toContain("metadata/creator-is-agency");
	});
});

describe("claims of the source", () => {
	it("are bound to schemes as far as they bear them", () => {
		const claims: readonly Claim[] = [
			{ element: "issued", value: "2023-03-20T11:00:00.000 +07:00", origin: "extracted", scheme: "W3CDTF" },
			{ element: "modified", value: "2023-03-20T11:00:00", origin: "extracted", scheme: "W3CDTF" },
			{ element: "isPartOf", value: "https://bao.vn/thoi-su", origin: "extracted" },
			{ element: "title", value: "Tít", origin: "extracted" },
			{ element: "url", value: "x", origin: "extracted" },
			{ element: "subject", value: "a\u0001", origin: "extracted" },
		];
		const { value, diagnostics } = run(articleOf(["Họp."], { claims }));
		const of = (element: string) => claimsOf(value as Metadata, element)[0];
		expect(of("issued")).not.toHaveProperty("scheme");
		expect(of("modified")).not.toHaveProperty("scheme");
		expect(of("isPartOf")?.scheme).toBe("URI");
		expect(of("title")?.language).toBe("vi");
		expect(of("subject")?.value).toBe("a\uFFFD");
		expect(value?.superseded.map((c) => c.element)).toEqual(["url"]);
		expect(diagnostics.map((d) => d.code).sort()).toEqual([
			"metadata/date-without-zone",
			"metadata/illegal-xml-character",
			"metadata/unknown-element",
			"metadata/unreadable-value",
			"metadata/unreadable-value",
		]);
	});

	it("stand once where they are equal, the extracted one before the inferred one", () => {
		const claims: readonly Claim[] = [
			{ element: "language", value: "vi", origin: "inferred" },
			{ element: "language", value: "vi", origin: "extracted" },
			{ element: "date", value: "2023", origin: "inferred" },
			{ element: "date", value: "2023-03", origin: "extracted" },
		];
		const { value } = run(articleOf(["Họp."], { claims }));
		expect(claimsOf(value as Metadata, "language")).toMatchObject([{ value: "vi", origin: "extracted" }]);
		expect(valuesOf(value, "date")).toEqual(["2023-03"]);
		expect(value?.superseded.map((c) => c.value)).toEqual(["2023"]);
	});
});

describe("paragraphs with a role", () => {
	const article = (...blocks: readonly Paragraph[]): Article => ({ language: "vi", blocks, claims: [] });

	it("the lead is the abstract, bylines name writer, photographer and source", () => {
		const { value } = run(
			article(
				paragraph("Tóm tắt.", "lead"),
				paragraph("Thân bài."),
				paragraph("Bích Ngọc", "byline"),
				paragraph("Ảnh: Văn A", "byline"),
				paragraph("(Theo Reuters)", "byline"),
			),
		);
		expect(valuesOf(value, "abstract")).toEqual(["Tóm tắt."]);
		expect(valuesOf(value, "creator")).toEqual(["Bích Ngọc"]);
		expect(valuesOf(value, "contributor")).toEqual(["Văn A"]);
		expect(valuesOf(value, "source")).toEqual(["Reuters"]);
	});

	it("an article without words is called by its file", () => {
		const { value } = run(article());
		expect(value?.claims[0]).toMatchObject({ element: "title", value: "[bai.txt]", rule: "title-from-file-name" });
	});

	it("an article of an undetermined language claims none", () => {
		const { value } = run({ ...articleOf(["A meeting."]), language: "und" });
		expect(firstValue(value as Metadata, "language")).toBeUndefined();
		expect(value?.claims[0]).not.toHaveProperty("language");
	});
});
