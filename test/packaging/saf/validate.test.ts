import { describe, expect, it } from "vitest";
import { safFormat } from "../../../src/packaging/saf/format.ts";
import { codesOf, treeOf } from "../tree.ts";
import { samples } from "./samples.ts";

const taken = (samples.find(({ name }) => name.startsWith("everything")) ?? samples[0])?.files ?? {};

describe("batches that a DSpace 8.1 was given", () => {
	it.each(samples.map((sample) => [sample.dspace, sample.name, sample] as const))("%s: %s", async (_, __, sample) => {
		const report = await safFormat.validate(treeOf(sample.files));
		expect(codesOf(report)).toEqual(sample.errors);
		expect(report.value?.valid).toBe(sample.dspace === "taken");
		expect(codesOf(report, "all")).toEqual(expect.arrayContaining([...(sample.warnings ?? [])]));
		const list = (await treeOf(sample.files).list()).value ?? [];
		expect(safFormat.recognises(list)).toBe(true);
	});

	it("judges one item, as a ZIP file with one item shows it", async () => {
		const bare = Object.fromEntries(
			Object.entries(taken).map(([path, bytes]) => [path.split("/")[1] as string, bytes]),
		);
		expect(codesOf(await safFormat.validate(treeOf(bare)))).toEqual([]);
		expect(codesOf(await safFormat.validate(treeOf({ ...bare, contents: "x.pdf\n" })))).toEqual([
			"package/missing-file",
		]);
	});

	it("places a finding in the file and the line", async () => {
		const files = { ...taken, "item_001/contents": "bai.pdf\nban.txt bundle:X\n" };
		const { diagnostics } = await safFormat.validate(treeOf(files));
		const found = diagnostics.find(({ code }) => code === "saf/no-tab");
		expect(found?.place).toEqual({ file: "item_001/contents", line: 2 });
	});

	it.each([
		["a control character", "a\u0000b\n", "package/path-unsafe"],
		["an absolute path", "/etc/passwd\n", "package/path-unsafe"],
		["a drive", "c:\\a.txt\n", "package/path-unsafe"],
	])("refuses %s in the list", async (_, contents, code) => {
		expect(codesOf(await safFormat.validate(treeOf({ ...taken, "item_001/contents": contents })))).toContain(code);
	});

	it("says what is odd and taken", async () => {
		const contents = "bai.pdf\tprimary:true\tlạ:x\nban.txt\tprimary:true\nban.txt\nkhongbundle.xml\nlicense.txt\n";
		const codes = codesOf(await safFormat.validate(treeOf({ ...taken, "item_001/contents": contents })), "all");
		expect(codes).toEqual(expect.arrayContaining(["saf/listed-twice", "saf/option-unknown", "saf/primary-twice"]));
	});

	it("refuses a list that is not UTF-8, and collections that are none", async () => {
		const bytes = Uint8Array.from([0x62, 0xe0, 0x69, 0x0a]);
		const files = { ...taken, "item_001/contents": bytes, "item_001/collections": "Báo chí\n" };
		expect(codesOf(await safFormat.validate(treeOf(files)))).toEqual([
			"package/tag-file-undecodable",
			"saf/collection",
		]);
	});

	it("finds nothing to import in an empty batch", async () => {
		expect(codesOf(await safFormat.validate(treeOf({ "README.txt": "x" })))).toEqual(["saf/no-item"]);
	});
});
