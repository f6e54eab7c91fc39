// A thread of a batch: makes the articles of a chunk one after the other and tells each as soon as it is made.
import { parentPort, workerData } from "node:worker_threads";
import type { FromThread, ToThread } from "./lane.ts";
import { articleMaker } from "./make.ts";
import type { ArticleTask, Held, Made, MakerSettings } from "./task.ts";

const port = parentPort;
if (port === null) throw new Error("not a worker thread");
const tell = (message: FromThread, moved: readonly ArrayBuffer[] = []) => port.postMessage(message, [...moved]);

const { value: make, diagnostics } = articleMaker(workerData as MakerSettings);
let answer: ((held: Held | undefined) => void) | undefined;

function holds(identifier: string): Promise<Held | undefined> {
	return new Promise((resolve) => {
		answer = resolve;
		tell({ type: "holds", identifier });
	});
}

async function run(tasks: readonly ArticleTask[], attempt: number): Promise<void> {
	if (make === undefined) return;
	for (const task of tasks) {
		const made = await make(task, attempt, holds);
		tell({ type: "made", made }, documentBytes(made));
	}
}

/** The document is the only large file that was made here and that nobody else has; small ones are cheaper to copy. */
function documentBytes({ built }: Made): readonly ArrayBuffer[] {
	const content = built?.package.entries.find(({ role }) => role === "document")?.content;
	if (!(content instanceof Uint8Array) || !(content.buffer instanceof ArrayBuffer)) return [];
	return content.byteLength === content.buffer.byteLength ? [content.buffer] : [];
}

port.on("message", (message: ToThread) => {
	if (message.type === "held") return answer?.(message.held);
	// An error that nobody catches ends the thread, which the other side sees.
	void run(message.tasks, message.attempt);
});
tell({ type: "open", opened: make !== undefined, diagnostics });
