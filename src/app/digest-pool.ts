import type { Digests } from "../model/artifact.ts";
import type { Outcome } from "../model/diagnostic.ts";
import type { DigestJob } from "../model/store.ts";
import { digestFiles } from "../store/digest-files.ts";
import type { DigestMany } from "../store/folder-tree.ts";
import type { DigestTask } from "./digest-worker.ts";
import { type Pool, workerFile, workerPool } from "./pool.ts";

/** From here on threads win: below, they take longer to start than the work takes. Measured by `npm run bench -- fixity`. */
const enough = { bytes: 96 * 2 ** 20, files: 50_000 };

/** Files that go to a thread at once. */
const portion = { bytes: 8 * 2 ** 20, files: 500 };

export interface ManyDigests {
	readonly digest: DigestMany;
	close(): Promise<void>;
}

/** Digests of many files by several threads where that helps, else without. */
export function manyDigests(
	threads: number,
	signal: AbortSignal | undefined,
	onBytes: ((bytes: number) => void) | undefined,
): ManyDigests {
	const file = threads > 1 ? workerFile("digest-worker", import.meta.url) : undefined;
	let pool: Pool<DigestTask, readonly Outcome<Digests>[]> | undefined;
	return {
		digest: async (root, jobs, told, tick) => {
			if (file === undefined || jobs.length < 2 || !isEnough(jobs)) return digestFiles(root, jobs, told, tick);
			pool ??= workerPool(file, threads, { signal, onBytes });
			const own = pool;
			await Promise.all(
				portions(jobs).map(async ({ first, part }) => {
					const outcomes = await own.run({
						root,
						jobs: part.map(({ path, size, algorithms }) => ({ path, size, algorithms })),
					});
					for (const [at, outcome] of outcomes.entries()) told(first + at, outcome);
				}),
			);
		},
		close: async () => pool?.close(),
	};
}

/** Sizes that are asked for to tell how much there is to read: each may cost a look at the file, so that of very many every tenth or so is asked. */
const asked = 2000;

function isEnough(jobs: readonly DigestJob[]): boolean {
	if (jobs.length >= enough.files) return true;
	const step = Math.ceil(jobs.length / asked);
	let bytes = 0;
	for (let at = 0; at < jobs.length; at += step) bytes += (jobs[at] as DigestJob).size * step;
	return bytes >= enough.bytes;
}

function* portionsOf(
	jobs: readonly DigestJob[],
): Iterable<{ readonly first: number; readonly part: readonly DigestJob[] }> {
	let first = 0;
	let bytes = 0;
	for (const [at, { size }] of jobs.entries()) {
		bytes += size;
		if (bytes < portion.bytes && at + 1 - first < portion.files && at + 1 < jobs.length) continue;
		yield { first, part: jobs.slice(first, at + 1) };
		first = at + 1;
		bytes = 0;
	}
}

/** The largest first, so that no thread ends with one that the others wait for. */
function portions(jobs: readonly DigestJob[]) {
	const weight = ({ part }: { readonly part: readonly DigestJob[] }) => part.reduce((sum, { size }) => sum + size, 0);
	return [...portionsOf(jobs)].sort((a, b) => weight(b) - weight(a));
}
