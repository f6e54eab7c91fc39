import {
	appendFileSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { type BagRequest, bagFolders } from "../../src/app/bag.ts";
import { validateBag } from "../../src/packaging/bagit/validate.ts";
import { folderTree } from "../../src/store/folder-tree.ts";
import { filesBelow } from "../store/folders.ts";
import { bagCases, writeBag } from "../support/bags/index.ts";

const work = mkdtempSync(join(tmpdir(), "banluu-bag-"));
afterAll(() => rmSync(work, { recursive: true, force: true }));

let count = 0;
function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
	const folder = join(work, String(++count), "kho");
	mkdirSync(folder, { recursive: true });
	for (const [path, text] of Object.entries(files)) {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), text);
	}
	return folder;
}
async function bag(folder: string, request: Partial<BagRequest> = {}) {
	const all = { folders: [folder], update: false, algorithms: [], info: [], time: "2024-02-29T01:02:03Z", ...request };
	for await (const result of bagFolders(all)) {
		const found = result.diagnostics.map(({ code, params }) =>
			`${code.replace(/^\w+\//, "")} ${params?.path ?? ""}`.trim(),
		);
		return { state: result.state, found };
	}
	throw new Error("no result");
}
const update = (folder: string, request: Partial<BagRequest> = {}) => bag(folder, { ...request, update: true });
const codes = async (folder: string) => (await validateBag(folderTree(folder))).diagnostics.map(({ code }) => code);
const names = (folder: string) => Object.keys(filesBelow(folder));
const files = {
	"bài viết.txt": "Nội dung\n",
	"anh/1.png": new Uint8Array(1_500_000).fill(3),
	"data/x": "x",
	"hai\ndòng": "y",
};

describe("a folder becomes a bag where it stands", () => {
	it("with all its files below data, and nothing beside it", async () => {
		const folder = folderOf(files);
		expect(await bag(folder, { info: [["Contact-Name", "A"]] })).toEqual({ state: "made", found: [] });
		expect(await codes(folder)).toEqual([]);
		expect(names(folder).filter((path) => path.startsWith("data/"))).toEqual(
			Object.keys(files)
				.map((path) => `data/${path}`)
				.sort(),
		);
		expect(readFileSync(join(folder, "bag-info.txt"), "utf8")).toMatch(
			/^Bag-Software-Agent: banluu .*\nBagging-Date: 2024-02-29\nBag-Size: 1.5 MB\nContact-Name: A\nPayload-Oxum: 1500013.4\n$/,
		);
		expect(readdirSync(dirname(folder))).toEqual(["kho"]);
	});

	it("with the algorithms that are asked for, and not with others", async () => {
		const folder = folderOf({ a: "a" });
		expect((await bag(folder, { algorithms: ["crc32"] })).found[0]).toContain("option-value");
		expect(names(folder)).toEqual(["a"]);
		await bag(folder, { algorithms: ["md5", "blake2b512"] });
		expect(names(folder).filter((name) => name.includes("manifest"))).toEqual([
			"manifest-blake2b512.txt",
			"manifest-md5.txt",
			"tagmanifest-blake2b512.txt",
			"tagmanifest-md5.txt",
		]);
		expect(await codes(folder)).toEqual([]);
	});

	it("says what it would do, and does not", async () => {
		const folder = folderOf(files);
		expect(await bag(folder, { dryRun: true })).toEqual({ state: "would-change", found: [] });
		expect(names(folder)).toEqual(Object.keys(files).sort());
	});

	it("not where it is a bag already, holds a link, is not there, or is told a label that is none", async () => {
		const folder = folderOf({ a: "a" });
		await bag(folder);
		expect(await bag(folder)).toEqual({ state: "failed", found: [`already-a-bag ${folder}`] });
		const linked = folderOf({ a: "a" });
		symlinkSync("/etc/passwd", join(linked, "x"));
		expect(await bag(linked)).toEqual({ state: "failed", found: ["link x"] });
		expect((await bag(join(work, "khong-co"))).state).toBe("failed");
		const wrong = folderOf({ a: "a" });
		expect((await bag(wrong, { info: [["A:B", "x"]] })).found).toEqual(["bag-info-label"]);
		expect(names(wrong)).toEqual(["a"]);
	});

	it("and warns of names that other systems cannot hold", async () => {
		const folder = folderOf({ "A.txt": "a", "a.txt": "b", "con.txt": "c", "100%": "d" });
		expect((await bag(folder)).found).toEqual([
			"names-differ-in-case data/a.txt",
			"name-reserved data/con.txt",
			"path-percent data/100%",
		]);
		expect(await codes(folder)).toEqual(["package/names-differ-in-case", "package/name-reserved"]);
	});
});

describe("a bag takes in changes", () => {
	it("added, changed and removed, each of which it names", async () => {
		const folder = folderOf(files);
		await bag(folder, { info: [["Contact-Name", "A"]] });
		writeFileSync(join(folder, "data/moi.txt"), "mới");
		appendFileSync(join(folder, "data/data/x"), "x");
		rmSync(join(folder, "data/anh"), { recursive: true });
		mkdirSync(join(folder, "meta"));
		writeFileSync(join(folder, "meta/a.xml"), "<a/>");
		const result = await update(folder, { info: [["Contact-Phone", "1"]] });
		expect(result).toEqual({
			state: "updated",
			found: ["changed data/data/x", "added data/moi.txt", "added meta/a.xml", "removed data/anh/1.png"],
		});
		expect(await codes(folder)).toEqual([]);
		expect(readFileSync(join(folder, "bag-info.txt"), "utf8")).toMatch(
			/Contact-Name: A\nPayload-Oxum: 19.4\nContact-Phone: 1\n$/,
		);
		expect(readFileSync(join(folder, "meta/a.xml"), "utf8")).toBe("<a/>");
		expect(readdirSync(dirname(folder))).toEqual(["kho"]);
	});

	it("and stays byte for byte where there are none", async () => {
		const folder = folderOf(files);
		await bag(folder);
		const before = filesBelow(folder);
		expect(await update(folder)).toEqual({ state: "unchanged", found: [`up-to-date ${folder}`] });
		expect(filesBelow(folder)).toEqual(before);
	});

	it("of algorithms", async () => {
		const folder = folderOf({ a: "a" });
		await bag(folder);
		expect((await update(folder, { algorithms: ["sha512"] })).state).toBe("updated");
		expect(names(folder).filter((name) => name.includes("manifest"))).toEqual([
			"manifest-sha512.txt",
			"tagmanifest-sha512.txt",
		]);
		expect(await codes(folder)).toEqual([]);
	});

	it("of any valid bag of 1.0, after which it is valid still", async () => {
		const valid = bagCases.filter(
			({ verdict, bag }) => verdict === "valid" && String(bag.files.get("bagit.txt")).length > 0,
		);
		let changed = 0;
		for (const { name, bag: made } of valid) {
			const folder = writeBag(join(work, String(++count), "kho"), made);
			if (!/^BagIt-Version: 1.0/.test(readFileSync(join(folder, "bagit.txt"), "utf8"))) continue;
			mkdirSync(join(folder, "data"), { recursive: true });
			writeFileSync(join(folder, "data/them.txt"), "thêm");
			const { state, found } = await update(folder);
			if (state === "failed") {
				expect(found.join(), name).toMatch(/encoding|not-fetched/);
				continue;
			}
			changed++;
			expect((await validateBag(folderTree(folder))).value?.valid, name).toBe(true);
			expect(existsSync(join(folder, "data/them.txt"))).toBe(true);
		}
		expect(changed).toBeGreaterThan(60);
	});

	it("not where the bag is broken in other ways, or of an old version", async () => {
		const folder = folderOf({ a: "a" });
		await bag(folder);
		writeFileSync(join(folder, "bag-info.txt"), "kein Etikett\n");
		const before = filesBelow(folder);
		expect((await update(folder)).found).toEqual(["bag-info-line-malformed", `damaged ${folder}`]);
		expect(filesBelow(folder)).toEqual(before);
		const old = bagCases.find(({ name }) => name === "a bag of version 0.97");
		const written = writeBag(join(work, String(++count), "kho"), old?.bag as never);
		expect((await update(written)).found).toEqual([`version-old ${written}`]);
		expect((await update(folderOf({ a: "a" }))).found[0]).toContain("not-a-bag");
	});
});

describe("what a killed run left", () => {
	it("is finished by the next run of either kind", async () => {
		for (const request of [{}, { update: true }]) {
			const folder = folderOf({ a: "a" });
			await bag(folder);
			const shell = join(dirname(folder), ".kho.banluu-bag");
			const { renameSync } = await import("node:fs");
			renameSync(folder, shell);
			const { state, found } = await bag(folder, request);
			expect([state, found[0]]).toEqual([request.update ? "unchanged" : "finished", `finished ${folder}`]);
			expect(await codes(folder)).toEqual([]);
		}
	});
});
