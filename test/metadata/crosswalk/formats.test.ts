import { describe, expect, it } from "vitest";
import { isReadable, readDescriptions } from "../../../src/metadata/crosswalk/read.ts";
import { type Crosswalk, crosswalk, crosswalks } from "../../../src/metadata/crosswalk/registry.ts";
import { type ReadElement, readXml } from "../../../src/metadata/read-xml.ts";
import { elements } from "../../../src/metadata/schema.ts";
import { type Metadata, readFormats, writtenFormats } from "../../../src/model/index.ts";
import { described } from "../article.ts";
import { given, of } from "./claims.ts";

const row = (key: string) => crosswalk(key) as Crosswalk;
const write = (key: string, metadata: Metadata) => row(key).write(metadata).value as string;
const codes = (key: string, metadata: Metadata) =>
	row(key)
		.write(metadata)
		.diagnostics.map((d) => d.code);
const losses = (key: string, metadata: Metadata) =>
	row(key)
		.loss(metadata)
		.map((l) => `${l.element} ${l.reason}`);

/** What a newspaper that knows its article states, beside what the text says. */
const full = described([
	[
		given("title", "Tít & “bài”", { language: "vi" }),
		given("alternative", "Headline", { language: "en" }),
		given("creator", "Nông Vui"),
		given("creatorAuthority", "https://isni.org/isni/0000000121032683", { scheme: "URI" }),
		given("photographer", "Hà Thảo"),
		given("publisher", "Báo Bắc Kạn"),
		given("newspaper", "Báo Bắc Kạn"),
		given("issn", "0866-7691"),
		given("issue", "Số 1234"),
		given("section", "Chính trị"),
		given("subject", "công tác cán bộ"),
		given("issued", "2023-03-21T08:00:00+07:00", { scheme: "W3CDTF" }),
		given("spatial", "Bắc Kạn (tỉnh; đến 2025-06-30)"),
		given("originalUrl", "https://baobackan.vn/90-qd-tw.html", { scheme: "URI" }),
		given("license", "https://creativecommons.org/licenses/by/4.0/", { scheme: "URI" }),
		given("rightsHolder", "Báo Bắc Kạn"),
		given("provenance", "Kho Báo Bắc Kạn"),
		given("tt05.docId", "H03.99.2023.03.TIN.1"),
		given("tt05.maintenance", "01"),
		given("tt05.confidenceLevel", "01"),
		given("tt05.riskRecovery", "1"),
		given("tt05.archiveCode", "LT03"),
		given("tt05.fileCode", "H03.99.2023.03.TIN"),
	],
]);

describe("each crosswalk", () => {
	it.each(crosswalks.map(({ key, fileName }) => [key, fileName.replace("/", "-")]))(
		"%s writes all that a newspaper knows",
		async (key, name) => {
			await expect(write(key, full)).toMatchFileSnapshot(`../../golden/metadata/crosswalk/${name}`);
		},
	);

	it("is named in the lists that the command line has", () => {
		expect(crosswalks.map(({ key }) => key)).toEqual([...writtenFormats]);
		expect(["record", "yaml", ...crosswalks.filter(isReadable).map(({ key }) => key)]).toEqual([...readFormats]);
	});

	it("has a table of known elements, whose others are all lost", () => {
		for (const { key, table, loss } of crosswalks) {
			if (table === undefined) continue;
			for (const { key: element } of elements) {
				const lost = loss(of(given("title", "T"), given(element, "x"))).filter((l) => l.element === element);
				const unsaid = lost.every((l) => !["no-element", "other-file"].includes(l.reason));
				// An issue needs a newspaper, an authority a creator.
				if (["issue", "creatorAuthority"].includes(element)) continue;
				expect({ key, element, inTable: element in table }).toEqual({
					key,
					element,
					inTable: unsaid || isBare(key, element),
				});
			}
		}
	});
});

/** Values that are no value of their element have no form in some formats, although the element has a place there. */
function isBare(key: string, element: string): boolean {
	return key.startsWith("tt05") && element in (row(key).table ?? {}) && ["issued", "tt05.issuedDate"].includes(element);
}

function root(key: string, metadata: Metadata): ReadElement {
	return readXml(write(key, metadata), "x").value as ReadElement;
}

/** All elements of a local name, with their texts. */
function texts(element: ReadElement, name: string): readonly string[] {
	const own = element.name.endsWith(`}${name}`) || element.name === name ? [element.text] : [];
	return [...own, ...element.children.flatMap((child) => texts(child, name))];
}

describe("mods", () => {
	it("gives a name no type, an authority only to the one creator", () => {
		const two = of(
			given("title", "T"),
			given("creator", "A"),
			given("creator", "B"),
			given("creatorAuthority", "urn:a"),
		);
		expect(texts(root("mods", two), "nameIdentifier")).toEqual([]);
		expect(losses("mods", two)).toEqual(["creatorAuthority no-element"]);
		const one = of(given("title", "T"), given("creator", "A"), given("creatorAuthority", "urn:a", { scheme: "URI" }));
		expect(texts(root("mods", one), "nameIdentifier")).toEqual(["urn:a"]);
		expect(losses("mods", one)).toEqual([]);
		expect(write("mods", one)).not.toContain('type="personal"');
	});

	it("names the encoding of dates: W3CDTF, EDTF for ranges and doubts, ISO 8601 without a zone", () => {
		const dates = ["2023-03", "2023/..", "2023~", "2023-03-20T08:00:00", "thời kỳ Đổi mới"];
		const xml = root(
			"mods",
			of(...dates.map((value) => given("temporal", value, value === "2023-03" ? { scheme: "W3CDTF" } : {}))),
		);
		const found = xml.children.map((subject) => subject.children[0]?.attributes.encoding);
		expect(found).toEqual(["w3cdtf", "edtf", "edtf", "iso8601", undefined]);
	});
});

describe("datacite", () => {
	const least = of(given("title", "T"), given("issued", "2023-03", { scheme: "W3CDTF" }));

	it("writes the standard values for what is unknown, and says so; never a year", () => {
		expect(texts(root("datacite", least), "creatorName")).toEqual(["(:unav)"]);
		expect(texts(root("datacite", least), "identifier")).toEqual(["(:tba)"]);
		expect(codes("datacite", least)).toEqual(Array(3).fill("metadata/crosswalk-standard-value"));
		const undated = row("datacite").write(of(given("title", "T"), given("issued", "202X")));
		expect(undated.value).toBeUndefined();
		expect(undated.diagnostics.find((d) => d.severity === "error")).toMatchObject({
			code: "metadata/crosswalk-missing",
			params: { field: "publicationYear" },
		});
		expect(row("datacite").write(of(given("issued", "2023"))).value).toBeUndefined();
	});

	it("takes the year of the article's date where the publication has none, and says so", () => {
		const dated = of(given("title", "T"), given("date", "2023-03"));
		expect(texts(root("datacite", dated), "publicationYear")).toEqual(["2023"]);
		expect(codes("datacite", dated)).toContain("metadata/crosswalk-derived");
		expect(codes("datacite", least)).not.toContain("metadata/crosswalk-derived");
	});

	it("takes a DOI out of any form of it, and leaves the other identifiers as alternates", () => {
		const metadata = of(
			...least.claims,
			given("identifier", "urn:uuid:6e8bc430-9c3a-11d9-9669-0800200c9a66", { scheme: "URI" }),
			given("identifier", "https://doi.org/10.1234/bbk", { scheme: "URI" }),
		);
		expect(texts(root("datacite", metadata), "identifier")).toEqual(["10.1234/bbk"]);
		expect(texts(root("datacite", metadata), "alternateIdentifier")).toHaveLength(1);
		expect(losses("datacite", metadata)).toEqual(["identifier form"]);
	});

	it("names what it has no room for", () => {
		const metadata = of(
			...least.claims,
			given("publisher", "A"),
			given("publisher", "B"),
			given("temporal", "thời kỳ Đổi mới"),
			given("modified", "2023~"),
			given("section", "Chính trị"),
			given("bibliographicCitation", "Báo Bắc Kạn"),
		);
		expect(losses("datacite", metadata)).toEqual([
			"publisher repeated",
			"temporal form",
			"modified uncertain-date",
			"section refinement",
			"bibliographicCitation no-element",
		]);
	});
});

describe("schema_org", () => {
	const json = (metadata: Metadata) => JSON.parse(write("schema_org", metadata));

	it("is a NewsArticle in the context of schema.org, with typed things only where the type is known", () => {
		const article = json(full);
		expect(article["@context"]).toEqual(["https://schema.org", { dcterms: "http://purl.org/dc/terms/" }]);
		expect(article["@type"]).toBe("NewsArticle");
		expect(article["@id"]).toMatch(/^urn:uuid:/);
		expect(article.author).toBe("Nông Vui");
		expect(article.publisher).toEqual({ "@type": "Organization", name: "Báo Bắc Kạn" });
		expect(article.isPartOf).toEqual({ "@type": "Newspaper", name: "Báo Bắc Kạn", issn: "0866-7691" });
		expect(article.articleSection).toBe("Chính trị");
		expect(article.datePublished).toBe("2023-03-21T08:00:00+07:00");
		expect(article.alternativeHeadline).toEqual({ "@value": "Headline", "@language": "en" });
		for (const key of Object.keys(article)) expect(key).toMatch(/^(?:@\w+|[a-z][A-Za-z]+|dcterms:[a-zA-Z]+)$/);
	});

	it("keeps the precision of dates, and no doubtful date", () => {
		expect(json(of(given("issued", "2023-03"))).datePublished).toBe("2023-03");
		const doubtful = of(given("issued", "2023~"));
		expect(json(doubtful).datePublished).toBeUndefined();
		expect(losses("schema_org", doubtful)).toEqual(["issued uncertain-date"]);
	});
});

/** By the protocol of a DSpace 8.1: what makes an import abort, or change a value in silence. */
function dspaceFaults(xml: string, schema: string): readonly string[] {
	const document = readXml(xml, "x");
	const top = document.value;
	if (top === undefined) return ["ill-formed"];
	const faults: string[] = [];
	if (xml.includes("<!DOCTYPE")) faults.push("DOCTYPE");
	if (top.name !== "dublin_core") faults.push(`root ${top.name}`);
	if (top.attributes.schema !== schema) faults.push("schema");
	for (const child of top.children) {
		const { element, qualifier = "none", language } = child.attributes;
		const name = [schema, element, qualifier === "none" ? "" : qualifier].filter(Boolean).join(".");
		if (child.name !== "dcvalue") faults.push(child.name);
		if (!registered.has(name) && schema === "dc") faults.push(`unknown field ${name}`);
		if (child.text.trim() === "") faults.push(`empty ${name}`);
		if (language === "") faults.push("empty language");
	}
	return faults;
}

/** Of the registry that DSpace 8 is installed with. */
const registered = new Set(
	`contributor contributor.advisor contributor.author contributor.editor contributor.illustrator contributor.other coverage.spatial
	coverage.temporal creator date date.accessioned date.available date.copyright date.created date.issued date.submitted identifier
	identifier.citation identifier.govdoc identifier.isbn identifier.issn identifier.sici identifier.ismn identifier.other identifier.uri
	description description.abstract description.provenance description.sponsorship description.statementofresponsibility
	description.tableofcontents description.uri format format.extent format.medium format.mimetype language language.iso publisher relation
	relation.isformatof relation.ispartof relation.ispartofseries relation.haspart relation.isversionof relation.hasversion
	relation.isbasedon relation.isreferencedby relation.requires relation.replaces relation.isreplacedby relation.uri rights rights.uri
	source source.uri subject subject.classification subject.ddc subject.lcc subject.lcsh subject.mesh subject.other title
	title.alternative type`
		.split(/\s+/)
		.map((name) => `dc.${name}`),
);

describe("dspace", () => {
	it("uses registered fields only, under the root that DSpace wants", () => {
		expect(dspaceFaults(write("dspace", full), "dc")).toEqual([]);
		expect(dspaceFaults(write("dspace_dcterms", full), "dcterms")).toEqual([]);
		const every = of(...elements.map((each) => given(each.key, "x")));
		expect(dspaceFaults(write("dspace", every), "dc")).toEqual([]);
	});

	it("would be refused with another root, an unknown field or no value", () => {
		const xml = write("dspace", full);
		expect(dspaceFaults(xml.replaceAll("dublin_core", "dublincore"), "dc")).toContain("root dublincore");
		expect(dspaceFaults(xml.replace('qualifier="author"', 'qualifier="writer"'), "dc")).toEqual([
			"unknown field dc.contributor.writer",
		]);
		expect(dspaceFaults(xml.replace(">Nông Vui<", "> <"), "dc")).toEqual(["empty dc.contributor.author"]);
	});

	it("writes no value that is white space only, and says so", () => {
		const blank = of(given("title", "T"), given("creator", " \n"));
		expect(write("dspace", blank)).not.toContain("author");
		expect(losses("dspace", blank)).toEqual(["creator white-space"]);
	});
});

describe("tt05", () => {
	const field = (key: string, metadata: Metadata, name: string) => texts(root(key, metadata), name);

	it("has every field in the circular's order", () => {
		const names = (key: string) => root(key, of(given("title", "T"))).children.map(({ name }) => name);
		expect(names("tt05_sip_doc")).toHaveLength(21);
		expect(names("tt05_sip")).toEqual(["fileCode", "title", "source", "totalDoc", "description"]);
		expect(names("tt05_aip_doc")).toHaveLength(19);
		expect(names("tt05_aip")).toEqual(["arcFileCode", "title", "source", "description"]);
	});

	it("writes a date only where the whole day is known", () => {
		expect(field("tt05_sip_doc", of(given("issued", "2023-03-21")), "issuedDate")).toEqual(["21/03/2023"]);
		expect(field("tt05_sip_doc", full, "issuedDate")).toEqual(["21/03/2023"]);
		for (const value of ["2023-03", "2023", "2023-03-21~", "2023-03-01/2023-03-05"]) {
			const metadata = of(given("issued", value));
			expect(field("tt05_sip_doc", metadata, "issuedDate")).toEqual([""]);
			expect(codes("tt05_sip_doc", metadata)).toContain("metadata/crosswalk-day-unknown");
			expect(losses("tt05_sip_doc", metadata)).toEqual(["issued form"]);
		}
	});

	it("asks for what is mandatory, also where another field makes it so, and makes nothing up", () => {
		const missing = row("tt05_sip_doc")
			.write(full)
			.diagnostics.map((d) => d.params?.field);
		expect(missing).toEqual(["docCode", "typeName", "numberOfPage", "mode", "process", "riskRecoveryStatus"]);
		const none = write("tt05_sip_doc", of());
		expect(texts(readXml(none, "x").value as ReadElement, "typeName")).toEqual([""]);
	});

	it("joins codes and languages as the circular does, and writes long values whole", () => {
		expect(field("tt05_aip_doc", full, "arcFileCode")).toEqual(["LT03.H03.99.2023.03.TIN"]);
		const languages = (...values: string[]) =>
			field("tt05_sip_doc", of(...values.map((v) => given("language", v))), "language");
		expect(languages("vi")).toEqual(["01"]);
		expect(languages("en", "vi")).toEqual(["06"]);
		expect(languages("tay")).toEqual(["11"]);
		const long = of(given("title", "ộ".repeat(501)));
		expect(field("tt05_sip_doc", long, "subject")[0]).toHaveLength(501);
		expect(codes("tt05_sip_doc", long)).toContain("metadata/crosswalk-too-long");
		expect(codes("tt05_sip_doc", of(given("title", "ộ".repeat(500))))).not.toContain("metadata/crosswalk-too-long");
	});
});

describe("yaml", () => {
	it("puts values that a description file must not hold behind a number sign", () => {
		const metadata = of(given("title", "T"), given("issued", "hôm qua"), given("date", "2023"), given("date", "2024"));
		expect(write("yaml", metadata)).toBe('title: T\n# issued: hôm qua\ndate: "2023"\n# date: "2024"\n');
		expect(losses("yaml", metadata)).toEqual(["issued form", "date repeated"]);
	});
});

describe("loss", () => {
	it("of the real article: none in qualified Dublin Core, MODS and YAML", () => {
		for (const key of ["dcterms", "mods", "yaml"]) expect(losses(key, described())).toEqual([]);
	});

	it("names remarks, bad languages and characters that XML does not have", () => {
		const metadata = of(
			given("title", "T\u0001", { note: "sic" }),
			given("creator", "Vui", { language: "tiếng Việt" }),
			given("subject", "a\r\nb"),
		);
		for (const { key } of crosswalks.filter(isReadable).filter(({ key }) => key !== "dspace_dcterms")) {
			expect(losses(key, metadata)).toEqual([
				"title note",
				"title characters",
				"creator language",
				"subject characters",
			]);
		}
	});

	it("is the loss of a document that reads back", () => {
		expect(readDescriptions(write("mods", full), "x.xml").value?.format).toBe("mods");
	});
});
