// Records a second into each store of a batch, the same record under other identifiers, a commit for every 200; and bags and objects that are flushed one by one
// beside them. `--short` writes 400, else 2,000.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FinishedRecord } from "../src/batch/sink.ts";
import { ocflSink } from "../src/batch/to/ocfl.ts";
import { payloadOf } from "../src/batch/to/record.ts";
import { safSink } from "../src/batch/to/saf.ts";
import { zipSink } from "../src/batch/to/zip-per-1000.ts";
import { build, sizeOf } from "../src/index.ts";
import { layouts } from "../src/packaging/ocfl/layout.ts";
import { publishFolder } from "../src/store/atomic.ts";
import { openFolderGroup } from "../src/store/folder-group.ts";
import { addObject } from "../src/store/ocfl/add.ts";
import { openOrMakeRoot } from "../src/store/ocfl/root.ts";

const count = process.argv.includes("--short") ? 400 : 2000;
const group = 200;
const alone = 100;
const time = "2026-01-02T03:04:05Z";
const settings = { time, agent: { name: "banluu", type: "software", version: "0" } } as const;
const name = "000_84c6c67dbe676760.txt";
const made = await build({ name, bytes: readFileSync(join("examples", name)) }, { buildTime: time });
if (made.value === undefined) throw new Error(JSON.stringify(made.diagnostics));
const built = made.value;
const pack = built.package;
const bytes = pack.entries.reduce((sum, entry) => sum + sizeOf(entry), 0);
process.stdout.write(`${pack.entries.length} files, ${bytes} bytes a record; groups of ${group}\n`);

function record(sequence: number): FinishedRecord {
	const label = pack.label.slice(0, -8) + sequence.toString(16).padStart(8, "0");
	return {
		sequence,
		identifier: `urn:bench:${sequence}`,
		version: 1,
		built: { ...built, package: { ...pack, label } },
	};
}

/** Runs an action on a folder of its own and tells how many records it wrote a second. */
async function measure(what: string, of: number, action: (folder: string) => Promise<number>): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), "banluu-sinks-"));
	try {
		const cpu = process.cpuUsage();
		const started = performance.now();
		const waiting = await action(join(folder, "out"));
		const took = performance.now() - started;
		const { user, system } = process.cpuUsage(cpu);
		const each = ((user + system) / 1000 / of).toFixed(2);
		const share = Math.round((waiting / took) * 100);
		process.stdout.write(`${what}: ${Math.round((of * 1000) / took)}/s, ${each} ms CPU each, ${share}% in commits\n`);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

for (const open of [ocflSink, zipSink, safSink]) {
	await measure(open.name, count, async (output) => {
		const sink = (await open({ output, time })).value;
		if (sink === undefined) throw new Error("no store");
		let waiting = 0;
		for (let n = 0; n < count; n++) {
			const put = await sink.put(record(n));
			if (put.diagnostics.some(({ severity }) => severity === "error"))
				throw new Error(JSON.stringify(put.diagnostics));
			if ((n + 1) % group > 0) continue;
			const started = performance.now();
			await sink.commit();
			waiting += performance.now() - started;
		}
		await sink.finish();
		return waiting;
	});
}
await measure("bags in groups", count, async (output) => {
	const bags = (await openFolderGroup(output)).value;
	if (bags === undefined) throw new Error("no folder");
	let waiting = 0;
	for (let n = 0; n < count; n++) {
		await bags.add(record(n).built.package.label, pack.entries);
		if ((n + 1) % group > 0) continue;
		const started = performance.now();
		await bags.commit();
		waiting += performance.now() - started;
	}
	await bags.commit();
	return waiting;
});
await measure("bags one by one", alone, async (output) => {
	for (let n = 0; n < alone; n++) await publishFolder(join(output, String(n)), pack.entries, { cleaning: false });
	return 0;
});
await measure("objects one by one", alone, async (output) => {
	const root = (await openOrMakeRoot(output, layouts["0004"], false)).value;
	if (root === undefined) throw new Error("no root");
	for (let n = 0; n < alone; n++) await addObject(root, `urn:bench:${n}`, payloadOf(record(n)), settings);
	return 0;
});
