import { describe, expect, it } from "vitest";
import { crosswalk } from "../../src/metadata/crosswalk/registry.ts";
import { parseRecordJson } from "../../src/metadata/record-json.ts";
import type { Metadata } from "../../src/model/index.ts";
import { description, instant, memoryCatalogue, provider, rowOf, rows } from "../support/harvest.ts";
import { ask, listing, texts, tokenOf } from "./ask.ts";

const reader = memoryCatalogue(rows(35));
const first = `oai:luutru.example.vn:${rowOf(0).identifier}`;
const errorsOf = (query: string) => ask(reader, query).errors;

describe("Identify", () => {
	it("says what the repository is, with names of any kind", () => {
		const { xml, errors } = ask(reader, "verb=Identify");
		expect(errors).toEqual([]);
		expect(texts(xml, "repositoryName")).toEqual(["Kho lưu trữ &lt;Bản Lưu&gt; &amp; bạn"]);
		expect(texts(xml, "earliestDatestamp")).toEqual([instant(0)]);
		expect(texts(xml, "deletedRecord")).toEqual(["persistent"]);
		expect(texts(xml, "granularity")).toEqual(["YYYY-MM-DDThh:mm:ssZ"]);
		expect(texts(xml, "sampleIdentifier")).toEqual([first]);
		expect(xml).not.toContain("branding");
	});

	it("claims the scheme of identifiers only for a domain name, and shows an icon where there is one", () => {
		const icon = { url: "https://luutru.example.vn/bieu-tuong.png", title: "Kho & lưu" };
		const { xml } = ask(reader, "verb=Identify", { ...provider, domain: "localhost", icon });
		expect(xml).not.toContain("oai-identifier");
		expect(xml).toContain("<title>Kho &amp; lưu</title>");
	});

	it("of an empty catalogue names the present as the earliest time", () => {
		expect(texts(ask(memoryCatalogue(), "verb=Identify").xml, "earliestDatestamp")).toEqual(["2026-06-01T00:00:00Z"]);
	});
});

describe("errors", () => {
	it.each([
		["", "badVerb"],
		["verb=", "badVerb"],
		["verb=Bay", "badVerb"],
		["verb=identify", "badVerb"],
		["verb=Identify&verb=Identify", "badVerb"],
		["verb=Identify&x=1", "badArgument"],
		["verb=Identify&set=year", "badArgument"],
		["verb=ListRecords", "badArgument"],
		["verb=ListRecords&metadataPrefix=", "badArgument"],
		["verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc", "badArgument"],
		["verb=ListRecords&metadataPrefix=oai_dc&identifier=x", "badArgument"],
		["verb=ListRecords&metadataPrefix=oai_dc&from=2026-02-30", "badArgument"],
		["verb=ListRecords&metadataPrefix=oai_dc&from=2026-01", "badArgument"],
		["verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01T00:00Z", "badArgument"],
		["verb=ListRecords&metadataPrefix=oai_dc&until=2026-01-01T00:00:00.5Z", "badArgument"],
		["verb=ListRecords&metadataPrefix=oai_dc&until=2026-01-01T00:00:00%2B07:00", "badArgument"],
		["verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-02&until=2026-01-01", "badArgument"],
		["verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01&until=2026-01-02T00:00:00Z", "badArgument"],
		["verb=ListRecords&metadataPrefix=oai_dc&set=B%E1%BA%AFc", "badArgument"],
		["verb=ListRecords&metadataPrefix=oai_dc&set=", "badArgument"],
		["verb=ListRecords&metadataPrefix=khongco", "cannotDisseminateFormat"],
		["verb=ListRecords&metadataPrefix=oai_dc&set=khongco", "noRecordsMatch"],
		["verb=ListRecords&metadataPrefix=oai_dc&set=year:1900", "noRecordsMatch"],
		["verb=ListRecords&metadataPrefix=oai_dc&set=year:20~32~3", "noRecordsMatch"],
		["verb=ListRecords&metadataPrefix=oai_dc&until=2025-12-31", "noRecordsMatch"],
		["verb=ListRecords&metadataPrefix=oai_dc&from=2027-01-01", "noRecordsMatch"],
		["verb=ListRecords&resumptionToken=abc", "badResumptionToken"],
		["verb=ListRecords&resumptionToken=", "badResumptionToken"],
		["verb=ListRecords&resumptionToken=abc&metadataPrefix=oai_dc", "badArgument"],
		["verb=ListSets&resumptionToken=abc", "badResumptionToken"],
		["verb=ListSets&set=year", "badArgument"],
		["verb=GetRecord&metadataPrefix=oai_dc", "badArgument"],
		[`verb=GetRecord&identifier=${first}`, "badArgument"],
		["verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:x:1", "idDoesNotExist"],
		["verb=GetRecord&metadataPrefix=oai_dc&identifier=Bắc Kạn", "badArgument"],
		[`verb=GetRecord&metadataPrefix=oai_dc&identifier=${first.replace("urn", "%2575rn")}`, "idDoesNotExist"],
		[`verb=GetRecord&metadataPrefix=khongco&identifier=${first}`, "cannotDisseminateFormat"],
		["verb=ListMetadataFormats&identifier=oai:x:1", "idDoesNotExist"],
	])("%s is %s", (query, code) => {
		expect(errorsOf(query)).toEqual([code]);
	});

	it("tell all that is wrong with the arguments", () => {
		expect(errorsOf("verb=GetRecord&x=1&y=2")).toEqual(Array(4).fill("badArgument"));
	});

	it("repeat the arguments of a request, but for those that may not have the form", () => {
		const request = (query: string) => /<request[^>]*>/.exec(ask(reader, query).xml)?.[0];
		expect(request("verb=ListRecords&metadataPrefix=khongco")).toBe(
			'<request verb="ListRecords" metadataPrefix="khongco">',
		);
		expect(request("verb=ListSets&resumptionToken=%22%3E%00")).toBe(
			'<request verb="ListSets" resumptionToken="&quot;&gt;\uFFFD">',
		);
		expect(request("verb=Bay")).toBe("<request>");
		expect(request("verb=Identify&x=1")).toBe("<request>");
	});

	it("say that there are no sets where there are none", () => {
		expect(ask(memoryCatalogue(), "verb=ListSets").errors).toEqual(["noSetHierarchy"]);
		const { setNames, ...without } = provider;
		expect(ask(reader, "verb=ListSets", without).errors).toEqual(["noSetHierarchy"]);
		expect(ask(reader, "verb=ListRecords&metadataPrefix=oai_dc&set=year", without).errors).toEqual(["noSetHierarchy"]);
		expect(texts(ask(reader, "verb=ListRecords&metadataPrefix=oai_dc", without).xml, "setSpec")).toEqual([]);
	});
});

describe("records", () => {
	it.each([
		["oai_dc", "oai_dc"],
		["mods", "mods"],
		["datacite", "datacite"],
	])("in %s are the documents of the package", (prefix, key) => {
		const { xml } = ask(reader, `verb=GetRecord&metadataPrefix=${prefix}&identifier=${first}`);
		const metadata = parseRecordJson(rowOf(0).description).value?.metadata as Metadata;
		const document = crosswalk(key)?.write(metadata).value as string;
		expect(document).toContain("Tin số 0");
		expect(xml).toContain(document.slice(document.indexOf("\n") + 1).trim());
	});

	it.each([
		["oai_qdc", "http://worldcat.org/xmlschemas/qdc-1.0/"],
		["qdc", "http://dspace.org/qualifieddc/"],
	])("in %s have the same properties in a container with a namespace", (prefix, namespace) => {
		const { xml } = ask(reader, `verb=GetRecord&metadataPrefix=${prefix}&identifier=${first}`);
		const metadata = parseRecordJson(rowOf(0).description).value?.metadata as Metadata;
		const own = crosswalk("dcterms")?.write(metadata).value as string;
		const inner = (text: string) => /qualifieddc[^>]*>([\s\S]*)<\/(?:\w+:)?qualifieddc>/.exec(text)?.[1];
		expect(inner(xml)).toBe(inner(own));
		expect(xml).toContain(`<${prefix}:qualifieddc `);
		expect(xml).toContain(`="${namespace}"`);
	});

	it("that were withdrawn are headers with a status", () => {
		const held = memoryCatalogue([rowOf(0, { withdrawn: true, description: "" })]);
		for (const query of [`verb=GetRecord&identifier=${first}&`, "verb=ListRecords&", "verb=ListIdentifiers&"]) {
			const { xml } = ask(held, `${query}metadataPrefix=datacite`);
			expect(xml).toContain('<header status="deleted">');
			expect(xml).not.toContain("<metadata>");
		}
		expect(ask(held, `verb=ListMetadataFormats&identifier=${first}`).errors).toEqual(["noMetadataFormats"]);
	});

	it("whose description is damaged are left out and told of", () => {
		const held = memoryCatalogue([rowOf(0), rowOf(1, { description: "{" }), rowOf(2)]);
		const { xml, summary } = ask(held, "verb=ListRecords&metadataPrefix=oai_dc");
		expect(texts(xml, "identifier")).toHaveLength(2);
		expect(summary.findings.map(({ code }) => code)).toEqual(["oai/description-unreadable"]);
		const damaged = `oai:luutru.example.vn:${rowOf(1).identifier}`;
		expect(ask(held, `verb=GetRecord&metadataPrefix=oai_dc&identifier=${damaged}`).errors).toEqual([
			"cannotDisseminateFormat",
		]);
		expect(ask(held, `verb=ListMetadataFormats&identifier=${damaged}`).errors).toEqual(["noMetadataFormats"]);
	});

	it("are left out of a format that they cannot be given in, and lists of it have no size", () => {
		const undated = (n: number) =>
			rowOf(n, { description: description(rowOf(n).identifier, `Tin ${n}`, { publisher: ["Báo"] }) });
		const held = memoryCatalogue(rows(60).map((row, n) => (n % 2 === 0 ? row : undated(n))));
		const answers = [...listing(held, "ListRecords", "metadataPrefix=datacite")];
		const headers = answers.flatMap(({ xml }) => [...xml.matchAll(/<header>\n<identifier>([^<]+)/g)].map((m) => m[1]));
		expect(headers).toHaveLength(30);
		expect(answers.map(({ token }) => token?.cursor)).toEqual([0, 10, 20]);
		expect(answers.map(({ token }) => token?.size)).toEqual([undefined, undefined, 30]);
		const one = `oai:luutru.example.vn:${rowOf(1).identifier}`;
		expect(texts(ask(held, `verb=ListMetadataFormats&identifier=${one}`).xml, "metadataPrefix")).not.toContain(
			"datacite",
		);
		expect(ask(held, `verb=GetRecord&metadataPrefix=datacite&identifier=${one}`).errors).toEqual([
			"cannotDisseminateFormat",
		]);
		expect([...listing(held, "ListIdentifiers", "metadataPrefix=datacite")].flatMap((a) => a.identifiers)).toEqual(
			headers,
		);
	});
});

describe("lists", () => {
	it("have cursors that count records, the right size, and an empty token at the end", () => {
		const answers = [...listing(reader, "ListIdentifiers", "metadataPrefix=oai_dc")];
		expect(answers.map(({ identifiers }) => identifiers.length)).toEqual([10, 10, 10, 5]);
		expect(answers.map(({ token }) => token?.cursor)).toEqual([0, 10, 20, 30]);
		expect(answers.map(({ token }) => token?.size)).toEqual([35, 35, 35, 35]);
		expect(answers.at(-1)?.token?.token).toBe("");
	});

	it("that fit into one answer have no token", () => {
		expect(tokenOf(ask(memoryCatalogue(rows(10)), "verb=ListRecords&metadataPrefix=oai_dc").xml)).toBeUndefined();
	});

	it("go by bounds of days and seconds, inclusive", () => {
		const held = memoryCatalogue([0, 1, 2].map((n) => rowOf(n, { changedAt: instant(n * 43_200) })));
		const of = (query: string) =>
			texts(ask(held, `verb=ListIdentifiers&metadataPrefix=oai_dc&${query}`).xml, "datestamp");
		expect(of("until=2026-01-01")).toEqual([instant(0), instant(43_200)]);
		expect(of("from=2026-01-01T12:00:00Z&until=2026-01-01T12:00:00Z")).toEqual([instant(43_200)]);
		expect(of("from=2026-01-02")).toEqual([instant(86_400)]);
	});

	it("give a set, and the sets above it", () => {
		const spec = "publisher:Ba.1o_Ba.81c_Ka.5n";
		const { xml } = ask(reader, "verb=ListSets");
		expect(texts(xml, "setSpec")).toEqual(expect.arrayContaining(["publisher", "subject", "year", "year:2020", spec]));
		expect(texts(xml, "setName")).toContain("Kinh tế &amp; xã hội");
		const own = [...listing(reader, "ListRecords", `metadataPrefix=oai_dc&set=${spec}`)];
		expect(own.map(({ token }) => token?.size)).toEqual([12, 12]);
		const identifiers = [...listing(reader, "ListIdentifiers", "metadataPrefix=oai_dc&set=publisher")].flatMap(
			({ identifiers: each }) => each,
		);
		expect(identifiers).toHaveLength(35);
	});

	it("of sets go on where they stopped", () => {
		const held = memoryCatalogue(rows(25).map((row, n) => ({ ...row, subjects: [`Chủ đề ${n}`, "Bắc Kạn"] })));
		const small = { ...provider, pageSize: 1 };
		const pages: string[][] = [];
		for (let query = "verb=ListSets"; ; ) {
			const { xml } = ask(held, query, small);
			pages.push([...texts(xml, "setSpec")]);
			const token = tokenOf(xml);
			expect(token?.size).toBe(37);
			if (!token?.token) break;
			query = `verb=ListSets&resumptionToken=${token.token}`;
		}
		expect(pages.map((page) => page.length)).toEqual([10, 10, 10, 7]);
		expect(new Set(pages.flat()).size).toBe(37);
	});

	it("whose rest has changed meanwhile end in what it is now, or say that they are over", () => {
		const held = memoryCatalogue(rows(15));
		const open = tokenOf(ask(held, "verb=ListRecords&metadataPrefix=oai_dc").xml)?.token;
		const bounded = tokenOf(ask(held, "verb=ListRecords&metadataPrefix=oai_dc&until=2026-02-01").xml)?.token;
		for (const row of rows(15).slice(10)) held.put({ ...row, changedAt: "2026-07-01T00:00:00Z" });
		const later = (token: string | undefined) =>
			ask(held, `verb=ListRecords&resumptionToken=${token}`, provider, "2026-08-01T00:00:00Z");
		expect(texts(later(open).xml, "datestamp")).toEqual(Array(5).fill("2026-07-01T00:00:00Z"));
		expect(later(bounded).errors).toEqual(["badResumptionToken"]);
	});

	it("refuse a token of another verb", () => {
		const token = tokenOf(ask(reader, "verb=ListRecords&metadataPrefix=oai_dc").xml)?.token;
		expect(errorsOf(`verb=ListIdentifiers&resumptionToken=${token}`)).toEqual(["badResumptionToken"]);
		expect(errorsOf(`verb=ListSets&resumptionToken=${token}`)).toEqual(["badResumptionToken"]);
	});
});
