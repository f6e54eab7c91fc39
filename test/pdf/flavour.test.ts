import { inflateSync } from "node:zlib";
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream, type PDFRef } from "pdf-lib";
import { describe, expect, it } from "vitest";
import { accessibleLevels, defaultFlavour, flavour, flavourNamed } from "../../src/pdf/flavour.ts";
import { forbiddenPictures } from "../../src/pdf/restrictions.ts";
import { writePdf } from "../../src/pdf/write.ts";
import { askedFlavours } from "../support/flavours.ts";
import { icc, jfif, jpeg } from "../support/jpeg.ts";
import { notedDocument } from "../support/notes.ts";
import { sRgbProfile } from "../support/profile.ts";
import { pdfOfDocument } from "../support/set-document.ts";
import { claims, h1, inputOf, p, pdf } from "./set.ts";

const name = PDFName.of;
const of = (level: string, ua?: boolean) => flavour(level, ua) ?? defaultFlavour;
const article = [h1("Hội nghị"), p("Sáng 20/3, tại Hà Nội.")];
const head = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1", 0, 8);

async function load(bytes: Uint8Array) {
	const document = await PDFDocument.load(bytes, { updateMetadata: false });
	const dicts = document.context
		.enumerateIndirectObjects()
		.map(([ref, object]) => [ref, object instanceof PDFRawStream ? object.dict : object] as const)
		.filter((entry): entry is readonly [PDFRef, PDFDict] => entry[1] instanceof PDFDict);
	const withEntry = (key: string, value: string) => dicts.filter(([, dict]) => dict.get(name(key)) === name(value));
	return { document, withEntry };
}

describe("a flavour", () => {
	it("is found by the words of the options, and by the name that recipes have", () => {
		expect(flavour()?.name).toBe("PDF/A-2a, PDF/UA-1");
		expect(flavour("4f")?.name).toBe("PDF/A-4f, PDF/UA-2, wtpdf accessibility1.0, wtpdf reuse1.0");
		for (const { pdfa, ua, flavour: asked } of askedFlavours) {
			expect(asked).toBe(flavour(pdfa, ua));
			expect(flavourNamed(asked.name)).toBe(asked);
		}
		expect(new Set(askedFlavours.map((asked) => asked.flavour.name)).size).toBe(15);
		expect([flavour("5"), flavour("2b", true), flavourNamed("PDF/A-9z")]).toEqual([undefined, undefined, undefined]);
		expect(accessibleLevels).toEqual(["1a", "2a", "3a", "4", "4f"]);
	});

	it("says which PDF it is, and packs objects only where that is allowed", () => {
		for (const [level, header, packed] of [
			["1b", "%PDF-1.4", false],
			["2b", "%PDF-1.7", true],
			["4", "%PDF-2.0", true],
		] as const) {
			const bytes = pdf(article, { flavour: of(level) });
			expect(head(bytes)).toBe(header);
			expect(Buffer.from(bytes).includes("/ObjStm")).toBe(packed);
			expect(Buffer.from(bytes).includes("/XRef")).toBe(packed);
		}
	});
});

describe("PDF/A-1", () => {
	it("lists every CID of a font program", async () => {
		const { document, withEntry } = await load(pdf(article, { flavour: of("1a") }));
		const descriptors = withEntry("Type", "FontDescriptor");
		expect(descriptors.length).toBeGreaterThan(1);
		for (const [, descriptor] of descriptors) {
			const set = inflateSync((descriptor.lookup(name("CIDSet")) as PDFRawStream).contents);
			const program = inflateSync((descriptor.lookup(name("FontFile2")) as PDFRawStream).contents);
			const tables = new DataView(program.buffer, program.byteOffset);
			const at = Array.from({ length: tables.getUint16(4) }, (_, i) => 12 + i * 16).find(
				(entry) => program.toString("latin1", entry, entry + 4) === "maxp",
			);
			const glyphs = tables.getUint16(tables.getUint32((at as number) + 8) + 4);
			const bits = [...set].map((byte) => byte.toString(2).padStart(8, "0")).join("");
			expect(bits).toBe("1".repeat(glyphs).padEnd(Math.ceil(glyphs / 8) * 8, "0"));
		}
		expect(document.catalog.has(name("StructTreeRoot"))).toBe(true);
	});

	it("names an author in the information dictionary only where the XMP has one", async () => {
		const authors = async (level: string, ...creators: readonly string[]) => {
			const metadata = claims(["title", "Tít"], ...creators.map((creator) => ["creator", creator] as const));
			return (await load(pdf(article, { flavour: of(level), metadata }))).document.getAuthor();
		};
		expect(await authors("1b", "An")).toBe("An");
		expect(await authors("1b", "An", "Bình")).toBeUndefined();
		expect(await authors("2b", "An", "Bình")).toBe("An; Bình");
	});

	it("knows no ICC profile of version 4", () => {
		const profile = sRgbProfile();
		profile[8] = 4;
		const bytes = jpeg({ width: 8, height: 8, pixel: () => [128, 128, 128], segments: [jfif, ...icc(profile)] });
		const picture = {
			path: "images/a.jpg",
			originalName: "a.jpg",
			mediaType: "image/jpeg",
			bytes,
			width: 8,
			height: 8,
			orientation: 1,
		} as const;
		const item = { kind: "picture", picture: "a.jpg", x: 0, y: 0, width: 8, height: 8, owner: 1 } as const;
		const set = { ...inputOf(article).set, pages: [{ index: 0, width: 9, height: 9, items: [item] }] };
		const found = (level: string) => forbiddenPictures(set, new Map([["a.jpg", picture]]), of(level));
		expect(found("1b").map(({ code, params }) => [code, params?.version])).toEqual([["pdf/picture-profile", 4]]);
		expect(found("2b")).toEqual([]);
	});

	it("has no array above 8191 elements", () => {
		const long = [h1("Tít"), ...Array.from({ length: 8191 }, (_, i) => p(`đoạn ${i}`))];
		const outcome = writePdf(inputOf(long, { flavour: of("1b") }));
		expect(outcome.value).toBeUndefined();
		expect(outcome.diagnostics).toMatchObject([{ code: "pdf/array-too-long", params: { count: 8192, limit: 8191 } }]);
		expect(writePdf(inputOf(long.slice(0, -1), { flavour: of("1b") })).diagnostics).toEqual([]);
		expect(writePdf(inputOf(long, { flavour: of("2b") })).diagnostics).toEqual([]);
	});
});

describe("PDF/A-4", () => {
	it("has no information dictionary, and names the namespaces of its elements", async () => {
		const { document, withEntry } = await load(pdfOfDocument(notedDocument, "newspaper", of("4")));
		expect(document.context.trailerInfo.Info).toBeUndefined();
		const [[namespace]] = withEntry("Type", "Namespace") as [[PDFRef, PDFDict]];
		const elements = withEntry("Type", "StructElem").map(([, dict]) => dict);
		const typesIn = (ref: PDFRef | undefined) =>
			new Set(elements.filter((dict) => dict.get(name("NS")) === ref).map((dict) => String(dict.get(name("S")))));
		expect(typesIn(undefined)).toEqual(new Set(["/Reference"]));
		expect([...typesIn(namespace)]).toEqual(
			expect.arrayContaining(["/Document", "/H1", "/P", "/Link", "/FENote", "/TD"]),
		);
	});

	it("ties notes and their references to each other", async () => {
		const { withEntry } = await load(pdfOfDocument(notedDocument, "newspaper", of("4")));
		const refs = (dict: PDFDict) => dict.lookup(name("Ref"), PDFArray).asArray();
		const notes = withEntry("S", "FENote");
		const references = new Map(withEntry("S", "Reference"));
		expect([notes.length, references.size]).toEqual([3, 3]);
		for (const [ref, note] of notes) {
			const [other] = refs(note) as [PDFRef];
			expect(refs(references.get(other) as PDFDict)).toEqual([ref]);
		}
	});

	it("has bookmarks that go to headings", async () => {
		const { document, withEntry } = await load(pdfOfDocument(notedDocument, "newspaper", of("4")));
		const [[, outlines]] = withEntry("Type", "Outlines") as [[PDFRef, PDFDict]];
		const action = outlines.lookup(name("First"), PDFDict).lookup(name("A"), PDFDict);
		const element = action.lookup(name("SD"), PDFArray).lookup(0, PDFDict);
		expect(element.get(name("S"))).toBe(name("H1"));
		expect(action.lookup(name("D"), PDFArray).get(0)).toEqual(document.getPage(0).ref);
	});
});

describe("attachments", () => {
	const attachment = {
		name: "a.txt",
		mediaType: "text/plain; charset=utf-8",
		relationship: "Source",
		description: "Source",
		bytes: new TextEncoder().encode("a"),
	} as const;

	it.each([
		["1b", "ISO 19005-1", "6.1.11"],
		["2b", "ISO 19005-2", "6.8"],
		["4", "ISO 19005-4", "6.9"],
	])("in %s are a finding before writing", (level, standard, clause) => {
		const outcome = writePdf(inputOf(article, { flavour: of(level), attachments: [attachment] }));
		expect(outcome.value).toBeUndefined();
		expect(outcome.diagnostics).toMatchObject([{ code: "pdf/attachments-forbidden", clause: { standard, clause } }]);
	});

	it("are missed where the flavour has them", () => {
		const outcome = writePdf(inputOf(article, { flavour: of("4f") }));
		expect(outcome.diagnostics).toMatchObject([
			{ code: "pdf/attachments-missing", clause: { standard: "ISO 19005-4", clause: "6.9" } },
		]);
	});

	it("make another instance when only they differ", () => {
		const xmp = (text: string) => {
			const attachments = [{ ...attachment, bytes: new TextEncoder().encode(text) }];
			const bytes = pdf(article, { flavour: of("3b"), attachments });
			return /InstanceID>[^<]+/.exec(Buffer.from(bytes).toString("latin1"))?.[0];
		};
		expect(xmp("a")).not.toBe(xmp("b"));
		expect(xmp("a")).toBe(xmp("a"));
	});
});
