import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { build } from "../../src/index.ts";
import { extractPdf } from "../../src/pdf/extract.ts";
import { type SampleDocument, sampleDocuments, sampleFiles } from "../support/documents.ts";
import { notedDocument } from "../support/notes.ts";
import { sourceWith } from "../support/picture-article.ts";
import { bytesOf, documentOf } from "../support/records.ts";
import { pdfOfDocument } from "../support/set-document.ts";
import { output, tool, type Verdicts, verapdf, verapdfJar } from "./judges.ts";

const samples = sampleDocuments();
const folder = mkdtempSync(join(tmpdir(), "banluu-documents-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const pathOf = ({ name }: SampleDocument) => join(folder, `${name}.pdf`);

beforeAll(async () => {
	for (const sample of samples) {
		const outcome = await build(sourceWith(sample.name, sample.text, sampleFiles), {
			buildTime: "2026-01-02T03:04:05Z",
			template: sample.template,
		});
		if (!outcome.value) throw new Error(`${sample.name}: ${JSON.stringify(outcome.diagnostics)}\n${sample.text}`);
		writeFileSync(pathOf(sample), bytesOf(documentOf(outcome.value.package)));
	}
	for (const template of noted) writeFileSync(notedPath(template), pdfOfDocument(notedDocument, template));
});

const noted = ["newspaper", "plain", "official"];
const notedPath = (template: string) => join(folder, `notes-${template}.pdf`);

/** Letters in order, whatever stands between them. */
function ink(text: string): string {
	return text.replace(/[\s\u200b-\u200f]+/gu, "");
}

const jar = verapdfJar();
describe.runIf(jar)("veraPDF on sixty documents", () => {
	let verdicts: Verdicts;
	beforeAll(() => {
		verdicts = verapdf(jar as string, [folder]);
	});

	it.each(samples.map((sample) => [sample.name, sample.template, sample] as const))(
		"%s, %s: 2a and ua1",
		(_, __, sample) => {
			expect(verdicts.get(pathOf(sample))).toEqual({ "2a": "PASS", ua1: "PASS" });
		},
	);
});

describe.runIf(jar)("veraPDF on footnotes", () => {
	it.each(noted)("in %s: 2a and ua1", (template) => {
		expect(verapdf(jar as string, [notedPath(template)]).get(notedPath(template))).toEqual({
			"2a": "PASS",
			ua1: "PASS",
		});
	});
});

describe.runIf(tool("qpdf") && tool("pdfinfo"))("qpdf and poppler on sixty documents", () => {
	it.each(samples.map((sample) => [sample.name, sample] as const))(
		"%s: sound, and what it shows is the same in tag order",
		(_, sample) => {
			expect(output("qpdf", ["--check", pathOf(sample)])).toContain("No syntax or stream encoding errors");
			const lines = output("pdfinfo", ["-struct-text", pathOf(sample)]).split("\n");
			const theirs = lines.filter((line) => /^\s*"/.test(line)).map((line) => line.trim().slice(1, -1));
			const ours = extractPdf(readFileSync(pathOf(sample))).value?.blocks ?? [];
			expect(ink(theirs.join(""))).toBe(ink(ours.map((block) => block.text).join("")));
		},
	);
});
