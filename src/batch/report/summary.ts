import { codes, type DiagnosticCode, type Severity, version } from "../../model/index.ts";
import { type ArticleResult, type ArticleState, articleStates, type BatchEnd, type BatchEvent } from "../events.ts";
import { type Distribution, type Histogram, histogram } from "./histogram.ts";

/** `report.json`: what a run was and what came of it. Times in milliseconds, sizes in bytes. */
export interface BatchSummary {
	readonly format: "banluu-batch-report";
	/** Of this form; a reader refuses what is higher. */
	readonly version: 1;
	readonly software: string;
	/** ISO 8601 in UTC with seconds: the time that the records state. */
	readonly buildTime: string;
	/** `--to`. */
	readonly to: string;
	readonly output: string;
	readonly inputs: readonly string[];
	readonly threads: number;
	readonly outcome: BatchEnd["outcome"] | "unfinished";
	/** Articles of this run. */
	readonly articles: number;
	/** Articles that an earlier run had done. */
	readonly resumed: number;
	/** Read, but to be made by the next run with `--resume`. */
	readonly unfinished: number;
	readonly readAll: boolean;
	readonly counts: Readonly<Record<ArticleState, number>>;
	readonly pages: number;
	readonly sourceBytes: number;
	readonly recordBytes: number;
	readonly milliseconds: number;
	/** Part of it in which the disk was waited for. */
	readonly commitMilliseconds: number;
	/** Of articles that were made: the time that a thread took, and the bytes of the record. */
	readonly time: Distribution;
	readonly size: Distribution;
	/** The most frequent first. */
	readonly codes: readonly {
		readonly code: string;
		readonly severity: Severity;
		readonly articles: number;
		readonly findings: number;
	}[];
	/** Records by month of issue (`2023-03`, `2023`, or `-` where none is stated), in order. */
	readonly months: readonly { readonly month: string; readonly records: number }[];
	readonly slowest: readonly TopRow[];
	readonly largest: readonly TopRow[];
	/** The first that failed, and how many more there are. */
	readonly failures: readonly {
		readonly sequence: number;
		readonly source: string;
		readonly codes: readonly string[];
	}[];
	readonly moreFailures: number;
}

export interface TopRow {
	readonly sequence: number;
	readonly source: string;
	readonly value: number;
}

/** Rows of the lists of slowest and largest, and of failures. */
const top = 10;
const failuresKept = 100;
/** A collection whose dates are broken must not make the report grow. */
const monthsKept = 2400;

export interface Summariser {
	take(event: BatchEvent): void;
	/** As far as the run has come. */
	summary(): BatchSummary;
}

/** Sums up a run from its events; what it keeps does not grow with the articles. */
export function summariser(): Summariser {
	let started: Extract<BatchEvent, { type: "started" }> | undefined;
	let end: BatchEnd | undefined;
	const counts = Object.fromEntries(articleStates.map((state) => [state, 0])) as Record<ArticleState, number>;
	const [time, size]: readonly [Histogram, Histogram] = [histogram(), histogram()];
	const found = new Map<string, { severity: Severity; articles: number; findings: number }>();
	const months = new Map<string, number>();
	const slowest: TopRow[] = [];
	const largest: TopRow[] = [];
	const failures: { sequence: number; source: string; codes: readonly string[] }[] = [];
	const sums = { articles: 0, pages: 0, sourceBytes: 0, recordBytes: 0, commit: 0 };

	const count = (code: string, findings: number, severity: Severity | undefined) => {
		const row = found.get(code) ?? {
			severity: codes[code as DiagnosticCode]?.severity ?? "notice",
			articles: 0,
			findings: 0,
		};
		row.articles++;
		row.findings += findings;
		if (severity === "error") row.severity = severity;
		found.set(code, row);
	};
	const article = (result: ArticleResult) => {
		const { sequence, source, state, milliseconds, recordBytes } = result;
		sums.articles++;
		counts[state]++;
		sums.pages += result.pages ?? 0;
		sums.sourceBytes += result.sourceBytes;
		sums.recordBytes += recordBytes;
		const worst = new Map(result.findings.map(({ code, severity }) => [code as string, severity]));
		for (const [code, times] of Object.entries(result.codes)) count(code, times, worst.get(code));
		if (state === "failed") {
			if (failures.length < failuresKept) failures.push({ sequence, source, codes: errorsOf(result) });
		}
		if (state === "built" || state === "updated" || state.startsWith("would-")) {
			const month = /^\d{4}(?:-(?:0[1-9]|1[0-2]))?(?!\d)/.exec(result.issued ?? "")?.[0] ?? "-";
			const key = months.has(month) || months.size < monthsKept ? month : "-";
			months.set(key, (months.get(key) ?? 0) + 1);
			time.add(milliseconds);
			keepTop(slowest, { sequence, source, value: milliseconds });
		}
		if (recordBytes > 0) {
			size.add(recordBytes);
			keepTop(largest, { sequence, source, value: recordBytes });
		}
	};
	const take: Summariser["take"] = (event) => {
		if (event.type === "started") started = event;
		else if (event.type === "article") article(event.result);
		else if (event.type === "committed") sums.commit += event.milliseconds;
		else if (event.type === "ended") end = event.end;
		else if (event.type === "findings") for (const { code, severity } of event.findings) count(code, 1, severity);
	};
	const summary = (): BatchSummary => ({
		format: "banluu-batch-report",
		version: 1,
		software: `banluu ${version}`,
		buildTime: started?.buildTime ?? "",
		to: started?.kind ?? "",
		output: started?.output ?? "",
		inputs: started?.inputs ?? [],
		threads: started?.threads ?? 1,
		outcome: end?.outcome ?? "unfinished",
		articles: sums.articles,
		resumed: started?.resumed ?? 0,
		unfinished: end?.unfinished ?? 0,
		readAll: end?.readAll ?? false,
		counts: { ...counts },
		pages: sums.pages,
		sourceBytes: sums.sourceBytes,
		recordBytes: sums.recordBytes,
		milliseconds: Math.round(end?.milliseconds ?? 0),
		commitMilliseconds: Math.round(end?.commitMilliseconds ?? sums.commit),
		time: time.summary(),
		size: size.summary(),
		codes: [...found]
			.map(([code, row]) => ({ code, ...row }))
			.sort((a, b) => b.findings - a.findings || (a.code < b.code ? -1 : 1)),
		months: [...months]
			.map(([month, records]) => ({ month, records }))
			.sort((a, b) => (a.month === "-" ? 1 : b.month === "-" ? -1 : a.month < b.month ? -1 : 1)),
		slowest: [...slowest],
		largest: [...largest],
		failures: [...failures],
		moreFailures: counts.failed - failures.length,
	});
	return { take, summary };
}

function errorsOf({ findings, codes: all }: ArticleResult): readonly string[] {
	const errors = findings.filter(({ severity }) => severity === "error").map(({ code }) => code);
	return [...new Set<string>(errors.length > 0 ? errors : Object.keys(all))];
}

/** The largest values, the earlier first among equals. */
function keepTop(rows: TopRow[], row: TopRow): void {
	const at = rows.findIndex(({ value }) => value < row.value);
	if (at < 0) {
		if (rows.length < top) rows.push(row);
		return;
	}
	rows.splice(at, 0, row);
	if (rows.length > top) rows.pop();
}
