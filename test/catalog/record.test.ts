import { describe, expect, it } from "vitest";
import { artifactTree } from "../../src/build/tree.ts";
import { catalogueBuilt, catalogueOpened } from "../../src/catalog/record.ts";
import { sha256 } from "../../src/fixity/digest.ts";
import { build } from "../../src/index.ts";
import { read } from "../../src/read/registry.ts";
import { docxArticle } from "../support/docx-article.ts";
import { seedName, seedText } from "../support/records.ts";

const place = { version: 2, packages: [{ format: "bagit", path: "tin/bai-1" }] } as const;

const html = `<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Xã  Đôn Phong</title>
<meta name="author" content="Nguyễn Thị Hoà"><meta property="article:published_time" content="2023-03-21T08:00:00+07:00"></head>
<body><article><h1>Xã  Đôn Phong được mùa</h1><p>Bà con&nbsp;xã Đôn Phong\n vừa gặt xong, ai cũng vui vì năm nay được mùa lớn.</p>
<table><tr><th>Thôn</th><th>Tấn</th></tr><tr><td>Nà Lồm</td><td>12</td></tr></table><p>Đoạn cuối của bài, kể thêm về mùa sau.</p></article></body></html>`;

const sources: readonly (readonly [string, Uint8Array])[] = [
	[seedName, new TextEncoder().encode(seedText)],
	["bài.md", new TextEncoder().encode("# Hội *xuân*\n\nĐông vui[^1] quá.\n\n- một\n- hai\n\n[^1]: Ghi chú.\n")],
	["trang.html", new TextEncoder().encode(html)],
	["bai.docx", docxArticle],
	[
		"tcvn3.txt",
		Buffer.from(
			"Ng\xb5y 2 th\xb8ng 9, t\xb9i Hµ N\xe9i. Chñ t\xdech n\xad\xedc ®\xe4c b\xb6n Tuy\xean ng\xabn.\n",
			"latin1",
		),
	],
];

async function built(name: string, bytes: Uint8Array) {
	const { value, diagnostics } = await build({ name, bytes }, { buildTime: "2026-01-02T03:04:05Z" });
	if (value === undefined) throw new Error(JSON.stringify(diagnostics));
	return value;
}

describe("a record for the catalogue", () => {
	it.each(sources)("is the same of %s as it was built and as it stands on disk", async (name, bytes) => {
		const record = await built(name, bytes);
		const kept = await catalogueBuilt(record, place);
		const { label, entries } = record.package;
		const again = await catalogueOpened(artifactTree(label, entries), label, place);
		expect(kept.value?.text).not.toBe("");
		expect(again.value).toEqual(kept.value);
		expect(JSON.stringify(again.value)).toBe(JSON.stringify(kept.value));
	});

	it("is the same with the article at hand and with the source read again", async () => {
		const [, [name, bytes]] = sources as [unknown, (typeof sources)[number]];
		const record = await built(name, bytes);
		const source = {
			name,
			async *open() {
				yield bytes;
			},
			resolve: async () => ({ diagnostics: [] }),
		};
		for await (const { value } of read(source)) {
			expect(await catalogueBuilt(record, place, value?.blocks)).toEqual(await catalogueBuilt(record, place));
		}
		expect((await catalogueBuilt(record, place, [])).value?.text).toBe("");
	});

	it("says what the record says", async () => {
		const record = await built("trang.html", sources[2]?.[1] as Uint8Array);
		const { value } = await catalogueBuilt(record, place);
		const { text = "", description = "" } = value ?? {};
		expect(value).toMatchObject({
			...place,
			language: "vi",
			titleSupplied: false,
			creators: ["Nguyễn Thị Hoà"],
			issued: "2023-03-21T08:00:00+07:00",
			textDigest: sha256(text),
			sourceName: "trang.html",
			builtAt: "2026-01-02T03:04:05Z",
			pages: record.pages,
			flavour: "PDF/A-2a, PDF/UA-1",
		});
		expect(text.split("\n")).toContain("Bà con xã Đôn Phong vừa gặt xong, ai cũng vui vì năm nay được mùa lớn.");
		expect(text.split("\n")).toContain("Nà Lồm");
		expect(JSON.parse(description).identifier).toBe(value?.identifier);
		expect(value?.artifacts.map(({ path }) => path)).toContain("metadata/premis.xml");
		expect(
			value?.artifacts.every(({ digests }) => digests.sha256?.length === 64 && digests.sha512?.length === 128),
		).toBe(true);
		expect(value?.events.map(({ type }) => type)).toContain("validation");
	});

	it("tells a source that is not the one that was described", async () => {
		const record = await built(seedName, sources[0]?.[1] as Uint8Array);
		const { label, entries } = record.package;
		const other = entries.map((entry) =>
			entry.role === "source" ? { ...entry, content: new TextEncoder().encode("khác") } : entry,
		);
		const outcome = await catalogueOpened(artifactTree(label, other), label, place);
		expect(outcome.value).toBeUndefined();
		expect(outcome.diagnostics.map(({ code }) => code)).toEqual(["build/source-differs"]);
	});
});
