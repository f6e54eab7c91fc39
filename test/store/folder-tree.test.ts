import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { digestBytes } from "../../src/fixity/digest.ts";
import { bytesOf } from "../../src/model/source.ts";
import type { TreeEntry } from "../../src/model/store.ts";
import { folderTree } from "../../src/store/folder-tree.ts";
import { ListedFile } from "../../src/store/listed-file.ts";
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

	it("lists the same with sizes that are looked up late", async () => {
		const root = fill();
		execFileSync("mkfifo", [join(root, "ong")]);
		writeFileSync(join(root, "data/anh/2"), "hai");
		const plain = (entries: readonly TreeEntry[] = []) => entries.map(({ path, size, kind }) => ({ path, size, kind }));
		const early = await folderTree(root).list();
		const late = await folderTree(root, { lateSizes: true }).list();
		expect(late.value?.some((entry) => entry instanceof ListedFile)).toBe(true);
		expect(plain(late.value)).toEqual(plain(early.value));
		expect(late.diagnostics).toEqual(early.diagnostics);
	});

	it.each([0, 5, 300_000])("learns a late size of %i bytes from the digests, which are the same", async (size) => {
		const root = temporaryFolder();
		const bytes = new Uint8Array(size).fill(7);
		for (const name of ["a", "b"]) writeFileSync(join(root, name), bytes);
		const tree = folderTree(root, { lateSizes: true });
		const entry = (await tree.list()).value?.find(({ path }) => path === "b") as ListedFile;
		expect(entry.known).toBeUndefined();
		const job = {
			path: "b",
			entry,
			algorithms: ["sha512"] as const,
			get size() {
				return entry.size;
			},
		};
		let outcome: unknown;
		await tree.digestAll?.([job], (_, told) => {
			outcome = told;
		});
		expect(outcome).toEqual({ value: digestBytes(bytes, ["sha512"]), diagnostics: [] });
		expect(entry.known).toBe(size);
		rmSync(join(root, "b"));
		expect(entry.size).toBe(size);
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
