import { deflateSync, inflateSync } from "node:zlib";
import {
	type PDFArray,
	PDFDict,
	PDFDocument,
	PDFHexString,
	PDFName,
	PDFNumber,
	type PDFObject,
	PDFRawStream,
	PDFRef,
	PDFString,
} from "pdf-lib";

/** Who has to notice a mutant: the outside judge of the claims, or our own proof, which sees what that one does not. */
export type Catcher = "veraPDF" | "proof";

export interface Mutant {
	readonly name: string;
	readonly caughtBy: Catcher;
	readonly change: (pdf: PDFDocument) => void;
}

const name = PDFName.of;

export function dictsOf(pdf: PDFDocument, type: string): PDFDict[] {
	return pdf.context
		.enumerateIndirectObjects()
		.map(([, object]) => (object instanceof PDFRawStream ? object.dict : object))
		.filter((object): object is PDFDict => object instanceof PDFDict && object.lookup(name("Type")) === name(type));
}

function textOf(stream: PDFRawStream): string {
	const filtered = stream.dict.has(name("Filter"));
	return Buffer.from(filtered ? inflateSync(stream.contents) : stream.contents).toString("latin1");
}

export function replaceStream(pdf: PDFDocument, ref: PDFRef, edit: (text: string) => string): void {
	const stream = pdf.context.lookup(ref);
	if (!(stream instanceof PDFRawStream)) throw new Error("not a stream");
	const before = textOf(stream);
	const after = edit(before);
	if (after === before) throw new Error("the mutant changes nothing");
	const filtered = stream.dict.has(name("Filter"));
	const bytes = Buffer.from(after, "latin1");
	const contents = filtered ? deflateSync(bytes) : bytes;
	stream.dict.set(name("Length"), PDFNumber.of(contents.byteLength));
	pdf.context.assign(ref, PDFRawStream.of(stream.dict, contents));
}

function refIn(dict: PDFDict, key: string): PDFRef {
	return dict.get(name(key)) as PDFRef;
}

function contentsOf(pdf: PDFDocument, page = 0): PDFRef {
	const entry = pdf.getPage(page).node.get(name("Contents"));
	return (entry instanceof PDFRef ? entry : (entry as PDFArray).get(0)) as PDFRef;
}

/** The font dictionary that carries the body: the one with the most text. */
function bodyFont(pdf: PDFDocument): PDFDict {
	return dictsOf(pdf, "Font").find((font) => font.has(name("ToUnicode"))) as PDFDict;
}

function descendant(pdf: PDFDocument): PDFDict {
	return dictsOf(pdf, "Font").find((font) => font.has(name("CIDToGIDMap"))) as PDFDict;
}

export function elementsOfType(pdf: PDFDocument, type: string): PDFDict[] {
	return pdf.context
		.enumerateIndirectObjects()
		.map(([, object]) => object)
		.filter((object): object is PDFDict => object instanceof PDFDict && object.get(name("S")) === name(type));
}

function kidsOfDocument(pdf: PDFDocument): PDFArray {
	const [document] = elementsOfType(pdf, "Document");
	return (document as PDFDict).lookup(name("K")) as PDFArray;
}

export function xmp(pdf: PDFDocument): PDFRef {
	return refIn(pdf.catalog, "Metadata");
}

function setIn(array: PDFArray, index: number, value: PDFObject): void {
	array.set(index, value);
}

/** Ways to break a finished document, each with the check that has to go red. */
export const mutants: readonly Mutant[] = [
	{ name: "no output intent", caughtBy: "veraPDF", change: (pdf) => void pdf.catalog.delete(name("OutputIntents")) },
	{ name: "not marked as tagged", caughtBy: "veraPDF", change: (pdf) => void pdf.catalog.delete(name("MarkInfo")) },
	{ name: "no structure tree", caughtBy: "veraPDF", change: (pdf) => void pdf.catalog.delete(name("StructTreeRoot")) },
	{
		name: "title not displayed",
		caughtBy: "veraPDF",
		change: (pdf) => void pdf.catalog.delete(name("ViewerPreferences")),
	},
	{ name: "no language", caughtBy: "veraPDF", change: (pdf) => void pdf.catalog.delete(name("Lang")) },
	{ name: "no CIDToGIDMap", caughtBy: "veraPDF", change: (pdf) => void descendant(pdf).delete(name("CIDToGIDMap")) },
	{
		name: "wrong widths",
		caughtBy: "veraPDF",
		change: (pdf) => void descendant(pdf).set(name("W"), pdf.context.obj([0, [100, 100, 100, 100]])),
	},
	{
		name: "no font program",
		caughtBy: "veraPDF",
		change: (pdf) => {
			for (const descriptor of dictsOf(pdf, "FontDescriptor")) descriptor.delete(name("FontFile2"));
		},
	},
	{
		name: "a claim of another part",
		caughtBy: "proof",
		change: (pdf) => replaceStream(pdf, xmp(pdf), (text) => text.replace(/(<pdfaid:part>|pdfaid:part=")2/, "$13")),
	},
	{
		name: "another title in the XMP",
		caughtBy: "proof",
		change: (pdf) => replaceStream(pdf, xmp(pdf), (text) => text.replace(/(<dc:title>[\s\S]*?<rdf:li[^>]*>)./, "$1X")),
	},
	{
		name: "another language",
		caughtBy: "proof",
		change: (pdf) => void pdf.catalog.set(name("Lang"), PDFString.of("en")),
	},
	{
		name: "a wrong ToUnicode entry",
		caughtBy: "proof",
		change: (pdf) =>
			replaceStream(pdf, refIn(bodyFont(pdf), "ToUnicode"), (text) =>
				text.replaceAll("1ED9", "006F").replaceAll("1ed9", "006f"),
			),
	},
	{
		name: "no ToUnicode",
		caughtBy: "veraPDF",
		change: (pdf) => {
			for (const font of dictsOf(pdf, "Font")) font.delete(name("ToUnicode"));
		},
	},
	{
		name: "a paragraph missing from the tag tree",
		caughtBy: "proof",
		change: (pdf) => void kidsOfDocument(pdf).remove(2),
	},
	{
		name: "two paragraphs swapped in the tag tree",
		caughtBy: "proof",
		change: (pdf) => {
			const kids = kidsOfDocument(pdf);
			const [first, second] = [kids.get(2), kids.get(3)];
			setIn(kids, 2, second);
			setIn(kids, 3, first);
		},
	},
	{
		name: "a word shown outside the tags",
		caughtBy: "veraPDF",
		change: (pdf) =>
			replaceStream(pdf, contentsOf(pdf), (text) => text.replace(/\/Artifact[^\n]*?B(DC|MC)/, "/Span BMC")),
	},
	{
		name: "a line taken out of the content",
		caughtBy: "proof",
		change: (pdf) => replaceStream(pdf, contentsOf(pdf), (text) => text.replace(/\[[^\]]*\]\s*TJ/, "[]TJ")),
	},
	{
		name: "the title's element called a paragraph, so that headings begin at none",
		caughtBy: "proof",
		change: (pdf) => {
			for (const element of elementsOfType(pdf, "H1")) element.set(name("S"), name("P"));
		},
	},
	{
		name: "a script that runs on opening",
		caughtBy: "veraPDF",
		change: (pdf) =>
			void pdf.catalog.set(name("OpenAction"), pdf.context.obj({ S: "JavaScript", JS: PDFString.of("app.alert(1)") })),
	},
	{
		name: "a page without its tab order",
		caughtBy: "proof",
		change: (pdf) => void pdf.getPage(1).node.delete(name("Tabs")),
	},
	...["dc:date", "dc:relation", "dc:type"].map(
		(property): Mutant => ({
			name: `no ${property} in the XMP`,
			caughtBy: "proof",
			change: (pdf) =>
				replaceStream(pdf, xmp(pdf), (text) => text.replace(new RegExp(`<${property}>[\\s\\S]*?</${property}>`), "")),
		}),
	),
	{
		name: "an author in the XMP whom the record does not know",
		caughtBy: "proof",
		change: (pdf) =>
			replaceStream(pdf, xmp(pdf), (text) =>
				text.replace("<dc:date>", "<dc:creator><rdf:Seq><rdf:li>Ai Khác</rdf:li></rdf:Seq></dc:creator><dc:date>"),
			),
	},
	...hidden("shown in render mode 3", (text) => `3 Tr\n${text}`),
	...hidden("white", (text) => text.replace(/BT\n/, "BT\n1 g\n").replaceAll(/^0 g$/gm, "1 g")),
	...hidden("white by another colour space", (text) => text.replace(/BT\n/, "BT\n1 1 1 rg\n")),
	...hidden("moved off the page", (text) => text.replace(/(-?[\d.]+) (-?[\d.]+) Td/, "-900 $2 Td")),
	...hidden("behind a clipping path", (text) => `0 0 1 1 re W n\n${text}`),
	...hidden("too small to read", (text) => text.replace(/ [\d.]+ Tf/, " .1 Tf")),
	...hidden("squeezed to nothing", (text) => text.replace(/BT\n/, "BT\n0.1 Tz\n")),
	...hidden("moved off the page by a matrix", (text) => `1 0 0 1 0 -2000 cm\n${text}`),
	{
		name: "a page cropped to nothing",
		caughtBy: "proof",
		change: (pdf) => void pdf.getPage(0).node.set(name("CropBox"), pdf.context.obj([0, 0, 10, 10])),
	},
	{
		name: "words in a second foot of a page",
		caughtBy: "proof",
		change: (pdf) => added(`/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n${firstWords(pdf, 1)}\nEMC`, 1)(pdf),
	},
	{
		name: "words added as layout",
		caughtBy: "proof",
		change: (pdf) => added(`/Artifact<</Type/Layout>>BDC\n${firstWords(pdf)}\nEMC`)(pdf),
	},
	{
		name: "words added as an artifact of no kind",
		caughtBy: "proof",
		change: (pdf) => added(`/Artifact BMC\n${firstWords(pdf)}\nEMC`)(pdf),
	},
	{
		name: "text painted over by a white rectangle",
		caughtBy: "proof",
		change: added("/Artifact BMC\n1 g 0 300 600 300 re f\nEMC"),
	},
	{
		name: "text painted over by a white triangle",
		caughtBy: "proof",
		change: added("/Artifact BMC\n1 g 0 0 m 0 1600 l 1200 0 l h f\nEMC"),
	},
	{
		name: "text that runs off the page",
		caughtBy: "proof",
		change: (pdf) =>
			replaceStream(pdf, contentsOf(pdf), (text) => text.replace(/(-?[\d.]+) (-?[\d.]+) Td/, "400 $2 Td")),
	},
	{
		name: "the title's element on the second level",
		caughtBy: "proof",
		change: (pdf) => {
			for (const element of elementsOfType(pdf, "H1")) element.set(name("S"), name("H2"));
		},
	},
	{
		name: "an Info title that differs from the XMP",
		caughtBy: "proof",
		change: (pdf) => {
			const info = pdf.context.lookup(pdf.context.trailerInfo.Info, PDFDict);
			info.set(name("Title"), PDFHexString.fromText("Khác"));
		},
	},
];

/** Adds to the content of a page, the first where nothing else is said. */
function added(operators: string, page = 0): (pdf: PDFDocument) => void {
	return (pdf) => replaceStream(pdf, contentsOf(pdf, page), (text) => `${text}\n${operators}\n`);
}

/** What shows the first words of a page again. */
function firstWords(pdf: PDFDocument, page = 0): string {
	const text = textOf(pdf.context.lookup(contentsOf(pdf, page)) as PDFRawStream);
	const [font = ""] = /\/F\d+ [\d.]+ Tf/.exec(text) ?? [];
	const [words = ""] = /^[[(].*T[jJ]$/m.exec(text) ?? [];
	return `BT\n${font}\n100 60 Td\n${words}\nET`;
}

/** The text of the first page is there for machines only. */
function hidden(how: string, edit: (text: string) => string): readonly Mutant[] {
	const change = (pdf: PDFDocument) => replaceStream(pdf, contentsOf(pdf), edit);
	return [{ name: `text ${how}`, caughtBy: "proof", change }];
}

/** The bytes of a mutant. */
export async function mutate(pdf: Uint8Array, mutant: Mutant): Promise<Uint8Array> {
	const document = await PDFDocument.load(pdf, { updateMetadata: false });
	mutant.change(document);
	const bytes = await document.save({ useObjectStreams: false, updateFieldAppearances: false });
	// The library writes a header of its own: `%PDF-1.7`.
	bytes.set(pdf.subarray(0, 8));
	return bytes;
}
