import { renameSync, statSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { FinishedRecord, RecordSink } from "../../src/batch/sink.ts";
import { ocflSink } from "../../src/batch/to/ocfl.ts";
import type { SinkOptions } from "../../src/batch/to/options.ts";
import { safSink } from "../../src/batch/to/saf.ts";
import { monthSink } from "../../src/batch/to/volume-per-month.ts";
import { zipSink } from "../../src/batch/to/zip-per-1000.ts";
import { hasErrors, type Outcome } from "../../src/model/index.ts";
import { type FileOperations, fileOperations } from "../../src/store/operations.ts";
import { type Staging, staging } from "../../src/store/staged.ts";
import { filesBelow, systemError, temporaryFolder, watched } from "../store/folders.ts";
import { dead, digestsBelow, records, secondVersion, time } from "./sink-records.ts";

type Open = (request: SinkOptions & { readonly io?: FileOperations }) => Promise<Outcome<RecordSink>>;

const sinks: Readonly<Record<string, Open>> = {
	ocfl: ocflSink,
	"zip-per-1000": (request) => zipSink({ ...request, most: 4 }),
	saf: (request) => safSink({ ...request, options: new Map([["max-items", "4"]]) }),
	"volume-per-month": monthSink,
};

async function opened(open: Open, output: string, more: Partial<SinkOptions> & { io?: FileOperations } = {}) {
	const sink = await open({ output, time, ...more });
	if (sink.value === undefined) throw new Error(JSON.stringify(sink.diagnostics));
	return sink.value;
}

async function good<T>(outcome: Promise<Outcome<T>>): Promise<T> {
	const { value, diagnostics } = await outcome;
	if (hasErrors(diagnostics)) throw new Error(JSON.stringify(diagnostics));
	return value as T;
}

/** Puts records with a commit after each that is named; packages by sequence. */
async function run(sink: RecordSink, put: readonly FinishedRecord[], commits: readonly number[]) {
	const packages = new Map<number, string>();
	const take = (done: ReadonlyMap<number, { readonly path: string }>) => {
		for (const [sequence, { path }] of done) packages.set(sequence, path);
	};
	for (const record of put) {
		await good(sink.put(record));
		if (commits.includes(record.sequence)) take(await good(sink.commit()));
	}
	return { packages, finish: async () => take(await good(sink.finish())) };
}

/** What a whole run leaves. */
const whole = new Map<string, Readonly<Record<string, string>>>();
for (const [kind, open] of Object.entries(sinks)) {
	const output = `${temporaryFolder()}/out`;
	await (await run(await opened(open, output), records, [])).finish();
	whole.set(kind, digestsBelow(output));
}

describe.each(Object.entries(sinks))("the store %s", (kind, open) => {
	it("tells the package of each record once, and holds them afterwards", async () => {
		const output = `${temporaryFolder()}/out`;
		const done = await run(await opened(open, output), records, [1, 4]);
		await done.finish();
		expect([...done.packages.keys()].sort()).toEqual(records.map(({ sequence }) => sequence));
		const again = await opened(open, output);
		for (const { identifier, sequence } of records) {
			const held = await again.holds(identifier);
			expect(held?.version).toBe(1);
			expect(held?.recipeDigest).toMatch(/^[0-9a-f]{64}$/);
			expect(held?.package.path).toBe(done.packages.get(sequence));
		}
		expect(await again.holds("urn:uuid:c83e39f7-8246-47fe-8daf-a4f4e9adeeb9")).toBeUndefined();
		expect(await good(again.finish())).toEqual(new Map());
		expect(digestsBelow(output)).toEqual(whole.get(kind));
	});

	it("makes the same bytes whenever it commits", async () => {
		const output = `${temporaryFolder()}/out`;
		await (await run(await opened(open, output), records, [0, 1, 2, 3, 4, 5])).finish();
		expect(digestsBelow(output)).toEqual(whole.get(kind));
	});

	it.each([0, 2, 3, 4, 5])(
		"makes the same bytes after a run that died behind record %i, clearing what it left",
		async (last) => {
			const output = `${temporaryFolder()}/out`;
			const first = await opened(open, output, { staging: { machine: dead } });
			await run(first, records.slice(0, last + 1), [1, 3]);
			const committed = last >= 3 ? 4 : last >= 1 ? 2 : 0;
			const second = await opened(open, output);
			const held: boolean[] = [];
			for (const { identifier } of records) held.push((await second.holds(identifier)) !== undefined);
			// An archive that was full is durable as well.
			const durable = last >= 4 && (kind === "saf" || kind === "zip-per-1000") ? 4 : committed;
			expect(held.filter(Boolean)).toHaveLength(durable);
			expect(held.slice(0, durable).every(Boolean)).toBe(true);
			const rest = await run(second, records.slice(durable), []);
			await rest.finish();
			expect(digestsBelow(output)).toEqual(whole.get(kind));
			await first.close?.();
			expect(digestsBelow(output)).toEqual(whole.get(kind));
		},
	);

	it("shows and promises nothing before a commit", async () => {
		const output = `${temporaryFolder()}/out`;
		const sink = await opened(open, output);
		const visible = () =>
			Object.keys(digestsBelow(output)).filter((path) => !path.split("/").some((part) => part.startsWith(".")));
		const before = visible();
		await good(sink.put(records[0] as FinishedRecord));
		expect(visible()).toEqual(before);
		expect(await sink.holds((records[0] as FinishedRecord).identifier)).toBeUndefined();
		await sink.close?.();
		expect(visible()).toEqual(before);
		expect(Object.keys(digestsBelow(output)).filter((path) => path.includes(".part"))).toEqual([]);
	});

	it("leaves nothing of a record that a full disk refuses", async () => {
		const output = `${temporaryFolder()}/out`;
		let full = false;
		const refuse = () => {
			if (full) throw systemError("ENOSPC");
		};
		const { calls } = staging();
		let writes = 0;
		const io = watched((operation) => {
			if (operation === "handle.write") refuse();
		});
		const failing: Staging["calls"] = {
			...calls,
			writeSync: (file, bytes, at) => {
				if (++writes % 7 === 0) refuse();
				return calls.writeSync(file, bytes, at);
			},
		};
		const sink = await opened(open, output, { staging: { calls: failing }, io });
		await good(sink.put(records[0] as FinishedRecord));
		full = true;
		const refused = await sink.put(records[1] as FinishedRecord);
		expect(refused.diagnostics.map(({ code }) => code)).toEqual(["store/no-space"]);
		full = false;
		for (const record of records.slice(1)) await good(sink.put(record));
		await good(sink.finish());
		expect(digestsBelow(output)).toEqual(whole.get(kind));
	});

	it("keeps a further version beside or above the first", async () => {
		const output = `${temporaryFolder()}/out`;
		const [first] = records as readonly [FinishedRecord];
		const sink = await opened(open, output);
		await run(sink, [first], [0]);
		await good(sink.put({ ...secondVersion(first), sequence: 7 }));
		await good(sink.finish());
		const again = await opened(open, output);
		expect(await again.holds(first.identifier)).toMatchObject({ version: 2, recipeDigest: "0".repeat(64) });
		await again.close?.();
	});

	it("is of one run at a time", async () => {
		const output = `${temporaryFolder()}/out`;
		const sink = await opened(open, output);
		const other = await open({ output, time });
		expect(other.diagnostics.map(({ code }) => code)).toEqual(["store/locked"]);
		await sink.close?.();
		await (await opened(open, output)).close?.();
		expect(Object.keys(filesBelow(output)).filter((path) => path.includes(".lock"))).toEqual([]);
	});

	it("gives no folder its name before its bytes are durable", async () => {
		const output = `${temporaryFolder()}/out`;
		const { calls } = staging();
		const waiting = new Set<string>();
		const early: string[] = [];
		const careful: Partial<Staging> = {
			calls: {
				...calls,
				openSync: (path, flags) => {
					waiting.add(path);
					return calls.openSync(path, flags);
				},
				renameSync: (from, to) => {
					for (const path of waiting) if (path.startsWith(`${from}/`) || path === from) early.push(path);
					renameSync(from, to);
				},
			},
			barrier: async (_, paths) => {
				for (const path of paths) waiting.delete(path);
			},
		};
		await (await run(await opened(open, output, { staging: careful }), records, [2])).finish();
		expect(early).toEqual([]);
		expect(digestsBelow(output)).toEqual(whole.get(kind));
	});
});

describe("archives", () => {
	it.each([
		["zip-per-1000", "batch"],
		["saf", "saf"],
	])("%s finds its records without its index", async (kind, stem) => {
		const output = `${temporaryFolder()}/out`;
		const open = sinks[kind] as Open;
		await (await run(await opened(open, output), records, [])).finish();
		await fileOperations.rm(`${output}/index.jsonl`);
		const again = await opened(open, output);
		for (const { identifier } of records) expect((await again.holds(identifier))?.package.path).toMatch(stem);
		await again.close?.();
	});

	it("of a later run go on with the next number", async () => {
		const output = `${temporaryFolder()}/out`;
		const open = sinks["zip-per-1000"] as Open;
		await (await run(await opened(open, output), records.slice(0, 2), [])).finish();
		const done = await run(await opened(open, output), records.slice(2), []);
		await done.finish();
		expect([...new Set([...done.packages.values()].map((path) => path.split("!")[0]))]).toEqual(["batch-0002.zip"]);
	});

	it("tell a run of its own records only, whatever numbers those of a killed one had", async () => {
		const output = `${temporaryFolder()}/out`;
		const open = sinks["zip-per-1000"] as Open;
		const killed = await opened(open, output, { staging: { machine: dead } });
		await run(killed, records.slice(0, 2), [1]);
		// Another collection: its first article has the number of one that the killed run left in the growing archive.
		const other = { ...(records[2] as FinishedRecord), sequence: 0 };
		const done = await run(await opened(open, output), [other], []);
		await done.finish();
		expect([...done.packages]).toEqual([[0, `batch-0001.zip!/${other.built.package.label}`]]);
		await killed.close?.();
	});

	it("of saf end where max-bytes says, and refuse what is larger alone", async () => {
		const output = `${temporaryFolder()}/out`;
		const limit = 60_000;
		const options = new Map([["max-bytes", String(limit)]]);
		const sink = await opened((request) => safSink({ ...request, options }), output);
		await (await run(sink, records, [])).finish();
		const archives = Object.keys(digestsBelow(output)).filter((path) => path.endsWith(".zip"));
		expect(archives.length).toBeGreaterThan(1);
		for (const path of archives) expect(statSync(`${output}/${path}`).size).toBeLessThanOrEqual(limit);
		const small = await opened((request) => safSink({ ...request, options: new Map([["max-bytes", "5000"]]) }), output);
		const { diagnostics } = await small.put(records[0] as FinishedRecord);
		expect(diagnostics.map(({ code }) => code)).toContain("saf/item-too-large");
		await small.close?.();
	});
});
