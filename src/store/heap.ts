import { availableParallelism } from "node:os";
import { getHeapSpaceStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Bytes of V8's young generation, both halves: a smaller one costs time, a larger one memory that is never given back. */
const young = 8 << 20;

/**
 * Keeps the heap of a long run small: V8 would let the garbage of finished parts grow to several times what is alive before it collects it. To be called
 * before the run, and before what it needs is loaded: the young generation grows with the first code that is loaded, up to 32 MB, and V8 does not
 * take back what it has. Costs a few per cent of the time of the run. The flags are V8's own and change nothing but when it collects.
 */
export function frugalHeap(): void {
	frugalOldSpace();
	// It grows when that much has outlived a collection.
	const kept: number[][] = [];
	while (youngSize() < young && kept.length < mostKept) for (let i = 0; i < 1000; i++) kept.push(new Array(32).fill(i));
	setFlagsFromString("--semi-space-growth-factor=1");
}

function frugalOldSpace(): void {
	setFlagsFromString("--heap-growing-percent=20");
}

/** Megabytes of V8's young generation, its three parts together, of a thread that makes records: with less, more of what a record needs outlives it. */
export const youngOfThread = 16;

/**
 * The same for what has outlived the young generation in threads that keep every core busy, this one and those that are started afterwards: to be
 * called before them. V8 would take four helpers to collect the garbage of each of them, which wait for a core, and spin: in a run of two threads on two
 * cores they cost a third of all CPU time. How many of them copy the young is asked at each collection; whether they mark must not change while
 * they do, so that a whole collection is made first, after which nothing is being marked.
 */
export function busyThreadsHeap(): void {
	setFlagsFromString("--no-parallel-scavenge");
	setFlagsFromString("--heap-growing-percent=30");
	setFlagsFromString("--expose-gc");
	const collect: unknown = runInNewContext("gc");
	if (typeof collect !== "function") return;
	collect();
	setFlagsFromString("--no-concurrent-marking");
}

/**
 * Lets code prove hot for longer before V8 compiles it once more. Each thread compiles for itself, in helpers that want cores of their own: where there are
 * as many threads as cores they only take time from them. Two threads and 800 articles on two cores, in turn: 18.5 and 20.0 s of CPU with V8's own
 * budget, 17.0 and 16.8 with this one. One thread beside a free core loses by it. To be called before the threads are started.
 */
export function busyThreadsCompiler(threads: number, cores = availableParallelism()): void {
	if (threads > 1 && threads >= cores) setFlagsFromString("--interrupt-budget=600000");
}

/** Lists of a quarter of a kilobyte: more than it takes, where V8 goes by other rules. */
const mostKept = 100_000;

function youngSize(): number {
	return getHeapSpaceStatistics().find((space) => space.space_name === "new_space")?.space_size ?? young;
}
