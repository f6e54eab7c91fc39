import { describe, expect, it } from "vitest";
import { dctermsLoss } from "../../../src/metadata/crosswalk/dcterms.ts";
import { oaiDcLoss } from "../../../src/metadata/crosswalk/oai-dc.ts";
import { crosswalk, crosswalks } from "../../../src/metadata/crosswalk/registry.ts";
import { readXml } from "../../../src/metadata/read-xml.ts";
import type { Claim, Metadata } from "../../../src/model/index.ts";
import { described } from "../article.ts";

const given = (element: string, value: string, more: Partial<Claim> = {}): Claim => ({
	element,
	value,
	origin: "given",
	...more,
});
const of = (...claims: readonly Claim[]): Metadata => ({ claims, superseded: [] });
const write = (key: string, metadata: Metadata) => crosswalk(key)?.write(metadata).value as string;

/** `name attributes text` of each child. */
function lines(xml: string): readonly string[] {
	const root = readXml(xml, "x").value;
	return (root?.children ?? []).map((e) => {
		const attributes = Object.entries(e.attributes).map(([k, v]) => `@${k.replace(/^\{.*\}/, "")}=${v}`);
		return [e.name.replace(/^\{.*\}/, ""), ...attributes, e.text].join(" ");
	});
}

describe("oai_dc", () => {
	it("of the real article", async () => {
		await expect(write("oai_dc", described())).toMatchFileSnapshot("../../golden/metadata/dublin-core.xml");
	});

	it("dumbs down to the fifteen elements, in their order, equal values once", () => {
		const metadata = of(
			given("provenance", "Kho Báo Bắc Kạn"),
			given("rights", "CNE"),
			given("temporal", "2023-03-20", { scheme: "W3CDTF" }),
			given("abstract", "Sapo", { language: "vi" }),
			given("references", "90-QĐ/TW"),
			given("relation", "90-QĐ/TW"),
			given("issued", "2023-03-20", { scheme: "W3CDTF", language: "vi" }),
			given("date", "2023-03"),
			given("title", "Tít", { language: "tiếng Việt" }),
		);
		expect(lines(write("oai_dc", metadata))).toEqual([
			"title Tít",
			"description @lang=vi Sapo",
			"date 2023-03-20",
			"date 2023-03",
			"relation 90-QĐ/TW",
			"coverage 2023-03-20",
			"rights CNE",
		]);
		expect(
			oaiDcLoss(of(given("provenance", "Kho"), given("temporal", "2023", { scheme: "W3CDTF" }), given("title", "T"))),
		).toEqual([
			{ element: "provenance", value: "Kho", reason: "no-element" },
			{ element: "temporal", value: "2023", reason: "refinement" },
			{ element: "temporal", value: "2023", reason: "scheme" },
		]);
	});
});

describe("dcterms", () => {
	it("of the real article", async () => {
		await expect(write("dcterms", described())).toMatchFileSnapshot("../../golden/metadata/dcterms.xml");
	});

	it("binds values to schemes, never with a language beside", () => {
		const metadata = of(
			given("title", "Tít", { language: "vi" }),
			given("issued", "2023-03-20T08:00+07:00", { scheme: "W3CDTF" }),
			given("temporal", "2023-03-01/2023-03-05", { scheme: "Period", language: "vi" }),
			given("temporal", "name=Tháng 3; start=2023-03-01", { scheme: "Period" }),
			given("date", "2023~"),
			given("source", "không phải URI", { scheme: "URI" }),
			given("url", "x"),
		);
		expect(lines(write("dcterms", metadata))).toEqual([
			"title @lang=vi Tít",
			"issued @type=dcterms:W3CDTF 2023-03-20T08:00:00+07:00",
			"temporal @type=dcterms:Period start=2023-03-01; end=2023-03-05; scheme=W3C-DTF;",
			"temporal @type=dcterms:Period name=Tháng 3; start=2023-03-01",
			"date 2023~",
			"source không phải URI",
		]);
		expect(dctermsLoss(metadata).map((l) => [l.element, l.reason])).toEqual([
			["issued", "seconds-added"],
			["temporal", "language"],
			["date", "uncertain-date"],
			["source", "scheme"],
			["url", "no-element"],
		]);
	});

	it("writes elements of our own under the property that they refine, and no field of a circular", () => {
		const metadata = of(
			given("title", "T"),
			given("newspaper", "Báo Bắc Kạn", { language: "vi" }),
			given("issn", "1859-2333"),
			given("section", "Thời sự"),
			given("creatorAuthority", "https://isni.org/isni/0000000121032683", { scheme: "URI" }),
			given("tt05.fileCode", "H03.99.2023.03.TIN"),
		);
		expect(lines(write("dcterms", metadata))).toEqual([
			"title T",
			"isPartOf @lang=vi Báo Bắc Kạn",
			"isPartOf @type=dcterms:URI urn:ISSN:1859-2333",
			"subject Thời sự",
			"creator @type=dcterms:URI https://isni.org/isni/0000000121032683",
		]);
		expect(dctermsLoss(metadata).map((l) => [l.element, l.reason])).toEqual([
			["newspaper", "refinement"],
			["section", "refinement"],
			["creatorAuthority", "refinement"],
			["tt05.fileCode", "no-element"],
		]);
		expect(lines(write("oai_dc", metadata))).toEqual([
			"title T",
			"subject Thời sự",
			"relation @lang=vi Báo Bắc Kạn",
			"relation urn:ISSN:1859-2333",
		]);
		expect(oaiDcLoss(metadata).map((l) => [l.element, l.reason])).toEqual([
			["newspaper", "refinement"],
			["issn", "refinement"],
			["section", "refinement"],
			["creatorAuthority", "no-element"],
			["tt05.fileCode", "no-element"],
		]);
	});

	it("loses nothing of the real article", () => {
		expect(dctermsLoss(described())).toEqual([]);
	});
});

describe("the registry", () => {
	it("has no two crosswalks of one key or file", () => {
		expect(new Set(crosswalks.map((c) => c.key)).size).toBe(crosswalks.length);
		expect(new Set(crosswalks.map((c) => c.fileName)).size).toBe(crosswalks.length);
		expect(crosswalk("marc")).toBeUndefined();
	});
});
