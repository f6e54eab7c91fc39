import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { extractPdf } from "../../src/pdf/extract.ts";
import { flavourDocuments } from "../support/flavour-documents.ts";
import { askedFlavours } from "../support/flavours.ts";
import { output, tool, type Verdicts, verapdf, verapdfJar } from "./judges.ts";

const folder = mkdtempSync(join(tmpdir(), "banluu-flavours-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const cases = askedFlavours.flatMap((asked) => flavourDocuments.map((document, n) => ({ asked, document, n })));
const pathOf = ({ asked, n }: (typeof cases)[number]) => join(folder, `${n}-${asked.key}.pdf`);
const row = (each: (typeof cases)[number]) => [each.asked.flavour.name, each.document.name, each] as const;

beforeAll(async () => {
	for (const each of cases) writeFileSync(pathOf(each), await each.document.pdf(each.asked));
}, 600_000);

const jar = verapdfJar();
describe.runIf(jar && tool("qpdf"))("every flavour", () => {
	let verdicts: Verdicts;
	beforeAll(() => {
		const asked = cases.filter(({ asked }) => asked.ua && asked.pdfa === "1a").map(pathOf);
		const first = verapdf(jar as string, [folder]);
		const second = verapdf(jar as string, asked, "ua1");
		verdicts = new Map([...first].map(([path, own]) => [path, { ...own, ...second.get(path) }]));
	}, 600_000);

	it.each(cases.map(row))("%s, %s: veraPDF passes exactly the claims", (_, __, each) => {
		expect(verdicts.get(pathOf(each))).toEqual(each.asked.verdicts);
	});

	it.each(cases.map(row))("%s, %s: qpdf finds no fault, and it is read back whole", (name, _, each) => {
		expect(output("qpdf", ["--check", pathOf(each)])).toContain("No syntax or stream encoding errors");
		const { value, diagnostics } = extractPdf(readFileSync(pathOf(each)));
		expect([value?.flavour, value?.untagged, diagnostics]).toEqual([name, [], []]);
	});

	it("docs/reference/pdf-conformance.md says what they said", async () => {
		const rows = cases.map((each) => {
			const said = Object.entries(verdicts.get(pathOf(each)) ?? {}).map(([claim, verdict]) => `${claim} ${verdict}`);
			const qpdf = output("qpdf", ["--check", pathOf(each)]).includes("No syntax or stream encoding errors");
			return `| ${each.asked.flavour.name} | ${each.document.name} | ${said.sort().join(", ")} | ${qpdf ? "PASS" : "FAIL"} |`;
		});
		const head = `# PDF conformance

What veraPDF 1.30.2 and \`qpdf --check\` say of every flavour and kind of document. Generated and checked by \`test/outside/flavours.test.ts\`.
In PDF/A-1, which has no transparency, no 16-bit samples and no ICC profiles of version 4, a plain picture stands in for each.

| flavour | document | veraPDF | qpdf |
| --- | --- | --- | --- |
`;
		await expect(`${head}${rows.join("\n")}\n`).toMatchFileSnapshot("../../docs/reference/pdf-conformance.md");
	});
});
