import { describe, expect, it } from "vitest";
import { identify } from "../../src/image/identify.ts";
import { pictures } from "../support/pictures.ts";

const bytes = (text: string) => Buffer.from(text, "latin1");

describe("a picture's format", () => {
	it("is told by its bytes", () => {
		for (const [name, content] of Object.entries(pictures)) {
			expect(identify(content)?.mediaType, name).toBe(name.endsWith(".png") ? "image/png" : "image/jpeg");
		}
	});

	it.each([
		["GIF", "GIF89a\x01\0\x01\0", { mediaType: "image/gif", version: "89a", pronom: "fmt/4" }],
		["old GIF", "GIF87a\x01\0\x01\0", { mediaType: "image/gif", version: "87a", pronom: "fmt/3" }],
		["WebP", "RIFF\x24\0\0\0WEBPVP8 ", { mediaType: "image/webp" }],
		["TIFF, little end first", "II*\0\x08\0\0\0", { mediaType: "image/tiff" }],
		["TIFF, big end first", "MM\0*\0\0\0\x08", { mediaType: "image/tiff" }],
		["AVIF", "\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf", { mediaType: "image/avif" }],
		["AVIF under a general brand", "\0\0\0\x18ftypmif1\0\0\0\0mif1avif", { mediaType: "image/avif" }],
		["HEIC", "\0\0\0\x18ftypheic\0\0\0\0mif1heic", { mediaType: "image/heic" }],
		["BMP", "BM\x46\0\0\0\0\0\0\0\x36\0\0\0", { mediaType: "image/bmp" }],
		["JPEG 2000", "\0\0\0\x0cjP  \r\n\x87\n\0\0\0\x14ftypjp2 ", { mediaType: "image/jp2" }],
		["JPEG XL", "\0\0\0\x0cJXL \r\n\x87\n", { mediaType: "image/jxl" }],
		["SVG", '<svg xmlns="http://www.w3.org/2000/svg">', { mediaType: "image/svg+xml" }],
		["SVG with a prolog", '\xef\xbb\xbf<?xml version="1.0"?>\n<!-- a -->\n<svg:svg>', { mediaType: "image/svg+xml" }],
	])("%s", (_, head, expected) => {
		expect(identify(bytes(head))).toMatchObject(expected);
	});

	it.each([
		["text", "chỉ là chữ"],
		["a web page with a drawing in it", "<html><body><svg></svg></body></html>"],
		["a film", "\0\0\0\x18ftypmp42\0\0\0\0mp42isom"],
		["a PDF", "%PDF-1.7"],
		["words that begin with BM", "BMW và các hãng khác"],
		["nothing", ""],
	])("is unknown: %s", (_, head) => {
		expect(identify(Buffer.from(head))).toBeUndefined();
	});

	it("has a version only where PRONOM has one for just these bytes", () => {
		expect(identify(pictures["rgb.jpg"]!)).toMatchObject({ version: "1.01", pronom: "fmt/43" });
		expect(identify(pictures["orientation6.jpg"]!)).not.toHaveProperty("pronom");
		expect(identify(pictures["rgb8.png"]!)).not.toHaveProperty("pronom");
	});
});
