import { type ResourceLimits, Worker } from "node:worker_threads";
import { type Diagnostic, diagnostic, failure, hasErrors, type Outcome, success } from "../model/index.ts";
import { countCodes } from "./events.ts";
import { articleMaker, type Holds } from "./make.ts";
import type { ArticleTask, Held, Made, MakerSettings } from "./task.ts";

/** One after the other: articles go in, and each comes out once, made or failed. */
export interface Lane {
	/** Makes ready; the findings say why it cannot. */
	open(): Promise<Outcome<true>>;
	/** Settles when all were told, each once, in their order or not. */
	run(tasks: readonly ArticleTask[], told: (made: Made) => void): Promise<void>;
	close(): Promise<void>;
}

/** What goes to a thread. */
export type ToThread =
	| { readonly type: "chunk"; readonly tasks: readonly ArticleTask[]; readonly attempt: number }
	| { readonly type: "held"; readonly held: Held | undefined };

/** What comes from a thread. */
export type FromThread =
	| { readonly type: "open"; readonly diagnostics: readonly Diagnostic[]; readonly opened: boolean }
	| { readonly type: "holds"; readonly identifier: string }
	| { readonly type: "made"; readonly made: Made };

export interface ThreadOptions {
	readonly settings: MakerSettings;
	readonly holds: Holds;
	/** Milliseconds that an article may take. */
	readonly limitOf: (task: ArticleTask) => number;
	readonly limits?: ResourceLimits;
	/** Times that an article which a thread died of is tried; the second time by itself, in a thread of its own. */
	readonly attempts?: number;
}

/** The caller's own thread. An article that hangs hangs the run. */
export function ownLane({ settings, holds }: Pick<ThreadOptions, "settings" | "holds">): Lane {
	let maker: ReturnType<typeof articleMaker> | undefined;
	return {
		open: async () => {
			maker ??= articleMaker(settings);
			return maker.value ? success(true, maker.diagnostics) : failure(...maker.diagnostics);
		},
		run: async (tasks, told) => {
			const make = maker?.value;
			if (make === undefined) throw new Error("the lane is not open");
			for (const task of tasks) {
				told(await make(task, 1, holds).catch((error: unknown) => failed(task, died(task, error), 0)));
				// Signals and the delivery of what is made come between two articles.
				await new Promise(setImmediate);
			}
		},
		close: async () => {},
	};
}

/** Why a thread is no more. */
type Death =
	| { readonly cause: "timeout"; readonly seconds: number }
	| { readonly cause: "died"; readonly error: unknown };

/**
 * A thread with a watchdog. An article that takes too long fails, and one that the thread dies of (out of memory, `process.exit`, an error that nobody
 * caught) is tried once more by itself before it fails; the others of its chunk are made by another thread.
 */
export function threadLane(file: URL, { settings, holds, limitOf, limits, attempts = 2 }: ThreadOptions): Lane {
	let worker: Worker | undefined;
	let ready: Promise<Outcome<true>> | undefined;
	let closed = false;
	let abandon: (() => void) | undefined;

	function start(): Promise<Outcome<true>> {
		const started = new Worker(file, { workerData: settings, ...(limits && { resourceLimits: limits }) });
		worker = started;
		return new Promise((resolve, reject) => {
			const onExit = (code: number) => reject(new Error(`exit ${code}`));
			// An error between two chunks is met by the next one.
			started.on("error", reject).once("exit", onExit);
			started.once("message", (message: FromThread) => {
				started.off("exit", onExit);
				if (message.type !== "open") return reject(new Error("not a thread of a batch"));
				resolve(message.opened ? success(true, message.diagnostics) : failure(...message.diagnostics));
			});
		});
	}

	async function stop(): Promise<void> {
		const old = worker;
		worker = undefined;
		ready = undefined;
		await old?.terminate();
	}

	/** Tells what was made until all is told or the thread is no more. */
	async function attempt(
		tasks: readonly ArticleTask[],
		number: number,
		told: (made: Made) => void,
	): Promise<{ readonly rest: readonly ArticleTask[]; readonly death?: Death }> {
		let rest = tasks;
		try {
			ready ??= start();
			await ready;
		} catch (error) {
			await stop();
			return { rest, death: { cause: "died", error } };
		}
		const running = worker;
		// It was closed in the moment in which the thread became ready.
		if (running === undefined) return { rest, death: { cause: "died", error: new Error("closed") } };
		const death = await new Promise<Death | undefined>((resolve) => {
			let timer: NodeJS.Timeout | undefined;
			const watch = () => {
				clearTimeout(timer);
				const limit = limitOf(rest[0] as ArticleTask);
				timer = setTimeout(() => end({ cause: "timeout", seconds: Math.round(limit / 1000) }), limit);
			};
			const end = (death?: Death) => {
				clearTimeout(timer);
				running.off("message", onMessage).off("error", onError).off("exit", onExit);
				resolve(death);
			};
			const onMessage = (message: FromThread) => {
				if (message.type === "holds") {
					holds(message.identifier).then(
						(held) => running.postMessage({ type: "held", held } satisfies ToThread),
						(error: unknown) => end({ cause: "died", error }),
					);
				} else if (message.type === "made") {
					rest = rest.filter(({ sequence }) => sequence !== message.made.sequence);
					told(message.made);
					if (rest.length === 0) end();
					else watch();
				}
			};
			const onError = (error: unknown) => end({ cause: "died", error });
			const onExit = (code: number) => end({ cause: "died", error: new Error(`exit ${code}`) });
			abandon = () => end({ cause: "died", error: new Error("closed") });
			running.on("message", onMessage).on("error", onError).on("exit", onExit);
			watch();
			running.postMessage({ type: "chunk", tasks, attempt: number } satisfies ToThread);
		});
		if (death) await stop();
		return { rest, ...(death && { death }) };
	}

	return {
		open: () => {
			ready ??= start();
			return ready;
		},
		run: async (tasks, told) => {
			let left = tasks;
			while (left.length > 0 && !closed) {
				const { rest, death } = await attempt(left, 1, told);
				if (closed) return;
				left = rest;
				const [culprit, ...others] = rest;
				if (culprit === undefined || death === undefined) continue;
				left = others;
				if (death.cause === "timeout" || attempts === 1) {
					told(failed(culprit, findingOf(culprit, death), limitOf(culprit)));
					continue;
				}
				let again = await attempt([culprit], 2, told);
				for (let number = 3; number <= attempts && again.death?.cause === "died"; number++) {
					again = await attempt([culprit], number, told);
				}
				if (closed) return;
				if (again.death) told(failed(culprit, findingOf(culprit, again.death), 0));
			}
		},
		close: async () => {
			closed = true;
			abandon?.();
			await stop();
		},
	};
}

function findingOf(task: ArticleTask, death: Death): Diagnostic {
	if (death.cause === "died") return died(task, death.error);
	return diagnostic("batch/timeout", { params: { seconds: death.seconds }, place: { file: task.name } });
}

function died(task: ArticleTask, error: unknown): Diagnostic {
	const code = error instanceof Error && "code" in error ? String(error.code) : undefined;
	const reason = code ?? (error instanceof Error ? (error.message.split("\n")[0] as string) : String(error));
	return diagnostic("batch/worker-died", { params: { reason }, place: { file: task.name } });
}

function failed(task: ArticleTask, finding: Diagnostic, milliseconds: number): Made {
	const findings = [...task.findings.filter((d) => !hasErrors([d])), finding];
	return {
		sequence: task.sequence,
		result: {
			sequence: task.sequence,
			source: task.name,
			state: "failed",
			sha256: task.sha256,
			codes: countCodes(findings),
			findings,
			milliseconds,
			sourceBytes: task.source.bytes.byteLength,
			recordBytes: 0,
		},
	};
}
