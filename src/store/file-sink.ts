import { dirname, join, resolve } from "node:path";
import { diagnostic, type Outcome, success } from "../model/diagnostic.ts";
import type { Sink } from "../model/store.ts";
import { errorCode, FindingError, renameFinding, writeFinding } from "./failure.ts";
import { partName, removeLeftovers } from "./leftover.ts";
import { type Machine, thisMachine } from "./machine.ts";
import { makeFolder } from "./make-folder.ts";
import { type FileOperations, fileOperations } from "./operations.ts";

/** A file that appears whole, under a name that was free, or not at all. */
export interface FileSink extends Sink {
	/** Where its bytes stand until it is published. */
	readonly part: string;
	/** Flushes the bytes to the disk and gives them their name. */
	publish(): Promise<Outcome<string>>;
	/** Removes what was written. */
	discard(): Promise<void>;
}

export interface FileSinkOptions {
	/** Ends the writing. */
	readonly signal?: AbortSignal | undefined;
	readonly machine?: Machine;
	readonly io?: FileOperations;
}

/** Starts a file beside its target. What `write` throws is a `FindingError`. Something that is at the target already is never touched. */
export async function fileSink(target: string, options: FileSinkOptions = {}): Promise<Outcome<FileSink>> {
	const { signal, machine = thisMachine(), io = fileOperations } = options;
	const path = resolve(target);
	const parent = dirname(path);
	const part = join(parent, partName(path.slice(parent.length + 1), machine));
	const made: string[] = [];
	const taken = async () => {
		const there = await io.lstat(path).catch(() => undefined);
		if (there) throw new FindingError(diagnostic("store/exists", { params: { path: target } }));
	};
	let handle: Awaited<ReturnType<FileOperations["open"]>> | undefined;
	const discard = async () => {
		await handle?.close().catch(() => {});
		handle = undefined;
		await io.rm(part, { force: true }).catch(() => {});
		// One that is not empty is in use by another run.
		for (const folder of made.toReversed()) await io.rmdir(folder).catch(() => {});
	};
	try {
		await makeFolder(parent, io, made);
		const removed = await removeLeftovers(parent, machine, io);
		await taken();
		const open = await io.open(part, "wx+");
		handle = open;
		const write = async (chunk: Uint8Array) => {
			if (signal?.aborted) throw new FindingError(diagnostic("store/interrupted", { params: { path: target } }));
			try {
				await open.writeFile(chunk);
			} catch (error) {
				throw new FindingError(writeFinding(error, target));
			}
		};
		const publish = async (): Promise<Outcome<string>> => {
			try {
				await open.sync();
				await open.close();
				handle = undefined;
				await taken();
				await io.link(part, path).catch(async (error: unknown) => {
					// File systems without hard links: what stands there by now would have been seen.
					if (errorCode(error) === "EEXIST") throw error;
					await io.rename(part, path);
				});
				await io.rm(part, { force: true });
				return success(target);
			} catch (error) {
				await discard();
				return { diagnostics: [error instanceof FindingError ? error.finding : renameFinding(error, target)] };
			}
		};
		return success({ part, write, close: () => open.sync(), publish, discard }, removed);
	} catch (error) {
		await discard();
		return { diagnostics: [error instanceof FindingError ? error.finding : writeFinding(error, target)] };
	}
}
