import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { appendFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Digests, Outcome } from "../../src/model/index.ts";
import { folderTree } from "../../src/store/folder-tree.ts";
import { temporaryFolder } from "./folders.ts";

const algorithms = ["sha256", "md5"] as const;

async function digests(root: string, files: readonly (readonly [path: string, size: number])[], signal?: AbortSignal) {
	const outcomes: Outcome<Digests>[] = [];
	const jobs = files.map(([path, size]) => ({ path, size, algorithms }));
	await folderTree(root, { signal }).digestAll?.(jobs, (index, outcome) => {
		outcomes[index] = outcome;
	});
	return outcomes;
}

const expected = (bytes: Uint8Array) =>
	Object.fromEntries(algorithms.map((name) => [name, createHash(name).update(bytes).digest("hex")]));

describe("digests of many files", () => {
	it("are right at every size around that of a read", async () => {
		const root = temporaryFolder();
		const sizes = [0, 1, 4096, (1 << 18) - 1, 1 << 18, (1 << 18) + 1, 3_000_000];
		const contents = sizes.map((size) => new Uint8Array(size).map((_, index) => (index * 7 + size) % 251));
		for (const [at, bytes] of contents.entries()) writeFileSync(join(root, String(at)), bytes);
		const outcomes = await digests(
			root,
			sizes.map((size, at) => [String(at), size]),
		);
		expect(outcomes).toEqual(contents.map((bytes) => ({ value: expected(bytes), diagnostics: [] })));
	});

	it.each([10, 500_000])(
		"of a file of %i bytes that changed since it was listed are those of now, and it is told",
		async (size) => {
			const root = temporaryFolder();
			writeFileSync(join(root, "a"), new Uint8Array(size));
			appendFileSync(join(root, "a"), "x");
			const [outcome] = await digests(root, [["a", size]]);
			const now = new Uint8Array(size + 1);
			now[size] = 0x78;
			expect(outcome?.value).toEqual(expected(now));
			expect(outcome?.diagnostics.map(({ code, params }) => [code, params?.found])).toEqual([
				["package/file-changed", size + 1],
			]);
		},
	);

	it("do not wait for a pipe, follow no link, leave no folder, and tell of what is gone", async () => {
		const root = temporaryFolder();
		execFileSync("mkfifo", [join(root, "ong")]);
		symlinkSync("/etc/passwd", join(root, "lien-ket"));
		writeFileSync(join(root, "mat"), "x");
		rmSync(join(root, "mat"));
		const outcomes = await digests(root, [
			["ong", 5],
			["lien-ket", 5],
			["mat", 1],
			["../x", 1],
		]);
		expect(outcomes.map(({ diagnostics }) => diagnostics[0]?.code)).toEqual([
			"package/file-changed",
			"store/not-readable",
			"store/not-found",
			"store/path-unsafe",
		]);
	});

	it("end in the middle of a large file when the signal says so", async () => {
		const root = temporaryFolder();
		const size = 200_000_000;
		writeFileSync(join(root, "lon"), "");
		execFileSync("truncate", ["-s", String(size), join(root, "lon")]);
		const stop = new AbortController();
		setTimeout(() => stop.abort(new Error("đủ rồi")), 50);
		await expect(digests(root, Array(20).fill(["lon", size]), stop.signal)).rejects.toThrow("đủ rồi");
	});
});
