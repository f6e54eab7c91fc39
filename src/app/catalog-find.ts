import { existsSync, statSync } from "node:fs";
import { basename, join, relative, sep } from "node:path";
import { artifactTree } from "../build/tree.ts";
import { type CataloguePackage, type Diagnostic, success, type Tree, type TreeEntry } from "../model/index.ts";
import { formats } from "../packaging/formats.ts";
import { archiveTree } from "../store/archive-tree.ts";
import { findPackages } from "../store/find-packages.ts";
import { folderTree } from "../store/folder-tree.ts";
import { listObjects, versionFiles } from "../store/ocfl/objects.ts";
import { type OpenRoot, openRoot } from "../store/ocfl/root.ts";
import { isOcflFolder } from "./ocfl-verify.ts";

/** A record in a store, wherever it is kept. */
export interface KeptRecord {
	/** As a bag: the record's files are below `data/`. */
	readonly tree: Tree;
	readonly label: string;
	/** From 1. */
	readonly version: number;
	readonly package: CataloguePackage;
}

/** What was found at one place. */
export interface Found {
	/** As the user would name it. */
	readonly path: string;
	readonly record?: KeptRecord;
	readonly diagnostics: readonly Diagnostic[];
}

/** Folders to go down at most. */
const depth = 16;

/** Every record of a store in the order of its paths: bags and packages at any depth, storage roots, archives of many. */
export async function* recordsIn(store: string, signal?: AbortSignal): AsyncIterable<Found> {
	if (isOcflFolder(store)) {
		yield* recordsOfRoot(store, store, signal);
		return;
	}
	// Of an archive all is seen, of a folder what is two levels deep: an archive of many bags is no package itself.
	const recognises = (entries: readonly TreeEntry[]) =>
		formats.some((format) => format.recognises(entries)) ||
		entries.some(({ path }) => /^[^/]+\/data\/metadata\/record\.json$/.test(path));
	for (const place of await findPackages(store, { depth, recognises, signal })) {
		if (signal?.aborted) return;
		const { path } = place;
		if (isOcflFolder(path)) yield* recordsOfRoot(path, store, signal);
		else if (statSync(path, { throwIfNoEntry: false })?.isFile()) yield* recordsOfArchive(path, store);
		else if (place.kind === "package") yield* recordsOfTree(folderTree(path), path, below(store, path), "");
	}
}

/** Records whose packages are known, by the paths of these below the store; a place where there is nothing gives nothing. */
export async function* recordsAt(
	store: string,
	records: readonly { readonly identifier: string; readonly package: CataloguePackage }[],
): AsyncIterable<Found> {
	const archives = new Map<string, Set<string>>();
	const root = isOcflFolder(store) ? (await openRoot(store)).value : undefined;
	for (const { identifier, package: pack } of records) {
		const [file, member] = pack.path.split("!/") as [string, string | undefined];
		const path = join(store, file);
		if (member !== undefined) {
			const members = archives.get(file) ?? new Set();
			archives.set(file, members.add(pack.path));
		} else if (!existsSync(path)) continue;
		else if (pack.format !== "ocfl") yield* recordsOfTree(folderTree(path), path, file, "");
		else if (root && pack.version) yield* recordOfVersion(root, identifier, pack.version, path, store);
	}
	for (const [file, members] of archives) {
		if (!existsSync(join(store, file))) continue;
		for await (const found of recordsOfArchive(join(store, file), store)) {
			if (!found.record || members.has(found.record.package.path)) yield found;
		}
	}
}

/** Below the store, `/`-separated. */
function below(store: string, path: string): string {
	return relative(store, path).split(sep).join("/");
}

async function* recordsOfArchive(path: string, store: string): AsyncIterable<Found> {
	const opened = await archiveTree(path);
	if (opened.value === undefined) {
		yield { path, diagnostics: opened.diagnostics };
		return;
	}
	try {
		// The one folder of an archive of many that holds one record so far is a member as well; that of a package is the package.
		const { root } = opened.value;
		const stem = basename(path).replace(/\.(?:zip|tar|tar\.gz|tgz)$/i, "");
		yield* recordsOfTree(opened.value, path, below(store, path), "!/", root === "" || root === stem ? "" : `${root}/`);
	} finally {
		opened.value.close();
	}
}

const description = /^((?:.*\/)?)metadata\/record\.json$/;

/** What formats put beside the files of a record. */
const beside =
	/^(?:SHA256SUMS|SHA512SUMS|contents|dublin_core\.xml|metadata_[^/]*\.xml|handle|collections|relationships|license\.txt)$/;

/**
 * The records that a folder or an archive holds. `joint` stands between the package's path and that of a record in it, `above` before the paths of the
 * tree.
 */
async function* recordsOfTree(
	tree: Tree,
	path: string,
	place: string,
	joint: string,
	above = "",
): AsyncIterable<Found> {
	const listed = await tree.list();
	if (listed.value === undefined) {
		yield { path, diagnostics: listed.diagnostics };
		return;
	}
	const roots = listed.value.flatMap((entry) => description.exec(entry.path)?.[1] ?? []);
	const byRoot = new Map(roots.map((root) => [root, [] as TreeEntry[]]));
	for (const entry of listed.value) {
		const root = rootOf(entry.path, byRoot);
		if (root === undefined) continue;
		const name = entry.path.slice(root.length);
		if (root.endsWith("data/") || !beside.test(name)) byRoot.get(root)?.push({ ...entry, path: `data/${name}` });
	}
	for (const [root, entries] of byRoot) {
		const bag = /^(.*?)\/?data\/$/.exec(root);
		const folder = `${above}${bag ? (bag[1] as string) : root}`.replace(/\/$/, "");
		const own: Tree = {
			name: path,
			list: async () => success(entries),
			read: (file) => tree.read(root + file.slice("data/".length)),
			open: (file) => tree.open(root + file.slice("data/".length)),
		};
		const format = bag ? "bagit" : folder === "" || joint === "" ? "folder" : "saf";
		yield {
			path: folder === "" ? path : `${path}${joint || "/"}${folder}`,
			diagnostics: [],
			record: {
				tree: own,
				...named(entries),
				package: {
					format: listed.value.some((entry) => /(?:^|\/)dublin_core\.xml$/.test(entry.path)) ? "saf" : format,
					path: folder === "" ? place : `${place}${joint || "/"}${folder}`,
				},
			},
		};
	}
}

/** The longest of the roots above a file. */
function rootOf(path: string, roots: ReadonlyMap<string, unknown>): string | undefined {
	for (let end = path.lastIndexOf("/"); end >= 0; end = path.lastIndexOf("/", end - 1)) {
		const root = path.slice(0, end + 1);
		if (roots.has(root)) return root;
		if (end === 0) break;
	}
	return roots.has("") ? "" : undefined;
}

/** The document has the label for its name, whatever folder the record stands in. */
function named(entries: readonly TreeEntry[]): { readonly label: string; readonly version: number } {
	const label = entries.flatMap(({ path }) => /^data\/([^/]+)\.pdf$/.exec(path)?.[1] ?? [])[0] ?? "";
	return { label, version: Number(/-[0-9a-f]{8}-v([1-9]\d*)$/.exec(label)?.[1] ?? 1) };
}

async function* recordsOfRoot(path: string, store: string, signal?: AbortSignal): AsyncIterable<Found> {
	const root = await openRoot(path);
	if (root.value === undefined) {
		yield { path, diagnostics: root.diagnostics };
		return;
	}
	for await (const object of listObjects(path)) {
		if (signal?.aborted) return;
		if (object.value === undefined) {
			yield { path, diagnostics: object.diagnostics };
			continue;
		}
		const { identifier, path: inside, versions } = object.value;
		const full = join(path, inside);
		for (const version of Object.keys(versions)) {
			yield* recordOfVersion(root.value, identifier, version, full, store);
		}
	}
}

async function* recordOfVersion(
	root: OpenRoot,
	identifier: string,
	version: string,
	full: string,
	store: string,
): AsyncIterable<Found> {
	const read = await versionFiles(root, identifier, version);
	if (read.value === undefined) {
		yield { path: full, diagnostics: read.diagnostics };
		return;
	}
	const files = read.value.files.map((file) => ({ ...file, path: `data/${file.path}` }));
	if (!files.some((file) => file.path === "data/metadata/record.json")) return;
	const tree = artifactTree(full, files);
	const { label } = named((await tree.list()).value ?? []);
	const place = { format: "ocfl", path: below(store, full), version };
	yield { path: full, diagnostics: [], record: { tree, label, version: Number(version.slice(1)), package: place } };
}
