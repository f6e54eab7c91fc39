import { closeSync, fsyncSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import {
	type DepositState,
	type DepositStep,
	type Diagnostic,
	diagnostic,
	type Outcome,
	type RemoteNames,
	success,
} from "../model/index.ts";

/** A line of a journal: what was meant before it was done, and what came of it. */
export type JournalLine =
	| {
			readonly type: "open";
			readonly at: string;
			readonly target: string;
			readonly kind: string;
			readonly key: string;
			readonly identifier: string;
			readonly label: string;
			readonly digest: string;
			/** Where the package was. */
			readonly path?: string;
	  }
	| { readonly type: "intent"; readonly at: string; readonly step: string; readonly path?: string }
	| {
			readonly type: "outcome";
			readonly at: string;
			readonly step: string;
			readonly path?: string;
			/** `done`: the repository said so; `refused`: it said no; `unknown`: nobody can tell. */
			readonly result: "done" | "refused" | "unknown";
			readonly names?: RemoteNames;
			readonly codes?: readonly string[];
	  }
	/** What a look showed, where it is news. */
	| { readonly type: "seen"; readonly at: string; readonly state: string; readonly names: RemoteNames }
	| { readonly type: "reached"; readonly at: string; readonly state: DepositState }
	| { readonly type: "withdrawn"; readonly at: string; readonly reason: string };

/** What a journal tells the next run. */
export interface JournalState {
	readonly opened?: Extract<JournalLine, { type: "open" }>;
	readonly names: RemoteNames;
	readonly reached?: DepositState;
	/** When the last line was written. */
	readonly at?: string;
	/** The step that was begun last, where it is not known what came of it. */
	readonly doubt?: DepositStep;
	readonly withdrawn: boolean;
}

/** A journal of one package and one target. */
export interface Journal {
	readonly state: JournalState;
	/** On the disk when it returns. */
	append(line: JournalLine): void;
	close(): void;
}

/** Where the journal of a deposit is, below the folder of journals. Two letters apart, so that no folder holds ten thousand. */
export function journalPath(root: string, target: string, key: string): string {
	return join(root, target, key.slice(0, 2), `${key}.jsonl`);
}

/** What the lines say; those after one that cannot be read are passed over, and a last one without its end was never written. */
export function readJournal(
	text: string,
	path: string,
): { readonly state: JournalState; readonly diagnostics: readonly Diagnostic[]; readonly whole: number } {
	const lines = text.split("\n");
	lines.pop();
	let state: JournalState = { names: {}, withdrawn: false };
	let whole = 0;
	for (const [index, line] of lines.entries()) {
		const parsed = parseLine(line);
		if (parsed === undefined) {
			const params = { path, line: index + 1 };
			return { state, whole, diagnostics: [diagnostic("deposit/journal-damaged", { params })] };
		}
		state = after(state, parsed);
		whole += Buffer.byteLength(line) + 1;
	}
	return { state, whole, diagnostics: [] };
}

function parseLine(line: string): JournalLine | undefined {
	try {
		const value: unknown = JSON.parse(line);
		const isLine = typeof value === "object" && value !== null && "type" in value && "at" in value;
		return isLine ? (value as JournalLine) : undefined;
	} catch {
		return undefined;
	}
}

function after(state: JournalState, line: JournalLine): JournalState {
	const { doubt, ...rest } = { ...state, at: line.at };
	switch (line.type) {
		case "open":
			return { ...rest, opened: line, ...(doubt && { doubt }) };
		case "intent":
			return { ...rest, doubt: { name: line.step, ...(line.path !== undefined && { path: line.path }) } };
		case "outcome": {
			const names = { ...rest.names, ...line.names };
			return line.result === "unknown" ? { ...rest, names, ...(doubt && { doubt }) } : { ...rest, names };
		}
		case "seen":
			return { ...rest, names: line.names, ...(doubt && { doubt }) };
		case "reached":
			return { ...rest, reached: line.state };
		case "withdrawn":
			return { ...rest, withdrawn: true };
	}
}

/** Opens a journal, and makes it where there is none. What a kill left of a last line is cut off. `clean` blackens secrets. Throws what the disk throws. */
export function openJournal(path: string, clean: (text: string) => string): Outcome<Journal> {
	const before = textOf(path);
	const { state: found, whole, diagnostics } = readJournal(before, path);
	const isNew = before === "";
	if (isNew) mkdirSync(dirname(path), { recursive: true });
	const file = openSync(path, "a");
	// A damaged middle is left as it is: only what has no end goes.
	if (diagnostics.length === 0 && whole < Buffer.byteLength(before)) ftruncateSync(file, whole);
	if (isNew) syncFolder(dirname(path));
	let state = found;
	const journal = {
		get state() {
			return state;
		},
		append(line: JournalLine) {
			writeSync(file, `${clean(JSON.stringify(line))}\n`);
			fsyncSync(file);
			state = after(state, line);
		},
		close: () => closeSync(file),
	};
	return success(journal, diagnostics);
}

function textOf(path: string): string {
	try {
		return readFileSync(path, "utf8");
	} catch (error) {
		if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
		throw error;
	}
}

/** A new name is on the disk when its folder is; some systems do not let folders be opened for it. */
function syncFolder(folder: string): void {
	let file: number | undefined;
	try {
		file = openSync(folder, "r");
		fsyncSync(file);
	} catch {
		return;
	} finally {
		if (file !== undefined) closeSync(file);
	}
}

/** A journal that is kept in memory: for dry runs and tests. */
export function memoryJournal(lines: JournalLine[] = []): Journal {
	return {
		get state() {
			return lines.reduce(after, { names: {}, withdrawn: false } as JournalState);
		},
		append: (line) => void lines.push(line),
		close: () => {},
	};
}
