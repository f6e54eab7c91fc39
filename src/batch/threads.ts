import { availableParallelism, totalmem } from "node:os";

/** Bytes that a thread may want, fonts and heap together. */
const perThread = 256 << 20;

/** Threads that build where nobody says: one for each core, as far as half of the memory goes. The reading and writing between needs little. */
export function usualThreads(cores = availableParallelism(), memory = totalmem()): number {
	return Math.max(1, Math.min(cores, Math.floor(memory / 2 / perThread)));
}
