import { PDFDict, PDFDocument, PDFName } from "pdf-lib";
import { describe, expect, it } from "vitest";
import { uri } from "../../src/pdf/annotations.ts";
import { attributesOf } from "../../src/pdf/attributes.ts";
import { extractPdf } from "../../src/pdf/extract.ts";
import { writePdf } from "../../src/pdf/write.ts";
import { must } from "../font/library.ts";
import { linkedPage } from "../support/picture-set.ts";

const bytes = must(writePdf(linkedPage()));

async function annotations(file: Uint8Array): Promise<readonly PDFDict[]> {
	const document = await PDFDocument.load(file, { updateMetadata: false });
	return document
		.getPages()
		.flatMap((page) => page.node.Annots()?.asArray() ?? [])
		.map((ref) => document.context.lookup(ref, PDFDict));
}

describe("links", () => {
	it("are read back with their address and their words", () => {
		expect(must(extractPdf(bytes)).links).toEqual([
			{ page: 1, uri: "https://moha.gov.vn/", contents: "cổng thông tin của Bộ" },
			{ page: 1, uri: "https://example.vn/b%C3%A0i?a=(1)", contents: "https://example.vn/bài?a=(1)" },
		]);
	});

	it("over two lines are one annotation with two quadrilaterals inside its rectangle", async () => {
		const [long, short] = await annotations(bytes);
		expect(String(long?.get(PDFName.of("Rect")))).toBe("[ 40 761 139 790 ]");
		expect(String(long?.get(PDFName.of("QuadPoints")))).toBe(
			"[ 64 790 139 790 64 777 139 777 40 774 76 774 40 761 76 761 ]",
		);
		expect(short?.has(PDFName.of("QuadPoints"))).toBe(false);
		for (const link of [long, short]) {
			expect(String(link?.get(PDFName.of("F")))).toBe("4");
			expect(String(link?.get(PDFName.of("Border")))).toBe("[ 0 0 0 ]");
		}
	});

	it("that their element or the parent tree does not know are findings", async () => {
		const document = await PDFDocument.load(bytes, { updateMetadata: false });
		const [link] = document.getPage(0).node.Annots()!.asArray();
		document.context.lookup(link, PDFDict).delete(PDFName.of("StructParent"));
		const broken = await document.save({ useObjectStreams: false });
		expect(extractPdf(broken).diagnostics.map(({ code }) => code)).toContain("pdf/link-untagged");
	});

	it("have addresses in ASCII", () => {
		expect(uri("https://báo.vn/a b?q=đ")).toBe("https://b%C3%A1o.vn/a%20b?q=%C4%91");
		expect(uri("https://a.vn/%20#x")).toBe("https://a.vn/%20#x");
		expect(uri("https://a.vn/\uD800")).toBe("https://a.vn/%EF%BF%BD");
	});
});

describe("attributes of elements", () => {
	it("say where it stands, what its cell heads and spans, and how it counts", () => {
		const box = { x: 1, y: 2.00049, width: 10, height: 20 };
		expect(attributesOf({ id: 1, type: "Figure", box })).toEqual([
			{ O: "/Layout", Placement: "/Block", BBox: [1, 2, 11, 22] },
		]);
		expect(attributesOf({ id: 1, type: "Table", box })).toEqual([{ O: "/Layout", BBox: [1, 2, 11, 22] }]);
		expect(attributesOf({ id: 1, type: "TH", scope: "Both", columns: 2, rows: 3 })).toEqual([
			{ O: "/Table", Scope: "/Both", ColSpan: 2, RowSpan: 3 },
		]);
		expect(attributesOf({ id: 1, type: "TD", columns: 1, rows: 1 })).toEqual([]);
		expect(attributesOf({ id: 1, type: "L", numbering: "Disc" })).toEqual([{ O: "/List", ListNumbering: "/Disc" }]);
	});
});
