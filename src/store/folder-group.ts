import { lstatSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { type Diagnostic, diagnostic, failure, type Outcome, success } from "../model/diagnostic.ts";
import type { PublishedFile } from "./atomic.ts";
import { FindingError, renameFinding, writeFinding } from "./failure.ts";
import { partName, removeLeftovers } from "./leftover.ts";
import { fileOperations } from "./operations.ts";
import { makeFolders, type Staging, staging, writeStaged } from "./staged.ts";

/** Folders that are written together and appear after one barrier for all, each by one rename. */
export interface FolderGroup {
	/** Writes a folder aside; `path` is its place below the root. Of one that fails nothing stays. */
	add(path: string, files: readonly PublishedFile[]): Promise<Outcome<void>>;
	/** Makes durable what was added, and moves it into its place; what was there already is not touched. */
	commit(): Promise<Outcome<readonly string[]>>;
	/** Removes what was not committed. */
	discard(): void;
}

/** Opens a root for groups of folders; what killed runs left in it is removed first. */
export async function openFolderGroup(
	root: string,
	given: Partial<Staging> & { readonly signal?: AbortSignal | undefined } = {},
): Promise<Outcome<FolderGroup>> {
	const { signal, ...parts } = given;
	const tools = staging(parts);
	const { calls, barrier, machine } = tools;
	const base = resolve(root);
	let cleaned: readonly Diagnostic[];
	try {
		makeFolders(base, calls);
		cleaned = await removeLeftovers(base, machine, fileOperations);
	} catch (error) {
		return failure(writeFinding(error, root));
	}
	let part: string | undefined;
	let written: string[] = [];
	const waiting = new Map<string, string>();
	const discard = () => {
		if (part !== undefined) rmSync(part, { recursive: true, force: true });
		part = undefined;
		written = [];
		waiting.clear();
	};
	const add: FolderGroup["add"] = async (path, files) => {
		const target = join(base, path);
		if (waiting.has(path) || isThere(target)) return failure(diagnostic("store/exists", { params: { path: target } }));
		const first = part === undefined;
		part ??= join(base, partName("batch", machine));
		const folder = join(part, String(waiting.size));
		try {
			if (first) makeFolders(part, calls);
			for (const each of await writeStaged(folder, files, tools, signal)) written.push(each);
			waiting.set(path, folder);
			return success(undefined);
		} catch (error) {
			rmSync(folder, { recursive: true, force: true });
			if (waiting.size === 0) discard();
			return failure(error instanceof FindingError ? error.finding : writeFinding(error, target));
		}
	};
	const commit: FolderGroup["commit"] = async () => {
		const done: string[] = [];
		try {
			if (part !== undefined) await barrier(base, [...written, part]);
			const parents = new Set<string>();
			for (const [path, folder] of waiting) {
				const target = join(base, path);
				if (isThere(target)) throw new FindingError(diagnostic("store/exists", { params: { path: target } }));
				if (!isThere(dirname(target))) parents.add(dirname(dirname(target)));
				makeFolders(dirname(target), calls);
				move(folder, target, calls);
				parents.add(dirname(target));
				done.push(path);
			}
			await barrier(base, [...parents]);
			return success(done);
		} catch (error) {
			return failure(error instanceof FindingError ? error.finding : writeFinding(error, root));
		} finally {
			discard();
		}
	};
	return success({ add, commit, discard }, cleaned);
}

function isThere(path: string): boolean {
	return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function move(from: string, to: string, calls: Staging["calls"]): void {
	try {
		calls.renameSync(from, to);
	} catch (error) {
		throw new FindingError(renameFinding(error, to));
	}
}
