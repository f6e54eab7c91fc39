import { closeSync, createReadStream, fstatSync, lstatSync, openSync, readdirSync, readSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { isUnsafePath } from "../fixity/filepath.ts";
import type { Digests } from "../model/artifact.ts";
import { type Diagnostic, diagnostic, failure, type Outcome, success } from "../model/diagnostic.ts";
import type { DigestJob, Tree, TreeEntry } from "../model/store.ts";
import { digestFiles, readFlags, type Tick } from "./digest-files.ts";
import { errorCode, readFinding } from "./failure.ts";
import { ListedFile } from "./listed-file.ts";

/** Bytes per read of a large file. */
const chunkSize = 1 << 20;
/** Milliseconds of work after which signals and timers get their turn. */
const turn = 40;

export interface FolderTreeOptions {
	/** Ends whatever is being read, with the signal's reason as the error. */
	readonly signal?: AbortSignal | undefined;
	/** Told of the bytes that `digestAll` reads. */
	readonly onBytes?: ((bytes: number) => void) | undefined;
	/** How digests of many files are computed; here, one after the other, where it is not given. */
	readonly digest?: DigestMany | undefined;
	/** Sizes of files are looked up when they are asked for, not with the listing: for checks, whose entries are only looked at and never copied. */
	readonly lateSizes?: boolean | undefined;
}

export type DigestMany = (
	root: string,
	jobs: readonly DigestJob[],
	told: (index: number, outcome: Outcome<Digests>) => void,
	tick: Tick,
) => Promise<void>;

/**
 * A folder as a tree. Links are listed, not followed; an empty folder is listed as one. Small files are read
 * synchronously, which costs a third of the CPU of the asynchronous calls; the event loop gets its turn in between.
 */
export function folderTree(
	root: string,
	{ signal, onBytes, digest = digestFiles, lateSizes = false }: FolderTreeOptions = {},
): Tree {
	let lastTurn = performance.now();
	async function giveTurn(): Promise<void> {
		if (performance.now() - lastTurn < turn) return;
		await setImmediate();
		signal?.throwIfAborted();
		lastTurn = performance.now();
	}

	async function list(): Promise<Outcome<readonly TreeEntry[]>> {
		const diagnostics: Diagnostic[] = [];
		const entries: TreeEntry[] = [];
		const waiting = [""];
		for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
			await giveTurn();
			try {
				const children = readdirSync(join(root, folder), { withFileTypes: true });
				if (children.length === 0 && folder !== "") entries.push({ path: folder, size: 0, kind: "folder" });
				// In a folder that may be listed and not entered no file can be looked at: the first one shows it.
				let late = lateSizes;
				let first = true;
				for (const child of children) {
					const path = folder === "" ? child.name : `${folder}/${child.name}`;
					if (child.isDirectory()) waiting.push(path);
					else if (late && !first && child.isFile() && !child.name.includes("\ufffd")) {
						entries.push(new ListedFile(root, path));
					} else {
						const entry = entryOf(root, path, diagnostics);
						entries.push(entry);
						late &&= entry.kind !== "other";
						first = false;
					}
				}
			} catch (error) {
				if (folder === "") {
					const code = errorCode(error) === "ENOTDIR" ? "store/is-a-file" : undefined;
					return failure(code ? diagnostic(code, { params: { path: root } }) : readFinding(error, root));
				}
				diagnostics.push(readFinding(error, join(root, folder)));
			}
		}
		entries.sort((a, b) => (a.path < b.path ? -1 : 1));
		return success(entries, diagnostics);
	}

	return {
		name: root,
		list,
		read: async (path) => {
			if (isUnsafePath(path)) return failure(diagnostic("store/path-unsafe", { params: { path } }));
			await giveTurn();
			try {
				return success(readWhole(join(root, path)));
			} catch (error) {
				return failure(readFinding(error, join(root, path)));
			}
		},
		digestAll: (jobs, told) =>
			digest(root, jobs, told, (bytes) => {
				onBytes?.(bytes);
				return performance.now() - lastTurn < turn ? undefined : giveTurn();
			}),
		open: (path) => {
			if (isUnsafePath(path)) throw new Error(`the path leaves the tree: ${path}`);
			return createReadStream(join(root, path), { flags: readFlags as unknown as string, highWaterMark: chunkSize });
		},
	};
}

function entryOf(root: string, path: string, diagnostics: Diagnostic[]): TreeEntry {
	try {
		const stats = lstatSync(join(root, path));
		const kind = stats.isFile() ? "file" : stats.isSymbolicLink() ? "link" : "other";
		return { path, size: stats.size, kind };
	} catch (error) {
		// Node puts U+FFFD where a name is not UTF-8, and then does not find it.
		const damaged = path.includes("\ufffd") && errorCode(error) === "ENOENT";
		const full = join(root, path);
		diagnostics.push(
			damaged ? diagnostic("store/name-not-utf8", { params: { path: full } }) : readFinding(error, full),
		);
		return { path, size: 0, kind: "other" };
	}
}

/** All bytes of a file in one read where its size is what the system says. */
function readWhole(path: string): Uint8Array {
	const file = openSync(path, readFlags);
	try {
		const { size } = fstatSync(file);
		// One byte more than the file has: a read that does not fill it has met the end.
		let bytes = new Uint8Array(size + 1);
		let at = 0;
		while (true) {
			const count = readSync(file, bytes, at, bytes.byteLength - at, null);
			at += count;
			if (count === 0 || at === size) return bytes.subarray(0, at);
			if (at < bytes.byteLength) continue;
			const larger = new Uint8Array(bytes.byteLength * 2);
			larger.set(bytes);
			bytes = larger;
		}
	} finally {
		closeSync(file);
	}
}
