import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { build } from "../../src/index.ts";
import { canonical } from "../../src/text/canonical.ts";
import { article as randomArticle } from "../support/vietnamese.ts";
import { output, tool, verapdf, verapdfJar } from "./judges.ts";

const seedName = "000_84c6c67dbe676760.txt";
const seed = readFileSync(join(import.meta.dirname, "../../examples", seedName), "utf8");
const paragraphs = seed
	.replace(/^\s*date \S+ /, "")
	.split(/\n\s*\n/)
	.map(canonical);
const folder = mkdtempSync(join(tmpdir(), "banluu-outside-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function pdfOf(name: string, text: string, given?: Readonly<Record<string, string>>): Promise<Uint8Array> {
	const outcome = await build(
		{ name, bytes: new TextEncoder().encode(text) },
		{ buildTime: "2026-01-02T03:04:05Z", ...(given && { metadata: given }) },
	);
	const pdf = outcome.value?.package.entries.find((entry) => entry.role === "document");
	if (!(pdf?.content instanceof Uint8Array)) throw new Error(JSON.stringify(outcome.diagnostics));
	return pdf.content;
}

/** Text as a reader gets it, without the folio at the foot of each page, white space collapsed. */
function flow(text: string): string {
	const pages = text.split("\f").map((page) => page.trimEnd().replace(/\n\s*\d+\s*$/, ""));
	return canonical(pages.join("\n"));
}

const title = "Quán triệt Quyết định số 90-QĐ/TW";
const expected = canonical([title, ...paragraphs].join("\n"));
const seedPdf = join(folder, "seed.pdf");

beforeAll(async () => {
	writeFileSync(seedPdf, await pdfOf(seedName, seed, { title }));
});

describe.runIf(tool("qpdf"))("qpdf", () => {
	it("finds no fault in the syntax", () => {
		expect(output("qpdf", ["--check", seedPdf])).toContain("No syntax or stream encoding errors");
	});
});

describe.runIf(tool("pdftotext") && tool("pdfinfo"))("poppler", () => {
	it.each([
		["in content order", ["-raw"]],
		["by layout", []],
	])("extracts exactly the text, %s", (_, flags) => {
		const text = output("pdftotext", ["-enc", "UTF-8", ...flags, seedPdf, "-"]);
		expect(flow(text)).toBe(expected);
		expect(text).not.toMatch(/90-\s|NQ\/\s/);
	});

	it("gives the paragraphs in tag order, one by one", () => {
		const lines = output("pdfinfo", ["-struct-text", seedPdf]).split("\n");
		const blocks: string[] = [];
		for (const line of lines) {
			if (/^\s*(H1|P) \(block\)/.test(line)) blocks.push("");
			else if (/^\s*"/.test(line)) blocks.push(`${blocks.pop() ?? ""}${line.trim().slice(1, -1)}`);
		}
		expect(blocks.map(canonical)).toEqual([title, ...paragraphs].map(canonical));
	});

	it("shows title, language, tags and the PDF/A claim", () => {
		const info = output("pdfinfo", [seedPdf]);
		expect(info).toMatch(new RegExp(`Title:\\s+${title}`));
		expect(info).toMatch(/Tagged:\s+yes/);
		expect(output("pdffonts", [seedPdf]).split("\n").slice(2).filter(Boolean)).toSatisfy(
			(rows: string[]) => rows.length >= 2 && rows.every((row) => /\byes yes yes\b/.test(row)),
		);
	});
});

describe.runIf(tool("mutool"))("MuPDF", () => {
	it("extracts exactly the text", () => {
		expect(flow(output("mutool", ["draw", "-q", "-F", "txt", seedPdf]))).toBe(expected);
	});
});

describe("pdf.js", () => {
	it("extracts exactly the text", async () => {
		const document = await getDocument({ data: new Uint8Array(readFileSync(seedPdf)), verbosity: 0 }).promise;
		let text = "";
		for (let n = 1; n <= document.numPages; n++) {
			const content = await (await document.getPage(n)).getTextContent();
			for (const item of content.items) if ("str" in item) text += `${item.str}${item.hasEOL ? "\n" : ""}`;
			text += "\f";
		}
		expect(flow(text)).toBe(expected);
	});
});

const jar = verapdfJar();
describe.runIf(jar)("veraPDF", () => {
	const both = { "2a": "PASS", ua1: "PASS" };

	it("passes PDF/A-2a and PDF/UA-1 for the article and for random Vietnamese texts, in one run", async () => {
		const random = fc.sample(randomArticle, { numRuns: 30, seed: 20230320 });
		for (const [n, text] of random.entries())
			writeFileSync(join(folder, `random-${n}.pdf`), await pdfOf(`random-${n}.txt`, text));
		const files = readdirSync(folder).filter((name) => name.endsWith(".pdf"));
		const verdicts = verapdf(
			jar as string,
			files.map((name) => join(folder, name)),
		);
		expect(files).toHaveLength(31);
		expect(Object.fromEntries(files.map((name) => [name, verdicts.get(join(folder, name))]))).toEqual(
			Object.fromEntries(files.map((name) => [name, both])),
		);
	});
});
