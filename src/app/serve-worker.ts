import { parentPort } from "node:worker_threads";
import type { Answered, Asked } from "./pool.ts";

/** Milliseconds between two reports of bytes. */
const interval = 100;

/** The other side of a pool: does what it is asked, one thing after the other, and tells the bytes that it has read. */
export function serveWorker<Task, Answer>(
	work: (task: Task, onBytes: (bytes: number) => void) => Promise<Answer>,
): void {
	const port = parentPort;
	if (port === null) throw new Error("not a worker thread");
	let bytes = 0;
	let told = performance.now();
	const tell = () => {
		if (bytes > 0) port.postMessage({ bytes } satisfies Answered<Answer>);
		bytes = 0;
		told = performance.now();
	};
	const onBytes = (count: number) => {
		bytes += count;
		if (performance.now() - told >= interval) tell();
	};
	port.on("message", async ({ id, task }: Asked<Task>) => {
		try {
			const answer = await work(task, onBytes);
			tell();
			port.postMessage({ id, answer } satisfies Answered<Answer>);
		} catch (error) {
			port.postMessage({
				id,
				error: error instanceof Error ? error.message : String(error),
			} satisfies Answered<Answer>);
		}
	});
}
