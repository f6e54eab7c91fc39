import { basename, dirname, join } from "node:path";
import { type Diagnostic, diagnostic, failure, type Outcome, success } from "../model/diagnostic.ts";
import { type PublishedFile, publishFolder } from "./atomic.ts";
import { errorCode, FindingError, renameFinding, writeFinding } from "./failure.ts";
import { removeLeftovers } from "./leftover.ts";
import { thisMachine } from "./machine.ts";
import { type FileOperations, fileOperations } from "./operations.ts";

/**
 * A folder gets a new shell around its payload, or becomes the payload itself. The new shell is written beside it, whole; then the payload is
 * moved in with one rename, and the shell takes the folder's name with another. Content is never copied. Whatever the moment of a kill,
 * what stands there tells how far it came: a shell with a payload is finished, a shell without one is thrown away.
 */
export interface SwapOptions {
	readonly signal?: AbortSignal;
	readonly io?: FileOperations;
	/** Called when all is written and nothing moved; false stops. */
	readonly ready?: () => Promise<boolean>;
}

const payload = "data";

const shellOf = (folder: string) => join(dirname(folder), `.${basename(folder)}.banluu-bag`);
const oldOf = (folder: string) => join(dirname(folder), `.${basename(folder)}.banluu-old`);

async function there(path: string, io: FileOperations): Promise<boolean> {
	try {
		await io.lstat(path);
		return true;
	} catch (error) {
		if (errorCode(error) === "ENOENT" || errorCode(error) === "ENOTDIR") return false;
		throw error;
	}
}

/** Finishes or undoes what a killed run left of a folder. To be called under the folder's lock. `folder` is absolute. */
export async function recoverSwap(
	folder: string,
	io: FileOperations = fileOperations,
): Promise<Outcome<"none" | "undone" | "finished">> {
	const shell = shellOf(folder);
	const old = oldOf(folder);
	try {
		await removeLeftovers(dirname(folder), thisMachine(), io);
		if (await there(join(shell, payload), io)) {
			if ((await there(join(folder, payload), io)) || (await there(join(old, payload), io))) {
				return failure(diagnostic("bag/two-of-one", { params: { path: folder, other: shell } }));
			}
			await finish(folder, io);
			return success("finished", [diagnostic("bag/finished", { params: { path: folder } })]);
		}
		const left = await there(shell, io);
		if (left) await io.rm(shell, { recursive: true, force: true });
		// The old shell is empty of payload: it stands in its place only where the new one has come whole.
		if (await there(old, io)) {
			if (await there(join(old, payload), io)) {
				return failure(diagnostic("bag/two-of-one", { params: { path: folder, other: old } }));
			}
			await io.rm(old, { recursive: true, force: true });
			return success("finished", [diagnostic("bag/finished", { params: { path: folder } })]);
		}
		return left ? success("undone", [diagnostic("bag/undone", { params: { path: folder } })]) : success("none");
	} catch (error) {
		return failure(writeFinding(error, folder));
	}
}

/** The shell has the payload: it takes the folder's place. */
async function finish(folder: string, io: FileOperations): Promise<void> {
	if (await there(folder, io)) await io.rename(folder, oldOf(folder));
	await io.rename(shellOf(folder), folder);
	await io.rm(oldOf(folder), { recursive: true, force: true });
	await flush(dirname(folder), io);
}

async function flush(folder: string, io: FileOperations): Promise<void> {
	try {
		const handle = await io.open(folder, "r");
		await handle.sync().finally(() => handle.close());
	} catch {
		// File systems and platforms that cannot flush a folder; the renames are in order all the same.
	}
}

/**
 * Puts `shell` around a folder's content: `moved` says whether the folder itself becomes the payload, or its `data` does. To be called
 * under the folder's lock, after `recoverSwap`. The value is the folder.
 */
export async function swapShell(
	folder: string,
	files: readonly PublishedFile[],
	moved: "folder" | "payload",
	options: SwapOptions = {},
): Promise<Outcome<string>> {
	const { io = fileOperations, signal, ready } = options;
	const shell = shellOf(folder);
	const written = await publishFolder(shell, files, { cleaning: true, io, ...(signal && { signal }) });
	if (written.value === undefined) return failure(...written.diagnostics);
	const found: Diagnostic[] = [...written.diagnostics];
	const undo = async () => {
		if (!(await there(join(shell, payload), io))) await io.rm(shell, { recursive: true, force: true });
	};
	try {
		if (signal?.aborted) throw new FindingError(diagnostic("store/interrupted", { params: { path: folder } }));
		if (ready && !(await ready())) {
			await undo();
			return failure(...found);
		}
		await io.rename(moved === "folder" ? folder : join(folder, payload), join(shell, payload));
		await finish(folder, io);
		return success(folder, found);
	} catch (error) {
		await undo().catch(() => undefined);
		return failure(error instanceof FindingError ? error.finding : renameFinding(error, folder), ...found);
	}
}
