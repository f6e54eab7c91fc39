import { PDFArray, PDFDict, type PDFDocument, PDFHexString, PDFName } from "pdf-lib";
import { elementsOfType, type Mutant } from "./mutants.ts";

const name = PDFName.of;

/** An article with a table, two links and headings of two levels. */
export const linkedArticle = `# Giá nông sản tuần này

Xem [bảng giá](https://example.vn/bang-gia) và [dự báo](https://example.vn/du-bao) của sở.

## Chợ huyện

| Mặt hàng | Giá |
| --- | --- |
| Gạo tẻ | 18.000 đ |
| Cam sành | 25.000 đ |

### Chợ xã

Giá không đổi.

## Chợ tỉnh

Giá tăng nhẹ.
`;

function annotations(pdf: PDFDocument): readonly PDFDict[] {
	return pdf.context
		.enumerateIndirectObjects()
		.map(([, object]) => object)
		.filter((object) => object instanceof PDFDict)
		.filter((object) => object.get(name("Subtype")) === name("Link"));
}

function retag(pdf: PDFDocument, from: string, to: string): void {
	for (const element of elementsOfType(pdf, from)) element.set(name("S"), name(to));
}

/** Ways to break what `linkedArticle` has. */
export const contentMutants: readonly Mutant[] = [
	{
		name: "the targets of two links swapped",
		caughtBy: "proof",
		change: (pdf) => {
			const [first, second] = annotations(pdf).map((each) => each.lookup(name("A"), PDFDict));
			const uri = first?.get(name("URI"));
			first?.set(name("URI"), second?.get(name("URI")) as PDFHexString);
			second?.set(name("URI"), uri as PDFHexString);
		},
	},
	{
		name: "a link without its annotation",
		caughtBy: "proof",
		change: (pdf) => {
			const [link] = elementsOfType(pdf, "Link");
			const kids = link?.lookup(name("K"), PDFArray);
			kids?.remove(kids.size() - 1);
		},
	},
	{
		name: "the link's own description in place of its address",
		caughtBy: "proof",
		change: (pdf) => {
			for (const each of annotations(pdf))
				each.lookup(name("A"), PDFDict).set(name("URI"), PDFHexString.fromText("mailto:ai@example.vn"));
		},
	},
	{
		name: "head cells as cells of data",
		caughtBy: "proof",
		change: (pdf) => {
			retag(pdf, "TH", "TD");
		},
	},
	{
		name: "cells of data as head cells",
		caughtBy: "proof",
		change: (pdf) => {
			retag(pdf, "TD", "TH");
		},
	},
	{
		name: "a heading of the third level on the second",
		caughtBy: "proof",
		change: (pdf) => {
			retag(pdf, "H3", "H2");
		},
	},
	{
		name: "a heading on a level further down",
		caughtBy: "veraPDF",
		change: (pdf) => {
			retag(pdf, "H2", "H4");
		},
	},
];
