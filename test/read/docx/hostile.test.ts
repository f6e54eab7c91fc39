import { describe, expect, it } from "vitest";
import { readDocx } from "../../../src/read/docx/read.ts";
import { docxOf, p, tbl } from "../../support/docx.ts";
import { zipOf } from "../../support/zip.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const findings = (content: Uint8Array) => {
	const { value, diagnostics } = readDocx(content, "bai.docx");
	return { whole: value !== undefined, codes: diagnostics.map(({ code }) => code) };
};
const good = docxOf({ body: p("Đường phố Bắc Kạn.") });
const ole = (more: string) =>
	new Uint8Array(
		Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.from(more, "utf16le")]),
	);
const withPart = (name: string, content: string | Uint8Array) =>
	docxOf({ body: p("Chữ."), parts: { [name]: content } });

describe("what is no document", () => {
	it.each([
		["an empty file", new Uint8Array(0), "docx/not-a-package"],
		["a page saved under the name", bytes("<html><body>Bài</body></html>"), "docx/not-a-package"],
		["RTF", bytes("{\\rtf1 Bài}"), "docx/not-a-package"],
		["Word 97", ole("WordDocument"), "docx/old-word"],
		["a document with a password", ole("EncryptedPackage"), "docx/encrypted"],
		["a file that is cut off", good.subarray(0, good.length - 30), "docx/truncated"],
		["half a file", good.subarray(0, good.length >> 1), "docx/truncated"],
		["a spreadsheet", zipOf([{ name: "xl/workbook.xml", bytes: bytes("<x/>") }]), "docx/no-document"],
		["a package without its document", withPart("word/document.xml", ""), "docx/no-document"],
	])("is refused with what to do: %s", (_, content, code) => {
		expect(findings(content)).toEqual({ whole: false, codes: [code] });
	});

	it("is seen at whatever byte it ends", () => {
		for (let end = 0; end < good.length; end += 97) expect(findings(good.subarray(0, end)).whole).toBe(false);
	});
});

describe("hostile parts", () => {
	const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

	it.each([
		[
			"entities that grow",
			`<!DOCTYPE w:document [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document ${W}><w:body>${p("&b;")}</w:body></w:document>`,
		],
		[
			"an external entity",
			`<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document ${W}><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>`,
		],
		["tags that do not close", `<w:document ${W}><w:body>`],
		["text in another encoding", new Uint8Array([0x3c, 0x61, 0x3e, 0xe1, 0x3c, 0x2f, 0x61, 0x3e])],
	])("are refused: %s", (_, content) => {
		expect(findings(withPart("word/document.xml", content))).toEqual({ whole: false, codes: ["docx/part-ill-formed"] });
	});

	it("beside the document cost their content only", () => {
		expect(findings(withPart("word/styles.xml", "<a>"))).toEqual({ whole: true, codes: ["docx/part-ill-formed"] });
	});

	it("nest too deeply", () => {
		let table = p("Chữ.");
		for (let n = 0; n < 40; n++) table = tbl([[table, p("x")]]);
		expect(findings(docxOf({ body: table }))).toEqual({ whole: false, codes: ["read/nested-too-deeply"] });
		const deep = `<w:document ${W}><w:body>${"<w:sdt>".repeat(5000)}${"</w:sdt>".repeat(5000)}</w:body></w:document>`;
		expect(findings(withPart("word/document.xml", deep)).codes).toEqual(["read/nested-too-deeply"]);
	});

	it("rest on each other in a circle", () => {
		const circle = ["a", "b"].map(
			(id, n) =>
				`<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id}"/><w:basedOn w:val="${"ba"[n]}"/></w:style>`,
		);
		expect(findings(docxOf({ body: p("Chữ.", "a"), styles: circle.join("") })).whole).toBe(true);
		const note = `<w:footnote w:id="2">${p('<w:r><w:t>n</w:t><w:footnoteReference w:id="2"/></w:r>')}</w:footnote>`;
		expect(
			findings(docxOf({ body: p('<w:r><w:t>c</w:t><w:footnoteReference w:id="2"/></w:r>'), footnotes: note })),
		).toEqual({
			whole: true,
			codes: ["docx/note-missing"],
		});
	});
});

describe("decompression bombs", () => {
	const directoryAt = (content: Uint8Array) => Buffer.from(content).indexOf("PK\x01\x02", 0, "latin1");

	it("are known by the size that they state", () => {
		const bomb = Buffer.from(good);
		bomb.writeUInt32LE(0x7fffffff, directoryAt(good) + 24);
		// The first part of the fixture is not read; the document's own is.
		const at = bomb.indexOf("word/document.xml", directoryAt(good)) - 46;
		bomb.writeUInt32LE(0x7fffffff, at + 24);
		expect(findings(bomb)).toEqual({ whole: false, codes: ["docx/too-large"] });
	});

	it("that lie about their size are not unpacked beyond it", () => {
		const lying = Buffer.from(withPart("word/document.xml", " ".repeat(50_000_000)));
		const at = lying.indexOf("word/document.xml", directoryAt(lying)) - 46;
		lying.writeUInt32LE(100, at + 24);
		expect(findings(lying)).toEqual({ whole: false, codes: ["docx/part-damaged"] });
	});

	it("of too many parts are not opened", () => {
		const many = zipOf(Array.from({ length: 10_001 }, (_, n) => ({ name: `word/${n}`, bytes: new Uint8Array(0) })));
		expect(findings(many)).toEqual({ whole: false, codes: ["docx/too-large"] });
	});

	it("a flipped bit is seen by the checksum", () => {
		const flipped = Buffer.from(good);
		const at = flipped.indexOf("word/document.xml", directoryAt(good)) - 46;
		flipped.writeUInt8(flipped.readUInt8(at + 16) ^ 1, at + 16);
		expect(findings(flipped)).toEqual({ whole: false, codes: ["docx/part-damaged"] });
	});
});
