import { lstatSync, renameSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Artifact } from "../../model/artifact.ts";
import { type Diagnostic, diagnostic, failure, type Outcome, success } from "../../model/diagnostic.ts";
import type { Inventory } from "../../packaging/ocfl/inventory.ts";
import { nextVersion } from "../../packaging/ocfl/inventory.ts";
import { planVersion, type VersionSettings } from "../../packaging/ocfl/plan.ts";
import { errorCode, FindingError, writeFinding } from "../failure.ts";
import { mendObject, putInventory } from "./mend.ts";
import type { OpenRoot } from "./root.ts";
import { endWork, isTaken, makeWork, whileLocked } from "./work.ts";
import { flushFolder, writeFlushed } from "./write.ts";

export interface AddedObject {
	readonly state: "written" | "identical";
	/** The object's folder below the root. */
	readonly path: string;
	/** Its newest version. */
	readonly version: string;
}

/**
 * Adds a new object, or the next version of one whose files have changed. A new object appears by one rename. A version's folder is written
 * outside the object and moved in by one rename; then its inventory becomes the object's, and the sidecar follows; a run that is killed in
 * between is finished by the next (`mendObject`). Objects are only found by the layout, so the size of the root does not matter.
 */
export async function addObject(
	root: OpenRoot,
	identifier: string,
	files: readonly Artifact[],
	settings: VersionSettings,
	signal?: AbortSignal,
): Promise<Outcome<AddedObject>> {
	const object = root.layout.path(identifier);
	try {
		if (!isThere(join(root.path, object))) {
			const planned = planVersion(identifier, files, undefined, { ...settings, spec: root.spec });
			if (planned === undefined) throw new Error("a first version has no number");
			if (await placeObject(root, object, [...planned.files, ...planned.root], signal)) {
				return success({ state: "written", path: object, version: planned.version });
			}
		}
	} catch (error) {
		return failure(error instanceof FindingError ? error.finding : writeFinding(error, join(root.path, object)));
	}
	return whileLocked(root, object, () => addVersion(root, object, identifier, files, settings, signal));
}

function isThere(path: string): boolean {
	return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** Tries before giving up on folders that other runs make and remove. */
const attempts = 20;

/**
 * Writes a new object aside with the folders above it that are missing, and moves the topmost of them into place: no empty folder is ever
 * seen. False where something has come to stand in the object's place.
 */
async function placeObject(
	root: OpenRoot,
	object: string,
	files: readonly Pick<Artifact, "path" | "content">[],
	signal: AbortSignal | undefined,
): Promise<boolean> {
	const work = makeWork(root, "add");
	try {
		await writeFlushed(join(work, object), files, signal);
		for (let attempt = 1; ; attempt++) {
			if (isThere(join(root.path, object))) return false;
			let top = object;
			while (top.includes("/") && !isThere(join(root.path, dirname(top)))) top = dirname(top);
			try {
				renameSync(join(work, top), join(root.path, top));
				await flushFolder(dirname(join(root.path, top)));
				return true;
			} catch (error) {
				// Another run has just made or removed a folder above.
				if (attempt === attempts || !(isTaken(error) || errorCode(error) === "ENOENT")) throw error;
			}
		}
	} finally {
		endWork(root, work);
	}
}

async function addVersion(
	root: OpenRoot,
	object: string,
	identifier: string,
	files: readonly Artifact[],
	settings: VersionSettings,
	signal: AbortSignal | undefined,
): Promise<Outcome<AddedObject>> {
	const diagnostics: Diagnostic[] = [];
	let earlier: Inventory;
	try {
		const mended = await mendObject(root, object);
		diagnostics.push(...mended.diagnostics);
		earlier = mended.checked.inventory;
	} catch (error) {
		if (!(error instanceof FindingError)) throw error;
		const damaged = diagnostic("ocfl/object-damaged", { params: { path: join(root.path, object) } });
		return failure(error.finding, damaged);
	}
	if (earlier.id !== identifier) {
		return failure(diagnostic("ocfl/path-taken", { params: { id: identifier, path: join(root.path, object) } }));
	}
	if (settings.algorithm && settings.algorithm !== earlier.digestAlgorithm) {
		const params = { id: identifier, algorithm: earlier.digestAlgorithm };
		diagnostics.push(diagnostic("ocfl/algorithm-kept", { params }));
	}
	const planned = planVersion(identifier, files, earlier, settings);
	if (planned === undefined) {
		if (nextVersion(earlier.head) === undefined) {
			return failure(diagnostic("ocfl/no-version-left", { params: { id: identifier, head: earlier.head } }));
		}
		return success({ state: "identical", path: object, version: earlier.head }, diagnostics);
	}
	const work = makeWork(root, "version", object);
	try {
		const inside = planned.files.map((file) => ({ ...file, path: file.path.slice(planned.version.length + 1) }));
		await writeFlushed(join(work, "version"), inside, signal);
		renameSync(join(work, "version"), join(root.path, object, planned.version));
		await flushFolder(join(root.path, object));
		const [inventory] = planned.root;
		await putInventory(root, object, inventory?.content as Uint8Array, planned.inventory.digestAlgorithm, work);
	} finally {
		endWork(root, work);
	}
	return success({ state: "written", path: object, version: planned.version }, diagnostics);
}

/** Finishes what killed runs left in a root. */
export async function mendRoot(root: OpenRoot, objects: readonly string[]): Promise<readonly Diagnostic[]> {
	const diagnostics: Diagnostic[] = [];
	for (const object of objects) {
		if (!isThere(join(root.path, object))) continue;
		const mended = await whileLocked(root, object, async () => {
			const { diagnostics: findings } = await mendObject(root, object);
			return success(undefined, findings);
		});
		diagnostics.push(...mended.diagnostics);
	}
	return diagnostics;
}
