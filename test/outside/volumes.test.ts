import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pdfaLevels } from "../../src/model/level.ts";
import { flavour } from "../../src/pdf/flavour.ts";
import { articles, type MadeVolume, proofOf, volumeOf } from "../support/volume.ts";
import { output, tool, type Verdicts, verapdf, verapdfJar } from "./judges.ts";

const folder = mkdtempSync(join(tmpdir(), "banluu-volumes-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const pathOf = (name: string) => join(folder, `${name}.pdf`);

/** What veraPDF is to find claimed and kept. */
function expectedVerdicts(level: string): Readonly<Record<string, "PASS">> {
	const names = {
		"1a": ["1a"],
		"2a": ["2a", "ua1"],
		"3a": ["3a", "ua1"],
		"4": ["4", "ua2", "wt1a", "wt1r"],
		"4f": ["4f", "ua2", "wt1a", "wt1r"],
	}[level] ?? [level];
	return Object.fromEntries(names.map((name) => [name, "PASS"]));
}

let large: MadeVolume;
beforeAll(async () => {
	const forty = articles(40);
	for (const level of pdfaLevels) {
		const made = await volumeOf(forty, { flavour: flavour(level)! });
		expect(proofOf(made.bytes, made)).toEqual([]);
		writeFileSync(pathOf(`forty-${level}`), made.bytes);
	}
	large = await volumeOf(articles(300));
	expect(proofOf(large.bytes, large)).toEqual([]);
	writeFileSync(pathOf("large"), large.bytes);
}, 600_000);

const jar = verapdfJar();
describe.skipIf(!jar)("veraPDF", () => {
	let verdicts: Verdicts;
	let accessible: Verdicts;
	beforeAll(() => {
		verdicts = verapdf(jar as string, [folder]);
		accessible = verapdf(jar as string, [pathOf("forty-1a")], "ua1");
	}, 600_000);

	it.each(pdfaLevels.map((level) => [level]))("passes a volume of 40 articles in PDF/A-%s", (level) => {
		expect(verdicts.get(pathOf(`forty-${level}`))).toEqual(expectedVerdicts(level));
	});

	it("passes the volume in PDF/A-1a as PDF/UA-1 too", () => {
		expect(accessible.get(pathOf("forty-1a"))).toEqual({ ua1: "PASS" });
	});

	it("passes a volume of 300 articles", () => {
		expect(verdicts.get(pathOf("large"))).toEqual({ "2a": "PASS", ua1: "PASS" });
	});
});

describe.skipIf(!tool("pdftotext"))("poppler", () => {
	it("finds each article on the page that the table of contents says", () => {
		const pages = output("pdftotext", ["-enc", "UTF-8", "-layout", pathOf("large"), "-"]).split("\f");
		const { front, articles } = large.finished.expected;
		const contents = pages
			.slice(1, front)
			.join("\n")
			.replace(/[\s.]+/g, " ");
		for (const { title, page } of articles) {
			const number = /\(bản tin số \d+\)$/.exec(title)?.[0] ?? "";
			// As printed: the end of the title, the leader, the page.
			expect(contents).toContain(`${number.replace("(bản tin", "(bản tin")} ${page + 1}`);
			expect((pages[front + page] ?? "").replace(/\s+/g, " ")).toContain(title);
			expect((pages[front + page] ?? "").trim().split(/\s+/).at(-1)).toBe(String(page + 1));
		}
	});
});

describe.skipIf(!tool("qpdf"))("qpdf", () => {
	it.each([["large"], ["forty-1a"], ["forty-4"]])("finds no fault in the objects of %s", (name) => {
		expect(output("qpdf", ["--check", pathOf(name)])).toContain("No syntax or stream encoding errors");
	});
});
