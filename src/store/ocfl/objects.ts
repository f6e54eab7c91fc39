import { appendFileSync, lstatSync, mkdirSync, renameSync, rmdirSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Artifact } from "../../model/artifact.ts";
import { type Diagnostic, diagnostic, failure, hasErrors, type Outcome, success } from "../../model/diagnostic.ts";
import { type CheckedInventory, checkInventory } from "../../packaging/ocfl/check-inventory.ts";
import { computedBy } from "../../packaging/ocfl/digests.ts";
import { below } from "../../packaging/ocfl/directory.ts";
import { breach } from "../../packaging/ocfl/rules.ts";
import { objectPaths } from "../../packaging/ocfl/validate-root.ts";
import { collisions } from "../../packaging/paths.ts";
import { readFinding } from "../failure.ts";
import { folderTree } from "../folder-tree.ts";
import { folderDirectory } from "./directory.ts";
import type { OpenRoot } from "./root.ts";
import { endWork, makeWork, whileLocked } from "./work.ts";
import { flushFolder } from "./write.ts";

/** What a storage root says of one of its objects. */
export interface ListedObject {
	readonly identifier: string;
	/** Below the root. */
	readonly path: string;
	readonly head: string;
	/** When each version was made, by its name. */
	readonly versions: Readonly<Record<string, string>>;
	/** Files in the newest version. */
	readonly files: number;
}

/** Every object of a root, in the order of their paths, whatever its layout; one that cannot be read is a finding. */
export async function* listObjects(path: string): AsyncIterable<Outcome<ListedObject>> {
	const directory = folderDirectory(path);
	for await (const place of objectPaths(directory)) {
		if (place.path === undefined) {
			yield failure(...place.findings);
			continue;
		}
		const read = await inventoryAt(path, place.path);
		if (read.value === undefined) {
			yield failure(...read.diagnostics);
			continue;
		}
		const { id = "", versions, inventory, states } = read.value;
		const head = versions.at(-1) as string;
		const times = versions.map((name) => [name, inventory.versions[name]?.created ?? ""] as const);
		const files = states.get(head)?.size ?? 0;
		yield success({ identifier: id, path: place.path, head, versions: Object.fromEntries(times), files });
	}
}

/** An object's own inventory, without errors in itself. */
async function inventoryAt(root: string, object: string): Promise<Outcome<CheckedInventory>> {
	const file = below(object, "inventory.json");
	const bytes = await folderDirectory(root).read(file);
	if (bytes.value === undefined) return failure(...bytes.diagnostics);
	const found: Diagnostic[] = [];
	const checked = checkInventory(bytes.value, file, found);
	const errors = found.filter(({ severity }) => severity === "error");
	return checked && errors.length === 0 ? success(checked) : failure(...errors);
}

/**
 * The files of one version of an object by their logical paths, each with its content checked against the inventory, ready to be written
 * elsewhere. Paths that could leave the target, or collide there, are refused.
 */
export async function versionFiles(
	root: OpenRoot,
	identifier: string,
	version: string | undefined,
): Promise<Outcome<{ readonly version: string; readonly files: readonly Artifact[] }>> {
	const object = root.layout.path(identifier);
	if (!isThere(join(root.path, object))) return noSuchObject(root, identifier);
	const read = await inventoryAt(root.path, object);
	if (read.value === undefined) return failure(...read.diagnostics);
	const { versions, states, manifest, algorithm } = read.value;
	const head = versions.at(-1) as string;
	const name = version ?? head;
	const state = states.get(name);
	if (state === undefined) {
		return failure(diagnostic("ocfl/no-such-version", { params: { id: identifier, version: name, head } }));
	}
	const content = new Map([...manifest].map(([path, digest]) => [digest, path]));
	const directory = folderDirectory(root.path);
	const tree = folderTree(join(root.path, object));
	const found: Diagnostic[] = [...collisions([...state.keys()], "error")];
	const files: Artifact[] = [];
	for (const [path, digest] of [...state].sort(([a], [b]) => (a < b ? -1 : 1))) {
		const from = content.get(digest) as string;
		const digests = [...new Set([computedBy(algorithm) as "sha512", "sha256", "sha512"] as const)];
		const there = await directory.digest(below(object, from), digests);
		found.push(...there.diagnostics);
		if (there.value === undefined) continue;
		const actual = there.value.digests[algorithm] as string;
		if (actual !== digest) {
			const params = {
				path: from,
				algorithm,
				expected: digest,
				found: actual,
				inventory: below(object, "inventory.json"),
			};
			found.push(breach("E092", "ocfl/digest-mismatch", below(object, from), params));
		}
		const { size } = there.value;
		files.push({
			path,
			role: "source",
			mediaType: "application/octet-stream",
			content: { size, open: () => tree.open(from) },
			digests: there.value.digests,
		});
	}
	return hasErrors(found) ? failure(...found) : success({ version: name, files }, found);
}

function isThere(path: string): boolean {
	return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function noSuchObject(root: OpenRoot, identifier: string): Outcome<never> {
	return failure(diagnostic("ocfl/no-such-object", { params: { id: identifier, path: root.path } }));
}

/** The file in a storage root that tells which objects were removed: a line of JSON for each. Validators leave such files alone (4.1). */
export const purgeLog = "banluu-purged.jsonl";

/**
 * Removes an object with all its versions, and the folders above it that become empty. It leaves its place by one rename; what was removed, and
 * when, is added to the log in the root before.
 * @param time ISO 8601 in UTC with seconds
 */
export async function purgeObject(root: OpenRoot, identifier: string, time: string): Promise<Outcome<string>> {
	const object = root.layout.path(identifier);
	const full = join(root.path, object);
	if (!isThere(full)) return noSuchObject(root, identifier);
	return whileLocked(root, object, async () => {
		if (!isThere(full)) return noSuchObject(root, identifier);
		const read = await inventoryAt(root.path, object);
		const id = read.value?.id;
		if (id !== undefined && id !== identifier) {
			return failure(diagnostic("ocfl/path-taken", { params: { id: identifier, path: full } }));
		}
		const head = read.value?.versions.at(-1);
		const line = { time, identifier, path: object, ...(head !== undefined && { head }) };
		appendFileSync(join(root.path, purgeLog), `${JSON.stringify(line)}\n`, { flush: true } as object);
		const work = makeWork(root, "purge");
		mkdirSync(work, { recursive: true });
		renameSync(full, join(work, "object"));
		for (let folder = dirname(object); folder !== "."; folder = dirname(folder)) {
			try {
				rmdirSync(join(root.path, folder));
			} catch {
				break;
			}
		}
		try {
			await flushFolder(root.path);
		} catch (error) {
			return failure(readFinding(error, root.path));
		} finally {
			endWork(root, work);
		}
		return success(object);
	});
}
