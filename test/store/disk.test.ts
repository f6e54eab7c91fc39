import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { afterAll, describe, expect, it } from "vitest";
import { publishFolder } from "../../src/store/atomic.ts";
import { acquireLock } from "../../src/store/lock.ts";
import { filesBelow } from "./folders.ts";

const work = mkdtempSync(join(tmpdir(), "banluu-disk-"));

function mount(...args: readonly string[]): boolean {
	return process.platform === "linux" && spawnSync("mount", args).status === 0;
}

const small = join(work, "small");
const readOnly = join(work, "read-only");
mkdirSync(small);
mkdirSync(readOnly);
const mounted =
	mount("-t", "tmpfs", "-o", "size=256k,nr_inodes=64", "tmpfs", small) &&
	mount("-t", "tmpfs", "-o", "ro", "tmpfs", readOnly);
if (!mounted) {
	if (process.env.BANLUU_JUDGES_REQUIRED === "1") throw new Error("no right to mount a small and a read-only disk");
	process.stderr.write("skipped, no right to mount: tests of full and read-only disks\n");
}

afterAll(() => {
	for (const folder of [small, readOnly]) spawnSync("umount", [folder]);
	rmSync(work, { recursive: true, force: true });
});

const record = (size: number, count = 1) =>
	Array.from({ length: count }, (_, index) => ({ path: `data/${index}`, content: new Uint8Array(size) }));

describe.skipIf(!mounted)("a full disk", () => {
	it("takes nothing of a record that does not fit, and the next smaller one whole", async () => {
		const large = await publishFolder(join(small, "lon"), record(200_000, 3));
		expect(large.diagnostics.map((found) => found.code)).toEqual(["store/no-space"]);
		expect(readdirSync(small)).toEqual([]);
		expect((await publishFolder(join(small, "nho"), record(50_000, 2))).value).toBe(join(small, "nho"));
		expect(Object.keys(filesBelow(small))).toEqual(["nho/data/0", "nho/data/1"]);
	});

	it("of inodes is one too", async () => {
		const { diagnostics } = await publishFolder(join(small, "nhieu"), record(1, 100));
		expect(diagnostics.map((found) => found.code)).toEqual(["store/no-space"]);
		expect(readdirSync(small)).not.toContain("nhieu");
		expect(readdirSync(small).filter((name) => name.startsWith("."))).toEqual([]);
	});
});

describe.skipIf(!mounted)("a read-only disk", () => {
	it("takes neither record nor lock, and says why", async () => {
		for (const target of ["ban-ghi", "a/b/ban-ghi"]) {
			const { diagnostics } = await publishFolder(join(readOnly, target), record(1));
			expect(diagnostics.map((found) => found.code)).toEqual(["store/read-only"]);
		}
		expect((await acquireLock(readOnly)).diagnostics.map((found) => found.code)).toEqual(["store/read-only"]);
	});
});
