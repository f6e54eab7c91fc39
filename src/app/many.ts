import type { BuiltRecord } from "../build/build.ts";
import { failure, type Outcome } from "../model/index.ts";
import { type BuildOptions, builder, type DescribeOptions, type SourceBytes } from "./library.ts";
import { workerFile, workerPool } from "./pool.ts";

/** An article and what is given about it. */
export interface ManySource extends SourceBytes, Pick<DescribeOptions, "metadata"> {}

/** What can be handed to a thread: no functions, so fonts and resources of the caller's own are left out. */
export interface ManyOptions extends Omit<BuildOptions, "metadata" | "fonts" | "resources"> {
	/** Threads that build; 1, the default, is the caller's own. */
	readonly threads?: number;
}

/** What a thread is asked. */
export interface ManyTask {
	readonly source: ManySource;
	readonly options: Omit<ManyOptions, "threads">;
}

/** Articles on their way for each thread: one that is built and one that waits. Memory does not grow with the list. */
const ahead = 2;

/**
 * Builds many records on several threads. The outcomes come in the order of the sources, and their bytes are the same with any number of threads.
 * Ending the iteration ends the threads.
 * @param thread the compiled `many-worker`, where it is not the library's own
 */
export async function* buildMany(
	sources: Iterable<ManySource> | AsyncIterable<ManySource>,
	{ threads = 1, ...options }: ManyOptions,
	thread = compiledThread(),
): AsyncGenerator<Outcome<BuiltRecord>> {
	if (!Number.isInteger(threads) || threads < 1) throw new RangeError(`no number of threads: ${threads}`);
	// Faults of the options are told once, and before any thread is started.
	const here = builder(options);
	if (here.value === undefined) return void (yield failure(...here.diagnostics));
	const { value: make } = here;
	if (threads === 1) {
		for await (const source of sources) yield make(source, source);
		return;
	}
	if (thread === undefined) throw new Error("threads need the compiled library: run `npm run build`");
	const pool = workerPool<ManyTask, Outcome<BuiltRecord>>(thread, threads, {});
	const waiting: Promise<Outcome<BuiltRecord>>[] = [];
	try {
		for await (const source of sources) {
			const task: ManyTask = { source, options };
			const outcome = pool.run(task);
			// Who reads the outcomes meets a failure in its turn, and not as a rejection that nobody awaits.
			outcome.catch(() => {});
			waiting.push(outcome);
			if (waiting.length >= threads * ahead) yield await (waiting.shift() as Promise<Outcome<BuiltRecord>>);
		}
		for (const outcome of waiting) yield await outcome;
	} finally {
		await pool.close();
	}
}

/** The library runs compiled, but its sources may be run too: then the compiled thread stands beside them. */
function compiledThread(): URL | undefined {
	return workerFile("many-worker", import.meta.url) ?? workerFile("../../dist/app/many-worker", import.meta.url);
}
