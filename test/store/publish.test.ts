import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Store, Tree } from "../../src/model/store.ts";
import { planBag } from "../../src/packaging/bagit/plan.ts";
import { validateBag } from "../../src/packaging/bagit/validate.ts";
import { folderTree } from "../../src/store/folder-tree.ts";
import { folderStore } from "../../src/store/folder-writer.ts";
import { partName } from "../../src/store/leftover.ts";
import { acquireLock } from "../../src/store/lock.ts";
import { thisMachine } from "../../src/store/machine.ts";
import { memoryStore, memoryTree } from "../../src/store/memory.ts";
import { artifact, packageOf } from "../packaging/bagit/bags.ts";
import { temporaryFolder } from "./folders.ts";

interface Bench {
	readonly store: Store;
	/** What stands under a label. */
	read(label: string): Tree;
}

const benches: readonly (readonly [string, () => Bench])[] = [
	[
		"folderStore",
		() => {
			const root = join(temporaryFolder(), "output");
			return { store: folderStore(root), read: (label) => folderTree(join(root, label)) };
		},
	],
	[
		"memoryStore",
		() => {
			const store = memoryStore();
			return { store, read: (label) => store.tree(label) ?? memoryTree({}) };
		},
	],
];

const source = packageOf([artifact("data/a.txt", "một"), artifact("data/b/c.txt", "hai")]);
const pack = {
	...source,
	entries: planBag(source, { bagInfo: [["Bagging-Date", "2023-03-01"]], algorithms: ["sha256", "sha512"] }).value ?? [],
};

describe.each(benches)("the port Store: %s", (_, bench) => {
	it("publishes a package that can be read back and is valid", async () => {
		const { store, read } = bench();
		const outcome = await store.publish(pack);
		expect(outcome.diagnostics).toEqual([]);
		expect(outcome.value?.endsWith(pack.label)).toBe(true);
		const { value, diagnostics } = await validateBag(read(pack.label));
		expect([value?.valid, diagnostics]).toEqual([true, []]);
	});

	it("never overwrites", async () => {
		const { store, read } = bench();
		await store.publish(pack);
		const second = await store.publish({ ...pack, entries: [artifact("data/a.txt", "khác")] });
		expect(second.value).toBeUndefined();
		expect(second.diagnostics.map((found) => found.code)).toEqual(["store/exists"]);
		expect(new TextDecoder().decode((await read(pack.label).read("data/a.txt")).value)).toBe("một");
	});

	it("refuses paths that leave the package, and leaves nothing", async () => {
		const { store, read } = bench();
		const outcome = await store.publish({ ...pack, entries: [...pack.entries, artifact("../x")] });
		expect(outcome.diagnostics.map((found) => found.code)).toEqual(["store/path-unsafe"]);
		expect((await read(pack.label).list()).value ?? []).toEqual([]);
	});
});

describe("folderStore", () => {
	it.each(["", ".", "..", ".hidden", "a/b", "a\\b", "a\0b"])("refuses the label %j", async (label) => {
		const root = join(temporaryFolder(), "output");
		const { diagnostics } = await folderStore(root).publish({ ...pack, label });
		expect(diagnostics.map((found) => found.code)).toEqual(["store/path-unsafe"]);
	});

	it("says when another run is writing the same record, and leaves no lock behind", async () => {
		const root = temporaryFolder();
		const lock = await acquireLock(root, { label: pack.label });
		const { diagnostics } = await folderStore(root).publish(pack);
		expect(diagnostics.map((found) => found.code)).toEqual(["store/locked"]);
		await lock.value?.release();
		await folderStore(root).publish(pack);
		expect(readdirSync(root)).toEqual([pack.label]);
	});

	it("lets one of two runs win", async () => {
		const root = temporaryFolder();
		const outcomes = await Promise.all([folderStore(root).publish(pack), folderStore(root).publish(pack)]);
		expect(outcomes.filter((outcome) => outcome.value)).toHaveLength(1);
		expect(readdirSync(root)).toEqual([pack.label]);
	});

	it("says when its root is a file", async () => {
		const root = join(temporaryFolder(), "file");
		writeFileSync(root, "");
		const { diagnostics } = await folderStore(root).publish(pack);
		expect(diagnostics.map((found) => found.code)).toEqual(["store/not-a-folder"]);
	});

	it("cleans up after dead runs once, with its first record", async () => {
		const root = temporaryFolder();
		const machine = { ...thisMachine(), isAlive: () => false };
		const leave = () => mkdirSync(join(root, partName("x", { ...machine, pid: 111 })));
		leave();
		const store = folderStore(root, { machine });
		expect((await store.publish(pack)).diagnostics.map((found) => found.code)).toEqual(["store/leftover-removed"]);
		leave();
		expect((await store.publish({ ...pack, label: "khac" })).diagnostics).toEqual([]);
	});
});

describe("memoryTree", () => {
	it("lists by code unit with empty folders, and reads", async () => {
		const tree = memoryTree(
			new Map([
				["b", "hai"],
				["B", "x"],
				["trong/", ""],
			]),
		);
		expect((await tree.list()).value).toEqual([
			{ path: "B", size: 1, kind: "file" },
			{ path: "b", size: 3, kind: "file" },
			{ path: "trong", size: 0, kind: "folder" },
		]);
		expect((await tree.read("c")).diagnostics.map((found) => found.code)).toEqual(["store/not-found"]);
	});
});
