import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { articles, type MadeVolume, proofOf, volumeOf } from "../support/volume.ts";
import { output, tool, type Verdicts, verapdf, verapdfJar } from "./judges.ts";

const folder = mkdtempSync(join(tmpdir(), "banluu-volumes-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const pathOf = (name: string) => join(folder, `${name}.pdf`);

let large: MadeVolume;
beforeAll(async () => {
	large = await volumeOf(articles(300));
	expect(proofOf(large.bytes, large)).toEqual([]);
	writeFileSync(pathOf("large"), large.bytes);
}, 600_000);

const jar = verapdfJar();
describe.skipIf(!jar)("veraPDF", () => {
	let verdicts: Verdicts;
	beforeAll(() => {
		verdicts = verapdf(jar as string, [folder]);
	}, 600_000);

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
	it("finds no fault in the objects", () => {
		expect(output("qpdf", ["--check", pathOf("large")])).toContain("No syntax or stream encoding errors");
	});
});
