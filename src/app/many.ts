import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { BuiltRecord } from "../build/build.ts";
import { failure, type Outcome } from "../model/index.ts";
import { type BuildOptions, builder, type DescribeOptions, type SourceBytes } from "./library.ts";

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
 * @param thread the compiled `many-thread`, where it is not the library's own
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
	const pool = await startPool(threads, thread);
	const waiting: Promise<Outcome<BuiltRecord>>[] = [];
	try {
		for await (const source of sources) {
			const task: ManyTask = { source, options };
			const outcome = pool.run(task) as Promise<Outcome<BuiltRecord>>;
			// Who reads the outcomes meets a failure in its turn, and not as a rejection that nobody awaits.
			outcome.catch(() => {});
			waiting.push(outcome);
			if (waiting.length >= threads * ahead) yield await (waiting.shift() as Promise<Outcome<BuiltRecord>>);
		}
		for (const outcome of waiting) yield await outcome;
	} finally {
		await pool.destroy();
	}
}

/** The library runs compiled, but its sources may be run too: then the compiled thread stands beside them. */
function compiledThread(): string | undefined {
	return ["./many-thread.js", "../../dist/app/many-thread.js"]
		.map((path) => fileURLToPath(new URL(path, import.meta.url)))
		.find((path) => existsSync(path));
}

async function startPool(threads: number, filename: string | undefined) {
	if (filename === undefined) throw new Error("threads need the compiled library: run `npm run build`");
	// Loaded where threads are asked for.
	const { Tinypool } = await import("tinypool");
	return new Tinypool({ filename, minThreads: threads, maxThreads: threads, runtime: "worker_threads" });
}
