import { PDFDict, PDFDocument, PDFName, PDFRawStream } from "pdf-lib";
import { describe, expect, it } from "vitest";
import { expectedDigest } from "../../src/image/digest.ts";
import type { Picture } from "../../src/model/index.ts";
import { extractPdf } from "../../src/pdf/extract.ts";
import { placement } from "../../src/pdf/place-picture.ts";
import { writePdf } from "../../src/pdf/write.ts";
import { must } from "../font/library.ts";
import { altOf, pictureOf, sheetOf } from "../support/picture-set.ts";
import { pictures } from "../support/pictures.ts";

const all = new Map(Object.entries(pictures).map(([name, bytes]) => [name, pictureOf(name, bytes)]));
const only = (...names: readonly string[]) => new Map(names.map((name) => [name, all.get(name)!]));

async function imagesOf(bytes: Uint8Array): Promise<readonly PDFRawStream[]> {
	const document = await PDFDocument.load(bytes, { updateMetadata: false });
	return document.context
		.enumerateIndirectObjects()
		.map(([, object]) => object)
		.filter((object) => object instanceof PDFRawStream)
		.filter((object) => object.dict.get(PDFName.of("Subtype")) === PDFName.of("Image"));
}

const entry = (image: PDFRawStream | undefined, key: string) => String(image?.dict.get(PDFName.of(key)));

describe("pictures in a document", () => {
	it("are read back as what their files show, each with its description and its box", () => {
		const read = must(extractPdf(must(writePdf(sheetOf(all)))));
		expect(read.figures.map(({ alt }) => alt)).toEqual([...all.keys()].map(altOf));
		expect(read.figures.map((figure) => figure.pictures)).toEqual(
			[...all.values()].map(({ bytes }) => [expectedDigest(bytes)]),
		);
		expect(read.figures.every(({ inBox }) => inBox)).toBe(true);
		expect(read.untaggedPictures).toBe(0);
	});

	it("come out the same each time", () => {
		const [first, second] = [writePdf(sheetOf(all)), writePdf(sheetOf(all))];
		expect(Buffer.from(must(first)).equals(must(second))).toBe(true);
	});

	it("are another instance when only a picture's pixels differ", () => {
		const instance = (name: string) => {
			const key = new Map([["a", all.get(name)!]]);
			return /InstanceID>([^<]+)/.exec(must(extractPdf(must(writePdf(sheetOf(key))))).xmp)?.[1];
		};
		expect(instance("gray8.png")).not.toBe(instance("gray4.png"));
	});

	it("go in as they came: JPEG whole, the data of plain PNG whole", async () => {
		const [jpeg, png] = await imagesOf(must(writePdf(sheetOf(only("rgb-icc.jpg", "rgb16.png")))));
		expect(Buffer.from(jpeg!.contents).equals(pictures["rgb-icc.jpg"]!)).toBe(true);
		expect(Buffer.from(pictures["rgb16.png"]!).includes(Buffer.from(png!.contents))).toBe(true);
		expect(entry(png, "BitsPerComponent")).toBe("16");
		expect(entry(png, "DecodeParms")).toMatch(/\/Predictor 15/);
	});

	it("stand in the file once, however often and under whatever name they are shown", async () => {
		const twice = new Map([...only("rgb8.png", "rgb.jpg"), ["copy", all.get("rgb8.png")!]]);
		const bytes = must(writePdf(sheetOf(twice)));
		expect(await imagesOf(bytes)).toHaveLength(2);
		expect(must(extractPdf(bytes)).figures).toHaveLength(3);
	});

	it("have their profiles, each once, and ink that is stored inverted is turned round", async () => {
		const again = pictureOf("again.jpg", Buffer.concat([pictures["rgb-icc.jpg"]!, Buffer.from("\n")]));
		const images = await imagesOf(
			must(
				writePdf(
					sheetOf(new Map([...only("rgb-icc.jpg", "cmyk-icc.jpg", "rgb-named.jpg", "rgb.jpg"), ["again", again]])),
				),
			),
		);
		const [icc, cmyk, named, plain, same] = images;
		expect(entry(icc, "ColorSpace")).toMatch(/\/ICCBased/);
		expect(entry(same, "ColorSpace")).toBe(entry(icc, "ColorSpace"));
		expect(entry(cmyk, "Decode")).toBe("[ 1 0 1 0 1 0 1 0 ]");
		expect(entry(named, "DecodeParms")).toMatch(/\/ColorTransform 0/);
		expect(entry(plain, "ColorSpace")).toBe("/DeviceRGB");
		expect(entry(plain, "Decode")).toBe("undefined");
	});

	it("name a blending space on pages with see-through pictures, and only there", async () => {
		const groups = async (names: readonly string[]) => {
			const document = await PDFDocument.load(must(writePdf(sheetOf(only(...names)))), { updateMetadata: false });
			return document.getPages().map((page) => page.node.get(PDFName.of("Group")) instanceof PDFDict);
		};
		expect(await groups(["rgb8.png"])).toEqual([false]);
		expect(await groups(["rgb8.png", "rgba8.png"])).toEqual([true]);
	});

	it("without a description stop the document", () => {
		expect(writePdf(sheetOf(only("rgb8.png"), { alt: " " })).diagnostics).toMatchObject([
			{ code: "pdf/figure-without-alt", severity: "error" },
		]);
	});

	it("that a page names and nobody has are a programmer's mistake", () => {
		const { pictures: _, ...rest } = sheetOf(only("rgb8.png"));
		expect(() => writePdf(rest)).toThrow("rgb8.png");
	});
});

describe("a picture's matrix", () => {
	/** Where the corner of the stored picture's first row and column has to come: left or right, top or bottom. */
	const first: Readonly<Record<Picture["orientation"], readonly [number, number]>> = {
		1: [10, 50],
		2: [40, 50],
		3: [40, 20],
		4: [10, 20],
		5: [10, 50],
		6: [40, 50],
		7: [40, 20],
		8: [10, 20],
	};

	it.each([1, 2, 3, 4, 5, 6, 7, 8] as const)("of orientation %i fills the box and puts the first pixel right", (n) => {
		const [a, b, c, d, e, f] = placement({ x: 10, y: 20, width: 30, height: 30 }, n);
		const at = (u: number, v: number) => [a * u + c * v + e, b * u + d * v + f];
		expect(at(0, 1)).toEqual(first[n]);
		const corners = [at(0, 0), at(0, 1), at(1, 0), at(1, 1)];
		expect(new Set(corners.map(String))).toEqual(new Set(["10,20", "10,50", "40,20", "40,50"]));
	});

	it("of orientations that lie on their side exchanges width and height", () => {
		for (const n of [5, 6, 7, 8] as const) {
			const [a, b, c, d] = placement({ x: 0, y: 0, width: 10, height: 70 }, n);
			expect([a, d, Math.abs(b), Math.abs(c)].map((v) => v + 0)).toEqual([0, 0, 70, 10]);
		}
	});
});
