import { basename, dirname, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { mapConcurrent } from "../fixity/concurrent.ts";
import { isUnsafePath } from "../fixity/filepath.ts";
import type { Artifact } from "../model/artifact.ts";
import { type Diagnostic, diagnostic, failure, type Outcome, success } from "../model/diagnostic.ts";
import { errorCode, FindingError, readFinding, renameFinding, writeFinding } from "./failure.ts";
import { partName, removeLeftovers } from "./leftover.ts";
import { type Machine, thisMachine } from "./machine.ts";
import { makeFolder } from "./make-folder.ts";
import { type FileOperations, fileOperations } from "./operations.ts";

/** A file to write; an `Artifact` is one. */
export type PublishedFile = Pick<Artifact, "path" | "content">;

export interface PublishOptions {
	/** Ends the writing; what was written is removed. */
	readonly signal?: AbortSignal;
	/** Whether what killed runs left in the same parent folder is removed first; true where it is not given. */
	readonly cleaning?: boolean;
	readonly machine?: Machine;
	readonly io?: FileOperations;
}

/** Files written at once: enough for their fsyncs to share a journal commit. */
const concurrency = 4;

/**
 * Makes a folder with these files appear whole or not at all: written beside the target, flushed to the disk, renamed
 * in one step. The value is the target's path. On a failure nothing of it stays, and the finding says why; something
 * that is at the target already is never touched.
 */
export async function publishFolder(
	target: string,
	files: readonly PublishedFile[],
	options: PublishOptions = {},
): Promise<Outcome<string>> {
	const { signal, cleaning = true, machine = thisMachine(), io = fileOperations } = options;
	const path = resolve(target);
	const parent = dirname(path);
	const refused = pathFindings(files);
	if (refused.length > 0) return failure(...refused);

	const diagnostics: Diagnostic[] = [];
	const part = join(parent, partName(basename(path), machine));
	const made: string[] = [];
	try {
		await makeFolder(parent, io, made);
		if (cleaning) diagnostics.push(...(await removeLeftovers(parent, machine, io)));
		if (await exists(path, io)) throw new FindingError(diagnostic("store/exists", { params: { path: target } }));
		await writeFolder(part, files, { signal, machine, io, target });
		stopIfAborted(signal, target);
		await moveInto(part, path, { machine, io, target });
	} catch (error) {
		const finding = error instanceof FindingError ? error.finding : writeFinding(error, target);
		return failure(finding, ...diagnostics, ...(await removeTraces(part, made, io)));
	}
	try {
		await syncFolder(parent, machine, io);
	} catch (error) {
		// The record stands in its place; only its name may not survive a power cut.
		diagnostics.push(writeFinding(error, parent, "warning"));
	}
	return success(target, diagnostics);
}

function pathFindings(files: readonly PublishedFile[]): readonly Diagnostic[] {
	const seen = new Set<string>();
	const diagnostics: Diagnostic[] = [];
	for (const { path } of files) {
		const params = { path };
		if (isUnsafePath(path)) diagnostics.push(diagnostic("store/path-unsafe", { params }));
		else if (seen.has(path)) diagnostics.push(diagnostic("store/path-taken", { params }));
		seen.add(path);
	}
	return diagnostics;
}

async function exists(path: string, io: FileOperations): Promise<boolean> {
	try {
		await io.lstat(path);
		return true;
	} catch (error) {
		if (errorCode(error) === "ENOENT") return false;
		throw error;
	}
}

function stopIfAborted(signal: AbortSignal | undefined, path: string): void {
	if (signal?.aborted) throw new FindingError(diagnostic("store/interrupted", { params: { path } }));
}

interface Writing {
	readonly signal?: AbortSignal | undefined;
	readonly machine: Machine;
	readonly io: FileOperations;
	/** How findings call the record. */
	readonly target: string;
}

async function writeFolder(part: string, files: readonly PublishedFile[], writing: Writing): Promise<void> {
	const { io, machine } = writing;
	await io.mkdir(part);
	const folders = new Set([part]);
	for (const file of files) {
		for (let folder = dirname(join(part, file.path)); folder !== part; folder = dirname(folder)) folders.add(folder);
	}
	const deepestLast = [...folders].sort((a, b) => a.length - b.length);
	for (const folder of deepestLast) if (folder !== part) await io.mkdir(folder, { recursive: true });
	let failed = false;
	const results = await mapConcurrent(files, concurrency, async (file) => {
		// The other lanes must have ended before the folder is removed, so a failure is kept and thrown at the end.
		if (failed) return undefined;
		try {
			return await writeFile(join(part, file.path), file, writing);
		} catch (error) {
			failed = true;
			return { error };
		}
	});
	const failure = results.find((result) => result !== undefined);
	if (failure) throw failure.error;
	for (const folder of deepestLast.reverse()) await syncFolder(folder, machine, io);
}

async function writeFile(path: string, file: PublishedFile, { signal, io, target }: Writing): Promise<undefined> {
	stopIfAborted(signal, target);
	const handle = await io.open(path, "wx").catch((error: unknown) => {
		// On file systems that ignore letter case or normalization.
		if (errorCode(error) !== "EEXIST") throw error;
		throw new FindingError(diagnostic("store/path-taken", { params: { path: file.path } }));
	});
	try {
		if (file.content instanceof Uint8Array) await handle.writeFile(file.content);
		else {
			let found = 0;
			for await (const chunk of readable(file.content.open(), file.path)) {
				stopIfAborted(signal, target);
				await handle.writeFile(chunk);
				found += chunk.byteLength;
			}
			const expected = file.content.size;
			if (found !== expected) {
				const params = { path: file.path, expected, found };
				throw new FindingError(diagnostic("store/size-changed", { params }));
			}
		}
		await handle.sync();
	} finally {
		await handle.close();
	}
}

/** The same stream, whose errors are findings about reading: it is not the target that failed. */
async function* readable(stream: AsyncIterable<Uint8Array>, path: string): AsyncIterable<Uint8Array> {
	const iterator = stream[Symbol.asyncIterator]();
	try {
		while (true) {
			const next = await iterator.next().catch((error: unknown) => {
				throw new FindingError(readFinding(error, path));
			});
			if (next.done) return;
			yield next.value;
		}
	} finally {
		await iterator.return?.();
	}
}

/** Errors of file systems that know no fsync of a folder. */
const noFolderSync = new Set(["EINVAL", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EISDIR", "EPERM", "EACCES", "EBADF"]);

async function syncFolder(folder: string, machine: Machine, io: FileOperations): Promise<void> {
	// Windows cannot open a folder to flush it; NTFS keeps its own journal.
	if (machine.platform === "win32") return;
	try {
		const handle = await io.open(folder, "r");
		try {
			await handle.sync();
		} finally {
			await handle.close();
		}
	} catch (error) {
		if (!noFolderSync.has(errorCode(error) ?? "")) throw error;
	}
}

/** On Windows a virus scanner or indexer holds new files for a moment. */
const passing = new Set(["EPERM", "EBUSY", "EACCES"]);
const attempts = 10;

async function moveInto(part: string, path: string, { machine, io, target }: Writing): Promise<void> {
	for (let attempt = 1; ; attempt++) {
		try {
			return await io.rename(part, path);
		} catch (error) {
			const retry = machine.platform === "win32" && attempt < attempts && passing.has(errorCode(error) ?? "");
			if (!retry || (await exists(path, io))) throw new FindingError(renameFinding(error, target));
			await sleep(20 * attempt);
		}
	}
}

/** Removes the part folder, and the parents that were made for it. */
async function removeTraces(part: string, made: readonly string[], io: FileOperations): Promise<readonly Diagnostic[]> {
	try {
		await io.rm(part, { recursive: true, force: true, maxRetries: 3 });
	} catch (error) {
		// A parent that is no folder or cannot be entered holds nothing of ours.
		if (!(await exists(part, io).catch(() => false))) return [];
		return [diagnostic("store/leftover-stays", { params: { path: part, reason: errorCode(error) ?? "" } })];
	}
	try {
		for (const folder of made.toReversed()) await io.rmdir(folder);
	} catch {
		// One that is not empty is in use by another run, and so are those above it.
	}
	return [];
}
