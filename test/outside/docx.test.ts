import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { build } from "../../src/index.ts";
import { docxArticle } from "../support/docx-article.ts";
import { bytesOf, documentOf } from "../support/records.ts";
import { output, tool, verapdf, verapdfJar } from "./judges.ts";

const folder = mkdtempSync(join(tmpdir(), "banluu-docx-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const pdf = join(folder, "bai.pdf");

beforeAll(async () => {
	const outcome = await build({ name: "bai.docx", bytes: docxArticle }, { buildTime: "2026-01-02T03:04:05Z" });
	if (!outcome.value) throw new Error(JSON.stringify(outcome.diagnostics));
	writeFileSync(pdf, bytesOf(documentOf(outcome.value.package)));
});

const jar = verapdfJar();
describe.runIf(jar)("veraPDF", () => {
	it("passes PDF/A-2a and PDF/UA-1 for a manuscript with pictures, table, note and an old font", () => {
		expect(verapdf(jar as string, [folder]).get(pdf)).toEqual({ "2a": "PASS", ua1: "PASS" });
	});
});

describe.runIf(tool("pdftotext"))("pdftotext", () => {
	it("reads the paragraph that was typed in a font from before Unicode", () => {
		const text = output("pdftotext", ["-raw", pdf, "-"]).normalize("NFC").replace(/\s+/g, " ");
		expect(text).toContain("người dân hai bờ không còn phải đi phà. ỦY BAN NHÂN DÂN TỈNH cảm ơn.");
	});
});
