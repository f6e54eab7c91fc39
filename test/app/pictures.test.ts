import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadFile } from "../../src/app/input.ts";
import { findPictures } from "../../src/app/pictures.ts";
import type { Block } from "../../src/model/index.ts";
import { fileSource, stdinSource } from "../../src/store/file-source.ts";
import { pictures } from "../support/pictures.ts";

const root = mkdtempSync(join(tmpdir(), "banluu-found-"));
const folder = join(root, "bài");
const article = join(folder, "bai.md");

beforeAll(() => {
	mkdirSync(join(folder, "ảnh"), { recursive: true });
	writeFileSync(
		article,
		"# Bài\n\nChữ.\n\n![một](<ảnh/một.png>)\n\n![hai](%E1%BA%A3nh/m%E1%BB%99t.png?v=2)\n\n![ba](ba.png)\n",
	);
	writeFileSync(join(folder, "ảnh", "một.png"), pictures["rgb8.png"]!);
	writeFileSync(join(root, "ngoài.png"), pictures["rgb8.png"]!);
	symlinkSync(join(root, "ngoài.png"), join(folder, "dẫn.png"));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const figure = (href: string): Block => ({ kind: "figure", href, place: { file: "bai.md", line: 3 } });

describe("the pictures of an article", () => {
	it("come from beside it, however their names are written", async () => {
		const { outcome } = await loadFile(article, { set: [] });
		const hrefs = [...(outcome.value?.pictures?.keys() ?? [])];
		expect(hrefs).toHaveLength(2);
		for (const bytes of outcome.value?.pictures?.values() ?? [])
			expect(Buffer.from(bytes).equals(pictures["rgb8.png"]!)).toBe(true);
		expect(outcome.value?.findings).toMatchObject([
			{ code: "build/picture-missing", severity: "warning", params: { href: "ba.png" }, place: { line: 9 } },
		]);
	});

	it.each([
		["https://example.vn/a.png"],
		["//example.vn/a.png"],
		["data:image/png;base64,iVBORw0KGgo="],
		["file:///etc/hostname"],
		["/etc/hostname"],
		["../ngoài.png"],
		["ảnh/../../ngoài.png"],
		["dẫn.png"],
	])("never come from elsewhere: %s", async (href) => {
		const found = await findPictures(fileSource(article), [figure(href)]);
		expect(found.bytes.size).toBe(0);
		expect(found.findings).toMatchObject([
			{ code: "build/picture-outside", severity: "warning", params: { href }, place: { file: "bai.md", line: 3 } },
		]);
	});

	it("are asked for once, wherever figures stand", async () => {
		const asked: string[] = [];
		const source = {
			...fileSource(article),
			resolve: async (href: string) => {
				asked.push(href);
				return { diagnostics: [] };
			},
		};
		const blocks: Block[] = [
			{ kind: "list", items: [[figure("a")], [figure("b"), figure("a")]] },
			{ kind: "quote", blocks: [figure("c")] },
			{ kind: "table", rows: [[{ blocks: [figure("d")] }]] },
			{ kind: "paragraph", content: [{ text: "1", note: [figure("e")] }] },
		];
		expect((await findPictures(source, blocks)).findings).toHaveLength(5);
		expect(asked).toEqual(["a", "b", "c", "d", "e"]);
	});

	it("that are a folder say so, and standard input has none", async () => {
		const folderFound = await findPictures(fileSource(article), [figure("ảnh")]);
		expect(folderFound.findings).toMatchObject([
			{ code: "build/picture-missing", severity: "warning" },
			{ code: "store/is-a-folder", severity: "warning", place: { line: 3 } },
		]);
		const nothing = { async *[Symbol.asyncIterator]() {} };
		const stdin = await findPictures(stdinSource({ input: nothing }), [figure("a.png")]);
		expect(stdin.findings).toMatchObject([{ code: "build/picture-outside" }]);
	});
});
