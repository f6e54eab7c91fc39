import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { expandInputs, readableEndings } from "../../src/app/expand.ts";
import { folderWith } from "./folder.ts";

const folder = folderWith({
	"b.txt": "Bài b.",
	"a.TXT": "Bài a.",
	"a.yml": "title: A\n",
	"ảnh.odt": "x",
	README: "x",
	".an.txt": "ẩn",
	"con/c.txt": "Bài c.",
	"trong/.giu": "",
});
const at = (...names: string[]) => join(folder, ...names);
const codesOf = (inputs: readonly string[]) =>
	expandInputs(inputs).diagnostics.map(({ code, params }) => [code, params?.path]);

describe("inputs", () => {
	it("a folder stands for the articles directly inside it, in order; what is left out is said", () => {
		expect(expandInputs([folder]).files).toEqual([at("a.TXT"), at("b.txt")]);
		expect(codesOf([folder])).toEqual([
			["cli/folder-read", folder],
			["cli/folder-entry-skipped", at("README")],
			["cli/folder-inside-skipped", at("con")],
			["cli/folder-inside-skipped", at("trong")],
			["cli/folder-entry-skipped", at("ảnh.odt")],
		]);
	});

	it("collections are articles too, packed or not; JSON that may be a description has to be named", () => {
		const kho = folderWith({
			"a.jsonl": "{}",
			"b.csv.gz": "x",
			"c.json": "[]",
			"d.txt": "Bài d.",
			"d.json": "{}",
			"e.json.gz": "x",
			"g.gz": "x",
		});
		expect(expandInputs([kho]).files).toEqual(
			["a.jsonl", "b.csv.gz", "d.txt", "e.json.gz"].map((name) => join(kho, name)),
		);
		expect(expandInputs([kho]).diagnostics.slice(1)).toMatchObject([
			{ code: "cli/folder-json-skipped", params: { path: join(kho, "c.json") } },
			{ code: "cli/folder-entry-skipped", params: { path: join(kho, "g.gz") } },
		]);
	});

	it("files, missing ones too, and standard input stay as they are and in their places", () => {
		const inputs = [at("ảnh.odt"), "-", at("khong-co"), at("con"), at("b.txt")];
		expect(expandInputs(inputs).files).toEqual([at("ảnh.odt"), "-", at("khong-co"), at("con", "c.txt"), at("b.txt")]);
	});

	it("a folder without articles is an unreadable input", () => {
		expect(expandInputs([at("trong")])).toMatchObject({
			files: [],
			diagnostics: [{ code: "cli/folder-empty", severity: "error", params: { known: readableEndings().join(", ") } }],
		});
	});
});
