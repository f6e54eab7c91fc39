import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { type FileOperations, fileOperations } from "../../src/store/operations.ts";
import { recoverSwap, swapShell } from "../../src/store/swap.ts";
import { filesBelow } from "./folders.ts";

const work = mkdtempSync(join(tmpdir(), "banluu-swap-"));
afterAll(() => rmSync(work, { recursive: true, force: true }));

let count = 0;
function folderOf(files: Readonly<Record<string, string>>): string {
	const parent = join(work, String(++count));
	for (const [path, text] of Object.entries(files)) {
		mkdirSync(join(parent, "kho", path, ".."), { recursive: true });
		writeFileSync(join(parent, "kho", path), text);
	}
	return join(parent, "kho");
}
const shell = (text: string) => ["bagit.txt", "bag-info.txt"].map((path) => ({ path, content: Buffer.from(text) }));
/** All that stands beside the folder; parts of runs that live, as this one does, are nobody's to remove. */
const state = (folder: string) =>
	Object.fromEntries(Object.entries(filesBelow(join(folder, ".."))).filter(([path]) => !/^[^/]*\.part\//.test(path)));

/** The n-th operation and all after it fail: what a kill leaves, with no time to clean up. */
function dyingAt(n: number): { readonly io: FileOperations; readonly died: () => boolean } {
	let left = n;
	let dead = false;
	const io = new Proxy(fileOperations, {
		get:
			(all, name: keyof FileOperations) =>
			async (...args: never[]) => {
				if (name !== "lstat" && name !== "readdir" && left-- <= 0) dead = true;
				if (dead) throw Object.assign(new Error("killed"), { code: "EIO" });
				return (all[name] as (...args: never[]) => unknown)(...args);
			},
	});
	return { io, died: () => dead };
}

const folder = { "a.txt": "a", "data/b.txt": "b" };
const asBag = { "kho/bag-info.txt": "1", "kho/bagit.txt": "1", "kho/data/a.txt": "a", "kho/data/data/b.txt": "b" };
const bag = { "bag-info.txt": "1", "bagit.txt": "1", "data/b.txt": "b" };
const renewed = { "kho/bag-info.txt": "2", "kho/bagit.txt": "2", "kho/data/b.txt": "b" };
const inside = (files: Readonly<Record<string, string>>) =>
	Object.fromEntries(Object.entries(files).map(([path, text]) => [`kho/${path}`, text]));

describe.each([
	["a folder that becomes a bag", folder, "folder", "1", inside(folder), asBag],
	["a bag that gets new tag files", bag, "payload", "2", inside(bag), renewed],
] as const)("%s", (_, before, moved, text, old, new_) => {
	it("is new afterwards, and nothing else stays", async () => {
		const path = folderOf(before);
		expect((await swapShell(path, shell(text), moved)).value).toBe(path);
		expect(state(path)).toEqual(new_);
		expect(readdirSync(join(path, ".."))).toEqual(["kho"]);
	});

	it("is old or new after a death at any operation and the next run", async () => {
		const outcomes = new Set<string>();
		for (let n = 0; ; n++) {
			const path = folderOf(before);
			const { io, died } = dyingAt(n);
			await swapShell(path, shell(text), moved, { io });
			const found = await recoverSwap(path);
			expect(found.value, `death at ${n}`).toBeDefined();
			const now = state(path);
			expect([old, new_], `death at ${n}`).toContainEqual(now);
			outcomes.add(`${found.value} ${"kho/bagit.txt" in now && now["kho/bagit.txt"] === text ? "new" : "old"}`);
			expect(readdirSync(join(path, "..")).filter((name) => name.endsWith("-bag") || name.endsWith("-old"))).toEqual(
				[],
			);
			if (!died()) break;
			expect(n).toBeLessThan(100);
		}
		// Otherwise no death fell between the two renames, and the loop has shown little.
		expect(outcomes).toContain("finished new");
		expect(outcomes).toContain("undone old");
	});

	it("is left alone where it changed meanwhile, or the run was told to stop", async () => {
		const path = folderOf(before);
		expect((await swapShell(path, shell(text), moved, { ready: async () => false })).value).toBeUndefined();
		expect(state(path)).toEqual(old);
		const stopped = await swapShell(path, shell(text), moved, { signal: AbortSignal.abort() });
		expect(stopped.diagnostics.map(({ code }) => code)).toEqual(["store/interrupted"]);
		expect(state(path)).toEqual(old);
	});
});

describe("two payloads of one folder", () => {
	it("are a matter for people: neither is touched", async () => {
		const path = folderOf(bag);
		mkdirSync(join(path, "../.kho.banluu-bag/data"), { recursive: true });
		writeFileSync(join(path, "../.kho.banluu-bag/data/b.txt"), "khác");
		const before = state(path);
		expect((await recoverSwap(path)).diagnostics.map(({ code }) => code)).toEqual(["bag/two-of-one"]);
		expect(state(path)).toEqual(before);
	});
});
