import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Diagnostic, diagnostic, failure, type Outcome } from "../../model/diagnostic.ts";
import { errorCode, FindingError, writeFinding } from "../failure.ts";
import { partName, removeLeftovers } from "../leftover.ts";
import { acquireLock, type Lock } from "../lock.ts";
import { hostTag, isAbandoned, type Machine, thisMachine } from "../machine.ts";
import { fileOperations } from "../operations.ts";
import { type OpenRoot, workFolder } from "./root.ts";

/** Makes a folder for work in progress; with `object`, killed runs are known by it to have been changing that object. */
export function makeWork(root: OpenRoot, name: string, object?: string, machine: Machine = thisMachine()): string {
	const folder = join(workFolder(root), partName(name, machine));
	mkdirSync(folder, { recursive: true });
	if (object !== undefined) writeFileSync(join(folder, "object"), object);
	return folder;
}

/** Removes a folder of work, and that of all work when it was the last. */
export function endWork(root: OpenRoot, folder?: string): void {
	if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
	try {
		rmdirSync(workFolder(root));
		rmdirSync(join(root.path, "extensions"));
	} catch {
		// Others are at work, or other extensions are there.
	}
}

/** Objects that killed runs of this machine were changing: their paths below the root. */
export function unfinished(root: OpenRoot, machine: Machine = thisMachine()): readonly string[] {
	const found = new Set<string>();
	let names: readonly string[] = [];
	try {
		names = readdirSync(workFolder(root));
	} catch {
		return [];
	}
	for (const name of names) {
		const match = /^\..*\.banluu-(\d+)-([0-9a-f]{8})[0-9a-f]{8}\.part$/s.exec(name);
		if (!match || match[2] !== hostTag(machine.host)) continue;
		if (!isAbandoned({ pid: Number(match[1]), written: Date.now() }, machine)) continue;
		try {
			// A group that was being committed has a line for each object.
			const paths = readFileSync(join(workFolder(root), name, "object"), "utf8").split("\n");
			for (const path of paths) if (path !== "") found.add(path);
		} catch {
			// It was making a new object, which is not there yet.
		}
	}
	return [...found].sort();
}

/** Removes what killed runs left in the folder of work. */
export async function cleanWork(root: OpenRoot, machine: Machine = thisMachine()): Promise<readonly Diagnostic[]> {
	const removed = await removeLeftovers(workFolder(root), machine, fileOperations);
	await cleanLocks(workFolder(root));
	endWork(root);
	return removed;
}

/** Removes the locks of dead runs, and the drafts of locks that they were about to take. */
async function cleanLocks(folder: string): Promise<void> {
	const machine = thisMachine();
	for (const name of existsSync(folder) ? readdirSync(folder) : []) {
		const label = /^\.([0-9a-f]{64})\.banluu\.lock$/.exec(name)?.[1];
		if (label !== undefined) await (await acquireLock(folder, { label })).value?.release();
		const draft = /\.banluu\.lock\.(\d+)-([0-9a-f]{8})-[0-9a-f]+$/.exec(name);
		if (draft?.[2] !== hostTag(machine.host)) continue;
		if (isAbandoned({ pid: Number(draft[1]), written: Date.now() }, machine))
			rmSync(join(folder, name), { force: true });
	}
}

/** Runs an action while nobody else changes the object. */
export async function whileLocked<T>(
	root: OpenRoot,
	object: string,
	action: () => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
	const lock = await lockOf(root, object);
	if (lock.value === undefined) return failure(...lock.diagnostics);
	try {
		const outcome = await action();
		return { ...outcome, diagnostics: [...lock.diagnostics, ...outcome.diagnostics] };
	} catch (error) {
		return failure(error instanceof FindingError ? error.finding : writeFinding(error, join(root.path, object)));
	} finally {
		await lock.value.release();
		endWork(root);
	}
}

/** Tries before giving up on a folder that other runs remove all the time. */
const attempts = 20;

async function lockOf(root: OpenRoot, object: string): Promise<Outcome<Lock>> {
	const label = createHash("sha256").update(object).digest("hex");
	const folder = workFolder(root);
	for (let attempt = 1; ; attempt++) {
		try {
			mkdirSync(folder, { recursive: true });
		} catch (error) {
			return failure(writeFinding(error, folder));
		}
		const lock = await acquireLock(folder, { label });
		// Another run has ended between the two steps and removed the folder.
		const gone = lock.diagnostics.some(({ params }) => params?.reason === "ENOENT");
		if (lock.value || !gone || attempt === attempts) {
			const locked = lock.diagnostics.find(({ code }) => code === "store/locked");
			if (!locked) return lock;
			const params = { ...locked.params, path: join(root.path, object) };
			return failure(diagnostic("store/locked", { params }));
		}
		await sleep(5 * attempt);
	}
}

/** Whether an error says that something is there already. */
export function isTaken(error: unknown): boolean {
	return errorCode(error) === "ENOTEMPTY" || errorCode(error) === "EEXIST" || errorCode(error) === "ENOTDIR";
}
