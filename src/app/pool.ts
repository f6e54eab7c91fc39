import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";

/** Threads that all do the same work. */
export interface Pool<Task, Answer> {
	readonly size: number;
	/** Rejects with the signal's reason when the run is ended, and with the worker's error where it failed. */
	run(task: Task): Promise<Answer>;
	close(): Promise<void>;
}

export interface Asked<Task> {
	readonly id: number;
	readonly task: Task;
}

export type Answered<Answer> =
	| { readonly id: number; readonly answer: Answer }
	| { readonly id: number; readonly error: string }
	| { readonly bytes: number };

interface Waiting<Task, Answer> extends Asked<Task> {
	readonly resolve: (answer: Answer) => void;
	readonly reject: (reason: unknown) => void;
}

/** The compiled file of a worker beside the file that asks; undefined where the sources run uncompiled, and the work is done without threads. */
export function workerFile(name: string, from: string): URL | undefined {
	const url = new URL(`./${name}.js`, from);
	return existsSync(fileURLToPath(url)) ? url : undefined;
}

/**
 * Starts threads as there is work for them, `size` at most. Node's own threads: a library for pools loads its own worker file, which a bundle does not
 * carry, and starts slower than these do their work.
 */
export function workerPool<Task, Answer>(
	file: URL,
	size: number,
	{
		signal,
		onBytes,
	}: { readonly signal?: AbortSignal | undefined; readonly onBytes?: ((bytes: number) => void) | undefined },
): Pool<Task, Answer> {
	type Job = Waiting<Task, Answer>;
	const queue: Job[] = [];
	const idle: Worker[] = [];
	const all = new Map<Worker, Job | undefined>();
	let nextId = 0;

	function start(): Worker {
		const worker = new Worker(file);
		worker.unref();
		all.set(worker, undefined);
		worker.on("message", (message: Answered<Answer>) => {
			if ("bytes" in message) return onBytes?.(message.bytes);
			const job = all.get(worker);
			all.set(worker, undefined);
			idle.push(worker);
			if ("error" in message) job?.reject(new Error(message.error));
			else job?.resolve(message.answer);
			next();
		});
		worker.on("error", (error) => {
			const job = all.get(worker);
			all.delete(worker);
			job?.reject(error);
			next();
		});
		return worker;
	}

	function next(): void {
		while (queue.length > 0 && (idle.length > 0 || all.size < size)) {
			const worker = idle.pop() ?? start();
			const job = queue.shift() as Job;
			all.set(worker, job);
			worker.ref();
			worker.postMessage({ id: job.id, task: job.task } satisfies Asked<Task>);
		}
		for (const worker of idle) worker.unref();
	}

	async function close(): Promise<void> {
		signal?.removeEventListener("abort", stop);
		const workers = [...all.keys()];
		all.clear();
		idle.length = 0;
		await Promise.all(workers.map((worker) => worker.terminate()));
	}

	function stop(): void {
		const jobs = [...queue.splice(0), ...[...all.values()].filter((job) => job !== undefined)];
		void close();
		for (const job of jobs) job.reject(signal?.reason);
	}

	signal?.addEventListener("abort", stop);
	return {
		size,
		run: (task) =>
			new Promise((resolve, reject) => {
				if (signal?.aborted) return reject(signal.reason);
				queue.push({ id: nextId++, task, resolve, reject });
				next();
			}),
		close,
	};
}
