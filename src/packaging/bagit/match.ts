import { decodeFilepath, encodeFilepath } from "../../fixity/filepath.ts";
import { foldPath } from "../paths.ts";

/** How a path of a manifest relates to the files that are there. */
export type PathMatch =
	| { readonly kind: "exact" }
	/** The one file whose name is canonically equivalent (RFC 8493 6.1.1.3 asks to tolerate it). */
	| { readonly kind: "equivalent"; readonly path: string }
	| { readonly kind: "folder" }
	/** Missing; `near` is a file that may be meant. */
	| { readonly kind: "missing"; readonly near?: string };

/** A set of paths, or a map by path. */
type Paths = Pick<ReadonlySet<string>, "has" | "keys">;

const exact: PathMatch = { kind: "exact" };

/** Finds the files that manifest paths mean. The indexes are made when the first path is not found as it stands. */
export function pathMatcher(files: Paths, emptyFolders: readonly string[]): (path: string) => PathMatch {
	let byForm: Map<string, string[]> | undefined;
	let byFold: Map<string, string> | undefined;
	let folders: Set<string> | undefined;

	function equivalents(path: string): readonly string[] {
		byForm ??= groupBy(files.keys(), (each) => each.normalize("NFC"));
		return byForm.get(path.normalize("NFC")) ?? [];
	}

	function isFolder(path: string): boolean {
		folders ??= foldersOf([...files.keys()], emptyFolders);
		return folders.has(path.replace(/\/+$/, ""));
	}

	function near(path: string): string | undefined {
		byFold ??= new Map([...files.keys()].map((each) => [looseName(each), each]));
		return byFold.get(looseName(path));
	}

	return (path) => {
		if (files.has(path)) return exact;
		const [only, ...more] = equivalents(path);
		if (only !== undefined && more.length === 0) return { kind: "equivalent", path: only };
		if (isFolder(path)) return { kind: "folder" };
		const similar = near(path);
		return similar === undefined ? { kind: "missing" } : { kind: "missing", near: similar };
	};
}

/** Alike for names that differ in letter case, normalization, percent-encoding of LF, CR and `%`, or white space at the end. */
function looseName(path: string): string {
	return foldPath(encodeFilepath(decodeFilepath(path))).trimEnd();
}

function groupBy(paths: Iterable<string>, key: (path: string) => string): Map<string, string[]> {
	const groups = new Map<string, string[]>();
	for (const path of paths) {
		const group = groups.get(key(path));
		if (group) group.push(path);
		else groups.set(key(path), [path]);
	}
	return groups;
}

function foldersOf(paths: Iterable<string>, emptyFolders: readonly string[]): Set<string> {
	const folders = new Set(emptyFolders);
	for (const path of [...paths, ...emptyFolders]) {
		for (let at = path.lastIndexOf("/"); at > 0; at = path.lastIndexOf("/", at - 1)) {
			const folder = path.slice(0, at);
			if (folders.has(folder)) break;
			folders.add(folder);
		}
	}
	return folders;
}
