import { execFile } from "node:child_process";
import { closeSync, fsync, lstatSync, openSync } from "node:fs";
import process from "node:process";
import { errorCode } from "./failure.ts";
import type { FileOperations } from "./operations.ts";

/** Makes files and folders durable that were written below a folder; an argument, so that power cuts can be rehearsed. Throws the system's error. */
export type Barrier = (folder: string, paths: readonly string[]) => Promise<void>;

/** From so many files on, one flush of the whole file system costs less than a flush of each. */
const many = 64;
/** Flushes at once: they share commits of the file system's journal. */
const together = 32;

/**
 * One barrier for all: `syncfs` by way of `sync -f` where there is that, which reports errors of writing as `fsync` does (Linux 5.8), else a flush of
 * each file and folder: it tells which one is at fault.
 */
export const barrier: Barrier = async (folder, paths) => {
	if (process.platform === "linux" && paths.length >= many && (await syncsFileSystem(folder))) return;
	await flushEach(paths, flushPath);
};

/** Each file and folder by itself, through calls that a test may let fail. */
export function barrierWith(io: FileOperations): Barrier {
	return (_folder, paths) => flushEach(paths, (path) => flushWith(path, io));
}

async function flushEach(paths: readonly string[], flush: (path: string) => Promise<void>): Promise<void> {
	const waiting = [...paths];
	const lane = async () => {
		for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
			await flush(path).catch((error: unknown) => {
				if (!noFolderFlush.has(errorCode(error) ?? "") || !isFolder(path as string)) throw error;
			});
		}
	};
	await Promise.all(Array.from({ length: Math.min(together, paths.length) }, lane));
}

function syncsFileSystem(folder: string): Promise<boolean> {
	return new Promise((resolve) => execFile("sync", ["-f", "--", folder], (error) => resolve(error === null)));
}

/** Errors of file systems that know no flush of a folder; Windows cannot even open one. */
const noFolderFlush = new Set(["EINVAL", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EISDIR", "EPERM", "EACCES", "EBADF"]);

function isFolder(path: string): boolean {
	return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Windows flushes a file only through a handle that may write. */
const flags = process.platform === "win32" ? "r+" : "r";

async function flushPath(path: string): Promise<void> {
	const file = openSync(path, flags);
	try {
		await new Promise<void>((resolve, reject) => fsync(file, (error) => (error ? reject(error) : resolve())));
	} finally {
		closeSync(file);
	}
}

async function flushWith(path: string, io: FileOperations): Promise<void> {
	const handle = await io.open(path, flags);
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
}
