import { describe, expect, it } from "vitest";
import type { Article } from "../../src/model/article.ts";
import { failure, type Outcome } from "../../src/model/diagnostic.ts";
import type { Source } from "../../src/model/source.ts";
import { read, readerFor, readers } from "../../src/read/registry.ts";

function source(name: string, text: string, mediaType?: string): Source {
	const bytes = new TextEncoder().encode(text);
	return {
		name,
		...(mediaType && { mediaType }),
		async *open() {
			// In two chunks, parted inside a letter.
			yield bytes.subarray(0, 3);
			yield bytes.subarray(3);
		},
		resolve: async () => failure(),
	};
}

async function all(articles: AsyncIterable<Outcome<Article>>): Promise<Outcome<Article>[]> {
	const list: Outcome<Article>[] = [];
	for await (const each of articles) list.push(each);
	return list;
}

describe("readerFor", () => {
	it("goes by the declared type, then by the name", () => {
		expect(readerFor("bai.txt")?.format).toBe("plain");
		expect(readerFor("thư mục/BÀI.TXT")?.format).toBe("plain");
		expect(readerFor("-")?.format).toBe("plain");
		expect(readerFor("tin 20.3")?.format).toBe("plain");
		expect(readerFor("Bài.MD")?.format).toBe("markdown");
		expect(readerFor("bai.markdown")?.format).toBe("markdown");
		expect(readerFor("bai", "text/markdown; variant=GFM")?.format).toBe("markdown");
		expect(readerFor("bai.odt")).toBeUndefined();
		expect(readerFor("bai.odt", "text/plain; charset=utf-8")?.format).toBe("plain");
		expect(readerFor("Trang.HTM")?.format).toBe("html");
		expect(readerFor("bai.txt", "application/pdf")).toBeUndefined();
	});

	it("has each type and extension once", () => {
		for (const keys of [readers.flatMap((r) => r.mediaTypes), readers.flatMap((r) => r.extensions)])
			expect(new Set(keys).size).toBe(keys.length);
	});
});

describe("read", () => {
	it("reads a source that comes in chunks", async () => {
		const [only, ...more] = await all(read(source("a.txt", "BBK - Đường phố Hà Nội")));
		expect(more).toEqual([]);
		expect(only?.value?.dateline?.text).toBe("BBK");
	});

	it.each([
		["a.txt", 64],
		["a.md", 64],
		["a.html", 64],
		["a.docx", 256],
		["a.mhtml", 256],
	])("reads no more of %s than an article may have", async (name, limit) => {
		let given = 0;
		const endless: Source = {
			...source(name, ""),
			async *open() {
				const mib = new Uint8Array(1024 * 1024).fill(0x61);
				for (; given < 10 * limit; given++) yield mib;
			},
		};
		expect(await all(read(endless))).toMatchObject([
			{ diagnostics: [{ code: "read/too-large", severity: "error", params: { limit }, place: { file: name } }] },
		]);
		expect(given).toBe(limit);
	});

	it("loads the reader of Markdown when it is asked for", async () => {
		const [only, ...more] = await all(read(source("a.md", "# Đường phố Hà Nội")));
		expect(more).toEqual([]);
		expect(only?.value?.blocks[0]).toMatchObject({ kind: "heading", level: 1 });
	});

	it("refuses a format without a reader", async () => {
		expect(await all(read(source("bai.odt", "PK")))).toEqual([
			{
				diagnostics: [
					{
						code: "read/unsupported-format",
						severity: "error",
						params: { format: "odt" },
						place: { file: "bai.odt" },
					},
				],
			},
		]);
	});
});
