import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { proveVolume } from "../build/prove-volume.ts";
import { buildVolume, type FinishedVolume, type VolumeBuild } from "../build/volume.ts";
import { claimsOf, type Diagnostic, diagnostic, hasErrors } from "../model/index.ts";
import type { Flavour } from "../pdf/flavour.ts";
import type { PdfBytes } from "../pdf/paged-reader.ts";
import { FindingError } from "../store/failure.ts";
import { type FileSink, fileSink } from "../store/file-sink.ts";
import { frugalHeap } from "../store/heap.ts";
import { packageResources } from "../store/resources.ts";
import { collationKey } from "../text/collate.ts";
import { detached } from "../text/detached.ts";
import type { GivenMetadata } from "./input.ts";
import { loadVolumeArticle } from "./volume-input.ts";
import { volumeWords } from "./volume-words.ts";
import { openWorkshop } from "./workshop.ts";

/** Orders of a volume's articles; those of one date go by title, and those of one title as they were given. */
export const volumeOrders = ["date", "title", "given"] as const;

export interface VolumeRequest extends GivenMetadata {
	/** Article files and records, as `volumeInputs` gives them. */
	readonly inputs: readonly string[];
	/** The PDF; must not be there yet. */
	readonly output: string;
	/** Of the volume; a general one in its language where it is not given. */
	readonly title?: string | undefined;
	readonly order: (typeof volumeOrders)[number];
	readonly template: string;
	readonly flavour: Flavour;
	readonly namespace?: string | undefined;
	/** ISO 8601 in UTC with seconds. */
	readonly buildTime: string;
	/** An article that fails, or of which there is a warning, ends the run. */
	readonly strict: boolean;
	readonly signal?: AbortSignal;
}

/** What became of an article, or of the whole. */
export type VolumeEvent =
	| {
			readonly type: "surveyed" | "article";
			readonly input: string;
			/** `left-out` with errors, or with a warning that it is there twice. */
			readonly state: "read" | "set" | "left-out";
			readonly pages?: number;
			readonly diagnostics: readonly Diagnostic[];
			readonly texts: ReadonlyMap<string, string>;
	  }
	| { readonly type: "proof"; readonly done: number; readonly total: number }
	| {
			readonly type: "volume";
			readonly state: "built" | "failed";
			readonly path?: string;
			readonly articles: number;
			readonly pages?: number;
			readonly bytes?: number;
			readonly identifier?: string;
			readonly diagnostics: readonly Diagnostic[];
			readonly texts: ReadonlyMap<string, string>;
	  };

interface Surveyed {
	readonly input: string;
	readonly date: string;
	readonly title: string;
	readonly language: string;
}

/**
 * Makes one PDF of many articles. They are read one by one, twice: for their order, and to be set; at no time does more than one of them stand in
 * memory. The file is proven from its bytes on the disk before it gets its name.
 */
export async function* makeVolume(request: VolumeRequest): AsyncGenerator<VolumeEvent> {
	const { output, signal, strict } = request;
	frugalHeap();
	const failed = (diagnostics: readonly Diagnostic[], texts: ReadonlyMap<string, string> = new Map()): VolumeEvent => ({
		type: "volume",
		state: "failed",
		articles: 0,
		diagnostics,
		texts,
	});
	const opened = openWorkshop({ ...request, resources: packageResources(), words: wordsKept });
	if (opened.value === undefined) return void (yield failed(opened.diagnostics));
	const articles: Surveyed[] = [];
	const identifiers = new Map<string, string>();
	for (const input of request.inputs) {
		if (signal?.aborted) return;
		const { outcome, texts } = await loadVolumeArticle(input, request);
		const about = { type: "surveyed", input, texts } as const;
		if (outcome.value === undefined) {
			yield { ...about, state: "left-out", diagnostics: outcome.diagnostics };
			if (strict) return void (yield failed([]));
			continue;
		}
		const { identifier, metadata, document } = outcome.value.record;
		const other = identifiers.get(identifier);
		if (other !== undefined) {
			const params = { identifier, other };
			const finding = diagnostic("build/volume-repeated", { params, ...(strict && { severity: "error" }) });
			yield { ...about, state: "left-out", diagnostics: [finding] };
			if (strict) return void (yield failed([]));
			continue;
		}
		identifiers.set(detached(identifier), input);
		// What is no date was kept as plain text, and says nothing about order.
		const [date] = [...claimsOf(metadata, "issued"), ...claimsOf(metadata, "date")].filter(({ scheme }) => scheme);
		const title = detached(collationKey(document.title.text).whole);
		// An article without a date stands behind all others.
		articles.push({
			input,
			date: detached(date?.value ?? "\uffff"),
			title,
			language: detached(document.language),
		});
		yield { ...about, state: "read", diagnostics: [] };
	}
	if (articles.length === 0) return void (yield failed([diagnostic("build/volume-empty")]));
	sort(articles, request.order);

	const sink = await fileSink(output, { signal });
	if (sink.value === undefined) return void (yield failed(sink.diagnostics));
	const file = sink.value;
	let published = false;
	try {
		const language = mostFrequent(articles.map((article) => article.language));
		const words = volumeWords(language);
		const { workshop } = opened.value;
		const title = request.title ?? words.title;
		const started = buildVolume({ workshop, title, language, words, sink: file });
		if (started.value === undefined) return void (yield failed(started.diagnostics));
		let set = 0;
		for (const { input } of articles) {
			if (signal?.aborted) return;
			const event = await addArticle(input, request, started.value);
			yield event;
			if (event.state === "set") set++;
			else if (strict) return void (yield failed([]));
		}
		if (set === 0) return void (yield failed([diagnostic("build/volume-empty")]));
		const finished = await started.value.finish();
		const found: Diagnostic[] = [...opened.diagnostics, ...sink.diagnostics, ...finished.diagnostics];
		if (finished.value === undefined || hasErrors(found)) return void (yield failed(found, opened.value.texts));
		await file.close();
		for (const step of proof(file, finished.value, request.flavour)) {
			if (signal?.aborted) return;
			if (typeof step === "number") yield { type: "proof", done: step, total: set };
			else found.push(...step);
		}
		if (hasErrors(found)) return void (yield failed(found));
		const done = await file.publish();
		published = done.value !== undefined;
		const { pages, bytes, expected } = finished.value;
		const all = [...found, ...done.diagnostics];
		if (done.value === undefined) return void (yield failed(all));
		const { identifier } = expected;
		yield {
			type: "volume",
			state: "built",
			path: done.value,
			articles: set,
			pages,
			bytes,
			identifier,
			diagnostics: all,
			texts: opened.value.texts,
		};
	} catch (error) {
		if (!(error instanceof FindingError)) throw error;
		// An interruption is told once, by who was interrupted.
		if (!signal?.aborted) yield failed([error.finding]);
	} finally {
		if (!published) await file.discard();
	}
}

async function addArticle(
	input: string,
	request: VolumeRequest,
	volume: VolumeBuild,
): Promise<Extract<VolumeEvent, { type: "surveyed" | "article" }>> {
	const { outcome, texts } = await loadVolumeArticle(input, request);
	const about = { type: "article", input, texts } as const;
	if (outcome.value === undefined) return { ...about, state: "left-out", diagnostics: outcome.diagnostics };
	const added = await volume.add(outcome.value);
	const diagnostics = [...outcome.diagnostics, ...added.diagnostics];
	if (added.value === undefined) return { ...about, state: "left-out", diagnostics };
	return { ...about, state: "set", pages: added.value, diagnostics };
}

/** Shaped words of one volume that are kept: its memory does not grow with its pages. */
export const wordsKept = 12_000;

/** Articles between two reports of how far the proof is. */
const reported = 20;

function* proof(
	file: FileSink,
	{ expected }: FinishedVolume,
	flavour: Flavour,
): Generator<number | readonly Diagnostic[]> {
	const descriptor = openSync(file.part, "r");
	try {
		for (const [n, outcome] of proveVolume(bytesOf(descriptor), expected, flavour)) {
			if (outcome.diagnostics.length > 0) yield outcome.diagnostics;
			if (n % reported === 0) yield n;
		}
	} finally {
		closeSync(descriptor);
	}
}

function bytesOf(descriptor: number): PdfBytes {
	return {
		size: fstatSync(descriptor).size,
		read: (from, length) => {
			const bytes = new Uint8Array(length);
			let filled = 0;
			while (filled < length) {
				const count = readSync(descriptor, bytes, filled, length - filled, from + filled);
				if (count === 0) break;
				filled += count;
			}
			return bytes.subarray(0, filled);
		},
	};
}

function sort(articles: Surveyed[], order: VolumeRequest["order"]): void {
	if (order === "given") return;
	const by = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
	articles.sort((a, b) => (order === "date" && by(a.date, b.date)) || by(a.title, b.title));
}

function mostFrequent(values: readonly string[]): string {
	const counts = new Map<string, number>();
	for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
	return [...counts].reduce((best, each) => (each[1] > best[1] ? each : best))[0];
}
