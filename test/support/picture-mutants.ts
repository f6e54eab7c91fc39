import { deflateSync, inflateSync } from "node:zlib";
import {
	PDFArray,
	PDFDict,
	type PDFDocument,
	PDFHexString,
	PDFName,
	PDFNumber,
	PDFRawStream,
	type PDFRef,
} from "pdf-lib";
import type { Mutant } from "./mutants.ts";

const name = PDFName.of;

function figures(pdf: PDFDocument): readonly PDFDict[] {
	return pdf.context
		.enumerateIndirectObjects()
		.map(([, object]) => object)
		.filter((object) => object instanceof PDFDict)
		.filter((object) => object.get(name("S")) === name("Figure"));
}

function images(pdf: PDFDocument): readonly (readonly [PDFRef, PDFRawStream])[] {
	return pdf.context
		.enumerateIndirectObjects()
		.flatMap(([ref, object]) =>
			object instanceof PDFRawStream && object.dict.get(name("Subtype")) === name("Image")
				? [[ref, object] as const]
				: [],
		);
}

/** Replaces the data of a stream, filters of it undone and done again. */
function change(pdf: PDFDocument, ref: PDFRef, edit: (data: Buffer) => Buffer): void {
	const stream = pdf.context.lookup(ref) as PDFRawStream;
	const contents = deflateSync(edit(inflateSync(stream.contents)));
	stream.dict.set(name("Length"), PDFNumber.of(contents.length));
	pdf.context.assign(ref, PDFRawStream.of(stream.dict, contents));
}

function masked(pdf: PDFDocument): { readonly image: PDFRawStream; readonly mask: PDFRef } {
	const [, image] = images(pdf).find(([, each]) => each.dict.has(name("SMask")))!;
	return { image, mask: image.dict.get(name("SMask")) as PDFRef };
}

/** Changes the content of the page with a picture. */
function editPage(pdf: PDFDocument, edit: (text: string) => string): void {
	let changed = false;
	for (const page of pdf.getPages()) {
		const ref = page.node.get(name("Contents")) as PDFRef;
		const text = inflateSync((pdf.context.lookup(ref) as PDFRawStream).contents).toString("latin1");
		if (edit(text) === text) continue;
		change(pdf, ref, () => Buffer.from(edit(text), "latin1"));
		changed = true;
	}
	if (!changed) throw new Error("the mutant changes nothing");
}

/** Ways to break the pictures of a document; the document has to have a JPEG first and a picture with a soft mask. */
export const pictureMutants: readonly Mutant[] = [
	{
		name: "a figure without Alt",
		caughtBy: "veraPDF",
		change: (pdf) => void figures(pdf)[0]!.delete(name("Alt")),
	},
	{
		name: "an image with interpolation",
		caughtBy: "veraPDF",
		change: (pdf) => void images(pdf)[0]![1].dict.set(name("Interpolate"), pdf.context.obj(true)),
	},
	{
		name: "a picture outside the tags",
		caughtBy: "veraPDF",
		change: (pdf) => editPage(pdf, (text) => text.replace(/\/Figure<<\/MCID \d+>>BDC/, "/Figure BMC")),
	},
	{
		name: "a profile of a class that PDF/A does not allow",
		caughtBy: "veraPDF",
		change: (pdf) => {
			const space = images(pdf).map(([, image]) => image.dict.get(name("ColorSpace")));
			const [icc] = space.filter((each) => each instanceof PDFArray);
			change(pdf, icc!.get(1) as PDFRef, (data) => {
				data.write("link", 12, "latin1");
				return data;
			});
		},
	},
	{
		name: "another Alt",
		caughtBy: "proof",
		change: (pdf) => void figures(pdf)[0]!.set(name("Alt"), PDFHexString.fromText("Ảnh khác")),
	},
	{
		name: "a figure without BBox",
		caughtBy: "proof",
		change: (pdf) => void figures(pdf)[0]!.delete(name("A")),
	},
	{
		name: "a picture outside its BBox",
		caughtBy: "proof",
		change: (pdf) => editPage(pdf, (text) => text.replace(/q (\S+ \S+ \S+ \S+) \S+ \S+ cm/, "q $1 900 900 cm")),
	},
	{
		name: "a soft mask with too few samples",
		caughtBy: "proof",
		change: (pdf) => change(pdf, masked(pdf).mask, (data) => data.subarray(0, data.length - 5)),
	},
	{
		name: "no soft mask",
		caughtBy: "proof",
		change: (pdf) => void masked(pdf).image.dict.delete(name("SMask")),
	},
	{
		name: "a pixel changed",
		caughtBy: "proof",
		change: (pdf) => {
			const [ref] = images(pdf).find(([, image]) => image.dict.has(name("SMask")))!;
			change(pdf, ref, (data) => {
				data[data.length - 1] = data[data.length - 1]! ^ 1;
				return data;
			});
		},
	},
	{
		name: "a byte of a JPEG changed",
		caughtBy: "proof",
		change: (pdf) => {
			const [ref, image] = images(pdf).find(([, each]) => each.dict.get(name("Filter")) === name("DCTDecode"))!;
			const contents = Uint8Array.from(image.contents);
			contents[contents.length - 4] = contents[contents.length - 4]! ^ 1;
			pdf.context.assign(ref, PDFRawStream.of(image.dict, contents));
		},
	},
	{
		name: "a picture left out of the content",
		caughtBy: "proof",
		change: (pdf) => editPage(pdf, (text) => text.replace(/q [^\n]* Do Q\n/, "")),
	},
	{
		name: "one picture shown in place of another",
		caughtBy: "proof",
		change: (pdf) => editPage(pdf, (text) => text.replace("/I0 Do", "/I1 Do")),
	},
	{
		name: "a link that leads elsewhere",
		caughtBy: "proof",
		change: (pdf) => {
			for (const [, object] of pdf.context.enumerateIndirectObjects()) {
				const action = object instanceof PDFDict ? object.lookup(name("A")) : undefined;
				if (action instanceof PDFDict && action.has(name("URI")))
					action.set(name("URI"), PDFHexString.fromText("https://example.com/"));
			}
		},
	},
];
