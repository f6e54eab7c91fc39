import { spawnSync } from "node:child_process";
import { appendFileSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Artifact } from "../../src/model/artifact.ts";
import { planBag } from "../../src/packaging/bagit/plan.ts";
import { validateBag } from "../../src/packaging/bagit/validate.ts";
import { publishFolder } from "../../src/store/atomic.ts";
import { folderTree } from "../../src/store/folder-tree.ts";
import { artifact, bag, packageOf } from "../packaging/bagit/bags.ts";
import { bagitPython, tool } from "./judges.ts";

const command = bagitPython();
const sha256sum = tool("sha256sum");
const folder = mkdtempSync(join(tmpdir(), "banluu-bagit-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let count = 0;

async function written(files: readonly Pick<Artifact, "path" | "content">[]): Promise<string> {
	const { value } = await publishFolder(join(folder, String(++count)), files);
	return value as string;
}

async function planned(entries: readonly Artifact[]): Promise<string> {
	const bagInfo = [
		["Source-Organization", "Trung tâm Lưu trữ quốc gia"],
		["Bagging-Date", "2023-03-01"],
		["External-Description", "Bài viết về công tác xây dựng Đảng, ".repeat(6).trim()],
	] as const;
	const { value, diagnostics } = planBag(packageOf(entries), { bagInfo, algorithms: ["sha256", "sha512"] });
	if (!value) throw new Error(JSON.stringify(diagnostics));
	return written(value);
}

const entries = [
	artifact("data/ban-ghi.pdf", new Uint8Array(100_000).fill(5)),
	artifact("data/metadata/record.json", "{}"),
	artifact("data/source/bài viết số 1.txt", "Nội dung"),
	artifact("data/source/trong.txt", ""),
	artifact("data/source/hai\ndòng.txt", "x"),
	artifact("metadata/mets.xml", "<mets/>", "tag"),
];

/** What bagit-python says. */
function judge(path: string): "valid" | "invalid" {
	const { status, stderr } = spawnSync(command as string, ["--validate", path], { encoding: "utf8" });
	if (status === null || !/valid|Unable|Error/i.test(stderr)) throw new Error(stderr);
	return status === 0 ? "valid" : "invalid";
}

const ours = async (path: string) => ((await validateBag(folderTree(path))).value?.valid ? "valid" : "invalid");

describe.skipIf(!command)("bagit-python", () => {
	it("accepts a bag of ours, with names in Vietnamese, with a line feed, and folded bag-info", async () => {
		const path = await planned(entries);
		expect([judge(path), await ours(path)]).toEqual(["valid", "valid"]);
	});

	it.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])("rejects it when file %i has grown, as we do", async (which) => {
		const path = await planned(entries);
		const files = readdirSync(path, { recursive: true, encoding: "utf8", withFileTypes: true })
			.filter((entry) => entry.isFile() && !entry.name.startsWith("tagmanifest"))
			.map((entry) => join(entry.parentPath, entry.name))
			.sort();
		appendFileSync(files[which % files.length] as string, "x");
		expect([judge(path), await ours(path)]).toEqual(["invalid", "invalid"]);
	});

	it.each([
		["valid 1.0", bag(), "valid"],
		["valid 0.97", bag({ version: "0.97" }), "valid"],
		["changed payload", bag({ after: { "data/anh/1.txt": "ảnh 2\n" } }), "invalid"],
		["changed tag file", bag({ after: { "bag-info.txt": "A: b\n" } }), "invalid"],
		["missing payload", bag({ after: { "data/anh/1.txt": undefined } }), "invalid"],
		["missing tag file", bag({ after: { "bag-info.txt": undefined } }), "invalid"],
		["unexpected payload", bag({ after: { "data/x": "x" } }), "invalid"],
		["no manifest", bag({ change: { "manifest-sha256.txt": undefined } }), "invalid"],
		["no declaration", bag({ after: { "bagit.txt": undefined } }), "invalid"],
		[
			"BOM",
			bag({ change: { "bagit.txt": "\ufeffBagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n" } }),
			"invalid",
		],
		["wrong Payload-Oxum", bag({ change: { "bag-info.txt": "Payload-Oxum: 1.1\n" } }), "invalid"],
		["path outside", bag({ change: { "manifest-sha256.txt": `${"0".repeat(64)}  ../x\n` } }), "invalid"],
	] as const)("and we agree on: %s", async (_, files, verdict) => {
		const contents = Object.entries(files).map(([path, text]) => ({ path, content: new TextEncoder().encode(text) }));
		const path = await written(contents);
		expect([judge(path), await ours(path)]).toEqual([verdict, verdict]);
	});
});

describe.skipIf(!sha256sum)("sha256sum -c", () => {
	const check = (path: string, manifest: string, program = "sha256sum") =>
		spawnSync(program, ["-c", "--strict", "--quiet", manifest], { cwd: path, encoding: "utf8" }).status;

	it("accepts the manifests of a bag of ours, and rejects a changed file", async () => {
		// It knows no percent-encoding: a name with a line feed is beyond it.
		const path = await planned(entries.filter((entry) => !entry.path.includes("\n")));
		for (const kind of ["manifest", "tagmanifest"]) {
			expect(check(path, `${kind}-sha256.txt`)).toBe(0);
			expect(check(path, `${kind}-sha512.txt`, "sha512sum")).toBe(0);
		}
		appendFileSync(join(path, "data/ban-ghi.pdf"), "x");
		expect(check(path, "manifest-sha256.txt")).toBe(1);
		expect(check(path, "tagmanifest-sha256.txt")).toBe(0);
	});
});
