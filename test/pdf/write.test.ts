import { inflateSync } from "node:zlib";
import { PDFDict, PDFDocument, PDFName, PDFRawStream } from "pdf-lib";
import { describe, expect, it } from "vitest";
import { extractPdf } from "../../src/pdf/extract.ts";
import { defaultFlavour } from "../../src/pdf/flavour.ts";
import { writePdf } from "../../src/pdf/write.ts";
import { must } from "../font/library.ts";
import { claims, h1, inputOf, p, pdf } from "./set.ts";

const long = Array.from({ length: 150 }, (_, i) => `từ${i}`).join(" ");
const article = [h1("Hội nghị trực tuyến"), p("Sáng 20/3, tại Hà Nội (số 90-QĐ/TW)."), p(long)];

async function load(bytes: Uint8Array) {
	const document = await PDFDocument.load(bytes, { updateMetadata: false });
	const dicts = document.context
		.enumerateIndirectObjects()
		.map(([, object]) => (object instanceof PDFRawStream ? object.dict : object))
		.filter((object) => object instanceof PDFDict);
	return {
		document,
		dicts,
		ofType: (type: string) => dicts.filter((d) => d.get(PDFName.of("Type")) === PDFName.of(type)),
	};
}

async function contentOf(bytes: Uint8Array, page: number): Promise<string> {
	const { document } = await load(bytes);
	const stream = document.context.lookup(document.getPage(page).node.get(PDFName.of("Contents")));
	return Buffer.from(inflateSync((stream as PDFRawStream).contents)).toString("latin1");
}

describe("a document", () => {
	it("is the same bytes for the same input", () => {
		expect(Buffer.from(pdf(article)).equals(pdf(article))).toBe(true);
	});

	it("has another identifier and another instance where anything differs", () => {
		const id = (bytes: Uint8Array) => /\/ID\[<(\w+)>/.exec(Buffer.from(bytes).toString("latin1"))?.[1];
		const instance = (bytes: Uint8Array) => /InstanceID>([^<]+)/.exec(must(extractPdf(bytes)).xmp)?.[1];
		const files = [
			pdf(article),
			pdf(article, { buildTime: "2026-01-02T03:04:06Z" }),
			pdf(article, { metadata: claims(["title", "Tít bài"], ["creator", "A"]) }),
			pdf([...article, p("thêm")]),
		];
		expect(new Set(files.map(id)).size).toBe(files.length);
		expect(new Set(files.map(instance)).size).toBe(files.length);
		for (const file of files)
			expect(instance(file)).toMatch(/^uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
	});

	it("says what PDF/UA wants said in its catalog and on its pages", async () => {
		const { document, ofType } = await load(pdf(article));
		const { catalog } = document;
		expect(String(catalog.get(PDFName.of("Lang")))).toBe("(vi)");
		expect(String(catalog.get(PDFName.of("MarkInfo")))).toMatch(/\/Marked true/);
		expect(String(catalog.get(PDFName.of("ViewerPreferences")))).toMatch(/\/DisplayDocTitle true/);
		expect(String(catalog.get(PDFName.of("PageMode")))).toBe("/UseOutlines");
		expect(document.getPageCount()).toBe(2);
		for (const page of ofType("Page")) expect(page.get(PDFName.of("Tabs"))).toBe(PDFName.of("S"));
		expect(ofType("OutputIntent")).toHaveLength(1);
	});

	it("has CID fonts with identity codes, no hints and one shared ToUnicode", async () => {
		const { ofType } = await load(pdf(article));
		const type0 = ofType("Font").filter((font) => font.has(PDFName.of("ToUnicode")));
		expect(type0).toHaveLength(2);
		expect(new Set(type0.map((font) => String(font.get(PDFName.of("ToUnicode"))))).size).toBe(1);
		for (const font of type0) expect(font.get(PDFName.of("Encoding"))).toBe(PDFName.of("Identity-H"));
		for (const font of ofType("Font").filter((each) => !each.has(PDFName.of("ToUnicode"))))
			expect(font.get(PDFName.of("CIDToGIDMap"))).toBe(PDFName.of("Identity"));
	});

	it("keeps all text in marked content, nested rightly, and its spaces as glyphs", async () => {
		const content = await contentOf(pdf([p("một hai"), p("ba")]), 0);
		expect(content.replaceAll("\0", "")).toBe(
			[
				"BT",
				"/P<</MCID 0>>BDC",
				"70 780 Td",
				"/F0 11 Tf",
				"(mt hai)Tj".replace("mt", `m${String.fromCharCode(slot("ộ"))}t`),
				"EMC",
				"/P<</MCID 1>>BDC",
				"0 -17 Td",
				"(ba)Tj",
				"EMC",
				"ET",
				"/Artifact<</Type/Layout>>BDC",
				"0.5 g",
				"70 60 450 0.5 re f",
				"EMC",
				"BT",
				"/Artifact<</Type/Pagination/Subtype/Footer>>BDC",
				"290 40 Td",
				"0 g",
				"/F0 9 Tf",
				"(1)Tj",
				"EMC",
				"ET",
				"",
			].join("\n"),
		);
	});

	it("widens every space of a justified line by the same amount", async () => {
		const content = await contentOf(pdf([p("a b c d e f g h i")]), 0);
		const line = /\[(.*)\]TJ/.exec(content.replaceAll("\0", ""))?.[1];
		// 0.5 pt at 11 pt is 45.5 thousandths.
		expect(line).toBe("(a )-45.5(b )-45.5(c )-45.5(d )-45.5(e )-45.5(f )-45.5(g )-45.5(h )-45.5");
	});

	it("can do without object streams", () => {
		const flavour = { ...defaultFlavour, allowsObjectStreams: false, hasInfo: false };
		const plain = pdf(article, { flavour });
		const text = Buffer.from(plain).toString("latin1");
		expect(text).toMatch(/\nxref\n0 \d+\n0000000000 65535 f \n/);
		expect(text).not.toMatch(/ObjStm|\/Info \d/);
		expect(must(extractPdf(plain)).blocks).toEqual(must(extractPdf(pdf(article))).blocks);
	});

	it("holds more objects than one object stream", () => {
		const tags = Array.from({ length: 500 }, (_, i) => p(`đoạn ${i}`));
		const file = pdf(tags);
		expect(
			Buffer.from(file)
				.toString("latin1")
				.match(/\/ObjStm/g)!.length,
		).toBeGreaterThan(2);
		const { blocks, bodyIntact } = must(extractPdf(file));
		expect(blocks.map((block) => block.text)).toEqual(tags.map((tag) => tag.text));
		expect(bodyIntact).toBe(true);
	});
});

describe("what cannot become a document", () => {
	it.each([
		["no title", { title: " " }, "pdf/title-missing"],
		["a time without a zone", { buildTime: "2026-01-02T03:04:05" }, "pdf/build-time"],
		["a day that does not exist", { buildTime: "2026-13-02T03:04:05Z" }, "pdf/build-time"],
	])("is a finding: %s", (_, more, code) => {
		const outcome = writePdf(inputOf(article, more));
		expect(outcome.value).toBeUndefined();
		expect(outcome.diagnostics.map((d) => d.code)).toEqual([code]);
	});

	it("is a finding: a language that is none", () => {
		const input = inputOf(article);
		const outcome = writePdf({ ...input, set: { ...input.set, language: "tiếng Việt" } });
		expect(outcome.diagnostics).toMatchObject([{ code: "pdf/language-invalid", params: { language: "tiếng Việt" } }]);
	});
});

function slot(character: string): number {
	const { texts } = inputOf(article).fonts[0]!;
	return texts.indexOf(character);
}
