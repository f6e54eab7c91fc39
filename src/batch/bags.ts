import { readdir, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { shortId } from "../build/label.ts";
import { type CataloguePackage, type Diagnostic, diagnostic, failure, type Outcome, success } from "../model/index.ts";
import { type Barrier, barrierWith, barrier as systemBarrier } from "../store/barrier.ts";
import { FindingError, renameFinding, writeFinding } from "../store/failure.ts";
import { partName, removeLeftovers } from "../store/leftover.ts";
import { acquireLock } from "../store/lock.ts";
import { thisMachine } from "../store/machine.ts";
import { makeFolder } from "../store/make-folder.ts";
import { type FileOperations, fileOperations } from "../store/operations.ts";
import { readRecords, shortIdOf } from "../store/records.ts";
import type { FinishedRecord, RecordSink } from "./sink.ts";
import type { OpenSink, SinkContext } from "./sinks.ts";
import { stageRecord } from "./stage.ts";
import type { StagedRecord } from "./task.ts";

/** A record that waits for its barrier. */
interface Waiting {
	readonly sequence: number;
	readonly label: string;
	readonly staged: StagedRecord;
}

export interface BagsOptions {
	readonly io?: FileOperations;
	readonly barrier?: Barrier;
}

/**
 * Loose bags, as `build` writes them: `<output>/<label>`. What is put stands unflushed in a hidden folder of the run; a commit flushes all of it at once,
 * then moves each into its place, then flushes the output folder. There are no folders between: a file system finds one name of 100,000 as fast as
 * one of a hundred, and `ls`, `verify` and `package` see what `build` leaves. The output is listed once, when it is opened.
 */
export const openBags: OpenSink = (context) => openBagsWith(context, {});

export async function openBagsWith(
	{ output }: SinkContext,
	{ io = fileOperations, barrier = io === fileOperations ? systemBarrier : barrierWith(io) }: BagsOptions,
): Promise<Outcome<RecordSink>> {
	const machine = thisMachine();
	const root = resolve(output);
	const found: Diagnostic[] = [];
	const stage = join(root, partName("batch", machine));
	let names: readonly string[];
	let unlock: () => Promise<void> = async () => {};
	try {
		await makeFolder(root, io);
		const lock = await acquireLock(root, { io });
		if (lock.value === undefined) return failure(...lock.diagnostics);
		unlock = lock.value.release;
		found.push(...lock.diagnostics, ...(await removeLeftovers(root, machine, io)));
		await io.mkdir(stage);
		names = await readdir(root);
	} catch (error) {
		await unlock();
		return failure(error instanceof FindingError ? error.finding : writeFinding(error, output));
	}
	const labels = new Map<string, string[]>();
	const there = new Set<string>();
	const add = (label: string) => {
		const short = shortIdOf(label);
		if (short === undefined) return;
		there.add(label);
		const alike = labels.get(short);
		if (alike) alike.push(label);
		else labels.set(short, [label]);
	};
	for (const name of names) add(name);
	const wasEmpty = there.size === 0;

	let waiting: Waiting[] = [];
	const packageOf = (label: string): CataloguePackage => ({ format: "bagit", path: label });

	async function putStaged({ sequence }: { readonly sequence: number }, staged: StagedRecord) {
		waiting.push({ sequence, label: staged.label, staged });
		return success(undefined);
	}

	async function commit(): Promise<Outcome<ReadonlyMap<number, CataloguePackage>>> {
		const [group, done] = [waiting, new Map<number, CataloguePackage>()];
		if (group.length === 0) return success(done);
		waiting = [];
		try {
			await barrier(
				stage,
				group.flatMap(({ staged }) => pathsOf(staged)),
			);
			for (const { sequence, label, staged } of group) {
				await io.rename(staged.folder, join(root, label)).catch((error: unknown) => {
					throw new FindingError(renameFinding(error, join(output, label)));
				});
				add(label);
				done.set(sequence, packageOf(label));
			}
			await barrier(root, [root]);
		} catch (error) {
			return failure(error instanceof FindingError ? error.finding : writeFinding(error, output));
		}
		return success(done);
	}

	return success(
		{
			kind: "bags",
			stage,
			wasEmpty,
			has: ({ path }) => there.has(path),
			holds: async (identifier) => {
				const { value = [] } = await readRecords(root, labels.get(shortId(identifier)) ?? [], identifier);
				const latest = value.at(-1);
				if (latest === undefined) return undefined;
				return {
					version: latest.version,
					recipeDigest: latest.recipeDigest ?? "",
					package: packageOf(latest.label),
				};
			},
			put: async ({ built, sequence }: FinishedRecord) => {
				const staged = stageRecord(stage, String(sequence), built.package);
				if (staged.value === undefined) return failure(...staged.diagnostics);
				return putStaged({ sequence }, staged.value);
			},
			putStaged,
			commit,
			finish: commit,
			close: async () => {
				await rm(stage, { recursive: true, force: true, maxRetries: 3 }).catch(() => {
					found.push(diagnostic("store/leftover-stays", { params: { path: stage, reason: "EBUSY" } }));
				});
				await unlock();
			},
		},
		found,
	);
}

/** The files of a record and the folders that hold them. */
function pathsOf({ folder, files }: StagedRecord): readonly string[] {
	const paths = new Set([folder]);
	for (const file of files) {
		const path = join(folder, file);
		paths.add(path);
		for (let above = dirname(path); above !== folder; above = dirname(above)) paths.add(above);
	}
	return [...paths];
}
