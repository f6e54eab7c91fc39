import type { CataloguePackage, Diagnostic } from "../model/index.ts";

/** What a run does just now: reading what is there already, building, or making what was put durable. */
export type BatchPhase = "open" | "build" | "commit" | "finish";

/**
 * What became of an article. `duplicate`: its bytes came before in this collection; `skipped`: it is older than what was asked for; `would-…`: in a
 * dry run.
 */
export const articleStates = [
	"built",
	"updated",
	"identical",
	"duplicate",
	"skipped",
	"failed",
	"would-build",
	"would-update",
] as const;

export type ArticleState = (typeof articleStates)[number];

/** One article of a batch, as the journal and the report have it. */
export interface ArticleResult {
	/** Counts from 0 in the order of the collection; the same in every run over the same input. */
	readonly sequence: number;
	/** The name by which the user knows it, for example `tin.jsonl:57`. */
	readonly source: string;
	readonly state: ArticleState;
	/** SHA-256 (hex) of the source; absent where it could not be read. */
	readonly sha256?: string;
	/** SHA-256 (hex) of the canonical text. */
	readonly textDigest?: string;
	readonly identifier?: string;
	readonly title?: string;
	/** EDTF. */
	readonly issued?: string;
	/** From 1. */
	readonly version?: number;
	readonly package?: CataloguePackage;
	/** Digest of all that the record was made by. */
	readonly recipeDigest?: string;
	readonly pages?: number;
	/** Of a duplicate: where the same bytes came first. */
	readonly first?: { readonly sequence: number; readonly source: string };
	/** In a dry run: elements that the chosen target asks for and that are not there. */
	readonly missing?: readonly string[];
	/** How many findings there are of each code. */
	readonly codes: Readonly<Record<string, number>>;
	readonly findings: readonly Diagnostic[];
	/** Time that its thread took to describe, build and prove it. */
	readonly milliseconds: number;
	/** Bytes of the source. */
	readonly sourceBytes: number;
	/** Bytes of all files of the record; 0 where none was made. */
	readonly recordBytes: number;
}

/** How many articles there are in each state. */
export type BatchCounts = Readonly<Record<ArticleState, number>>;

/** What a run tells while it goes on. Articles are told in the order of `sequence`, with any number of threads. */
export type BatchEvent =
	| {
			readonly type: "started";
			/** ISO 8601 in UTC with seconds: the time that the records state. */
			readonly buildTime: string;
			/** `--to`. */
			readonly kind: string;
			readonly output: string;
			readonly inputs: readonly string[];
			readonly threads: number;
			/** Articles that an earlier run has done. */
			readonly resumed: number;
	  }
	| { readonly type: "phase"; readonly phase: BatchPhase }
	/** What was taken out of the inputs so far; `total` bytes of all inputs where it is known, compressed ones as they lie on the disk. */
	| { readonly type: "read"; readonly articles: number; readonly bytes: number; readonly total?: number }
	/** Articles that are done with, in memory; those that have their packages are told one by one. */
	| { readonly type: "made"; readonly articles: number; readonly failed: number; readonly bytes: number }
	| { readonly type: "article"; readonly result: ArticleResult }
	/** These many articles are durable now, and in the journal. */
	| { readonly type: "committed"; readonly articles: number; readonly bytes: number; readonly milliseconds: number }
	/** What concerns the run or a collection as a whole. */
	| { readonly type: "findings"; readonly findings: readonly Diagnostic[] }
	| { readonly type: "ended"; readonly end: BatchEnd };

export interface BatchEnd {
	/** `stopped`: by a fault that concerns the whole run, or by `--fail-fast`. */
	readonly outcome: "done" | "interrupted" | "stopped";
	readonly counts: BatchCounts;
	/** Articles that were read and are not in the journal; a run with `--resume` makes them. Those that were not read are not among them. */
	readonly unfinished: number;
	/** Whether the inputs were read to their end. */
	readonly readAll: boolean;
	readonly milliseconds: number;
	/** Part of it in which the disk was waited for. */
	readonly commitMilliseconds: number;
	readonly sourceBytes: number;
	readonly recordBytes: number;
}

/** Findings counted by code. */
export function countCodes(findings: readonly Diagnostic[]): Readonly<Record<string, number>> {
	const counts: Record<string, number> = {};
	for (const { code } of findings) counts[code] = (counts[code] ?? 0) + 1;
	return counts;
}
