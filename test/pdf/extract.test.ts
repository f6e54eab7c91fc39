import { deflateSync, inflateSync } from "node:zlib";
import fc from "fast-check";
import {
	type PDFArray,
	PDFDict,
	PDFDocument,
	PDFHexString,
	PDFName,
	PDFNumber,
	PDFRawStream,
	type PDFRef,
} from "pdf-lib";
import { describe, expect, it } from "vitest";
import { type ExtractedPdf, extractPdf } from "../../src/pdf/extract.ts";
import { defaultFlavour } from "../../src/pdf/flavour.ts";
import { must } from "../font/library.ts";
import { paragraph } from "../text/vietnamese.ts";
import { claims, h1, p, pdf, type Tag } from "./set.ts";

const name = PDFName.of;
const long = Array.from({ length: 120 }, (_, i) => `từ${i}`).join(" ");
const article: readonly Tag[] = [h1("Hội nghị"), p("Sáng 20/3, tại Hà Nội."), p(long), p("Hết.")];
const texts = article.map((tag) => tag.text);
const file = pdf(article, { metadata: claims(["title", "Tít bài"], ["creator", "Trần B"]) });

async function changed(change: (pdf: PDFDocument) => void, bytes = file): Promise<Uint8Array> {
	const document = await PDFDocument.load(bytes, { updateMetadata: false });
	change(document);
	return document.save({ useObjectStreams: false });
}

function dicts(document: PDFDocument): readonly PDFDict[] {
	return document.context.enumerateIndirectObjects().flatMap(([, o]) => (o instanceof PDFDict ? [o] : []));
}

function elements(document: PDFDocument, type: string): readonly PDFDict[] {
	return dicts(document).filter((d) => d.get(name("S")) === name(type));
}

function edit(document: PDFDocument, ref: PDFRef, by: (text: string) => string): void {
	const stream = document.context.lookup(ref) as PDFRawStream;
	const before = Buffer.from(inflateSync(stream.contents)).toString("latin1");
	const after = by(before);
	if (before === after) throw new Error("nothing changed");
	const contents = deflateSync(Buffer.from(after, "latin1"));
	stream.dict.set(name("Length"), PDFNumber.of(contents.length));
	document.context.assign(ref, PDFRawStream.of(stream.dict, contents));
}

function contentsRef(document: PDFDocument, page = 0): PDFRef {
	return document.getPage(page).node.get(name("Contents")) as PDFRef;
}

const blocksOf = (bytes: Uint8Array) => must(extractPdf(bytes)).blocks.map((block) => block.text.trim());
const codesOf = (bytes: Uint8Array) => [...new Set(extractPdf(bytes).diagnostics.map((d) => d.code))];

describe("reading back", () => {
	it("gives the text in tag order, and what the file says of itself", () => {
		const outcome = extractPdf(file);
		expect(outcome.diagnostics).toEqual([]);
		const { blocks, xmp, ...rest } = outcome.value as ExtractedPdf;
		expect(blocks.map((block) => block.type)).toEqual(["H1", "P", "P", "P"]);
		expect(blocks.map((block) => block.text)).toEqual(texts);
		expect(xmp).toContain("Trần B");
		expect(rest).toEqual({
			artifacts: ["1", "2"],
			furniture: [expect.objectContaining({ text: "1", page: 1 }), expect.objectContaining({ text: "2", page: 2 })],
			alts: [],
			taggedLinks: [],
			untagged: [],
			figures: [],
			codes: [],
			untaggedPictures: 0,
			links: [],
			pageCount: 2,
			language: "vi",
			title: "Tít bài",
			identifier: "urn:uuid:9d2c5b1e-7a53-5c1c-8a43-5a6f0f5e1c11",
			dublinCore: expect.objectContaining({ creator: ["Trần B"], title: ["Tít bài"], language: ["vi"] }),
			info: {
				Title: "Tít bài",
				Author: "Trần B",
				Creator: "Bản Lưu 0",
				Producer: "Bản Lưu 0",
				CreationDate: "D:20260102030405Z",
				ModDate: "D:20260102030405Z",
			},
			claims: { pdfa: { part: "2", conformance: "A" }, pdfua: { part: "1" }, declarations: [] },
			attachments: [],
			flavour: "PDF/A-2a, PDF/UA-1",
			bodyIntact: true,
		});
	});

	it("is exact for any Vietnamese text", () => {
		fc.assert(
			fc.property(fc.array(paragraph(60), { minLength: 1, maxLength: 6 }), (paragraphs) => {
				const outcome = extractPdf(pdf(paragraphs.map(p)));
				expect(outcome.diagnostics).toEqual([]);
				expect(outcome.value?.blocks.map((block) => block.text)).toEqual(paragraphs);
				expect(outcome.value?.untagged).toEqual([]);
			}),
			{ numRuns: 40 },
		);
	});

	it("knows the visible form of a missing character from the character", () => {
		const { blocks } = must(extractPdf(pdf([p("họ 𠀋 tên 漢字 hết")])));
		expect(blocks).toEqual([
			{ type: "P", text: "họ [U+2000B] tên [U+6F22][U+5B57] hết", actualText: "họ 𠀋 tên 漢字 hết" },
		]);
	});

	it("takes inline elements into their block, and blocks inside blocks apart", () => {
		const list: Tag = {
			type: "L",
			kids: ["một", "hai"].map((text) => ({
				type: "LI",
				kids: [
					{ type: "Lbl", text: "•" },
					{ type: "LBody", kids: [p(text)] },
				],
			})),
		};
		const tags: Tag[] = [
			{
				type: "P",
				text: "trước",
				kids: [
					{ type: "Span", text: "giữa", language: "en" },
					{ type: "Link", text: "sau" },
				],
			},
			list,
			{ type: "BlockQuote", kids: [p("trích")] },
			{ type: "P", text: "có chú", kids: [{ type: "Note", kids: [p("chú thích")] }] },
			{ type: "P", kids: [{ type: "Code", text: "a = b", style: "mono" }] },
		];
		const blocks = must(extractPdf(pdf(tags))).blocks.map(({ type, text }) => [type, text.trim()]);
		expect(blocks).toEqual([
			["P", "trước giữa sau"],
			["Lbl", "•"],
			["P", "một"],
			["Lbl", "•"],
			["P", "hai"],
			["P", "trích"],
			["P", "có chú"],
			["P", "chú thích"],
			["P", "a = b"],
		]);
	});

	it("honours the ActualText of an element", () => {
		const { blocks } = must(extractPdf(pdf([{ type: "P", text: "☞ xem", actualText: "xem" }])));
		expect(blocks).toEqual([{ type: "P", text: "☞ xem", actualText: "xem" }]);
	});

	it("reads other layouts of the same objects", async () => {
		for (const useObjectStreams of [true, false]) {
			const document = await PDFDocument.load(file, { updateMetadata: false });
			const other = await document.save({ useObjectStreams });
			expect(blocksOf(other)).toEqual(texts);
			expect(must(extractPdf(other)).bodyIntact).toBe(false);
		}
	});

	it("follows updates: the newest cross-reference counts", () => {
		const old = Buffer.from(pdf(article, { flavour: { ...defaultFlavour, allowsObjectStreams: false } })).toString(
			"latin1",
		);
		const start = Number(/startxref\n(\d+)/.exec(old)?.[1]);
		const [, number] = /(\d+) 0 obj\n<<\/Type\/Catalog/.exec(old) as unknown as [string, string];
		const catalog = new RegExp(`\\n${number} 0 obj\\n[\\s\\S]*?endobj\\n`)
			.exec(old)![0]
			.slice(1)
			.replace("(vi)", "(en)");
		const size = /\/Size (\d+)/.exec(old)![1];
		const trailer = `trailer\n<</Size ${size}/Root ${number} 0 R/Prev ${start}>>\nstartxref\n${old.length + catalog.length}\n%%EOF\n`;
		const row = `${String(old.length).padStart(10, "0")} 00000 n \n`;
		const updated = Buffer.from(`${old}${catalog}xref\n${number} 1\n${row}${trailer}`, "latin1");
		expect(must(extractPdf(updated)).language).toBe("en");
		expect(blocksOf(updated)).toEqual(texts);
	});
});

describe("a broken document", () => {
	it("with a paragraph missing from the tag tree lacks it, and shows it untagged", async () => {
		const bytes = await changed((document) => {
			(elements(document, "Document")[0]!.get(name("K")) as PDFArray).remove(1);
		});
		expect(blocksOf(bytes)).toEqual(texts.filter((_, i) => i !== 1));
		expect(must(extractPdf(bytes)).untagged).toEqual([texts[1]]);
		expect(codesOf(bytes)).toEqual(["pdf/parent-tree"]);
	});

	it("with two paragraphs swapped in the tag tree gives them swapped", async () => {
		const bytes = await changed((document) => {
			const kids = elements(document, "Document")[0]!.get(name("K")) as PDFArray;
			const [one, three] = [kids.get(1), kids.get(3)];
			kids.set(1, three);
			kids.set(3, one);
		});
		expect(blocksOf(bytes)).toEqual([texts[0], texts[3], texts[2], texts[1]]);
	});

	it("with swapped entries in the parent tree is noticed", async () => {
		const bytes = await changed((document) => {
			const tree = dicts(document).find((d) => d.has(name("Nums")))!;
			const parents = document.context.lookup((tree.get(name("Nums")) as PDFArray).get(1)) as PDFArray;
			const [one, two] = [parents.get(0), parents.get(1)];
			parents.set(0, two);
			parents.set(1, one);
		});
		expect(blocksOf(bytes)).toEqual(texts);
		expect(extractPdf(bytes).diagnostics.map((d) => [d.code, d.params])).toEqual([
			["pdf/parent-tree", { page: 1, mcid: 0 }],
			["pdf/parent-tree", { page: 1, mcid: 1 }],
		]);
	});

	it("without a parent tree is noticed", async () => {
		const bytes = await changed((document) => {
			for (const dict of dicts(document)) dict.delete(name("ParentTree"));
		});
		expect(codesOf(bytes)).toEqual(["pdf/parent-tree"]);
	});

	it("with a wrong ToUnicode entry gives the wrong letter", async () => {
		const bytes = await changed((document) => {
			const font = dicts(document).find((d) => d.has(name("ToUnicode")))!;
			edit(document, font.get(name("ToUnicode")) as PDFRef, (text) => text.replace(/<1ED9>/i, "<006F>"));
		});
		expect(blocksOf(bytes)[0]).toBe("Hoi nghị");
	});

	it("with a ToUnicode entry lost says which code", async () => {
		const bytes = await changed((document) => {
			const font = dicts(document).find((d) => d.has(name("ToUnicode")))!;
			edit(document, font.get(name("ToUnicode")) as PDFRef, (text) => text.replace(/<0048><0048>\n/, ""));
		});
		expect(blocksOf(bytes)[0]).toBe("\uFFFDội nghị");
		expect(codesOf(bytes)).toEqual(["pdf/unmapped-code"]);
	});

	it("with text shown outside any tag is noticed", async () => {
		const bytes = await changed((document) => {
			edit(document, contentsRef(document), (text) => text.replace("/P<</MCID 1>>BDC", "/Span BMC"));
		});
		expect(must(extractPdf(bytes)).untagged).toEqual([texts[1]]);
		expect(codesOf(bytes)).toEqual(["pdf/tag-without-content"]);
	});

	it("with the same marked content twice is noticed", async () => {
		const bytes = await changed((document) => {
			edit(document, contentsRef(document), (text) => text.replace("/P<</MCID 2>>BDC", "/P<</MCID 1>>BDC"));
		});
		expect(codesOf(bytes)).toContain("pdf/tag-twice");
	});

	it("with a text drawn away is noticed", async () => {
		const bytes = await changed((document) => {
			edit(document, contentsRef(document), (text) => text.replace(/\(\0S[^)]*\)/, "()"));
		});
		expect(blocksOf(bytes)[1]).not.toBe(texts[1]);
	});

	it("with an Info entry that the XMP does not say is noticed", async () => {
		const bytes = await changed((document) => document.setTitle("Tít khác"));
		expect(extractPdf(bytes).diagnostics).toMatchObject([
			{ code: "pdf/info-differs", params: { field: "Title", info: "Tít khác", xmp: "Tít bài" } },
		]);
	});

	it("that is encrypted, untagged or no PDF is refused", async () => {
		const encrypted = await changed((document) => {
			document.context.trailerInfo.Encrypt = document.context.obj({});
		});
		const untagged = await changed((document) => void document.catalog.delete(name("StructTreeRoot")));
		expect(codesOf(encrypted)).toEqual(["pdf/encrypted"]);
		expect(codesOf(untagged)).toEqual(["pdf/not-tagged"]);
		expect(codesOf(new TextEncoder().encode("Không phải PDF"))).toEqual(["pdf/not-pdf"]);
		expect(codesOf(new Uint8Array(0))).toEqual(["pdf/not-pdf"]);
	});

	it("whose tree runs in a circle is damage, not an endless walk", async () => {
		const bytes = await changed((document) => {
			const [root] = elements(document, "Document");
			const ref = document.context.getObjectRef(root!)!;
			elements(document, "P")[0]!.set(name("K"), ref);
		});
		expect(extractPdf(bytes).diagnostics).toMatchObject([{ code: "pdf/damaged", params: { where: "structure tree" } }]);
	});

	it("with any byte of its body changed is not intact", () => {
		const start = Number(/startxref\n(\d+)/.exec(Buffer.from(file).toString("latin1"))?.[1]);
		fc.assert(
			fc.property(fc.integer({ min: 8, max: start - 1 }), fc.integer({ min: 1, max: 255 }), (at, by) => {
				const bytes = Uint8Array.from(file);
				bytes[at] = (bytes[at]! + by) & 0xff;
				const outcome = extractPdf(bytes);
				expect(outcome.value?.bodyIntact ?? false).toBe(false);
			}),
			{ numRuns: 300 },
		);
	});

	it("never throws, whatever is cut, changed or put in", () => {
		const piece = fc.constantFrom(
			"<<",
			">>",
			"[",
			"]",
			"(",
			")",
			"endstream",
			"stream\n",
			"0 R",
			"1 0 obj",
			"/",
			"%",
			"\0",
			"99999999999",
		);
		const change = fc.tuple(fc.nat(file.length), piece);
		const plain = Buffer.from(pdf(article, { flavour: { ...defaultFlavour, allowsObjectStreams: false } }));
		fc.assert(
			fc.property(fc.boolean(), fc.array(change, { maxLength: 8 }), fc.nat(file.length), (packed, changes, cut) => {
				const bytes = Buffer.from(packed ? file : plain);
				for (const [at, text] of changes) bytes.write(text, at % bytes.length, "latin1");
				const outcome = extractPdf(bytes.subarray(0, bytes.length - (cut % 3 === 0 ? cut : 0)));
				expect(outcome.value !== undefined || outcome.diagnostics.length > 0).toBe(true);
			}),
			{ numRuns: 400 },
		);
	});
});

describe("hexadecimal strings, escapes and operators of other writers", () => {
	it("are read alike", async () => {
		const bytes = await changed((document) => {
			edit(document, contentsRef(document), (text) =>
				text.replace(/\(\0H[^)]*\)/, (literal) => `<${Buffer.from(literal.slice(1, -1), "latin1").toString("hex")}>`),
			);
		});
		expect(blocksOf(bytes)).toEqual(texts);
		const octal = await changed((document) => {
			edit(document, contentsRef(document), (text) => text.replace(/\(\0S/, "(\\000\\\n\\123"));
		});
		expect(blocksOf(octal)).toEqual(texts);
		const property = await changed((document) => {
			const resources = document.getPage(0).node.Resources()!;
			resources.set(name("Properties"), document.context.obj({ Mc1: { MCID: 1 } }));
			edit(document, contentsRef(document), (text) =>
				text.replace("/P<</MCID 1>>BDC", "q /P /Mc1 BDC").replace(/EMC\n\/P<<\/MCID 2/, "EMC Q\n/P<</MCID 2"),
			);
		});
		expect(blocksOf(property)).toEqual(texts);
	});

	it("that do not exist are a finding", async () => {
		const bytes = await changed((document) => {
			edit(document, contentsRef(document), (text) => text.replace("ET\n", "ET\nfoo\n"));
		});
		expect(extractPdf(bytes).diagnostics).toMatchObject([
			{ code: "pdf/operator-unknown", params: { page: 1, operator: "foo" } },
		]);
	});

	it("a title as a hexadecimal string in Info is compared as text", async () => {
		const bytes = await changed((document) => {
			const info = document.context.lookup(document.context.trailerInfo.Info) as PDFDict;
			info.set(name("Title"), PDFHexString.fromText("Tít bài"));
		});
		expect(codesOf(bytes)).toEqual([]);
	});
});
