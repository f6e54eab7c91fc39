import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { accessibleLevels } from "../../src/pdf/flavour.ts";
import { flavourDocuments } from "../support/flavour-documents.ts";
import { askedFlavours } from "../support/flavours.ts";
import { compareGray, type Gray, readPgm, reduce } from "../support/gray.ts";
import { output, tool } from "./judges.ts";

const folder = mkdtempSync(join(tmpdir(), "banluu-pages-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Where the pages of a failing run are kept. */
const artifacts = join(import.meta.dirname, "../../test-artifacts");

/** Mean difference, of 255, over what either renderer has drawn on, at 60 dots an inch. */
const most = 5;
const lastPage = 2;
/** Pages are drawn this much larger and then averaged: poppler fits letters to the pixels of one size or the other, MuPDF does not. */
const oversamplings = [3, 4];

function pagesOf(command: "poppler" | "mupdf", pdf: string, oversampling: number): readonly Gray[] {
	const base = `${pdf.slice(0, -4)}-${command}${oversampling}`;
	if (command === "poppler")
		output("pdftoppm", ["-r", String(60 * oversampling), "-gray", "-l", String(lastPage), pdf, base]);
	else
		output("mutool", [
			"draw",
			"-q",
			"-r",
			String(60 * oversampling),
			"-c",
			"gray",
			"-F",
			"pgm",
			"-o",
			`${base}-%d.pgm`,
			pdf,
			`1-${lastPage}`,
		]);
	const own = readdirSync(folder).filter((file) => join(folder, file).startsWith(`${base}-`));
	return own.sort().map((file) => readPgm(readFileSync(join(folder, file))));
}

/** The difference at 60 dots an inch; the renderers may round the edge of the sheet to another sample. */
function closest(page: Gray, other: Gray, oversampling: number): ReturnType<typeof compareGray> {
	const whole = reduce(page, oversampling);
	const shifts = [0, 1].flatMap((left) => [0, 1].map((top) => [left, top] as const));
	const all = shifts.map(([left, top]) => compareGray(whole, reduce(other, oversampling, left, top)));
	return all.sort((a, b) => a.mean - b.mean)[0]!;
}

/** Left out: the renderers differ more over CFF letters (mean 9 where TrueType has 2 to 4; poppler's stand up to a sample higher). */
const fitted = "OpenType CFF fonts";

/** The claim of PDF/UA changes nothing that is drawn. */
const drawn = askedFlavours.filter((asked) => asked.ua || !accessibleLevels.includes(asked.pdfa));
const cases = drawn.flatMap((asked) =>
	flavourDocuments
		.filter((document) => document.name !== fitted)
		.map((document, n) => [asked.flavour.name, document.name, { asked, document, n }] as const),
);

describe.runIf(tool("pdftoppm") && tool("mutool"))("poppler and MuPDF draw the same pages", () => {
	it.each(cases)("%s, %s", async (_, __, { asked, document, n }) => {
		const pdf = join(folder, `${asked.key}-${n}.pdf`);
		writeFileSync(pdf, await document.pdf(asked));
		let differences: readonly ReturnType<typeof compareGray>[] = [];
		for (const oversampling of oversamplings) {
			const [theirs, others] = [pagesOf("poppler", pdf, oversampling), pagesOf("mupdf", pdf, oversampling)];
			expect(theirs.length).toBeGreaterThan(0);
			expect(others).toHaveLength(theirs.length);
			const now = theirs.map((page, i) => closest(page, others[i] as Gray, oversampling));
			const before = differences;
			differences = now.map((each, i) => (before[i] && before[i].mean < each.mean ? before[i] : each));
			if (differences.every(({ mean }) => mean < most)) break;
		}
		if (differences.some(({ mean, ink }) => mean >= most || ink === 0)) {
			mkdirSync(artifacts, { recursive: true });
			const kept = readdirSync(folder).filter((file) => file.startsWith(`${asked.key}-${n}`));
			for (const file of kept) writeFileSync(join(artifacts, file), readFileSync(join(folder, file)));
		}
		for (const { mean, ink } of differences) {
			expect(ink).toBeGreaterThan(0);
			expect(mean).toBeLessThan(most);
		}
	});
});
