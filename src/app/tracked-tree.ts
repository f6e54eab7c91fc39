import { setImmediate } from "node:timers/promises";
import { startDigests } from "../fixity/digest.ts";
import type { DigestAlgorithm, Digests } from "../model/artifact.ts";
import { failure, type Outcome, success } from "../model/diagnostic.ts";
import type { DigestJob, Tree, TreeEntry } from "../model/store.ts";

/** Milliseconds of work after which signals and timers get their turn. */
const turn = 40;

export interface Tracking {
	readonly signal?: AbortSignal | undefined;
	/** Told of bytes as they are read. */
	readonly onBytes?: ((bytes: number) => void) | undefined;
}

/** A tree that notes what a check does with it. */
export interface TrackedTree extends Tree {
	/** Algorithms by which files were checked. */
	readonly algorithms: ReadonlySet<DigestAlgorithm>;
	/** The listing, once it was asked for. */
	readonly entries: () => readonly TreeEntry[];
}

/** Lists a tree once, counts the bytes that are read, and ends the reading when the signal says so: for every format and every kind of tree. */
export function trackedTree(tree: Tree, { signal, onBytes }: Tracking): TrackedTree {
	const algorithms = new Set<DigestAlgorithm>();
	let listing: Promise<Outcome<readonly TreeEntry[]>> | undefined;
	let entries: readonly TreeEntry[] = [];
	let lastTurn = performance.now();

	async function giveTurn(): Promise<void> {
		signal?.throwIfAborted();
		if (performance.now() - lastTurn < turn) return;
		await setImmediate();
		signal?.throwIfAborted();
		lastTurn = performance.now();
	}

	async function* open(path: string): AsyncIterable<Uint8Array> {
		for await (const piece of tree.open(path)) {
			onBytes?.(piece.byteLength);
			await giveTurn();
			yield piece;
		}
	}

	async function digest({ path, algorithms: asked }: DigestJob): Promise<Outcome<Digests>> {
		const running = startDigests(asked);
		try {
			for await (const piece of open(path)) running.update(piece);
			return success(running.finish());
		} catch {
			signal?.throwIfAborted();
			// What is wrong is said where a file is read whole; here it is enough that it cannot be.
			return failure();
		}
	}

	return {
		name: tree.name,
		...("root" in tree && typeof tree.root === "string" && { root: tree.root }),
		algorithms,
		entries: () => entries,
		list: () => {
			listing ??= tree.list().then((listed) => {
				entries = listed.value ?? [];
				return listed;
			});
			return listing;
		},
		read: async (path) => {
			await giveTurn();
			const read = await tree.read(path);
			onBytes?.(read.value?.byteLength ?? 0);
			return read;
		},
		open,
		digestAll: async (jobs, told) => {
			for (const job of jobs) for (const algorithm of job.algorithms) algorithms.add(algorithm);
			if (tree.digestAll) return tree.digestAll(jobs, told);
			for (const [index, job] of jobs.entries()) told(index, await digest(job));
		},
	};
}
