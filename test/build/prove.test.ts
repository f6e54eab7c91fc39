import { beforeAll, describe, expect, it } from "vitest";
import { proveRecord } from "../../src/build/prove.ts";
import { type Diagnostic, type InformationPackage, verify } from "../../src/index.ts";
import { memoryTree } from "../../src/store/memory.ts";
import { mutants, mutate } from "../support/mutants.ts";
import { bytesOf, documentOf, filesOf, packageOf, seedName, seedText } from "../support/records.ts";

let pack: InformationPackage;
beforeAll(async () => {
	pack = await packageOf(seedName, seedText);
});

/** What the proof says of the record with one file changed; checksums are another check's business. */
async function proofWith(
	path: string,
	change: (text: string) => string | Uint8Array | undefined,
): Promise<readonly Diagnostic[]> {
	const files = filesOf(pack);
	const before = new TextDecoder().decode(files.get(path));
	const after = change(before);
	if (after === before) throw new Error("the mutant changes nothing");
	if (after === undefined) files.delete(path);
	else files.set(path, typeof after === "string" ? new TextEncoder().encode(after) : after);
	// Text pushed out of the page or under its neighbour is a warning: narrow columns do that too.
	return (await proveRecord(memoryTree(files))).diagnostics.filter(
		({ severity, code }) => severity === "error" || code === "pdf/text-hidden",
	);
}

describe("the proof", () => {
	it("holds for the real article and counts its units: the title and seven paragraphs", async () => {
		const proof = await proveRecord(memoryTree(filesOf(pack)));
		expect(proof.diagnostics).toEqual([]);
		expect(proof.value).toEqual({ identifier: pack.identifier, units: 8 });
	});

	it("is part of verify, beside the checksums", async () => {
		expect(await verify(filesOf(pack))).toMatchObject({
			valid: true,
			record: true,
			files: 12,
			version: "1.0",
			diagnostics: [],
		});
	});

	it.each(mutants.filter((mutant) => mutant.caughtBy === "proof").map((mutant) => [mutant.name, mutant] as const))(
		"notices in the PDF: %s",
		async (_, mutant) => {
			const pdf = documentOf(pack);
			const broken = await mutate(bytesOf(pdf), mutant);
			const findings = await proofWith(pdf.path, () => broken);
			// These two notice any change; the proof has to see what is wrong.
			const blunt = ["build/object-digest-differs", "build/body-changed"];
			expect(findings.filter(({ code }) => !blunt.includes(code)).length).toBeGreaterThan(0);
		},
	);

	it("does not mind a PDF that was only read and written again", async () => {
		const pdf = documentOf(pack);
		const same = await mutate(bytesOf(pdf), { name: "none", caughtBy: "proof", change: () => {} });
		const findings = await proofWith(pdf.path, () => same);
		expect(findings.map(({ code }) => code)).toEqual(["build/body-changed", "build/object-digest-differs"]);
	});

	it.each<readonly [string, string, (text: string) => string | undefined, string]>([
		[
			"a letter changed in the source",
			"data/source/000-84c6c67dbe676760.txt",
			(t) => t.replace("Tô Lâm", "Tô Lam"),
			"build/source-differs",
		],
		[
			"an element taken out",
			"data/metadata/dcterms.xml",
			(t) => t.replace(/\s*<dcterms:references[^>]*>90-QĐ\/TW<\/dcterms:references>/, ""),
			"build/element-missing",
		],
		[
			"a value changed",
			"data/metadata/dublin-core.xml",
			(t) => t.replace(">2023-03<", ">2023-04<"),
			"build/element-missing",
		],
		[
			"an element added",
			"data/metadata/dublin-core.xml",
			(t) => t.replace("</oai_dc:dc>", "<dc:creator>Ai đó</dc:creator></oai_dc:dc>"),
			"build/element-unknown",
		],
		[
			"an element that Dublin Core does not have",
			"data/metadata/dcterms.xml",
			(t) => t.replace("</qualifieddc>", "<dcterms:colour>đỏ</dcterms:colour></qualifieddc>"),
			"build/element-unknown",
		],
		[
			"an unescaped ampersand",
			"data/metadata/dcterms.xml",
			(t) => t.replace("Báo Bắc Kạn", "Báo & Kạn"),
			"build/xml-ill-formed",
		],
		[
			"an entity from a document type declaration",
			"data/metadata/premis.xml",
			(t) => t.replace("?>", '?><!DOCTYPE premis [<!ENTITY x "y">]>'),
			"build/xml-ill-formed",
		],
		[
			"another digest in PREMIS",
			"data/metadata/premis.xml",
			(t) => t.replace(/(<messageDigest>)[0-9a-f]/, "$1z"),
			"build/object-digest-differs",
		],
		[
			"another identifier in the description",
			"data/metadata/record.json",
			(t) => t.replace(/("identifier": "urn:uuid:)./, "$1z"),
			"build/identifier-differs",
		],
		[
			"another title in the description",
			"data/metadata/record.json",
			(t) => t.replaceAll("[Sáng 20/3", "[Chiều 20/3"),
			"build/title-differs",
		],
		[
			"a description that is cut off",
			"data/metadata/record.json",
			(t) => t.slice(0, 500),
			"metadata/record-json-syntax",
		],
		["no PREMIS", "data/metadata/premis.xml", () => undefined, "build/record-file-missing"],
		["no Dublin Core", "data/metadata/dublin-core.xml", () => undefined, "build/record-file-missing"],
	])("notices: %s", async (_, path, change, code) => {
		expect((await proofWith(path, change)).map((finding) => finding.code)).toContain(code);
	});
});

describe("texts that once went wrong", () => {
	it.each([
		["the same missing character twice in a row", "Đồng chí \u{10ffff}\u{10ffff}Văn An\u{10ffff}."],
		[
			"more characters beyond the slots than fit before a bracket's code",
			[..."бвгдежзиклмнопрстуфхцчшщъыьэюяαβγδεζηθλμνξπρσφχψω"].join(" "),
		],
		["two marks in a row and nothing else", "\u0302\u0303 [\u0302\u0303]"],
		["nothing but missing characters", "\u{10ffff}\u{10fffe}\u{10ffff}\u{10ffff}"],
	])("%s", async (_, text) => {
		const made = await packageOf("la.txt", text);
		expect((await proveRecord(memoryTree(filesOf(made)))).diagnostics).toEqual([]);
	});
});
