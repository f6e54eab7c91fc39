import { dirname } from "node:path";
import { diagnostic } from "../model/diagnostic.ts";
import { errorCode, FindingError } from "./failure.ts";
import type { FileOperations } from "./operations.ts";

/**
 * Makes a folder and those above it that are missing, and adds the paths of those that it made to `made`, the topmost
 * first. Node's own recursive `mkdir` reports a full or read-only disk as a missing file.
 */
export async function makeFolder(path: string, io: FileOperations, made: string[] = []): Promise<void> {
	if (await isFolder(path, io)) return;
	if (dirname(path) !== path) await makeFolder(dirname(path), io, made);
	try {
		await io.mkdir(path);
		made.push(path);
	} catch (error) {
		// Another run has made it in the same moment.
		if (errorCode(error) !== "EEXIST" || !(await isFolder(path, io))) throw error;
	}
}

/** True for a folder, false for nothing; anything else in its place is a finding. */
async function isFolder(path: string, io: FileOperations): Promise<boolean> {
	try {
		if ((await io.stat(path)).isDirectory()) return true;
	} catch (error) {
		if (errorCode(error) === "ENOENT") return false;
		throw error;
	}
	throw new FindingError(diagnostic("store/not-a-folder", { params: { path } }));
}
