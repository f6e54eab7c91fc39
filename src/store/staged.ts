import { closeSync, mkdirSync, openSync, renameSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { isUnsafePath } from "../fixity/filepath.ts";
import { diagnostic } from "../model/diagnostic.ts";
import type { PublishedFile } from "./atomic.ts";
import { type Barrier, barrier } from "./barrier.ts";
import { errorCode, FindingError } from "./failure.ts";
import { type Machine, thisMachine } from "./machine.ts";

/** The calls that staging is made of: synchronous, which cost a fraction of the CPU of the others. An argument, so that failing disks can be rehearsed. */
export interface StagingCalls {
	mkdirSync(path: string): unknown;
	openSync(path: string, flags: string): number;
	writeSync(file: number, bytes: Uint8Array, at: number): number;
	closeSync(file: number): void;
	renameSync(from: string, to: string): void;
}

/** What a store writes with; the parts that tests replace. */
export interface Staging {
	readonly calls: StagingCalls;
	readonly barrier: Barrier;
	readonly machine: Machine;
}

export function staging(given: Partial<Staging> = {}): Staging {
	return { calls: systemCalls, barrier, machine: thisMachine(), ...given };
}

const systemCalls: StagingCalls = {
	mkdirSync: (path) => mkdirSync(path),
	openSync,
	writeSync: (file, bytes, at) => writeSync(file, bytes, at),
	closeSync,
	renameSync,
};

/**
 * Writes files below a folder without flushing them. The value: every file and folder that a barrier has to make durable before the folder gets
 * its name. Throws on the first that fails; what was written is then the caller's to remove.
 */
export async function writeStaged(
	folder: string,
	files: readonly PublishedFile[],
	{ calls }: Staging,
	signal?: AbortSignal,
): Promise<readonly string[]> {
	const folders = new Set<string>([folder]);
	for (const { path } of files) {
		if (isUnsafePath(path)) throw new FindingError(diagnostic("store/path-unsafe", { params: { path } }));
		for (let at = dirname(join(folder, path)); !folders.has(at) && at.length > folder.length; at = dirname(at)) {
			folders.add(at);
		}
	}
	for (const each of [...folders].sort((a, b) => a.length - b.length)) makeFolders(each, calls);
	const written: string[] = [];
	for (const { path, content } of files) {
		if (signal?.aborted) throw new FindingError(diagnostic("store/interrupted", { params: { path: folder } }));
		const target = join(folder, path);
		await writeWhole(target, path, content, calls);
		written.push(target);
	}
	return [...written, ...folders];
}

/** Makes a folder and those above it that are missing. Node's own recursive `mkdir` reports a full disk as a missing file. */
export function makeFolders(path: string, calls: StagingCalls): void {
	try {
		calls.mkdirSync(path);
	} catch (error) {
		const code = errorCode(error);
		if (code === "EEXIST") return;
		if (code !== "ENOENT" || dirname(path) === path) throw error;
		makeFolders(dirname(path), calls);
		calls.mkdirSync(path);
	}
}

async function writeWhole(
	target: string,
	path: string,
	content: PublishedFile["content"],
	calls: StagingCalls,
): Promise<void> {
	const file = create(target, path, calls);
	try {
		if (content instanceof Uint8Array) writeAll(file, content, calls);
		else {
			let found = 0;
			for await (const chunk of content.open()) {
				writeAll(file, chunk, calls);
				found += chunk.byteLength;
			}
			if (found !== content.size) {
				const params = { path, expected: content.size, found };
				throw new FindingError(diagnostic("store/size-changed", { params }));
			}
		}
	} finally {
		calls.closeSync(file);
	}
}

function create(target: string, path: string, calls: StagingCalls): number {
	try {
		return calls.openSync(target, "wx");
	} catch (error) {
		// On file systems that ignore letter case or normalization.
		if (errorCode(error) !== "EEXIST") throw error;
		throw new FindingError(diagnostic("store/path-taken", { params: { path } }));
	}
}

function writeAll(file: number, bytes: Uint8Array, calls: StagingCalls): void {
	for (let at = 0; at < bytes.byteLength; ) at += calls.writeSync(file, bytes, at);
}
