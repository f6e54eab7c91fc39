import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Artifact, RecordContent } from "../../src/model/index.ts";
import { madeArticle, seedParagraphs } from "../support/articles.ts";
import { bytesOf } from "../support/records.ts";
import { article, judge, type Options, pictureRecord, planned, recordOf, shapes, usualHead } from "../support/tt05.ts";
import { schemas } from "./judges.ts";

const given = schemas();
const folder = given === undefined ? undefined : resolve(given);
const work = mkdtempSync(join(tmpdir(), "banluu-tt05-"));
afterAll(() => rmSync(work, { recursive: true, force: true }));
const records = [await recordOf("mot.md", article(usualHead)), await pictureRecord()];

function write(name: string, entries: readonly Artifact[]): string {
	const root = join(work, name);
	for (const entry of entries) {
		const file = join(root, entry.path);
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, bytesOf(entry));
	}
	return root;
}

/** METS 1.12, with the extensions of E-ARK and PREMIS 3 in one schema, so that all their rules hold. */
function driver(): string {
	const path = join(work, "driver.xsd");
	const at = folder as string;
	const imports = [
		["http://www.loc.gov/METS/", "mets-csip.xsd"],
		["https://DILCIS.eu/XML/METS/CSIPExtensionMETS", "DILCISExtensionMETS.xsd"],
		["https://DILCIS.eu/XML/METS/SIPExtensionMETS", "DILCISExtensionSIPMETS.xsd"],
		["http://www.loc.gov/premis/v3", "premis-v3-0.xsd"],
	].map(([namespace, file]) => `<xs:import namespace="${namespace}" schemaLocation="${join(at, file as string)}"/>`);
	writeFileSync(path, `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${imports.join("")}</xs:schema>`);
	return path;
}

/** What xmllint has to say of files; empty when it accepts them all. */
function xmllint(schema: string, files: readonly string[]): string {
	const { status, stderr, error } = spawnSync("xmllint", ["--nonet", "--noout", "--schema", schema, ...files], {
		encoding: "utf8",
		env: { ...process.env, XML_CATALOG_FILES: join(folder as string, "catalog.xml") },
	});
	if (error) throw error;
	return status === 0 ? "" : stderr;
}

function below(root: string, pattern: RegExp): readonly string[] {
	return readdirSync(root, { recursive: true, encoding: "utf8" })
		.filter((path) => !path.startsWith("documentation") && pattern.test(path))
		.map((path) => join(root, path))
		.sort();
}

/** Everything that is XML in a package, by the official schemas, by the package's own and by ours. */
function judgeFiles(root: string): void {
	const mets = below(root, /METS\.xml$/);
	expect(mets).toHaveLength(2);
	expect(xmllint(driver(), mets)).toBe("");
	const own = below(root, /schemas\/mets.*\.xsd$/i)[0] as string;
	expect(xmllint(own, mets)).toBe("");
	const premis = below(root, /PREMIS.*\.xml$/);
	if (premis.length > 0) expect(xmllint(driver(), premis)).toBe("");
	for (const [kind, pattern] of [
		["ead", /EAD\.xml$/],
		["ead_doc", /EAD_doc_.*\.xml$/i],
		["ead_pic", /EAD_pic_.*\.xml$/i],
	] as const) {
		const schema = below(root, new RegExp(`schemas/${kind}\\.xsd$`, "i"))[0] as string;
		const files = below(root, pattern);
		expect(files.length).toBeGreaterThan(0);
		expect(xmllint(schema, files), kind).toBe("");
	}
}

describe.skipIf(folder === undefined)("xmllint", () => {
	describe.each(["default", "circular", "sample"] as const)("reading %s", (reading) => {
		it.each(shapes)("accepts every XML file of %s", (shape) => {
			const options: Options = reading === "default" ? {} : { reading };
			const { entries } = planned(shape, records, options);
			const root = write(`${shape}-${reading}`, entries);
			judgeFiles(root);
			expect(below(root, /PREMIS/).length).toBe(shape.startsWith("AIP") ? 2 : 0);
		});
	});

	it("would notice a fault in each of them", () => {
		const { entries } = planned("AIP_hoso", records);
		const root = write("broken", entries);
		const spoil = (pattern: RegExp, from: RegExp, to: string): string => {
			const file = below(root, pattern)[0] as string;
			const text = readFileSync(file, "utf8");
			const broken = text.replace(from, to);
			expect(broken).not.toBe(text);
			writeFileSync(file, broken);
			return file;
		};
		expect(xmllint(driver(), [spoil(/rep1\/METS\.xml$/, /USE="Data"/, 'USER="Data"')])).toContain("USER");
		expect(
			xmllint(driver(), [spoil(/^METS\.xml$|\/broken\/METS\.xml$/, /OAISPACKAGETYPE="AIP"/, 'OAISPACKAGETYPE="XIP"')]),
		).toContain("XIP");
		expect(xmllint(driver(), [spoil(/PREMIS\.xml$/, / xsi:type="intellectualEntity"/, "")])).toContain("object");
		const ead = spoil(/EAD\.xml$/, /<title>/, "<titel/><title>");
		expect(xmllint(join(root, "schemas/EAD.xsd"), [ead])).toContain("titel");
	});
});

describe("a transfer of 137 articles", () => {
	it("is one valid package with its report", async () => {
		const paragraphs = seedParagraphs();
		const articles: RecordContent[] = [];
		for (let number = 1; number <= 137; number++) {
			const { name, text } = madeArticle(number, paragraphs);
			articles.push(await recordOf(name, text.replace(/^date:/m, "issued:")));
		}
		const pack = planned("SIP_hoso", articles, { extras: "none" });
		const { report, found } = await judge(pack.entries, pack.label);
		expect(found.filter(({ severity }) => severity !== "notice")).toEqual([]);
		expect(report?.valid).toBe(true);
		const root = write(pack.label, pack.entries);
		// As in the real package of 137 documents: 10 references in one METS, 274 in the other.
		const references = (path: string) => (readFileSync(join(root, path), "utf8").match(/CHECKSUM=/g) ?? []).length;
		expect(references("METS.xml")).toBe(10);
		expect(references("representations/rep1/METS.xml")).toBe(274);
		expect(below(root, /\/data\/.*\.pdf$/)).toHaveLength(137);
		expect(readFileSync(join(root, "metadata/descriptive/EAD.xml"), "utf8")).toContain("<totalDoc>137</totalDoc>");
		const text = new TextDecoder().decode(bytesOf(pack.beside?.[0]));
		expect(text).toContain("| Số tài liệu | 137 |");
		if (folder !== undefined) {
			const mets = below(root, /METS\.xml$/);
			expect(xmllint(driver(), mets)).toBe("");
			expect(xmllint(join(root, "schemas/ead_doc.xsd"), below(root, /EAD_DOC_.*\.xml$/))).toBe("");
			expect(xmllint(join(root, "schemas/ead.xsd"), below(root, /\/EAD\.xml$/))).toBe("");
		}
	}, 300_000);
});

const python = process.env.BANLUU_PYTHON;

describe.skipIf(python === undefined || !existsSync(python))("eark-validator", () => {
	/** Its schematron is told and never a gate: it rejects labels that the circular fixes (`Representations/rep1`, CSIP103). */
	it.each(["SIP_hoso", "AIP_hoso"] as const)("finds %s well-formed and its METS valid by schema", (shape) => {
		const { entries, label } = planned(shape, records);
		const script = join(import.meta.dirname, "eark-validator.py");
		const run = spawnSync(python as string, [script, "V2.0.4", write(label, entries)], { encoding: "utf8" });
		const { structure, metadata } = JSON.parse(run.stdout);
		const rules = [...run.stdout.matchAll(/"rule_id": ?"(\w+)"/g)].map(([, id]) => id);
		process.stderr.write(`eark-validator on ${shape}: ${[...new Set(rules)].sort().join(" ")}\n`);
		expect(structure.status).toBe("WellFormed");
		expect(metadata.schema_results.status).toBe("VALID");
	});
});
