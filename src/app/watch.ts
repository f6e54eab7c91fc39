import { watch as watchFolder } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import { type BuildRequest, type BuildResult, buildFiles } from "./build.ts";
import { expandInputs } from "./expand.ts";
import { type Seen, settler } from "./settle.ts";

/** Milliseconds that a file has to be at rest. */
export const settleTime = 400;
/** Milliseconds after which the folder is looked at though nothing was told: not every file system tells. */
const lookAgain = 5000;

/** What wakes a watch; tests give their own. */
export interface Waker {
	/** Waits until something may have changed, at most so many milliseconds. */
	wait(milliseconds: number): Promise<void>;
	close(): void;
}

export interface WatchRequest extends Omit<BuildRequest, "files" | "update" | "dryRun" | "buildTime"> {
	readonly input: string;
	readonly signal: AbortSignal;
	/** The time that records made now state: ISO 8601 in UTC with seconds. */
	readonly time: () => string;
	readonly waker?: Waker;
	/** Told when everything that is at rest has been built. */
	readonly onIdle?: () => void;
}

/**
 * Builds what is in a folder, and again what changes in it, until it is interrupted. A file that is being written is waited for; one that fails is told,
 * and the watch goes on. A file that goes away leaves its records as they are.
 */
export async function* watchInput(request: WatchRequest): AsyncGenerator<BuildResult> {
	const { input, signal, onIdle, time, waker: given, ...build } = request;
	const waker = given ?? folderWaker(input, signal);
	const files = settler();
	try {
		while (!signal.aborted) {
			const { ready, waiting } = files.look(await seenIn(input));
			for await (const result of ready.length > 0
				? buildFiles({ ...build, files: ready, buildTime: time(), update: true, signal })
				: []) {
				yield result;
			}
			if (signal.aborted) return;
			if (!waiting) onIdle?.();
			await waker.wait(waiting ? settleTime : lookAgain);
		}
	} finally {
		waker.close();
	}
}

/** The articles of a folder with their state: their own, and that of files of the same name, which may describe them. */
async function seenIn(input: string): Promise<readonly Seen[]> {
	const { files } = expandInputs([input]);
	const names = new Map<string, readonly string[]>();
	const seen: Seen[] = [];
	for (const path of files) {
		const folder = dirname(path);
		if (!names.has(folder)) names.set(folder, await readdir(folder).catch(() => []));
		const stem = basename(path, extname(path));
		const own = (names.get(folder) ?? []).filter((name) => name.startsWith(`${stem}.`)).sort();
		const states = await Promise.all(own.map((name) => stateOf(join(folder, name))));
		seen.push({ path, state: states.join("\n") });
	}
	return seen;
}

async function stateOf(path: string): Promise<string> {
	const found = await stat(path).catch(() => undefined);
	return found ? `${path} ${found.size} ${found.mtimeMs} ${found.ino}` : `${path} -`;
}

/** Woken by the file system, by time, and by an interruption. */
function folderWaker(folder: string, signal: AbortSignal): Waker {
	let wake = () => {};
	let woken = false;
	const call = () => {
		woken = true;
		wake();
	};
	const watcher = (() => {
		try {
			return watchFolder(folder, call).on("error", () => {});
		} catch {
			// The folder is looked at all the same.
			return undefined;
		}
	})();
	signal.addEventListener("abort", call, { once: true });
	return {
		wait: (milliseconds) =>
			new Promise((resolve) => {
				// Somebody who writes wakes the watch with each piece; the file is to rest a while before it is looked at again.
				const short = milliseconds <= settleTime;
				if (signal.aborted) return resolve();
				const timer = setTimeout(done, woken ? Math.min(milliseconds, settleTime) : milliseconds);
				function done() {
					clearTimeout(timer);
					wake = () => {};
					resolve();
				}
				woken = false;
				wake = () => {
					if (!short || signal.aborted) done();
				};
			}),
		close: () => {
			watcher?.close();
			signal.removeEventListener("abort", call);
		},
	};
}
