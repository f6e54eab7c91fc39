import PDFDocument from "pdfkit";
import { describe, expect, it } from "vitest";
import { pageCount } from "../../src/pdf/page-count.ts";
import { bytesOf, documentOf, packageOf, seedName, seedText } from "../support/records.ts";

async function pages(count: number): Promise<Uint8Array> {
	const pdf = new PDFDocument({ autoFirstPage: false });
	const chunks: Buffer[] = [];
	pdf.on("data", (chunk: Buffer) => chunks.push(chunk));
	const done = new Promise<void>((resolve) => pdf.on("end", () => resolve()));
	for (let i = 0; i < count; i++) pdf.addPage().text(`/Type /Pages /Count 99 ${i}`);
	pdf.end();
	await done;
	return Buffer.concat(chunks);
}

describe("counting pages", () => {
	it("reads our own documents, whose page tree is in an object stream", async () => {
		expect(pageCount(bytesOf(documentOf(await packageOf(seedName, seedText))))).toBe(2);
		const long = `# Dài\n\n${"Một câu dài vừa phải để đầy trang giấy. ".repeat(40)}\n\n`.repeat(12);
		const count = pageCount(bytesOf(documentOf(await packageOf("dai.md", long)))) as number;
		expect(count).toBeGreaterThan(4);
	});

	it.each([1, 2, 17])("reads %i pages of another writer, whose objects stand alone", async (count) => {
		expect(pageCount(await pages(count))).toBe(count);
	});

	it("says nothing of what is no PDF, or is cut", async () => {
		expect(pageCount(new Uint8Array(0))).toBeUndefined();
		expect(pageCount(new TextEncoder().encode("<</Type /Pages>>"))).toBeUndefined();
		expect(pageCount((await pages(3)).subarray(0, 400))).toBeUndefined();
	});

	it("takes the last revision's tree", () => {
		const text = "<</Type /Pages /Kids [1 0 R] /Count 1>> … <</Kids [1 0 R 2 0 R] /Type/Pages /Count 2>>";
		expect(pageCount(new TextEncoder().encode(text))).toBe(2);
		expect(pageCount(new TextEncoder().encode(`${text}<</Type/Pages/Parent 1 0 R/Count 1>>`))).toBe(2);
	});
});
