import { describe, expect, it } from "vitest";
import { readDescriptions } from "../../../src/metadata/crosswalk/read.ts";
import type { Claim } from "../../../src/model/index.ts";

const file = "mo-ta.xml";

function read(xml: string, from?: string) {
	const { value, diagnostics } = readDescriptions(xml, file, from);
	const [first] = value?.descriptions ?? [];
	return {
		format: value?.format,
		count: value?.descriptions.length ?? 0,
		claims: first?.metadata.claims ?? [],
		codes: [...diagnostics, ...(first?.diagnostics ?? [])].map((d) => d.code),
		findings: [...diagnostics, ...(first?.diagnostics ?? [])],
	};
}

const said = (claims: readonly Claim[]) => claims.map(({ element, value }) => `${element}: ${value}`);
const mods = (inner: string) => `<mods xmlns="http://www.loc.gov/mods/v3" version="3.5">${inner}</mods>`;

describe("detection", () => {
	const oai =
		'<o:dc xmlns:o="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>T</dc:title></o:dc>';
	const terms = '<metadata xmlns:t="http://purl.org/dc/terms/"><t:title>T</t:title></metadata>';

	it("goes by the root element, whatever its prefix", () => {
		expect(read(oai).format).toBe("oai_dc");
		expect(read(terms).format).toBe("dcterms");
		expect(read("<qualifieddc/>").format).toBe("dcterms");
		expect(read('<dublin_core><dcvalue element="title">T</dcvalue></dublin_core>').format).toBe("dspace");
		expect(read(mods("")).format).toBe("mods");
	});

	it("refuses other roots, and a name that the root denies", () => {
		expect(read("<html/>")).toMatchObject({ format: undefined, codes: ["metadata/format-unknown"] });
		expect(read(mods(""), "dspace").codes).toEqual(["metadata/format-mismatch"]);
		expect(read("<records/>", "mods").codes).toEqual(["metadata/format-mismatch"]);
		const plain = '<record xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>T</dc:title></record>';
		expect(read(plain).codes).toEqual(["metadata/format-unknown"]);
		expect(said(read(plain, "oai_dc").claims)).toEqual(["title: T"]);
	});

	it("gives each claim as given, with line and column of its element", () => {
		const { claims } = read(
			`<?xml version="1.0"?>\n<qualifieddc xmlns:t="http://purl.org/dc/terms/">\n  <t:title>Tít</t:title> <t:creator\n>Vui</t:creator>\n</qualifieddc>`,
		);
		expect(claims).toEqual([
			{ element: "title", value: "Tít", origin: "given", place: { file, line: 3, column: 3 } },
			{ element: "creator", value: "Vui", origin: "given", place: { file, line: 3, column: 26 } },
		]);
	});
});

describe("what comes from outside", () => {
	it.each([
		["an entity", '<!DOCTYPE mods [<!ENTITY a "bom">]><mods>&a;</mods>', "metadata/xml-doctype"],
		["an external DTD", '<!DOCTYPE mods SYSTEM "http://example.org/x.dtd"><mods/>', "metadata/xml-doctype"],
		["an undeclared entity", "<mods>&nbsp;</mods>", "metadata/xml-syntax"],
		["an open element", "<mods><title></mods>", "metadata/xml-syntax"],
		["two roots", "<a/><b/>", "metadata/xml-syntax"],
		["an undeclared prefix", "<dc:title/>", "metadata/xml-syntax"],
		["no element", "   ", "metadata/xml-syntax"],
		["65 elements in one another", `${"<a>".repeat(65)}${"</a>".repeat(65)}`, "metadata/xml-too-deep"],
		["ten thousand open elements", "<a>".repeat(10000), "metadata/xml-too-deep"],
		["more than 16 Mi characters", `<a>${" ".repeat(1 << 24)}</a>`, "metadata/xml-too-large"],
	])("is refused with %s", (_, xml, code) => {
		expect(read(xml)).toMatchObject({ codes: [code], count: 0 });
	});

	it("may nest 64 deep, and says where it goes wrong", () => {
		expect(read(`${"<a>".repeat(64)}${"</a>".repeat(64)}`).codes).toEqual(["metadata/format-unknown"]);
		expect(read("<a>\n <b></a>").findings[0]?.place).toMatchObject({ file, line: 2 });
	});
});

describe("Dublin Core", () => {
	it("says what it does not know, rewrites Vietnamese dates with a notice, keeps what it cannot read", () => {
		const { claims, codes, findings } =
			read(`<q xmlns:t="http://purl.org/dc/terms/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xml:lang="vi">
			<t:title> Tít
			</t:title><t:issued>21/03/2023</t:issued><t:modified>hôm qua</t:modified><t:subject xsi:type="t:LCSH">Báo chí</t:subject>
			<t:creator/><t:newspaper>Báo</t:newspaper><x>y</x><dc:date xsi:type="t:W3CDTF">2023-03</dc:date>
			<t:isPartOf>urn:issn:0866-7691</t:isPartOf><t:isPartOf>urn:ISSN:0866-7690</t:isPartOf></q>`);
		expect(said(claims)).toEqual([
			"title: Tít",
			"isPartOf: urn:ISSN:0866-7690",
			"issn: 0866-7691",
			"subject: Báo chí",
			"issued: 2023-03-21",
			"modified: hôm qua",
			"date: 2023-03",
		]);
		expect(claims[0]?.language).toBe("vi");
		expect(claims.find((c) => c.element === "date")).toMatchObject({ scheme: "W3CDTF" });
		expect(codes.sort()).toEqual([
			"metadata/crosswalk-ignored",
			"metadata/crosswalk-ignored",
			"metadata/crosswalk-ignored",
			"metadata/date-rewritten",
			"metadata/empty-value",
			"metadata/unreadable-value",
		]);
		const names = findings.filter((d) => d.code === "metadata/crosswalk-ignored").map((d) => d.params?.name);
		expect(names).toEqual(["xsi:type", "newspaper", "x"]);
	});
});

describe("DSpace", () => {
	it("takes its spellings: no schema, qualifiers none and empty, en_US; and says what was broader or not ours", () => {
		const { claims, codes } = read(`<dublin_core>
			<dcvalue element="title" qualifier="" language="en_US">Title</dcvalue>
			<dcvalue element="contributor" qualifier="author">Vui</dcvalue>
			<dcvalue element="contributor" qualifier="advisor">Thầy</dcvalue>
			<dcvalue element="date" qualifier="accessioned">2024-01-01T00:00:00Z</dcvalue>
			<dcvalue element="identifier" qualifier="uri" language="">http://hdl.handle.net/1/2</dcvalue>
			<dcvalue element="thesis" qualifier="degree">x</dcvalue>
			<dcvalue element="subject" qualifier="none"> </dcvalue></dublin_core>`);
		expect(said(claims)).toEqual([
			"title: Title",
			"creator: Vui",
			"contributor: Thầy",
			"identifier: http://hdl.handle.net/1/2",
		]);
		expect(claims[0]?.language).toBe("en-US");
		expect(codes).toEqual([
			"metadata/crosswalk-broader",
			"metadata/crosswalk-ignored",
			"metadata/crosswalk-ignored",
			"metadata/empty-value",
		]);
	});
});

describe("MODS of others", () => {
	it("joins the parts of titles and names, reads roles, ranges and doubts", () => {
		const { claims, codes } = read(
			mods(`<titleInfo><nonSort>The</nonSort><title>Báo</title><subTitle>tin</subTitle></titleInfo>
			<titleInfo type="translated"><title>News</title></titleInfo>
			<name type="personal"><namePart type="family">Nông</namePart><namePart type="given">Vui</namePart><role><roleTerm type="code">aut</roleTerm></role></name>
			<name><namePart>Hà</namePart><role><roleTerm>Translator</roleTerm></role></name>
			<name><displayForm>Báo Bắc Kạn</displayForm></name>
			<originInfo><dateIssued point="start">2023-03</dateIssued><dateIssued point="end">2023-04</dateIssued>
			<dateCreated qualifier="approximate">2023</dateCreated><dateOther type="printed">2024</dateOther><place><placeTerm>Hà Nội</placeTerm></place></originInfo>
			<typeOfResource>still image</typeOfResource>
			<subject><topic>a</topic><hierarchicalGeographic><country>Việt Nam</country><province>Bắc Kạn</province></hierarchicalGeographic></subject>
			<language><languageTerm type="text">Vietnamese</languageTerm><languageTerm type="code" authority="iso639-3">vie</languageTerm></language>
			<recordInfo><recordIdentifier>1</recordIdentifier></recordInfo><part><detail><number>1</number></detail></part>`),
		);
		expect(said(claims)).toEqual([
			"title: The Báo: tin",
			"alternative: News",
			"creator: Nông, Vui",
			"contributor: Hà",
			"contributor: Báo Bắc Kạn",
			"subject: a",
			"issued: 2023-03/2023-04",
			"created: 2023~",
			"date: 2024",
			"spatial: Việt Nam--Bắc Kạn",
			"language: vie",
			"type: StillImage",
		]);
		expect(claims.find((c) => c.element === "title")?.rule).toBe("mods-title-parts");
		expect(codes).toEqual([
			"metadata/crosswalk-broader",
			"metadata/crosswalk-broader",
			"metadata/crosswalk-ignored",
			"metadata/crosswalk-ignored",
		]);
	});

	it("gives a collection one description each", () => {
		const collection = `<modsCollection xmlns="http://www.loc.gov/mods/v3"><mods><titleInfo><title>A</title></titleInfo></mods><mods/></modsCollection>`;
		expect(read(collection)).toMatchObject({ format: "mods", count: 2 });
	});
});
