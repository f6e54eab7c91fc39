import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { type Diagnostic, diagnostic, failure, type Outcome, success } from "../model/diagnostic.ts";
import { errorCode, writeFinding } from "./failure.ts";
import { hostTag, isAbandoned, type Machine, thisMachine } from "./machine.ts";
import { type FileOperations, fileOperations } from "./operations.ts";

export interface Lock {
	/** The lock file. */
	readonly path: string;
	release(): Promise<void>;
}

export interface LockOptions {
	/** Locks one record of the folder; the whole folder where it is not given. */
	readonly label?: string;
	readonly machine?: Machine;
	readonly io?: FileOperations;
}

/** What a lock file says of its holder. */
interface Holder {
	readonly pid: number;
	readonly host: string;
	/** Different for every lock that was ever taken. */
	readonly token: string;
	/** Milliseconds since 1970, by the file system's clock. */
	readonly written: number;
}

/** Tries before giving up on a lock that changes hands all the time. */
const attempts = 20;

/**
 * Takes the lock of an output folder or of one record in it; the folder must exist. A lock of a run that has died on
 * this machine is taken over; one of another machine never is.
 */
export async function acquireLock(folder: string, options: LockOptions = {}): Promise<Outcome<Lock>> {
	const { label, machine = thisMachine(), io = fileOperations } = options;
	const path = join(folder, label === undefined ? ".banluu.lock" : `.${label.slice(0, 80)}.banluu.lock`);
	const token = randomBytes(8).toString("hex");
	const diagnostics: Diagnostic[] = [];
	try {
		for (let attempt = 1; attempt <= attempts; attempt++) {
			if (await place(path, token, machine, io)) {
				return success({ path, release: () => release(path, token, machine, io) }, diagnostics);
			}
			const holder = await readHolder(path, machine, io);
			if (holder === undefined) continue;
			if (holder.host !== machine.host || !isAbandoned(holder, machine)) {
				const params = { path: label === undefined ? folder : join(folder, label), pid: holder.pid, host: holder.host };
				return failure(diagnostic("store/locked", { params }), ...diagnostics);
			}
			if (await removeStale(path, holder, token, machine, io)) {
				diagnostics.push(diagnostic("store/lock-taken-over", { params: { path, pid: holder.pid } }));
			}
		}
		return failure(diagnostic("store/locked", { params: { path: folder, pid: "?", host: machine.host } }));
	} catch (error) {
		return failure(writeFinding(error, folder));
	}
}

/** Runs an action under a lock; the lock's findings come first. */
export async function withLock<T>(
	folder: string,
	options: LockOptions,
	action: () => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
	const lock = await acquireLock(folder, options);
	if (lock.value === undefined) return failure(...lock.diagnostics);
	try {
		const outcome = await action();
		return { ...outcome, diagnostics: [...lock.diagnostics, ...outcome.diagnostics] };
	} finally {
		await lock.value.release();
	}
}

/** File systems without hard links. */
const noLinks = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK", "EXDEV"]);

/** Puts the lock file there with its content in one step; false when there is one already. */
async function place(path: string, token: string, machine: Machine, io: FileOperations): Promise<boolean> {
	const content = JSON.stringify({ pid: machine.pid, host: machine.host, token });
	// Whose it is stands in its name: a run that is killed here leaves it empty.
	const draft = `${path}.${machine.pid}-${hostTag(machine.host)}-${token}`;
	await io.writeFile(draft, content, { flag: "wx" });
	try {
		await io.link(draft, path);
		return true;
	} catch (error) {
		const code = errorCode(error) ?? "";
		if (code === "EEXIST") return false;
		if (!noLinks.has(code)) throw error;
		return await io.writeFile(path, content, { flag: "wx" }).then(
			() => true,
			(failed: unknown) => {
				if (errorCode(failed) === "EEXIST") return false;
				throw failed;
			},
		);
	} finally {
		await io.unlink(draft);
	}
}

/** Who holds the lock; undefined when it has just been released. */
async function readHolder(path: string, machine: Machine, io: FileOperations): Promise<Holder | undefined> {
	try {
		const [text, stats] = [await io.readFile(path, "utf8"), await io.lstat(path)];
		return { ...parseHolder(text, machine), written: stats.mtimeMs };
	} catch (error) {
		if (errorCode(error) === "ENOENT") return undefined;
		throw error;
	}
}

function parseHolder(text: string, machine: Machine): Omit<Holder, "written"> {
	try {
		const { pid, host, token } = JSON.parse(text) as Partial<Record<string, unknown>>;
		if (typeof pid === "number" && typeof host === "string" && typeof token === "string") return { pid, host, token };
	} catch {
		// Being written at this moment, or cut off by a crash.
	}
	return { pid: 0, host: machine.host, token: "" };
}

/**
 * Removes a dead run's lock. Two runs may find it dead at once, and the slower must not remove the lock that the faster
 * has taken since: whoever holds the marker named after the dead lock's token looks again before removing it.
 */
async function removeStale(
	path: string,
	dead: Holder,
	token: string,
	machine: Machine,
	io: FileOperations,
): Promise<boolean> {
	const marker = `${path}.${dead.token}.takeover`;
	if (!(await place(marker, token, machine, io))) {
		const taker = await readHolder(marker, machine, io);
		if (taker && isAbandoned(taker, machine)) await io.unlink(marker).catch(() => undefined);
		return false;
	}
	try {
		if ((await readHolder(path, machine, io))?.token !== dead.token) return false;
		await io.unlink(path);
		return true;
	} finally {
		await io.unlink(marker);
	}
}

/** Removes the lock file, if it is still ours. */
async function release(path: string, token: string, machine: Machine, io: FileOperations): Promise<void> {
	const holder = await readHolder(path, machine, io).catch(() => undefined);
	if (holder?.token === token) await io.unlink(path).catch(() => undefined);
}
