import { PDFDocument } from "pdf-lib";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { build, verify } from "../../src/index.ts";
import { extractPdf } from "../../src/pdf/extract.ts";
import { secondReading } from "../../src/pdf/second-reading.ts";
import { sourceWith } from "../support/picture-article.ts";
import { bytesOf, documentOf, filesOf, seedName, seedText } from "../support/records.ts";

const made = async (pdfa: "1a" | "2a" | "4", effort: "fast" | "balanced" | "compact") => {
	const outcome = await build(sourceWith(seedName, seedText, {}), {
		buildTime: "2026-01-02T03:04:05Z",
		pdfa,
		ua: true,
		...(effort !== "balanced" && { print: { effort } }),
	});
	if (!outcome.value) throw new Error(JSON.stringify(outcome.diagnostics));
	return outcome.value.package;
};

let bytes: Uint8Array;
beforeAll(async () => {
	bytes = bytesOf(documentOf(await made("2a", "balanced")));
});

const found = async (changed: Uint8Array, read = extractPdf(bytes).value!) =>
	(await secondReading(changed, read)).map(({ code, params }) => `${code} ${params?.what}`);

describe("the second reader", () => {
	it.each([
		["1a", "balanced"],
		["2a", "fast"],
		["2a", "compact"],
		["4", "balanced"],
	] as const)("finds in a document of PDF/A-%s, %s, what the first one does", async (pdfa, effort) => {
		const own = bytesOf(documentOf(await made(pdfa, effort)));
		expect(await found(own, extractPdf(own).value!)).toEqual([]);
	});

	it("names what differs", async () => {
		const read = extractPdf(bytes).value!;
		expect(await found(bytes, { ...read, pageCount: 3, language: "en" })).toEqual([
			"pdf/readers-disagree Pages",
			"pdf/readers-disagree Lang",
		]);
		expect(await found(bytes, { ...read, xmp: `${read.xmp} `, info: { ...read.info, Title: "khác" } })).toEqual([
			"pdf/readers-disagree Metadata",
			"pdf/readers-disagree Info",
		]);
	});

	it("is asked whenever a record is verified, and says where it cannot read", async () => {
		const files = filesOf(await made("2a", "compact"));
		expect(await verify(files)).toMatchObject({ valid: true, record: true, diagnostics: [] });
		const load = vi.spyOn(PDFDocument, "load").mockRejectedValue(new Error("not for me"));
		const verdict = await verify(files);
		load.mockRestore();
		expect(verdict.record).toBe(false);
		expect(verdict.diagnostics.map(({ code, params }) => [code, params])).toEqual([
			["pdf/readers-disagree", { what: "objects" }],
		]);
	});
});
