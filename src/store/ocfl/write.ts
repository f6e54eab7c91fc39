import { closeSync, fsync, mkdirSync, openSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { isUnsafePath } from "../../fixity/filepath.ts";
import { diagnostic } from "../../model/diagnostic.ts";
import { errorCode, FindingError } from "../failure.ts";

/** A file to write below a folder. */
export interface WrittenFile {
	readonly path: string;
	readonly content: Uint8Array | { readonly size: number; open(): AsyncIterable<Uint8Array> };
}

/** Files that are flushed at once; their flushes share commits of the file system's journal. */
const together = 32;

/**
 * Writes files below a new folder and flushes them and their folders to the disk. Writing is synchronous, which costs a fraction of the CPU
 * of the asynchronous calls; only the flushes, which wait for the disk, are not.
 */
export async function writeFlushed(folder: string, files: readonly WrittenFile[], signal?: AbortSignal): Promise<void> {
	const folders = new Set<string>([folder]);
	for (const { path } of files) {
		if (isUnsafePath(path)) throw new FindingError(diagnostic("store/path-unsafe", { params: { path } }));
		for (let at = dirname(join(folder, path)); !folders.has(at) && at.length > folder.length; at = dirname(at)) {
			folders.add(at);
		}
	}
	const ordered = [...folders].sort((a, b) => a.length - b.length);
	for (const each of ordered) mkdirSync(each, { recursive: true });
	let flushing: Promise<void>[] = [];
	try {
		for (const { path, content } of files) {
			if (signal?.aborted) throw new FindingError(diagnostic("store/interrupted", { params: { path: folder } }));
			const file = openSync(join(folder, path), "wx");
			await writeOpen(file, path, content);
			flushing.push(flushed(file).finally(() => closeSync(file)));
			if (flushing.length < together) continue;
			const waiting = flushing;
			flushing = [];
			await Promise.all(waiting);
		}
	} finally {
		// Even after a failure no file is left open.
		await Promise.allSettled(flushing);
	}
	await Promise.all(flushing);
	for (const each of ordered.reverse()) await flushFolder(each);
}

/** Writes the content of an open file, and closes it on a failure only. */
async function writeOpen(file: number, path: string, content: WrittenFile["content"]): Promise<void> {
	try {
		if (content instanceof Uint8Array) writeAll(file, content);
		else {
			let found = 0;
			for await (const chunk of content.open()) {
				writeAll(file, chunk);
				found += chunk.byteLength;
			}
			if (found !== content.size) {
				const params = { path, expected: content.size, found };
				throw new FindingError(diagnostic("store/size-changed", { params }));
			}
		}
	} catch (error) {
		closeSync(file);
		throw error;
	}
}

function writeAll(file: number, bytes: Uint8Array): void {
	for (let at = 0; at < bytes.byteLength; ) at += writeSync(file, bytes, at);
}

function flushed(file: number): Promise<void> {
	return new Promise((resolve, reject) => fsync(file, (error) => (error ? reject(error) : resolve())));
}

/** Errors of file systems that know no flush of a folder; Windows cannot even open one. */
const noFolderFlush = new Set(["EINVAL", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EISDIR", "EPERM", "EACCES", "EBADF"]);

export async function flushFolder(folder: string): Promise<void> {
	try {
		const file = openSync(folder, "r");
		try {
			await flushed(file);
		} finally {
			closeSync(file);
		}
	} catch (error) {
		if (!noFolderFlush.has(errorCode(error) ?? "")) throw error;
	}
}
