import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, it } from "vitest";
import { validateOcfl } from "../../src/packaging/ocfl/format.ts";
import { layouts } from "../../src/packaging/ocfl/layout.ts";
import { hostTag, thisMachine } from "../../src/store/machine.ts";
import { mendRoot } from "../../src/store/ocfl/add.ts";
import { folderDirectory } from "../../src/store/ocfl/directory.ts";
import { openOrMakeRoot, openRoot, workFolder } from "../../src/store/ocfl/root.ts";
import { cleanWork, unfinished } from "../../src/store/ocfl/work.ts";

const folder = mkdtempSync(join(tmpdir(), "banluu-ocfl-kill-"));
const child = join(folder, "child.mjs");
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeAll(async () => {
	const entryPoints = [join(import.meta.dirname, "ocfl-child.ts")];
	await build({ entryPoints, outfile: child, bundle: true, platform: "node", format: "esm", packages: "external" });
}, 60_000);

const kills = Number(process.env.BANLUU_KILLS ?? 20);

it(`a root is whole after each of ${kills} kills at any moment, once the next run has looked at it`, async () => {
	const path = join(folder, "root");
	let objects = 0;
	for (let n = 0; n < kills; n++) {
		const run = spawn(process.execPath, [child, path, String(n * 1000 + 1)], { stdio: ["ignore", "pipe", "inherit"] });
		await once(run.stdout, "data");
		// Spread over a version's steps; the file system makes the moments random.
		await sleep((n * 37) % 60);
		run.kill("SIGKILL");
		await once(run, "exit");
		const root = await openRoot(path);
		if (!root.value) throw new Error(JSON.stringify(root.diagnostics));
		const mended = await mendRoot(root.value, unfinished(root.value));
		expect(mended.filter(({ severity }) => severity === "error")).toEqual([]);
		await cleanWork(root.value);
		expect(layouts["0004"].extension).toBe(root.value.layout.extension);
		const report = await validateOcfl(folderDirectory(path));
		expect(report.diagnostics).toEqual([]);
		expect(report.value?.objects).toBeGreaterThanOrEqual(objects);
		objects = report.value?.objects ?? 0;
		expect(existsSync(join(workFolder(root.value), "object"))).toBe(false);
	}
	expect(objects).toBe(3);
}, 300_000);

it("the draft of a lock that a killed run left empty does not keep the folder of work", async () => {
	const root = await openOrMakeRoot(join(folder, "draft"), layouts["0004"], false);
	if (!root.value) throw new Error(JSON.stringify(root.diagnostics));
	const dead = spawn(process.execPath, ["--version"], { stdio: "ignore" });
	await once(dead, "exit");
	const work = workFolder(root.value);
	mkdirSync(work, { recursive: true });
	const draft = `.${"a".repeat(64)}.banluu.lock.${dead.pid}-${hostTag(thisMachine().host)}-${"b".repeat(16)}`;
	writeFileSync(join(work, draft), "");
	await cleanWork(root.value);
	expect(existsSync(work)).toBe(false);
	// That of a run that lives stays.
	mkdirSync(work, { recursive: true });
	writeFileSync(join(work, draft.replace(`.${dead.pid}-`, `.${process.ppid}-`)), "");
	await cleanWork(root.value);
	expect(existsSync(work)).toBe(true);
});
