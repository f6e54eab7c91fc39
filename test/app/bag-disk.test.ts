import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { afterAll, describe, expect, it } from "vitest";
import { bagFolders } from "../../src/app/bag.ts";
import { filesBelow } from "../store/folders.ts";

const work = mkdtempSync(join(tmpdir(), "banluu-bag-disk-"));
const small = join(work, "small");
mkdirSync(small);
const mount = (...args: readonly string[]) => process.platform === "linux" && spawnSync("mount", args).status === 0;
const mounted = mount("-t", "tmpfs", "-o", "size=256k", "tmpfs", small);
if (!mounted) {
	if (process.env.BANLUU_JUDGES_REQUIRED === "1") throw new Error("no right to mount a small disk");
	process.stderr.write("skipped, no right to mount: tests of bagging on full and read-only disks\n");
}
afterAll(() => {
	spawnSync("umount", [small]);
	rmSync(work, { recursive: true, force: true });
});

/** Fills the disk but for this many KiB: too few for the tag files of a bag. */
function fill(left: number): void {
	const { bavail, bsize } = statfsSync(small);
	writeFileSync(join(small, "day"), new Uint8Array(bavail * bsize - left * 1024));
}

async function bag(folder: string, update = false) {
	const request = { folders: [folder], update, algorithms: [], info: [], time: "2024-02-29T01:02:03Z" };
	for await (const { state, diagnostics } of bagFolders(request))
		return [state, ...diagnostics.map(({ code }) => code)];
	throw new Error("no result");
}

describe.skipIf(!mounted)("a folder on a disk that", () => {
	const folder = join(small, "kho");

	it("is full stays as it was, with nothing beside it, and becomes a bag when there is room", async () => {
		mkdirSync(folder);
		for (let n = 0; n < 6; n++) writeFileSync(join(folder, `${n}.txt`), "x");
		fill(4);
		const before = filesBelow(folder);
		expect(await bag(folder)).toEqual(["failed", "store/no-space"]);
		expect(filesBelow(folder)).toEqual(before);
		expect(readdirSync(small).sort()).toEqual(["day", "kho"]);
		rmSync(join(small, "day"));
		expect(await bag(folder)).toEqual(["made"]);
		expect(readdirSync(small)).toEqual(["kho"]);
	});

	it("is full keeps its bag when that is updated", async () => {
		writeFileSync(join(folder, "data/moi.txt"), "x");
		fill(8);
		const before = filesBelow(folder);
		expect((await bag(folder, true)).slice(0, 2)).toEqual(["failed", "bag/added"]);
		expect(filesBelow(folder)).toEqual(before);
		expect(readdirSync(small).sort()).toEqual(["day", "kho"]);
		rmSync(join(small, "day"));
		expect(await bag(folder, true)).toEqual(["updated", "bag/added"]);
	});

	it("is read-only stays as it was, and the finding says why", async () => {
		const before = filesBelow(folder);
		expect(spawnSync("mount", ["-o", "remount,ro", small]).status).toBe(0);
		expect(await bag(folder, true)).toEqual(["failed", "store/read-only"]);
		expect(filesBelow(folder)).toEqual(before);
	});
});
