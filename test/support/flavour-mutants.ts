import { deflateSync } from "node:zlib";
import {
	PDFArray,
	PDFDict,
	type PDFDocument,
	PDFHexString,
	PDFName,
	PDFNumber,
	PDFRawStream,
	PDFString,
} from "pdf-lib";
import type { PdfaLevel } from "../../src/model/level.ts";
import { dictsOf, elementsOfType, type Mutant, replaceStream, type xmp } from "./mutants.ts";

/** A mutant of the article in the flavour that forbids it. */
export interface FlavourMutant extends Mutant {
	readonly level: PdfaLevel;
}

const name = PDFName.of;

function specification(pdf: PDFDocument): PDFDict {
	return dictsOf(pdf, "Filespec")[0] as PDFDict;
}

function embedded(pdf: PDFDocument): PDFDict {
	return dictsOf(pdf, "EmbeddedFile")[0] as PDFDict;
}

/** Names and specifications in turn. */
function attachmentNames(pdf: PDFDocument): PDFArray {
	const tree = pdf.catalog.lookup(name("Names"), PDFDict).lookup(name("EmbeddedFiles"), PDFDict);
	return tree.lookup(name("Names"), PDFArray);
}

function inXmp(pdf: PDFDocument, from: string | RegExp, to: string): void {
	replaceStream(pdf, pdf.catalog.get(name("Metadata")) as ReturnType<typeof xmp>, (text) => text.replace(from, to));
}

/** A stream with other content, and what it says of itself left as it is. */
function replaceContent(pdf: PDFDocument, type: string, content: string): void {
	for (const [ref, object] of pdf.context.enumerateIndirectObjects()) {
		if (!(object instanceof PDFRawStream) || object.dict.get(name("Type")) !== name(type)) continue;
		const bytes = deflateSync(Buffer.from(content));
		object.dict.set(name("Length"), PDFNumber.of(bytes.length));
		pdf.context.assign(ref, PDFRawStream.of(object.dict, bytes));
		return;
	}
	throw new Error(`no ${type}`);
}

/** Ways to break what only some flavours have, each with the check that has to go red. */
export const flavourMutants: readonly FlavourMutant[] = [
	{
		name: "no CIDSet",
		level: "1a",
		caughtBy: "veraPDF",
		change: (pdf) => {
			for (const font of dictsOf(pdf, "FontDescriptor")) font.delete(name("CIDSet"));
		},
	},
	{
		name: "an Info author that differs from the XMP",
		level: "1a",
		caughtBy: "veraPDF",
		change: (pdf) =>
			pdf.context.lookup(pdf.context.trailerInfo.Info, PDFDict).set(name("Author"), PDFHexString.fromText("Khác")),
	},
	{
		name: "compressed XMP",
		level: "1a",
		caughtBy: "veraPDF",
		change: (pdf) => {
			const stream = pdf.catalog.lookup(name("Metadata")) as PDFRawStream;
			const bytes = deflateSync(stream.contents);
			stream.dict.set(name("Filter"), name("FlateDecode"));
			stream.dict.set(name("Length"), PDFNumber.of(bytes.length));
			pdf.context.assign(pdf.catalog.get(name("Metadata")) as never, PDFRawStream.of(stream.dict, bytes));
		},
	},
	{
		name: "a transparency group on a page",
		level: "1b",
		caughtBy: "veraPDF",
		change: (pdf) => pdf.getPage(0).node.set(name("Group"), pdf.context.obj({ S: "Transparency", CS: "DeviceRGB" })),
	},
	{
		name: "embedded files",
		level: "1b",
		caughtBy: "veraPDF",
		change: (pdf) => pdf.catalog.set(name("Names"), pdf.context.obj({ EmbeddedFiles: { Names: [] } })),
	},
	{
		name: "an attachment that is no PDF/A",
		level: "2b",
		caughtBy: "veraPDF",
		change: (pdf) => {
			const stream = pdf.context.register(
				pdf.context.flateStream("x", { Type: "EmbeddedFile", Subtype: "text/plain" }),
			);
			const text = PDFString.of("x.txt");
			const file = pdf.context.obj({ Type: "Filespec", F: text, UF: text, EF: { F: stream, UF: stream } });
			const names = pdf.context.obj({ EmbeddedFiles: { Names: [text, pdf.context.register(file)] } });
			pdf.catalog.set(name("Names"), names);
		},
	},
	{
		name: "an attachment without AFRelationship",
		level: "3b",
		caughtBy: "veraPDF",
		change: (pdf) => void specification(pdf).delete(name("AFRelationship")),
	},
	{
		name: "an attachment without a media type",
		level: "3u",
		caughtBy: "veraPDF",
		change: (pdf) => void embedded(pdf).delete(name("Subtype")),
	},
	{
		name: "attachments that nothing is associated with",
		level: "3a",
		caughtBy: "veraPDF",
		change: (pdf) => void pdf.catalog.delete(name("AF")),
	},
	{
		name: "no attachments",
		level: "4f",
		caughtBy: "veraPDF",
		change: (pdf) => {
			pdf.catalog.delete(name("Names"));
			pdf.catalog.delete(name("AF"));
		},
	},
	{
		name: "an information dictionary",
		level: "4f",
		caughtBy: "veraPDF",
		change: (pdf) => {
			pdf.context.trailerInfo.Info = pdf.context.register(pdf.context.obj({ Title: PDFString.of("x") }));
		},
	},
	{
		name: "no year of PDF/A-4",
		level: "4",
		caughtBy: "veraPDF",
		change: (pdf) => inXmp(pdf, "<pdfaid:rev>2020</pdfaid:rev>", ""),
	},
	{
		name: "a Document outside the namespace of PDF 2.0",
		level: "4",
		caughtBy: "veraPDF",
		change: (pdf) => {
			for (const document of elementsOfType(pdf, "Document")) document.delete(name("NS"));
		},
	},
	{
		name: "a bookmark that goes to a page",
		level: "4",
		caughtBy: "veraPDF",
		change: (pdf) => {
			for (const action of dictsOf(pdf, "Outlines")) {
				const item = action.lookup(name("First"), PDFDict);
				item.lookup(name("A"), PDFDict).delete(name("SD"));
			}
		},
	},
	{
		name: "no declaration of reuse",
		level: "4f",
		caughtBy: "proof",
		change: (pdf) => inXmp(pdf, /<rdf:li rdf:parseType="Resource"><pdfd:conformsTo>[^<]*reuse1\.0.*?<\/rdf:li>/, ""),
	},
	{
		name: "another year of PDF/UA-2",
		level: "4",
		caughtBy: "proof",
		change: (pdf) => inXmp(pdf, "<pdfuaid:rev>2024</pdfuaid:rev>", "<pdfuaid:rev>2023</pdfuaid:rev>"),
	},
	{
		name: "no claim of PDF/UA",
		level: "3a",
		caughtBy: "proof",
		change: (pdf) => inXmp(pdf, "<pdfuaid:part>1</pdfuaid:part>", ""),
	},
	{
		name: "an attachment with another content",
		level: "3a",
		caughtBy: "proof",
		change: (pdf) => replaceContent(pdf, "EmbeddedFile", "Bài khác."),
	},
	{
		name: "an attachment with a wrong checksum",
		level: "3a",
		caughtBy: "proof",
		change: (pdf) =>
			embedded(pdf)
				.lookup(name("Params"), PDFDict)
				.set(name("CheckSum"), PDFHexString.of("00".repeat(16))),
	},
	{
		name: "an attachment with a wrong media type",
		level: "4f",
		caughtBy: "proof",
		change: (pdf) => embedded(pdf).set(name("Subtype"), name("image/png")),
	},
	{
		name: "an attachment with a wrong relationship",
		level: "4f",
		caughtBy: "proof",
		change: (pdf) => specification(pdf).set(name("AFRelationship"), name("Unspecified")),
	},
	{
		name: "an attachment less",
		level: "3b",
		caughtBy: "proof",
		change: (pdf) => {
			attachmentNames(pdf).remove(0);
			attachmentNames(pdf).remove(0);
		},
	},
	{
		name: "an attachment more",
		level: "3u",
		caughtBy: "proof",
		change: (pdf) => {
			const names = attachmentNames(pdf);
			names.push(PDFString.of("them.xml"));
			names.push(names.get(1));
		},
	},
];
