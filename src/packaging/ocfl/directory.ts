import { digestStream } from "../../fixity/digest.ts";
import type { DigestAlgorithm, Digests } from "../../model/artifact.ts";
import { type Diagnostic, diagnostic, failure, type Outcome, success } from "../../model/diagnostic.ts";
import type { Tree } from "../../model/store.ts";

export interface Child {
	readonly name: string;
	readonly kind: "file" | "link" | "folder" | "other";
}

/**
 * A file tree that is looked into folder by folder. A storage root may hold a million files: nobody should have to list them all to read one
 * object, or keep them all to check each. Paths are relative and `/`-separated, `""` is the root.
 */
export interface Directory {
	readonly name: string;
	/** What stands in a folder, sorted by name. */
	children(path: string): Promise<Outcome<readonly Child[]>>;
	/** A file's bytes, for files that are known to be small. */
	read(path: string): Promise<Outcome<Uint8Array>>;
	/** Digests and size in bytes of a file of any size, in one pass. */
	digest(
		path: string,
		algorithms: readonly DigestAlgorithm[],
	): Promise<Outcome<{ readonly digests: Digests; readonly size: number }>>;
}

/** A step below a folder. */
export function below(folder: string, name: string): string {
	return folder === "" ? name : `${folder}/${name}`;
}

/** Any tree, listed once. */
export async function directoryOf(tree: Tree): Promise<Outcome<Directory>> {
	const listed = await tree.list();
	if (listed.value === undefined) return failure(...listed.diagnostics);
	const folders = new Map<string, Map<string, Child["kind"]>>([["", new Map()]]);
	const folderAt = (path: string): Map<string, Child["kind"]> => {
		const known = folders.get(path);
		if (known) return known;
		const made = new Map<string, Child["kind"]>();
		folders.set(path, made);
		folderAt(parentOf(path)).set(nameOf(path), "folder");
		return made;
	};
	for (const { path, kind } of listed.value) {
		if (kind === "folder") folderAt(path);
		else folderAt(parentOf(path)).set(nameOf(path), kind);
	}
	const unreadable = (path: string): Diagnostic =>
		diagnostic("package/file-unreadable", { params: { path }, place: { file: path } });
	const directory: Directory = {
		name: tree.name,
		children: async (path) => {
			const folder = folders.get(path);
			if (!folder) return failure(unreadable(path));
			return success([...folder].map(([name, kind]) => ({ name, kind })).sort((a, b) => (a.name < b.name ? -1 : 1)));
		},
		read: (path) => tree.read(path),
		digest: async (path, algorithms) => {
			try {
				return success(await digestStream(tree.open(path), algorithms));
			} catch {
				return failure(unreadable(path));
			}
		},
	};
	return success(directory, listed.diagnostics);
}

function parentOf(path: string): string {
	return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

function nameOf(path: string): string {
	return path.slice(path.lastIndexOf("/") + 1);
}
