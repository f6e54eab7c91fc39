/** The log of checks: one JSON line for each package and check, appended and never changed. */

/** One check of one package. Times are ISO 8601 in UTC. */
export interface CheckEntry {
	readonly path: string;
	/** Which run it belongs to: when that began. */
	readonly run: string;
	readonly identifier?: string;
	/** Key of the package's format; absent where none was recognised. */
	readonly format?: string;
	readonly version?: string;
	readonly verdict: "valid" | "invalid" | "unreadable";
	readonly algorithms: readonly string[];
	readonly files: number;
	readonly bytes: number;
	readonly started: string;
	readonly ended: string;
	/** Name and version of the program. */
	readonly tool: string;
	/** Findings by code, with their number. */
	readonly findings: Readonly<Record<string, number>>;
	/** What was checked against. */
	readonly manifest?: { readonly path: string; readonly sha256: string };
}

/** The line of a check, with its end. */
export function formatEntry(entry: CheckEntry): string {
	return `${JSON.stringify(entry)}\n`;
}

/** The end of a run: all that was due was checked. */
export interface RunEnd {
	readonly run: string;
	readonly completed: string;
	readonly valid: number;
	readonly invalid: number;
}

export function formatRunEnd(end: RunEnd): string {
	return `${JSON.stringify(end)}\n`;
}

export interface ParsedLog {
	readonly entries: readonly CheckEntry[];
	/** The run that began last and has no end. */
	readonly unfinished?: string;
	/** Lines that are none of ours, from 1: most often the last one of a run that was killed. */
	readonly damaged: readonly number[];
}

export function parseLog(text: string): ParsedLog {
	const entries: CheckEntry[] = [];
	const damaged: number[] = [];
	const ended = new Set<string>();
	for (const [at, line] of text.split("\n").entries()) {
		if (line.trim() === "") continue;
		const value = parseLine(line);
		if (value === undefined) damaged.push(at + 1);
		else if ("completed" in value) ended.add(value.run);
		else entries.push(value);
	}
	const last = entries.at(-1)?.run;
	return { entries, damaged, ...(last !== undefined && !ended.has(last) && { unfinished: last }) };
}

const isTime = (value: unknown) => typeof value === "string" && !Number.isNaN(Date.parse(value));

function parseLine(line: string): CheckEntry | RunEnd | undefined {
	let value: unknown;
	try {
		value = JSON.parse(line);
	} catch {
		return undefined;
	}
	if (typeof value !== "object" || value === null) return undefined;
	const entry = value as Partial<CheckEntry> & Partial<RunEnd>;
	if (typeof entry.run !== "string") return undefined;
	if (isTime(entry.completed)) return entry as RunEnd;
	const verdicts: readonly unknown[] = ["valid", "invalid", "unreadable"];
	const whole = typeof entry.path === "string" && verdicts.includes(entry.verdict) && isTime(entry.ended);
	if (!whole) return undefined;
	return { algorithms: [], files: 0, bytes: 0, tool: "", findings: {}, started: entry.ended, ...entry } as CheckEntry;
}

/** What a log knows of a package. */
export interface History {
	readonly last: CheckEntry;
	/** The last check that found nothing wrong. */
	readonly lastValid?: CheckEntry;
}

/** By path, the latest checks. */
export function historyOf(entries: readonly CheckEntry[]): ReadonlyMap<string, History> {
	const known = new Map<string, History>();
	for (const entry of [...entries].sort((a, b) => Date.parse(a.ended) - Date.parse(b.ended))) {
		const lastValid = entry.verdict === "valid" ? entry : known.get(entry.path)?.lastValid;
		known.set(entry.path, { last: entry, ...(lastValid && { lastValid }) });
	}
	return known;
}
