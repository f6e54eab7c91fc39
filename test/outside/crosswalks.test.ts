import { spawnSync } from "node:child_process";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crosswalk } from "../../src/metadata/crosswalk/registry.ts";
import type { Metadata } from "../../src/model/index.ts";
import { described } from "../metadata/article.ts";
import { description, everyElement, given } from "../metadata/crosswalk/claims.ts";
import { schemas } from "./judges.ts";

/** A folder with the official schemas and their XML catalog; they are not ours to ship. */
const folder = schemas();

const schemaOf = {
	oai_dc: "oai_dc.xsd",
	dcterms: "qdc-2008-02-11/qualifieddc.xsd",
	mods: "mods-3-7.xsd",
	datacite: "datacite-4.5/metadata.xsd",
} as const;
type Judged = keyof typeof schemaOf;
const judged = Object.keys(schemaOf) as readonly Judged[];

/** What xmllint has to say; empty when it accepts the document. */
function judge(key: Judged, xml: string): string {
	const { status, stderr, error } = spawnSync(
		"xmllint",
		["--nonet", "--noout", "--schema", join(folder as string, schemaOf[key]), "-"],
		{ input: xml, encoding: "utf8", env: { ...process.env, XML_CATALOG_FILES: join(folder as string, "catalog.xml") } },
	);
	if (error) throw error;
	return status === 0 ? "" : stderr;
}

const write = (key: Judged, metadata: Metadata) => crosswalk(key)?.write(metadata).value as string;

const full = described([
	[
		given("title", "Tít & bài", { language: "vi" }),
		given("creator", "Nông Vui"),
		given("publisher", "Báo Bắc Kạn"),
		given("newspaper", "Báo Bắc Kạn"),
		given("issn", "0866-7691"),
		given("issue", "Số 1234"),
		given("section", "Chính trị"),
		given("issued", "2023-03-21", { scheme: "W3CDTF" }),
	],
]);

describe.runIf(folder)("the official schemas", () => {
	it.each(judged)("accept %s of the real article, alone and with all that newspapers know", (key) => {
		expect(judge(key, write(key, described()))).toBe("");
		expect(judge(key, write(key, full))).toBe("");
	});

	it.each(judged)("accept %s of every element, and of any description", (key) => {
		expect(judge(key, write(key, everyElement()))).toBe("");
		for (const metadata of fc.sample(description, { numRuns: 15, seed: 20230320 })) {
			const xml = write(key, metadata);
			expect({ xml, verdict: judge(key, xml) }).toEqual({ xml, verdict: "" });
		}
	});

	it.each([
		["datacite", "a bad year", (xml: string) => xml.replace(">2023</publicationYear>", ">23</publicationYear>")],
		["datacite", "no titles", (xml: string) => xml.replace(/<titles>[\s\S]*<\/titles>/, "")],
		["datacite", "an identifier that is empty", (xml: string) => xml.replace("(:tba)", "")],
		["datacite", "a kind of date that there is none of", (xml: string) => xml.replace('"Issued"', '"issued"')],
		[
			"datacite",
			"a creator out of order",
			(xml: string) => xml.replace("<creatorName>", "<givenName>V</givenName><creatorName>"),
		],
		["mods", "an unknown element", (xml: string) => xml.replaceAll("titleInfo>", "titel>")],
		["mods", "an unknown relation", (xml: string) => xml.replace('type="host"', 'type="isPartOf"')],
		[
			"mods",
			"a role outside its name",
			(xml: string) => xml.replace(/<name>[\s\S]*?<namePart>/, "<role><namePart>").replace("</name>", "</role>"),
		],
		["mods", "an unknown encoding of dates", (xml: string) => xml.replace('"w3cdtf"', '"W3CDTF"')],
	] as const)("refuse %s with %s", (key, _, damage) => {
		const xml = write(key, full);
		const damaged = damage(xml);
		expect(damaged).not.toBe(xml);
		expect(judge(key, damaged)).not.toBe("");
	});
});
