import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { build, type Print } from "../../src/index.ts";
import { extractPdf } from "../../src/pdf/extract.ts";
import { allContent } from "../support/all-content.ts";
import { type AskedFlavour, askedFlavours } from "../support/flavours.ts";
import { sourceWith } from "../support/picture-article.ts";
import { pictures } from "../support/pictures.ts";
import { bytesOf, documentOf, seedName, seedText } from "../support/records.ts";
import { pdfOfDocument } from "../support/set-document.ts";
import { templateNames } from "../typeset/templates.ts";
import { output, tool, type Verdicts, verapdf, verapdfJar } from "./judges.ts";

const folder = mkdtempSync(join(tmpdir(), "banluu-print-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The default, one without transparency, and one of PDF 2.0. */
const flavours = askedFlavours.filter(({ pdfa, ua }) => ["2a true", "1b false", "4 true"].includes(`${pdfa} ${ua}`));

const prints: readonly Print[] = [
	{},
	{ paper: "a5" },
	{ paper: "letter", mirrored: true },
	{ paper: "120x190mm", hanging: true },
	{ gray: true },
	{ colophon: true },
	{ notes: "end" },
	{ effort: "fast" },
	{ effort: "compact" },
	{ paper: "b5", mirrored: true, gray: true, colophon: true, hanging: true, notes: "page" },
];
const nameOf = (print: Print) => JSON.stringify(print);

const text = `${seedText.slice(seedText.indexOf("BBK"))}\n\n![Cầu](rgb8.png)\n\n![Cầu đêm](rgba8.png)\n\n![Lễ](rgb.jpg)\n`;
const files = (asked: AskedFlavour) => ({
	"rgb8.png": pictures["rgb8.png"]!,
	// Part 1 has no transparency.
	"rgba8.png": pictures[asked.pdfa === "1b" ? "palette4.png" : "rgba8.png"]!,
	"rgb.jpg": pictures["rgb.jpg"]!,
});

interface Case {
	readonly name: string;
	readonly asked: AskedFlavour;
	readonly path: string;
	readonly pdf: () => Promise<Uint8Array>;
}

const record = async (template: string, print: Print, asked: AskedFlavour) => {
	const { pdfa, ua } = asked;
	const source = sourceWith("bai.md", `# Bài in thử\n\n${text}`, files(asked));
	const outcome = await build(source, { buildTime: "2026-01-02T03:04:05Z", template, pdfa, ua, print });
	if (!outcome.value) throw new Error(`${template} ${pdfa}: ${JSON.stringify(outcome.diagnostics)}`);
	return bytesOf(documentOf(outcome.value.package));
};
const cases: readonly Case[] = flavours.flatMap((asked) => [
	...prints.map((print, n) => ({
		name: nameOf(print),
		asked,
		path: join(folder, `options-${n}-${asked.key}.pdf`),
		pdf: () => record(n % 2 === 0 ? "newspaper" : "official", print, asked),
	})),
	...templateNames.flatMap((template) =>
		(["page", "end"] as const).map((notes) => ({
			name: `all kinds of content, ${template}, notes at the ${notes}`,
			asked,
			path: join(folder, `content-${template}-${notes}-${asked.key}.pdf`),
			pdf: async () => pdfOfDocument(allContent, template, asked.flavour, { notes, hanging: true, mirrored: true }),
		})),
	),
	{
		name: `book of ${seedName}`,
		asked,
		path: join(folder, `book-${asked.key}.pdf`),
		pdf: () => record("book", {}, asked),
	},
]);
const row = (each: Case) => [each.asked.flavour.name, each.name, each] as const;

const jar = verapdfJar();
describe.runIf(jar && tool("qpdf"))("what can be asked of the page", () => {
	let verdicts: Verdicts;
	beforeAll(async () => {
		for (const each of cases) writeFileSync(each.path, await each.pdf());
		verdicts = verapdf(jar as string, [folder]);
	});

	it.each(cases.map(row))("%s, %s: veraPDF passes exactly the claims", (_, __, each) => {
		expect(verdicts.get(each.path)).toEqual(each.asked.verdicts);
	});

	it.each(cases.map(row))("%s, %s: qpdf finds no fault, and it is read back whole", (name, _, each) => {
		expect(output("qpdf", ["--check", each.path])).toContain("No syntax or stream encoding errors");
		const { value, diagnostics } = extractPdf(readFileSync(each.path));
		expect([value?.flavour, value?.untagged, diagnostics]).toEqual([name, [], []]);
	});
});

describe.runIf(tool("pdfinfo") && tool("pdftotext"))("other readers", () => {
	beforeAll(async () => {
		for (const each of cases) writeFileSync(each.path, await each.pdf());
	});

	it.each([
		["{}", "595.276 x 841.89", "A4"],
		['{"paper":"a5"}', "419.528 x 595.276", ""],
		['{"paper":"letter","mirrored":true}', "612 x 792", "letter"],
		['{"paper":"120x190mm","hanging":true}', "340.157 x 538.583", ""],
	])("%s: pages of %s", (name, size, sheet) => {
		const path = cases.find((each) => each.name === name)?.path as string;
		const line =
			output("pdfinfo", [path])
				.split("\n")
				.find((each) => each.startsWith("Page size:")) ?? "";
		expect(line).toContain(`${size} pts${sheet === "" ? "" : ` (${sheet})`}`);
	});

	it("keep the words of lines with hanging punctuation", () => {
		const path = cases.find(({ name }) => name === '{"paper":"120x190mm","hanging":true}')?.path as string;
		const words = (each: string) => each.replace(/\f/g, " ").split(/\s+/).join(" ");
		const said = words(output("pdftotext", ["-raw", path, "-"]));
		for (const part of ["“Bộ tinh, tỉnh mạnh, huyện toàn diện, xã bám cơ sở”", "90-QĐ/TW"])
			expect(said).toContain(part);
	});
});
