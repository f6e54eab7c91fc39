import { describe, expect, it } from "vitest";
import { readHtml } from "../../../src/read/html/read.ts";

const read = (html: string) => readHtml(new TextEncoder().encode(html), "trang.html");
const page = (body: string) => `<html><head><title>Tin</title></head><body><article>${body}</article></body></html>`;

describe("pages that nobody wrote by hand", () => {
	it("reads a line of 150,000 paragraphs, each at its column", () => {
		const { value } = read(page("<p>Một đoạn 😀 văn.</p>".repeat(150_000)));
		const paragraphs = value?.blocks.filter(({ kind }) => kind === "paragraph") ?? [];
		expect(paragraphs).toHaveLength(150_000);
		const width = [..."<p>Một đoạn 😀 văn.</p>"].length;
		const column = (n: number) => paragraphs[n]?.place?.column ?? 0;
		for (const n of [1, 77, 5_000, 149_999]) expect(column(n) - column(0)).toBe(n * width);
	});

	it("refuses more text than memory should be spent on, and says where it ends", () => {
		const { value, diagnostics } = read(page(`<p>${"chữ ".repeat(5 << 20)}</p>`));
		expect(value).toBeUndefined();
		expect(diagnostics.map(({ code }) => code)).toEqual(["read/html-too-long"]);
		expect(diagnostics[0]?.place?.line).toBe(1);
	});

	it("does not count scripts as text", () => {
		const { value } = read(
			page(`<script>${"var a = 1;".repeat(2 << 20)}</script><p>${"Một đoạn văn dài. ".repeat(60)}</p>`),
		);
		expect(value?.blocks.length).toBeGreaterThan(0);
	});
});
