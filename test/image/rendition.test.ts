import { beforeAll, describe, expect, it } from "vitest";
import { identify } from "../../src/image/identify.ts";
import { readPng } from "../../src/image/png.ts";
import { loadDecoders, rendition } from "../../src/image/rendition.ts";
import { decodePng } from "../../src/image/samples.ts";
import { colourOf, type ForeignPicture, foreignPictures, opacityOf, shadeOf } from "../support/foreign-pictures.ts";
import { pictures } from "../support/pictures.ts";

beforeAll(() => loadDecoders(Object.values(foreignPictures)));

const made = (name: ForeignPicture, bytes = foreignPictures[name]) => {
	const { value, diagnostics } = rendition(bytes, "p");
	const png = value && readPng(value, "p").value;
	const samples = png && decodePng(png);
	const codes = diagnostics.map(({ code, params }) => [code, ...Object.values(params ?? {})]);
	return { value, png, samples, codes };
};

/** Colour samples of the whole picture, and its opacity, row by row. */
const colours = (width = 5, height = 3, at = colourOf) =>
	Array.from({ length: width * height }, (_, n) => at(n % width, Math.floor(n / width))).flat();

describe("a picture of a format that a PDF does not know", () => {
	it.each<ForeignPicture>([
		"WebP, lossless",
		"WebP, with profile",
		"GIF",
		"BMP, 24 bits",
		"BMP, palette",
		"TIFF",
		"TIFF, LZW",
		"TIFF, deflate",
		"TIFF, palette",
	])("%s: is shown as its pixels", (name) => {
		const { png, samples, codes } = made(name);
		expect([png?.width, png?.height, png?.colour]).toEqual([5, 3, 2]);
		expect(Array.from(samples?.colour ?? [])).toEqual(colours());
		expect(codes).toEqual([["image/decoded", identify(foreignPictures[name])?.name]]);
		expect(png?.profile !== undefined).toBe(name === "WebP, with profile");
	});

	it.each<ForeignPicture>(["WebP, lossless with opacity", "TIFF, opacity"])("%s: keeps its opacity", (name) => {
		const { samples } = made(name);
		const opacity = Array.from({ length: 15 }, (_, n) => opacityOf(n % 5));
		expect(Array.from(samples?.alpha?.samples ?? [])).toEqual(opacity);
		// Where nothing is seen there is no colour either, or any.
		const seen = (all: readonly number[]) => all.filter((_, i) => opacity[Math.floor(i / 3)] !== 0);
		expect(seen(Array.from(samples?.colour ?? []))).toEqual(seen(colours()));
	});

	it("is turned as it asks to be", () => {
		for (const name of ["WebP, turned", "TIFF, turned"] as const) {
			const { png, samples } = made(name);
			expect([png?.width, png?.height]).toEqual([3, 5]);
			// Orientation 6: what is stored at the left end of a row is seen at the top.
			expect(Array.from(samples?.colour ?? [])).toEqual(colours(3, 5, (x, y) => colourOf(y, 2 - x)));
		}
	});

	it("is gray where it has no colours, in 8 bits", () => {
		for (const name of ["TIFF, gray", "TIFF, 16 bits"] as const) {
			const { png, samples, codes } = made(name);
			expect(png?.colour).toBe(0);
			expect(Array.from(samples?.colour ?? [])).toEqual(colours(5, 3, (x, y) => [shadeOf(x, y)] as never));
			expect(codes.slice(1)).toEqual(name === "TIFF, 16 bits" ? [["image/fewer-bits", 16]] : []);
		}
	});

	it("is near its colours where it lost some when it was made", () => {
		const { png, samples } = made("WebP, lossy");
		expect([png?.width, png?.height, samples?.colour.length]).toEqual([20, 12, 720]);
		const [r, g, b] = samples?.colour ?? [];
		for (const [value, wanted] of [
			[r, 0],
			[g, 0],
			[b, 255],
		])
			expect(Math.abs((value ?? 999) - (wanted ?? 0))).toBeLessThan(60);
	});

	it("has more than one page or frame: the first is shown, and said to be", () => {
		expect(made("GIF, animated").codes).toEqual([["image/decoded", "GIF"], ["image/animated"]]);
		expect(made("TIFF, two pages").codes).toEqual([
			["image/decoded", "TIFF"],
			["image/first-page", 2],
		]);
		expect(Array.from(made("TIFF, two pages").samples?.colour ?? [])).toEqual(colours());
	});

	it.each<readonly [ForeignPicture, string]>([
		["WebP, animated", "ANIM"],
		["TIFF, CMYK", "CMYK"],
		["TIFF, PackBits", "PackBits"],
		["TIFF, CCITT", "CCITT"],
		["TIFF, one bit", "no BitsPerSample"],
	])("%s: is not shown where it would be wrong", (name, what) => {
		expect(made(name).codes).toEqual([["image/unsupported-kind", identify(foreignPictures[name])?.name, what]]);
	});

	it("gives the same bytes each time, and leaves JPEG and PNG as they are", () => {
		for (const name of ["WebP, lossy", "TIFF", "GIF"] as const)
			expect(Buffer.compare(made(name).value as Buffer, made(name).value as Buffer)).toBe(0);
		for (const bytes of Object.values(pictures)) expect(rendition(bytes, "p").value).toBe(bytes);
	});
});

describe("a broken picture", () => {
	it.each(Object.keys(foreignPictures) as ForeignPicture[])(
		"%s: cut anywhere, it is shown or a finding, and no fault",
		(name) => {
			const bytes = foreignPictures[name];
			for (let length = 12; length < bytes.length; length += 7) {
				const { value, codes } = made(name, bytes.slice(0, length));
				if (value === undefined) expect(codes).toHaveLength(1);
			}
		},
	);

	it.each(Object.keys(foreignPictures) as ForeignPicture[])("%s: with any byte changed, the same", (name) => {
		const bytes = foreignPictures[name];
		for (let at = 4; at < bytes.length; at += Math.max(1, Math.floor(bytes.length / 60))) {
			const changed = Uint8Array.from(bytes);
			changed[at] = (changed[at] ?? 0) ^ 0xff;
			if (!identify(changed)) continue;
			expect(() => made(name, changed)).not.toThrow();
		}
	});

	it("says more pixels than a picture may have: it is not even begun", () => {
		const huge = Uint8Array.from(foreignPictures["BMP, 24 bits"]);
		new DataView(huge.buffer).setInt32(18, 2_000_000, true);
		expect(made("BMP, 24 bits", huge).codes[0]?.[0]).toBe("image/too-many-pixels");
	});

	it("has directories that lead back: they are not followed for ever", () => {
		const loop = Uint8Array.from(foreignPictures.TIFF);
		const view = new DataView(loop.buffer);
		const first = view.getUint32(4, true);
		view.setUint32(first + 2 + view.getUint16(first, true) * 12, first, true);
		expect(made("TIFF", loop).codes).toEqual([["image/damaged", "TIFF"]]);
	});
});
