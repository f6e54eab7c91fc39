import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { publishFolder } from "../../src/store/atomic.ts";
import { crashFiles } from "./crash-files.ts";
import { filesBelow } from "./folders.ts";

const kills = 20;

describe("a run that is killed", () => {
	const work = mkdtempSync(join(tmpdir(), "banluu-crash-"));
	const bundle = join(work, "child.mjs");

	beforeAll(async () => {
		const entry = join(import.meta.dirname, "crash-child.ts");
		await build({
			entryPoints: [entry],
			bundle: true,
			platform: "node",
			format: "esm",
			outfile: bundle,
			logLevel: "error",
		});
	});

	afterAll(() => rmSync(work, { recursive: true, force: true }));

	it("leaves whole records and hidden leftovers only, and the next run removes these", async () => {
		const output = join(work, "output");
		let next = 0;
		let leftovers = 0;
		for (let kill = 0; kill < kills; kill++) {
			const child = spawn(process.execPath, [bundle, output, String(next)], { stdio: ["ignore", "pipe", "inherit"] });
			const ended = once(child, "exit");
			await once(child.stdout, "data");
			await sleep(Math.random() * 60);
			child.kill("SIGKILL");
			await ended;

			const names = existsSync(output) ? readdirSync(output) : [];
			const records = names.filter((name) => !name.startsWith("."));
			leftovers += names.length - records.length;
			for (const name of records) {
				const number = Number(name.slice("ban-ghi-".length));
				next = Math.max(next, number + 1);
				const files = crashFiles(number);
				expect(Object.keys(filesBelow(join(output, name)))).toEqual(files.map((file) => file.path).sort());
				for (const { path, content } of files) {
					expect(readFileSync(join(output, name, path)).equals(content), `${name}/${path}`).toBe(true);
				}
			}
			for (const name of records) rmSync(join(output, name), { recursive: true });
		}
		await publishFolder(join(output, "cuoi"), crashFiles(0));
		expect(readdirSync(output)).toEqual(["cuoi"]);
		// Otherwise no run was ever hit while it wrote, and the test has shown nothing.
		expect(leftovers).toBeGreaterThan(0);
	});
});
