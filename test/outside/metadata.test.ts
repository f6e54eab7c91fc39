import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { crosswalk } from "../../src/metadata/crosswalk/registry.ts";
import { premis } from "../../src/metadata/premis.ts";
import { dcmiTypes, elements, schemeOf } from "../../src/metadata/schema.ts";
import { parseDescription } from "../../src/metadata/sidecar.ts";
import type { Claim, Metadata } from "../../src/model/index.ts";
import { described } from "../metadata/article.ts";
import { premisInput } from "../metadata/premis-input.ts";
import { schemas } from "./judges.ts";

/** A folder with the official schemas and their XML catalog; they are not ours to ship. */
const folder = schemas();

const schemaOf = {
	oai_dc: "oai_dc.xsd",
	dcterms: "qdc-2008-02-11/qualifieddc.xsd",
	premis: "premis-v3-0.xsd",
} as const;

/** What xmllint has to say; empty when it accepts the document. */
function judge(schema: keyof typeof schemaOf, xml: string): string {
	const { status, stderr, error } = spawnSync(
		"xmllint",
		["--nonet", "--noout", "--schema", join(folder as string, schemaOf[schema]), "-"],
		{ input: xml, encoding: "utf8", env: { ...process.env, XML_CATALOG_FILES: join(folder as string, "catalog.xml") } },
	);
	if (error) throw error;
	return status === 0 ? "" : stderr;
}

const write = (key: string, metadata: Metadata) => crosswalk(key)?.write(metadata).value as string;

/** Something for every element of the table, in every form that its value type has. */
function everything(): Metadata {
	const examples: Readonly<Record<string, readonly string[]>> = {
		text: ['Chữ & <dấu> "ngoặc" ]]> &amp; &copy;', "Dòng\tmột\r\nDòng hai"],
		date: [
			"2023",
			"2023-03",
			"2023-03-20",
			"2023-03-20T08:00+07:00",
			"2023-03-20T08:00:59.5Z",
			"2023/..",
			"2023~",
			"2023-03-20T08:00:00",
		],
		"date-or-text": ["2023-03-20", "2023-03-01/2023-03-05", "../2023", "thời kỳ Đổi mới", "202X"],
		uri: ["https://creativecommons.org/licenses/by/4.0/"],
		"uri-or-text": [
			"https://vi.wikipedia.org/wiki/Bắc_Kạn?x=1&y=2#z",
			"urn:uuid:6e8bc430-9c3a-11d9-9669-0800200c9a66",
			"90-QĐ/TW",
		],
		language: ["vi", "vie", "vi-Hani", "zh-Hant-TW"],
		"type-or-text": [...dcmiTypes, "Bài báo"],
		"media-type": ["application/pdf", "image/svg+xml"],
		"place-or-text": [
			"Bắc Kạn (tỉnh; đến 2025-06-30)",
			"http://sws.geonames.org/1586182/",
			"name=Bắc Kạn; east=105.8; north=22.1",
		],
		issn: ["1859-2333"],
		code: ["01"],
		number: ["12"],
	};
	const claims = elements.flatMap((row) =>
		(examples[row.value] ?? []).flatMap((value): readonly Claim[] => {
			const scheme = schemeOf(row, value);
			const claim: Claim = { element: row.key, value, origin: "given", ...(scheme && { scheme }) };
			return [claim, { ...claim, language: "vi" }];
		}),
	);
	return { claims, superseded: [] };
}

describe.runIf(folder)("the official schemas", () => {
	const given = parseDescription(
		"title: { value: Tít, lang: vi }\nissued: 2023-03-20T08:00+07:00\nlanguage: { value: vie, scheme: ISO639-3 }\ntemporal: 2023-03-01/2023-03-05",
		"bai.yaml",
	).value as readonly Claim[];

	it.each(["oai_dc", "dcterms"] as const)(
		"accept %s of the real article, alone, with a sidecar, and of every element",
		(key) => {
			expect(judge(key, write(key, described()))).toBe("");
			expect(judge(key, write(key, described([given])))).toBe("");
			expect(judge(key, write(key, everything()))).toBe("");
		},
	);

	it("accept PREMIS", () => {
		expect(judge("premis", premis(premisInput).value as string)).toBe("");
		const bare = { ...premisInput, events: [], artifacts: premisInput.artifacts.map((a) => ({ ...a, digests: {} })) };
		expect(judge("premis", premis(bare).value as string)).toBe("");
	});

	it.each([
		["oai_dc", "an unknown element", (xml: string) => xml.replaceAll("dc:date>", "dc:datum>")],
		["dcterms", "a date that is none", (xml: string) => xml.replace(">2023-03<", ">01.03.2023<")],
		[
			"dcterms",
			"a language beside a scheme",
			(xml: string) => xml.replace("<dcterms:date ", '<dcterms:date xml:lang="vi" '),
		],
		["dcterms", "a scheme of later years", (xml: string) => xml.replace("dcterms:RFC4646", "dcterms:RFC5646")],
		["dcterms", "another container", (xml: string) => xml.replaceAll("qualifieddc", "dcterms:dc")],
	] as const)("refuse %s with %s", (key, _, damage) => {
		const xml = write(key, described());
		const damaged = damage(xml);
		expect(damaged).not.toBe(xml);
		expect(judge(key, damaged)).not.toBe("");
	});

	it("refuse PREMIS with its parts out of order", () => {
		const xml = premis(premisInput).value as string;
		const damaged = xml.replace(/( {2}<event>[\s\S]*<\/event>\n)([\s\S]*<\/agent>\n)/, "$2$1");
		expect(damaged).not.toBe(xml);
		expect(judge("premis", damaged)).not.toBe("");
	});
});
