import { type ArticleResult, articleStates, type BatchCounts, type BatchEvent } from "../../../src/batch/events.ts";
import { diagnostic } from "../../../src/model/index.ts";

/** The same numbers in every run. */
function numbers(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
		return state / 2_147_483_648;
	};
}

export function articleOf(sequence: number, more: Partial<ArticleResult> = {}): ArticleResult {
	return {
		sequence,
		source: `tin.jsonl:${sequence + 1}`,
		state: "built",
		issued: "2023-03-20",
		pages: 1,
		codes: {},
		findings: [],
		milliseconds: 20,
		sourceBytes: 3000,
		recordBytes: 60_000,
		...more,
	};
}

/** The events of a run over so many articles: most are built, some fail, some are there twice. */
export function* eventsOf(articles: number): Generator<BatchEvent> {
	const random = numbers(7);
	yield {
		type: "started",
		buildTime: "2026-01-02T03:04:05Z",
		kind: "ocfl",
		output: "kho",
		inputs: ["tin.jsonl.gz", "trang <cũ> & mới"],
		threads: 2,
		resumed: 0,
	};
	const counts = Object.fromEntries(articleStates.map((state) => [state, 0]));
	for (let n = 0; n < articles; n++) {
		const kind = random();
		const month = 1 + Math.floor(random() * 30);
		const issued =
			random() < 0.02 ? undefined : `${2021 + Math.floor(month / 12)}-${String(1 + (month % 12)).padStart(2, "0")}-05`;
		const milliseconds = 8 + 12 * random() + (random() < 0.03 ? 400 * random() : 0);
		const recordBytes = Math.round(48_000 + 30_000 * random() + (random() < 0.02 ? 4_000_000 * random() : 0));
		const { issued: _, ...plain } = articleOf(n);
		const base = { ...plain, ...(issued && { issued }), milliseconds, recordBytes };
		const fault = diagnostic("read/not-utf8", { place: { file: base.source } });
		const result: ArticleResult =
			kind < 0.01
				? { ...base, state: "failed", recordBytes: 0, codes: { "read/not-utf8": 1 }, findings: [fault] }
				: kind < 0.03
					? { ...base, state: "duplicate", recordBytes: 0 }
					: kind < 0.4
						? {
								...base,
								codes: { "text/invisible-dropped": 1, "typeset/long-word-broken": 1 + Math.floor(random() * 3) },
							}
						: base;
		counts[result.state] = (counts[result.state] ?? 0) + 1;
		yield { type: "article", result };
	}
	yield {
		type: "ended",
		end: {
			outcome: "done",
			counts: counts as BatchCounts,
			unfinished: 0,
			readAll: true,
			milliseconds: articles * 11,
			commitMilliseconds: articles * 2,
			sourceBytes: articles * 3000,
			recordBytes: articles * 63_000,
		},
	};
}
