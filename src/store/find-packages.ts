import { closeSync, type Dirent, openSync, readdirSync, readSync, statSync } from "node:fs";
import { join } from "node:path";
import type { TreeEntry } from "../model/store.ts";
import { archiveKind, archiveTree } from "./archive-tree.ts";
import { readFlags } from "./digest-files.ts";

/** Where a package may stand. */
export interface PackagePlace {
	readonly path: string;
	/**
	 * `package`: of a known format, or what the user named; `unknown`: files or an archive of no known format beside or between packages, which
	 * nothing can be said about.
	 */
	readonly kind: "package" | "unknown";
}

type Recognises = (entries: readonly TreeEntry[]) => boolean | Promise<boolean>;

export interface FindOptions {
	/** Folders to go down at most. */
	readonly depth: number;
	/** Whether a listing looks like a package; it goes two folders deep and has no sizes. */
	readonly recognises: Recognises;
	readonly signal?: AbortSignal | undefined;
}

/**
 * The packages that a path stands for, sorted: itself, or those below it at any depth; a package is not searched for others. Links are not
 * followed, hidden names not looked at. A path that is no package and holds none stands for itself, so that looking into it says what is wrong.
 */
export async function findPackages(path: string, options: FindOptions): Promise<readonly PackagePlace[]> {
	const itself: PackagePlace = { path, kind: "package" };
	if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [itself];
	const found = await inside(path, options.depth, options);
	if (found === "itself" || !found.some(({ kind }) => kind === "package")) return [itself];
	return found;
}

async function inside(folder: string, depth: number, options: FindOptions): Promise<"itself" | PackagePlace[]> {
	options.signal?.throwIfAborted();
	const children = listing(folder);
	if (await options.recognises(shallow(folder, children))) return "itself";
	if (depth === 0) return children.length > 0 ? [{ path: folder, kind: "unknown" }] : [];
	const found: PackagePlace[] = [];
	let loose = 0;
	for (const child of children) {
		if (child.name.startsWith(".")) continue;
		const path = join(folder, child.name);
		if (child.isDirectory()) {
			const below = await inside(path, depth - 1, options);
			if (below === "itself") found.push({ path, kind: "package" });
			else found.push(...below);
		} else if (child.isFile()) {
			const kind = await archiveOf(path, options.recognises);
			if (kind === undefined) loose++;
			else found.push({ path, kind });
		}
	}
	// Files beside packages are a catalogue or a note; files where no package is may be what is left of one.
	if (loose > 0 && !found.some(({ kind }) => kind === "package")) return [{ path: folder, kind: "unknown" }];
	return found;
}

/** By its name and first bytes an archive, and then whether a package is in it. One that cannot be opened may be a damaged package. */
async function archiveOf(path: string, recognises: Recognises): Promise<PackagePlace["kind"] | undefined> {
	const named = /\.(?:zip|tar)$/i.test(path);
	if (!named && archiveKind(head(path)) === undefined) return undefined;
	// Office documents and the like are ZIP files too; only what is called an archive is one that cannot be read.
	const opened = await archiveTree(path);
	const tree = opened.value;
	if (tree === undefined) return named ? "package" : undefined;
	try {
		const listed = await tree.list();
		if (await recognises(listed.value ?? [])) return "package";
		return named ? "unknown" : undefined;
	} finally {
		tree.close();
	}
}

function head(path: string): Uint8Array {
	const bytes = Buffer.alloc(512);
	let file: number | undefined;
	try {
		file = openSync(path, readFlags);
		return bytes.subarray(0, readSync(file, bytes, 0, 512, 0));
	} catch {
		return bytes;
	} finally {
		if (file !== undefined) closeSync(file);
	}
}

function listing(folder: string): readonly Dirent[] {
	try {
		return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
	} catch {
		return [];
	}
}

/** What a package shows of itself: its root, and what is in the folders there. */
function shallow(folder: string, children: readonly Dirent[]): readonly TreeEntry[] {
	return children.flatMap((child): readonly TreeEntry[] => {
		if (!child.isDirectory()) return [entryOf(child, child.name)];
		const below = listing(join(folder, child.name));
		if (below.length === 0) return [{ path: child.name, size: 0, kind: "folder" }];
		return below.map((each) => entryOf(each, `${child.name}/${each.name}`));
	});
}

function entryOf(child: Dirent, path: string): TreeEntry {
	const kind = child.isFile() ? "file" : child.isSymbolicLink() ? "link" : child.isDirectory() ? "folder" : "other";
	return { path, size: 0, kind };
}
