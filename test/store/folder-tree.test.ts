import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { bytesOf } from "../../src/model/source.ts";
import { folderTree } from "../../src/store/folder-tree.ts";
import { temporaryFolder } from "./folders.ts";

function fill(): string {
	const root = temporaryFolder();
	mkdirSync(join(root, "data/anh"), { recursive: true });
	mkdirSync(join(root, "trong"));
	writeFileSync(join(root, "bagit.txt"), "a");
	writeFileSync(join(root, "data/bài.txt"), "bài");
	writeFileSync(join(root, "data/anh/1"), "");
	writeFileSync(join(root, "data-x"), "x");
	symlinkSync("/etc/passwd", join(root, "data/lien-ket"));
	symlinkSync("anh", join(root, "data/thu-muc"));
	return root;
}

describe("folderTree", () => {
	it("lists files, links, pipes and empty folders by code unit, and follows no link", async () => {
		const root = fill();
		execFileSync("mkfifo", [join(root, "ong")]);
		const { value, diagnostics } = await folderTree(root).list();
		expect(diagnostics).toEqual([]);
		expect(value?.map(({ path, kind }) => [path, kind])).toEqual([
			["bagit.txt", "file"],
			["data-x", "file"],
			["data/anh/1", "file"],
			["data/bài.txt", "file"],
			["data/lien-ket", "link"],
			["data/thu-muc", "link"],
			["ong", "other"],
			["trong", "folder"],
		]);
		expect(value?.find((entry) => entry.path === "data/bài.txt")?.size).toBe(4);
	});

	it("reads whole and in pieces", async () => {
		const root = fill();
		const large = new Uint8Array(3_000_000).map((_, index) => index % 251);
		writeFileSync(join(root, "lon"), large);
		const tree = folderTree(root);
		expect(new TextDecoder().decode((await tree.read("data/bài.txt")).value)).toBe("bài");
		expect((await tree.read("data/anh/1")).value?.byteLength).toBe(0);
		expect(Buffer.compare((await tree.read("lon")).value as Uint8Array, large)).toBe(0);
		const pieces: number[] = [];
		for await (const piece of tree.open("lon")) pieces.push(piece.byteLength);
		expect(pieces).toEqual([1 << 20, 1 << 20, 3_000_000 - (2 << 20)]);
		expect(Buffer.compare(await bytesOf({ open: () => tree.open("lon") }), large)).toBe(0);
	});

	it("reads what has no size, as files of the system", async () => {
		const { value } = await folderTree("/proc").read("self/status");
		expect(new TextDecoder().decode(value)).toContain("Name:");
	});

	it("neither leaves its folder nor reads through a link", async () => {
		const tree = folderTree(fill());
		for (const path of ["../x", "/etc/passwd", "data/../../x", "~/x"]) {
			expect((await tree.read(path)).diagnostics.map((found) => found.code)).toEqual(["store/path-unsafe"]);
			expect(() => tree.open(path)).toThrow();
		}
		expect((await tree.read("data/lien-ket")).diagnostics.map((found) => found.code)).toEqual(["store/not-readable"]);
		await expect(bytesOf({ open: () => tree.open("data/lien-ket") })).rejects.toThrow("ELOOP");
	});

	it("that is missing, or a file, is a finding", async () => {
		const root = fill();
		const codes = async (path: string) => (await folderTree(path).list()).diagnostics.map((found) => found.code);
		expect(await codes(join(root, "missing"))).toEqual(["store/not-found"]);
		expect(await codes(join(root, "bagit.txt"))).toEqual(["store/is-a-file"]);
	});

	it("reports a name that is not UTF-8", async () => {
		const root = fill();
		writeFileSync(Buffer.concat([Buffer.from(`${root}/data/`), Buffer.from([0xe0, 0x41])]), "x");
		const { diagnostics } = await folderTree(root).list();
		expect(diagnostics.map((found) => found.code)).toEqual(["store/name-not-utf8"]);
	});
});
