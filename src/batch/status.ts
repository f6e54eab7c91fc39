import { join } from "node:path";
import { failure, type Outcome, success } from "../model/index.ts";
import type { ArticleState } from "./events.ts";
import { readJournal } from "./journal.ts";

/** The last batch, by its journal. */
export interface BatchStatus {
	/** ISO 8601 in UTC with seconds: the time that its records state. */
	readonly buildTime: string;
	/** `--to`. */
	readonly kind: string;
	readonly output: string;
	readonly inputs: readonly string[];
	/** `unfinished`: it runs still, or it was killed. */
	readonly outcome: "done" | "interrupted" | "stopped" | "unfinished";
	/** Articles that need nothing more. */
	readonly done: number;
	readonly failed: number;
	/** Articles that were read and are not done; absent where nobody counted them. */
	readonly remaining?: number;
	/** Whether the inputs were read to their end; absent where nobody knows. */
	readonly readAll?: boolean;
	readonly counts: Readonly<Partial<Record<ArticleState, number>>>;
	/** Codes of errors, and how many of the failed articles have them; the most frequent first. */
	readonly codes: readonly { readonly code: string; readonly articles: number }[];
}

/** Where the journal of an output is, if no other place was asked for. */
export function stateFolder(output: string): string {
	return `${output.replace(/[/\\]+$/, "")}.batch`;
}

/** The last batch into an output; no value and no error where there was none. */
export async function batchStatus(state: string): Promise<Outcome<BatchStatus>> {
	const read = await readJournal(join(state, "journal.jsonl"));
	const history = read.value;
	if (history === undefined) return failure(...read.diagnostics);
	try {
		const { header, counts, finished, stopped, count } = history;
		if (header === undefined) return { diagnostics: [] };
		const codes = new Map<string, number>();
		for await (const { findings } of history.rows("failed")) {
			for (const code of new Set(findings.flatMap((each) => (each.severity === "error" ? each.code : [])))) {
				codes.set(code, (codes.get(code) ?? 0) + 1);
			}
		}
		const { buildTime, kind, output, inputs } = header;
		const failed = counts.failed ?? 0;
		return success(
			{
				buildTime,
				kind,
				output,
				inputs,
				outcome: finished ? "done" : (stopped?.outcome ?? "unfinished"),
				done: count - failed,
				failed,
				...(finished && { remaining: 0, readAll: true }),
				...(stopped && { remaining: stopped.unfinished, readAll: stopped.readAll }),
				counts,
				codes: [...codes]
					.map(([code, articles]) => ({ code, articles }))
					.sort((a, b) => b.articles - a.articles || (a.code < b.code ? -1 : 1)),
			},
			read.diagnostics,
		);
	} finally {
		await history.close();
	}
}
