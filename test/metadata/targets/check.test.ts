import { describe, expect, it } from "vitest";
import { targetChoices } from "../../../src/cli/command/describe.ts";
import { explain, targetNames } from "../../../src/locale/index.ts";
import { elementRow } from "../../../src/metadata/schema.ts";
import { checkFor } from "../../../src/metadata/targets/check.ts";
import { targetKeys, targetOf, targets } from "../../../src/metadata/targets/registry.ts";
import type { TargetKey } from "../../../src/metadata/targets/row.ts";
import type { Metadata } from "../../../src/model/index.ts";
import { described } from "../article.ts";

/** A dossier that every target takes. */
const whole: Readonly<Record<string, string>> = {
	title: "Tít",
	creator: "Nông Vui",
	publisher: "Báo Bắc Kạn",
	issued: "2023-03-21",
	subject: "Công an",
	abstract: "Sapo",
	provenance: "Kho Báo Bắc Kạn",
	originalUrl: "https://baobackan.vn/a",
	identifier: "urn:uuid:6e8bc430-9c3a-11d9-9669-0800200c9a66",
	language: "vi",
	type: "Text",
	rights: "http://rightsstatements.org/vocab/CNE/1.0/",
	"tt05.fondsCode": "P_BBK",
	"tt05.fileCode": "H03.99.2023.03.TIN",
	"tt05.fileTitle": "Tin bài tháng 3 năm 2023",
	"tt05.maintenance": "01",
	"tt05.mode": "01",
	"tt05.agencyCode": "H03.99",
	"tt05.confidenceLevel": "01",
	"tt05.process": "0",
};

const of = (values: Readonly<Record<string, string | undefined>>): Metadata => ({
	claims: Object.entries({ ...whole, ...values }).flatMap(([element, value]) =>
		value === undefined ? [] : [{ element, value, origin: "given" as const }],
	),
	superseded: [],
});
const check = (target: TargetKey, values: Readonly<Record<string, string | undefined>> = {}) =>
	checkFor(of(values), targetOf(target)).map(({ code, params }) => [
		code.replace("metadata/target-", ""),
		params?.field,
	]);

describe("targets", () => {
	it("are offered by the command line and have names", () => {
		expect(targetChoices).toEqual(targetKeys);
		expect(Object.keys(targetNames)).toEqual(targetKeys);
	});

	it("ask for elements of the table, each field once, no longer than the element itself", () => {
		for (const { requirements } of targets) {
			const fields = requirements.map((r) => r.field);
			expect(new Set(fields).size).toBe(fields.length);
			for (const { elements, codes, maxLength, when } of requirements) {
				for (const key of [...elements, ...(when ? [when.element] : [])]) expect(elementRow(key)).toBeDefined();
				const own = elementRow(elements[0]);
				if (codes) expect(own?.codes).toEqual(codes);
				if (own?.maxLength !== undefined) expect(maxLength).toBe(own.maxLength);
			}
		}
	});
});

describe("checkFor", () => {
	it.each(targetKeys)("finds nothing in a whole description (%s)", (target) => {
		expect(check(target)).toEqual([]);
	});

	it.each(targetKeys)("finds each mandatory element that is not there (%s)", (target) => {
		for (const { field, elements, level, when } of targetOf(target).requirements) {
			if (level !== "mandatory" || when) continue;
			const found = check(target, Object.fromEntries(elements.map((key) => [key, undefined])));
			expect(found.map(([, name]) => name)).toContain(field);
			expect(found.filter(([code]) => String(code).endsWith("missing"))).toHaveLength(1);
		}
	});

	it.each([
		[{ title: "ế".repeat(501) }, "too-long", "subject"],
		[{ publisher: "x".repeat(201) }, "too-long", "organName"],
		[{ subject: "x".repeat(101) }, "too-long", "keyword"],
		[{ issued: "2023-03" }, "day", "issuedDate"],
		[{ issued: "2023-03-01/2023-03-05" }, "day", "issuedDate"],
		[{ issued: undefined }, "missing", "issuedDate"],
		[{ "tt05.maintenance": undefined }, "code-missing", "maintenance"],
		[{ "tt05.maintenance": "08" }, "code", "maintenance"],
		[{ "tt05.mode": "04" }, "code", "mode"],
		[{ "tt05.confidenceLevel": "02" }, "missing", "paperFileCode"],
		[{ "tt05.riskRecovery": "1" }, "code-missing", "riskRecoveryStatus"],
		[{ "tt05.process": undefined }, "code-missing", "process"],
		[{ "tt05.agencyCode": "h03" }, "agency-code", "agency"],
		[{ "tt05.agencyCode": undefined }, "recommended", "agency"],
		[{ "tt05.fileCode": "H03/99" }, "file-name", "fileCode"],
		[{ "tt05.startDate": "2023-03" }, "day", "startDate"],
		[{ "tt05.fileCode": "H03.99.2023.03.TIN.BAI.A" }, "doc-id", "docId"],
	] as const)("TT 05/2025 of %j: %s of %s", (values, code, field) => {
		expect(check("tt05", values)).toEqual([[code, field]]);
	});

	it("takes the circular's own field before the element", () => {
		expect(check("tt05", { title: "x".repeat(501), "tt05.subject": "Tít ngắn" })).toEqual([]);
		expect(check("tt05", { issued: "2023-03", "tt05.issuedDate": "2023-03-21" })).toEqual([]);
	});

	it("says field, name and limit in Vietnamese", () => {
		const [finding] = checkFor(of({ publisher: "x".repeat(201) }), targetOf("tt05"));
		expect(finding && explain(finding.code, "vi", finding.params).text).toBe(
			"Cơ quan báo chí (`publisher`) dài 201 ký tự, trường `organName` của TT 05/2025 chỉ nhận: 200",
		);
	});

	it("warns of a title in brackets, and never takes the header's month for a day", () => {
		const found = checkFor(described(), targetOf("tt05"));
		expect(found.find((d) => d.code === "metadata/target-title-supplied")?.place?.line).toBe(1);
		expect(found.find((d) => d.params?.field === "issuedDate")?.code).toBe("metadata/target-missing");
	});

	it.each([
		["dspace", { issued: "2023~" }, "date"],
		["zenodo", { issued: "2023/2024" }, "date"],
		["zenodo", { creator: undefined }, "missing"],
		["eark", { publisher: undefined, creator: undefined }, "missing"],
	] as const)("%s of %j: %s", (target, values, code) => {
		expect(check(target, values).map(([c]) => c)).toEqual([code]);
	});
});
