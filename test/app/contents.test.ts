import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import PdfDocument from "pdfkit";
import { describe, expect, it } from "vitest";
import { type ContentOptions, checkContents } from "../../src/app/contents.ts";
import { schemasUsable } from "../../src/app/xml-schemas.ts";
import { memoryTree } from "../../src/store/memory.ts";
import { temporaryFolder } from "../store/folders.ts";
import { bytesOf, documentOf, packageOf, seedName, seedText } from "../support/records.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

async function found(files: Readonly<Record<string, Uint8Array>>, options: ContentOptions = {}) {
	const list = await checkContents(memoryTree(new Map(Object.entries(files))), options);
	return list.map(({ code, params }) => [code, params?.path]);
}

async function foreignPdf(): Promise<Uint8Array> {
	const document = new PdfDocument();
	const pieces: Uint8Array[] = [];
	document.on("data", (piece: Uint8Array) => pieces.push(piece));
	document.font("Helvetica").text("Hello");
	document.end();
	await once(document, "end");
	return new Uint8Array(Buffer.concat(pieces));
}

describe("the content of files", () => {
	it("that is what names say gives no finding", async () => {
		const pack = await packageOf(seedName, seedText);
		const pdf = bytesOf(documentOf(pack));
		expect(await found({ "a.pdf": pdf, "b.xml": bytes("<a>đ</a>"), "c.txt": bytes("văn bản"), d: bytes("") })).toEqual(
			[],
		);
	});

	it("that is not is told", async () => {
		expect(
			await found({ "a.pdf": bytes("không phải PDF"), "b.png": new Uint8Array([0xff, 0xd8, 0xff, 0xe0]) }),
		).toEqual([
			["verify/format-differs", "a.pdf"],
			["verify/format-differs", "b.png"],
		]);
	});

	it.each([
		["<a>", true],
		["<a></b>", true],
		["<a>&x;</a>", true],
		["<a><b/></a>", false],
		['<!DOCTYPE a SYSTEM "a.dtd"><a/>', false],
	])("XML %s: not well-formed %s", async (text, broken) => {
		expect(await found({ "a.xml": bytes(text) })).toEqual(broken ? [["verify/xml-malformed", "a.xml"]] : []);
	});

	it("XML that is not in its encoding is told", async () => {
		expect(await found({ "a.xml": new Uint8Array([...bytes("<a>"), 0xff, ...bytes("</a>")]) })).toEqual([
			["verify/xml-malformed", "a.xml"],
		]);
	});

	it("XML is judged by the schema that declares its root, imports of schemas by their name", async () => {
		const folder = temporaryFolder();
		mkdirSync(join(folder, "sub"));
		const schema = (namespace: string, body: string) =>
			`<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="${namespace}" xmlns:o="urn:o">${body}</xs:schema>`;
		const imports = '<xs:import namespace="urn:o" schemaLocation="http://example.invalid/o.xsd"/>';
		writeFileSync(join(folder, "a.xsd"), schema("urn:a", `${imports}<xs:element name="a" type="o:so"/>`));
		const type = '<xs:simpleType name="so"><xs:restriction base="xs:integer"/></xs:simpleType>';
		writeFileSync(join(folder, "sub/o.xsd"), schema("urn:o", type));
		expect(await schemasUsable(folder)).toEqual([]);
		const files = {
			"1.xml": bytes('<a xmlns="urn:a">5</a>'),
			"2.xml": bytes('<a xmlns="urn:a">năm</a>'),
			"3.xml": bytes('<b xmlns="urn:a">5</b>'),
			"4.xml": bytes('<a xmlns="urn:other"/>'),
		};
		expect(await found(files, { schemas: folder })).toEqual([["verify/xml-invalid", "2.xml"]]);
		expect((await schemasUsable(join(folder, "khong-co"))).map(({ code }) => code)).toEqual([
			"verify/schemas-unreadable",
		]);
	});

	it("of a PDF from elsewhere: fonts that are not in it, damage", async () => {
		const pdf = await foreignPdf();
		expect(await found({ "a.pdf": pdf })).toEqual([["verify/pdf-font-not-embedded", "a.pdf"]]);
		expect(await found({ "a.pdf": pdf.subarray(0, pdf.length - 200) })).toEqual([["verify/pdf-unreadable", "a.pdf"]]);
	});

	it("of a PDF that contradicts its claim is told", async () => {
		const pdf = Buffer.from(bytesOf(documentOf(await packageOf(seedName, seedText)))).toString("latin1");
		const plain = await packageOf(seedName, seedText, { pdfa: "1a", ua: false });
		const old = Buffer.from(bytesOf(documentOf(plain))).toString("latin1");
		const untagged = old.replaceAll("/StructTreeRoot", "/StructTreeRuut");
		expect(untagged).not.toBe(old);
		expect(await found({ "a.pdf": new Uint8Array(Buffer.from(untagged, "latin1")) })).toEqual([
			["verify/pdf-untagged", "a.pdf"],
		]);
		const other = new Uint8Array(Buffer.from(pdf.replace("%PDF-1.7", "%PDF-2.0"), "latin1"));
		expect(await found({ "a.pdf": other })).toEqual([["verify/pdf-header", "a.pdf"]]);
	});
});
