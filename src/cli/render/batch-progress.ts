import type { BatchEvent, BatchPhase } from "../../batch/events.ts";
import { type Language, ui } from "../../locale/index.ts";
import type { CommandContext } from "../context.ts";
import { cut, duration, number } from "./progress.ts";

/** How far a batch is. Times in milliseconds. */
export interface BatchState {
	readonly phase: BatchPhase;
	readonly done: number;
	readonly failed: number;
	/** Articles that an earlier run had done: they cost no time in this one. */
	readonly resumed: number;
	/** Bytes of the inputs that were read, and of all, where that is known. */
	readonly read: number;
	readonly total?: number;
	/** Articles that were read: done ones and those on their way. */
	readonly taken: number;
	/** Bytes of the records. */
	readonly written: number;
	/** Codes of errors with their counts. */
	readonly errors: ReadonlyMap<string, number>;
	readonly elapsed: number;
}

/** Codes that are named; the others are in the report. */
const named = 2;
const barWidth = 16;

/** How many articles there will be, by how far reading has come in the inputs. */
export function expectedArticles({ read, total, taken }: BatchState): number | undefined {
	if (total === undefined || total <= 0 || read <= 0 || taken <= 0) return undefined;
	return Math.max(taken, Math.round((taken * Math.max(total, read)) / read));
}

/**
 * `1.204/≈5.000 ████░░ 91/s · left 0:41 · building · 74 MB · errors: 3 (read/not-utf8 2, …)`. The most telling parts stand first, and what does not fit
 * into the columns is left out from the end, part by part.
 */
export function batchLine(state: BatchState, language: Language, columns: number): string {
	const { done, failed, resumed, elapsed, phase, written, errors, total, read, taken } = state;
	const say = (key: "left" | "errors") => ui[`progress.${key}`][language];
	const expected = expectedArticles(state);
	const made = Math.max(0, done - resumed);
	const share = expected === undefined ? undefined : Math.min(1, done / expected);
	// An estimate until all is read.
	const about = total !== undefined && read >= total ? String(taken) : `≈${expected}`;
	const parts = [expected === undefined ? String(done) : `${done}/${about}`];
	if (share !== undefined) {
		const filled = Math.floor(share * barWidth);
		parts.push(`${"█".repeat(filled)}${"░".repeat(barWidth - filled)}`);
	}
	const rate = elapsed > 0 ? (made * 1000) / elapsed : 0;
	if (rate > 0) parts.push(`${number(rate, language)}/s`);
	if (rate > 0 && expected !== undefined && done < expected) {
		parts.push(`${say("left")} ${duration((expected - done) / rate)}`);
	}
	if (failed > 0) parts.push(`${say("errors")}: ${failed}`);
	parts.push(ui[`progress.phase-${phase}`][language]);
	if (written > 0) parts.push(bytes(written, language));
	if (errors.size > 0) {
		const most = [...errors].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
		const text = most.slice(0, named).map(([code, count]) => `${code} ${count}`);
		parts.push([...text, ...(most.length > named ? ["…"] : [])].join(", "));
	}
	let line = parts[0] as string;
	// A bar is decoration: the first to go on a narrow terminal.
	const rest = parts.slice(1).filter((part) => columns >= 70 || !/^[█░]+$/.test(part));
	for (const part of rest) {
		const longer = `${line} · ${part}`;
		if (cut(longer, columns - 1) !== longer) break;
		line = longer;
	}
	return cut(line, columns - 1);
}

function bytes(value: number, language: Language): string {
	const power = Math.min(5, Math.floor(Math.log10(Math.max(1, value)) / 3 + 1e-9));
	return `${number(value / 1000 ** power, language)} ${["B", "KB", "MB", "GB", "TB", "PB"][power]}`;
}

interface Quietness {
	readonly json?: boolean;
	readonly quiet?: boolean;
	readonly progress?: boolean;
}

export interface BatchProgress {
	take(event: BatchEvent): void;
	/** Takes the line away, so that something else can be written. */
	clear(): void;
}

/** Milliseconds between two drawings of the line, and between two plain lines where there is no terminal. */
const drawEvery = 100;
const sayEvery = 30_000;

/**
 * Follows a batch on standard error: a line that is drawn over on a terminal, else a line for every half minute; nothing where silence or JSON was
 * asked for. It has no timer of its own: it is drawn when something happens.
 */
export function batchProgress(options: Quietness, { io, language }: CommandContext): BatchProgress {
	if (options.quiet === true || options.json === true || options.progress === false) {
		return { take: () => {}, clear: () => {} };
	}
	const started = io.now();
	const errors = new Map<string, number>();
	let state: Omit<BatchState, "elapsed" | "errors"> = {
		phase: "open",
		done: 0,
		failed: 0,
		resumed: 0,
		read: 0,
		taken: 0,
		written: 0,
	};
	let shown = io.terminal ? Number.NEGATIVE_INFINITY : started;
	let drawn = false;
	const clear = () => {
		if (drawn) io.stderr("\r\u001b[K");
		drawn = false;
	};
	const show = (at: boolean) => {
		const now = io.now();
		if (!at && now - shown < (io.terminal ? drawEvery : sayEvery)) return;
		shown = now;
		const full = { ...state, errors, elapsed: now - started };
		if (!io.terminal) return void io.stderr(`${batchLine(full, language, 1000)}\n`);
		io.stderr(`\r${batchLine(full, language, io.columns)}\u001b[K`);
		drawn = true;
	};
	const take: BatchProgress["take"] = (event) => {
		if (event.type === "started") state = { ...state, resumed: event.resumed, done: event.resumed };
		else if (event.type === "phase") state = { ...state, phase: event.phase };
		else if (event.type === "read") {
			const { articles: taken, bytes: read, total } = event;
			state = { ...state, taken, read, ...(total !== undefined && { total }) };
		} else if (event.type === "article") {
			const { result } = event;
			const failed = result.state === "failed";
			state = {
				...state,
				done: state.done + 1,
				failed: state.failed + (failed ? 1 : 0),
				written: state.written + result.recordBytes,
			};
			for (const { code, severity } of failed ? result.findings : []) {
				if (severity === "error") errors.set(code, (errors.get(code) ?? 0) + 1);
			}
		} else if (event.type === "ended") return clear();
		// On a terminal a new phase is shown at once: it may take long.
		show(io.terminal && event.type === "phase");
	};
	return { take, clear };
}
