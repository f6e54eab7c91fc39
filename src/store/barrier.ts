import { execFile } from "node:child_process";
import { closeSync, fsync, openSync } from "node:fs";
import process from "node:process";
import { errorCode } from "./failure.ts";

/** Makes files and folders durable that were written below a folder; an argument, so that power cuts can be rehearsed. */
export type Barrier = (folder: string, paths: readonly string[]) => Promise<void>;

/** From so many files on, one flush of the whole file system costs less than a flush of each. */
const many = 64;
/** Flushes at once: they share commits of the file system's journal. */
const together = 32;

/**
 * One barrier for all: `syncfs` by way of `sync -f` where there is that, which reports errors of writing as `fsync` does (Linux 5.8), else a flush of
 * each file and folder.
 */
export const barrier: Barrier = async (folder, paths) => {
	if (paths.length === 0) return;
	if (process.platform === "linux" && paths.length >= many && (await syncsFileSystem(folder))) return;
	const waiting = [...paths];
	const lane = async () => {
		for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) await flushPath(path);
	};
	await Promise.all(Array.from({ length: Math.min(together, paths.length) }, lane));
};

function syncsFileSystem(folder: string): Promise<boolean> {
	return new Promise((resolve) => execFile("sync", ["-f", "--", folder], (error) => resolve(error === null)));
}

/** Errors of file systems that know no flush of a folder; Windows cannot even open one. */
const noFolderFlush = new Set(["EINVAL", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EISDIR", "EPERM", "EACCES", "EBADF"]);

async function flushPath(path: string): Promise<void> {
	// Windows flushes a file only through a handle that may write.
	const flags = process.platform === "win32" ? "r+" : "r";
	try {
		const file = openSync(path, flags);
		try {
			await new Promise<void>((resolve, reject) => fsync(file, (error) => (error ? reject(error) : resolve())));
		} finally {
			closeSync(file);
		}
	} catch (error) {
		if (!noFolderFlush.has(errorCode(error) ?? "")) throw error;
	}
}
