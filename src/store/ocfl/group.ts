import { lstatSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Artifact } from "../../model/artifact.ts";
import { type Diagnostic, diagnostic, failure, type Outcome, success } from "../../model/diagnostic.ts";
import { type Inventory, nextVersion } from "../../packaging/ocfl/inventory.ts";
import { type PlannedVersion, planVersion, type VersionSettings } from "../../packaging/ocfl/plan.ts";
import { errorCode, FindingError, writeFinding } from "../failure.ts";
import { type Staging, staging, writeStaged } from "../staged.ts";
import type { AddedObject } from "./add.ts";
import { mendObject } from "./mend.ts";
import { type OpenRoot, workFolder } from "./root.ts";
import { endWork, isTaken, makeWork, whileLocked } from "./work.ts";
import { flushFolder } from "./write.ts";

/** Objects and versions that are written aside together, made durable by one barrier, and then moved into their places one by one. */
export interface ObjectGroup {
	/** Nothing of one that fails stays. */
	add(identifier: string, files: readonly Artifact[], settings: VersionSettings): Promise<Outcome<AddedObject>>;
	commit(): Promise<Outcome<void>>;
	/** Removes what was not committed. */
	discard(): void;
}

/** An object of the group. */
interface Waiting {
	readonly identifier: string;
	/** As it will be. */
	inventory: Inventory;
	/** Of an object that is in the root already: its inventory's bytes before, and the folder of each version to come. */
	readonly change?: { readonly before: Uint8Array; readonly steps: { version: string; folder: string }[] };
}

/** Tries before giving up on folders that other runs make and remove. */
const attempts = 20;

/**
 * Adds objects to a root in groups. A new object appears by the rename of the topmost folder that is missing above it; the steps of a further
 * version are those of `addObject`, and what a killed run leaves between them is finished by `mendRoot`.
 */
export function objectGroup(
	root: OpenRoot,
	given: Partial<Staging> & { readonly signal?: AbortSignal | undefined } = {},
): ObjectGroup {
	const { signal, ...parts } = given;
	const tools = staging(parts);
	const { calls, barrier, machine } = tools;
	const waiting = new Map<string, Waiting>();
	let work: string | undefined;
	let written: string[] = [];
	let steps = 0;
	const news = () => join(workPath(), "new");
	const workPath = () => {
		work ??= makeWork(root, "group", undefined, machine);
		return work;
	};
	const discard = () => {
		if (work !== undefined) endWork(root, work);
		work = undefined;
		written = [];
		waiting.clear();
		steps = 0;
	};

	const writeNew = async (object: string, planned: PlannedVersion) => {
		const folder = join(news(), object);
		try {
			await keep(folder, [...planned.files, ...planned.root]);
		} catch (error) {
			rmSync(folder, { recursive: true, force: true });
			removeEmpty(dirname(folder), news());
			throw error;
		}
	};
	/** The next version of an object that is itself still written aside. */
	const writeFurther = async (object: string, planned: PlannedVersion) => {
		const folder = join(news(), object);
		const version = join(folder, planned.version);
		const side = join(workPath(), `root-${steps++}`);
		try {
			await keep(version, below(planned));
			await keep(side, planned.root);
			for (const { path } of planned.root) calls.renameSync(join(side, path), join(folder, path));
			written = written.filter((path) => !path.startsWith(side));
			rmdirSync(side);
		} catch (error) {
			rmSync(version, { recursive: true, force: true });
			rmSync(side, { recursive: true, force: true });
			throw error;
		}
	};
	const writeStep = async (planned: PlannedVersion, change: NonNullable<Waiting["change"]>) => {
		const folder = join(workPath(), `step-${steps++}`);
		try {
			await keep(join(folder, "version"), below(planned));
			await keep(join(folder, "root"), planned.root);
			change.steps.push({ version: planned.version, folder });
		} catch (error) {
			rmSync(folder, { recursive: true, force: true });
			throw error;
		}
	};
	const keep = async (folder: string, files: PlannedVersion["files"]) => {
		for (const path of await writeStaged(folder, files, tools, signal)) written.push(path);
	};

	const add: ObjectGroup["add"] = async (identifier, files, settings) => {
		const object = root.layout.path(identifier);
		const diagnostics: Diagnostic[] = [];
		try {
			let held = waiting.get(object);
			if (held === undefined && !isThere(join(root.path, object))) {
				const planned = planVersion(identifier, files, undefined, { ...settings, spec: root.spec });
				if (planned === undefined) throw new Error("a first version has no number");
				await writeNew(object, planned);
				waiting.set(object, { identifier, inventory: planned.inventory });
				return success({ state: "written", path: object, version: planned.version });
			}
			if (held === undefined) {
				const opened = await openedObject(root, object, identifier);
				diagnostics.push(...opened.diagnostics);
				if (opened.value === undefined) return failure(...diagnostics);
				held = opened.value;
			}
			if (held.identifier !== identifier) {
				const params = { id: identifier, path: join(root.path, object) };
				return failure(diagnostic("ocfl/path-taken", { params }));
			}
			const { head, digestAlgorithm: algorithm } = held.inventory;
			if (settings.algorithm && settings.algorithm !== algorithm) {
				diagnostics.push(diagnostic("ocfl/algorithm-kept", { params: { id: identifier, algorithm } }));
			}
			const planned = planVersion(identifier, files, held.inventory, settings);
			if (planned === undefined && nextVersion(head) === undefined) {
				return failure(diagnostic("ocfl/no-version-left", { params: { id: identifier, head } }), ...diagnostics);
			}
			if (planned === undefined) return success({ state: "identical", path: object, version: head }, diagnostics);
			if (held.change) await writeStep(planned, held.change);
			else await writeFurther(object, planned);
			held.inventory = planned.inventory;
			waiting.set(object, held);
			return success({ state: "written", path: object, version: planned.version }, diagnostics);
		} catch (error) {
			if (waiting.size === 0) discard();
			return failure(error instanceof FindingError ? error.finding : writeFinding(error, join(root.path, object)));
		}
	};

	const commit: ObjectGroup["commit"] = async () => {
		if (waiting.size === 0) {
			discard();
			return success(undefined);
		}
		try {
			const changed = [...waiting].filter(([, { change }]) => change !== undefined);
			if (changed.length > 0) {
				// By it the next run knows which objects a killed one was changing.
				const list = join(workPath(), "object");
				writeFileSync(list, changed.map(([object]) => object).join("\n"));
				written.push(list, workPath(), workFolder(root));
			}
			await barrier(root.path, written);
			const fresh = new Set([...waiting].filter(([, { change }]) => change === undefined).map(([object]) => object));
			if (fresh.size > 0) await barrier(root.path, [...moveIn(root, news(), fresh, calls)]);
			for (const [object, { change, inventory }] of changed) {
				const moved = await whileLocked(root, object, () => moveVersions(object, inventory, change as Change));
				if (moved.value === undefined) return failure(...moved.diagnostics);
			}
			await barrier(
				root.path,
				changed.map(([object]) => join(root.path, object)),
			);
			return success(undefined);
		} catch (error) {
			return failure(error instanceof FindingError ? error.finding : writeFinding(error, root.path));
		} finally {
			discard();
		}
	};
	const moveVersions = async (object: string, inventory: Inventory, change: Change): Promise<Outcome<true>> => {
		const full = join(root.path, object);
		if (Buffer.compare(readFileSync(join(full, "inventory.json")), change.before) !== 0) {
			return failure(diagnostic("store/exists", { params: { path: full } }));
		}
		for (const { version, folder } of change.steps) {
			calls.renameSync(join(folder, "version"), join(full, version));
			// The version has to be there before an inventory speaks of it.
			await flushFolder(full);
			for (const name of ["inventory.json", `inventory.json.${inventory.digestAlgorithm}`]) {
				calls.renameSync(join(folder, "root", name), join(full, name));
			}
		}
		return success(true);
	};
	return { add, commit, discard };
}

type Change = NonNullable<Waiting["change"]>;

function isThere(path: string): boolean {
	return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** The files of a version by their paths inside its folder. */
function below({ files, version }: PlannedVersion): PlannedVersion["files"] {
	return files.map((file) => ({ ...file, path: file.path.slice(version.length + 1) }));
}

/** An object that is there already, mended where a killed run left it between two steps. */
function openedObject(root: OpenRoot, object: string, identifier: string): Promise<Outcome<Waiting>> {
	return whileLocked(root, object, async () => {
		try {
			const mended = await mendObject(root, object);
			const { inventory } = mended.checked;
			const before = readFileSync(join(root.path, object, "inventory.json"));
			if (inventory.id !== identifier) {
				const params = { id: identifier, path: join(root.path, object) };
				return failure(diagnostic("ocfl/path-taken", { params }));
			}
			return success({ identifier, inventory, change: { before, steps: [] } }, mended.diagnostics);
		} catch (error) {
			if (!(error instanceof FindingError)) throw error;
			const damaged = diagnostic("ocfl/object-damaged", { params: { path: join(root.path, object) } });
			return failure(error.finding, damaged);
		}
	});
}

/** Moves each topmost folder that the root lacks; the value: the folders of the root that have new names in them. */
function moveIn(
	root: OpenRoot,
	from: string,
	objects: ReadonlySet<string>,
	calls: Staging["calls"],
): ReadonlySet<string> {
	const touched = new Set<string>();
	const level = (folder: string) => {
		for (const name of readdirSync(join(from, folder))) {
			const path = folder === "" ? name : `${folder}/${name}`;
			const target = join(root.path, path);
			if (!isThere(target)) {
				calls.renameSync(join(from, path), target);
				touched.add(dirname(target));
			} else if (objects.has(path)) {
				throw new FindingError(diagnostic("store/exists", { params: { path: target } }));
			} else level(path);
		}
	};
	for (let attempt = 1; ; attempt++) {
		try {
			level("");
			return touched;
		} catch (error) {
			// Another run has just made or removed a folder above.
			if (attempt === attempts || !(isTaken(error) || errorCode(error) === "ENOENT")) throw error;
		}
	}
}

/** An empty folder in the hierarchy would break the root (OCFL 1.1, 4.3). */
function removeEmpty(folder: string, upTo: string): void {
	for (let at = folder; at.length >= upTo.length; at = dirname(at)) {
		try {
			rmdirSync(at);
		} catch (error) {
			if (errorCode(error) !== "ENOENT") return;
		}
	}
}
