import { describe, expect, it } from "vitest";
import { proveRecord } from "../../src/build/prove.ts";
import { build } from "../../src/index.ts";
import { memoryTree } from "../../src/store/memory.ts";
import { sourceWith } from "../support/picture-article.ts";
import { pictures } from "../support/pictures.ts";
import { bytesOf, documentOf, filesOf } from "../support/records.ts";

const ofKind = (first: number, pattern: RegExp) =>
	Object.entries(pictures).find(([name, bytes]) => bytes[0] === first && pattern.test(name)) as [string, Uint8Array];
const [pngName, png] = ofKind(0x89, /rgb.*8|rgb/i);
const [jpegName, jpeg] = ofKind(0xff, /rgb|ycc|colou?r|base/i);

const built = async (names: Readonly<Record<string, Uint8Array>>, gray: boolean) => {
	const text = `# Bài có ảnh\n\nĐoạn văn.\n\n${Object.keys(names)
		.map((name) => `![Ảnh ${name}](${name})`)
		.join("\n\n")}\n`;
	const outcome = await build(sourceWith("bai.md", text, names), {
		buildTime: "2026-01-02T03:04:05Z",
		print: { gray },
	});
	if (!outcome.value) throw new Error(JSON.stringify(outcome.diagnostics));
	return { pack: outcome.value.package, codes: outcome.diagnostics.map(({ code, params }) => [code, params?.picture]) };
};
const spaces = (pdf: Uint8Array) =>
	[
		...new Set(
			Buffer.from(pdf)
				.toString("latin1")
				.match(/\/Device\w+/g),
		),
	].sort();

describe("a document in gray", () => {
	it("has no colour space but gray, and is proven against the picture files, which keep their colours", async () => {
		const { pack, codes } = await built({ [pngName]: png }, true);
		expect(spaces(bytesOf(documentOf(pack)))).toEqual(["/DeviceGray"]);
		expect(codes).toEqual([]);
		const files = filesOf(pack);
		expect((await proveRecord(memoryTree(files))).diagnostics).toEqual([]);
		expect([...files.values()].some((bytes) => Buffer.from(bytes).equals(png))).toBe(true);
		expect(spaces(bytesOf(documentOf((await built({ [pngName]: png }, false)).pack)))).toContain("/DeviceRGB");
	});

	it("says of a JPEG picture that it stays in colour", async () => {
		const { pack, codes } = await built({ [pngName]: png, [jpegName]: jpeg }, true);
		expect(codes).toEqual([["build/picture-in-colour", jpegName]]);
		expect((await proveRecord(memoryTree(filesOf(pack)))).diagnostics).toEqual([]);
	});

	it("is not proven by a recipe that says nothing of gray, nor one in colour by one that does", async () => {
		const path = "data/metadata/record.json";
		for (const gray of [true, false]) {
			const files = filesOf((await built({ [pngName]: png }, gray)).pack);
			const json = new TextDecoder().decode(files.get(path));
			const other = gray
				? json.replace('"gray": true', '"gray": false')
				: json.replace('"gray": false', '"gray": true');
			expect(other).not.toBe(json);
			files.set(path, new TextEncoder().encode(other));
			const { diagnostics } = await proveRecord(memoryTree(files));
			expect(diagnostics.map(({ code }) => code)).toContain("build/figure-differs");
		}
	});
});
