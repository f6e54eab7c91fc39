import { execFile } from "node:child_process";
import { dirname, join } from "node:path";
import { mapConcurrent } from "../fixity/concurrent.ts";
import { errorCode } from "../store/failure.ts";
import { type FileOperations, fileOperations } from "../store/operations.ts";
import type { StagedRecord } from "./task.ts";

/** Makes everything that was written of these records durable; throws the system's error. */
export type Barrier = (stage: string, records: readonly StagedRecord[]) => Promise<void>;

/** Files that are flushed at once. */
const concurrency = 8;

/** Each file and each folder by itself: what every system has. Four times slower than one flush of the file system, where there are many. */
export function fileBarrier(
	io: FileOperations = fileOperations,
	platform: NodeJS.Platform = process.platform,
): Barrier {
	return async (_stage, records) => {
		const files = records.flatMap(({ folder, files }) => files.map((path) => join(folder, path)));
		await mapConcurrent(files, concurrency, (path) => flush(path, io, true));
		// Windows cannot open a folder to flush it; NTFS keeps its own journal.
		if (platform === "win32") return;
		const folders = new Set(records.flatMap(({ folder, files }) => foldersOf(folder, files)));
		await mapConcurrent([...folders], concurrency, (path) => flush(path, io, false));
	};
}

function foldersOf(root: string, files: readonly string[]): readonly string[] {
	const all = new Set([root]);
	for (const file of files) {
		for (let folder = dirname(join(root, file)); folder !== root; folder = dirname(folder)) all.add(folder);
	}
	return [...all];
}

/** Errors of file systems that know no fsync of a folder. */
const noFolderSync = new Set(["EINVAL", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EISDIR", "EPERM", "EACCES", "EBADF"]);

async function flush(path: string, io: FileOperations, isFile: boolean): Promise<void> {
	try {
		// Windows flushes only what is open for writing.
		const handle = await io.open(path, isFile ? "r+" : "r");
		try {
			await handle.sync();
		} finally {
			await handle.close();
		}
	} catch (error) {
		if (isFile || !noFolderSync.has(errorCode(error) ?? "")) throw error;
	}
}

/** Flushes the entry of a folder's children. */
export async function flushFolder(path: string, io: FileOperations, platform = process.platform): Promise<void> {
	if (platform !== "win32") await flush(path, io, false);
}

/** Records from which one flush of the whole file system costs less than the files one by one. */
const many = 4;

/**
 * One flush of the file system that holds the stage (`syncfs`, which Node does not have; coreutils has it as `sync -f`). Linux reports there, since 5.8,
 * what could not be written. Where there is no such program each file is flushed.
 */
export function systemBarrier(each: Barrier = fileBarrier()): Barrier {
	let there = process.platform === "linux";
	return async (stage, records) => {
		if (!there || records.length < many) return each(stage, records);
		const error = await new Promise<Error | null>((resolve) => {
			execFile("sync", ["-f", stage], (failed) => resolve(failed));
		});
		if (error === null) return;
		// Not there, another program, or a disk that is full: flushing each file tells which.
		there = false;
		await each(stage, records);
	};
}
