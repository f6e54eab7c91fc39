import { freemem } from "node:os";
import { join } from "node:path";
import type { GivenMetadata } from "../app/input.ts";
import type { CollectionOptions } from "../app/members.ts";
import { workerFile } from "../app/pool.ts";
import { type Diagnostic, diagnostic, failure, hasErrors, type Outcome, success } from "../model/index.ts";
import { FindingError, writeFinding } from "../store/failure.ts";
import { youngOfThread } from "../store/heap.ts";
import { acquireLock } from "../store/lock.ts";
import { makeFolder } from "../store/make-folder.ts";
import { type FileOperations, fileOperations } from "../store/operations.ts";
import type { KeptCatalogue, OpenKeptCatalogue, StoredRecord } from "./catalogue.ts";
import { catchUp } from "./catch-up.ts";
import { packageChecker } from "./check.ts";
import { type Delivery, delivery, withFindings } from "./deliver.ts";
import { jobId, settingsDigest } from "./digests.ts";
import {
	type ArticleResult,
	type ArticleState,
	articleStates,
	type BatchEnd,
	type BatchEvent,
	countCodes,
} from "./events.ts";
import { type Journal, type JournalHistory, openJournal, readJournal } from "./journal.ts";
import { seenSources } from "./known.ts";
import { type Lane, ownLane, threadLane } from "./lane.ts";
import { type Job, localQueue } from "./queue.ts";
import { readArticles } from "./read.ts";
import { sequencer } from "./sequencer.ts";
import type { RecordSink } from "./sink.ts";
import { type OpenSink, sinkKinds } from "./sinks.ts";
import type { ArticleTask, Made, MakerSettings } from "./task.ts";

export interface BatchRequest
	extends GivenMetadata,
		Pick<
			MakerSettings,
			"template" | "namespace" | "flavour" | "crosswalks" | "print" | "fonts" | "folder" | "strict" | "update"
		> {
	readonly files: readonly string[];
	/** `--to`. */
	readonly kind: string;
	readonly output: string;
	/** The folder of the journal and the report. */
	readonly state: string;
	readonly collection?: CollectionOptions;
	/** Articles at most, of all inputs together. */
	readonly limit?: number | undefined;
	/** ISO 8601 in UTC with seconds. */
	readonly buildTime: string;
	/** Whether somebody asked for that very time; otherwise a run that goes on takes that of the run before. */
	readonly timeGiven: boolean;
	readonly dryRun: boolean;
	readonly targets: MakerSettings["targets"];
	readonly since?: string | undefined;
	readonly resume: boolean;
	readonly onlyFailed: boolean;
	/** Whether records of the run before are verified, not only looked for. */
	readonly check?: boolean;
	readonly failFast: boolean;
	/** 1: the caller's own thread, unless `thread` is given. */
	readonly threads: number;
	/** Milliseconds for an article of usual length; a longer one has more. */
	readonly timeout: number;
	readonly signal?: AbortSignal;
	readonly tell: (event: BatchEvent) => void;
	/** Absent: no catalogue is kept. */
	readonly openCatalogue?: OpenKeptCatalogue | undefined;
	/** The compiled thread, where it is not the program's own. */
	readonly thread?: URL | undefined;
	readonly openSink?: OpenSink;
	readonly io?: FileOperations;
	/** Bytes beyond which an article is processed by itself. */
	readonly large?: number;
	/** Bytes beyond which an article is not even tried; by default what is likely to fit into the memory that is free. */
	readonly largest?: number;
	/** Articles that are made durable together. */
	readonly group?: number;
}

/** Articles and bytes of a job. */
const [chunkArticles, chunkBytes] = [16, 1 << 20];
/** Articles and bytes of sources between reader and sink for each thread. */
const [windowArticles, windowBytes] = [96, 8 << 20];
/** What is made durable together: so many records, or so many bytes, or what came in so many milliseconds. */
const [groupArticles, groupBytes, groupMilliseconds] = [256, 64 << 20, 5000];
const largeArticle = 32 << 20;
/** Bytes of memory that a byte of a large article takes, from the reader to the proof. */
const memoryPerByte = 24;
/** Bytes of source that the time limit is meant for; each further as many get the same time again. */
const usualBytes = 1 << 20;

/** The threads' file, compiled. */
export function batchThread(): URL | undefined {
	return workerFile("batch-worker", import.meta.url) ?? workerFile("../../dist/batch/batch-worker", import.meta.url);
}

interface Slot {
	readonly made?: Made;
	readonly note?: ArticleResult;
	readonly kept?: ArticleResult;
	/** Bytes of the source, which the window counts. */
	readonly bytes: number;
}

/** Builds a collection into a store; whatever happens, what the journal says is done is whole, durable, and in its place. */
export async function runBatch(request: BatchRequest): Promise<Outcome<BatchEnd>> {
	const { io = fileOperations, tell } = request;
	const started = performance.now();
	tell({ type: "phase", phase: "open" });
	if (request.dryRun) return run(request, {}, request.buildTime, started);
	try {
		await makeFolder(request.state, io);
	} catch (error) {
		return failure(error instanceof FindingError ? error.finding : writeFinding(error, request.state));
	}
	const lock = await acquireLock(request.state, { io });
	if (lock.value === undefined) return failure(...lock.diagnostics);
	const path = join(request.state, "journal.jsonl");
	let [past, history]: [JournalHistory | undefined, JournalHistory | undefined] = [undefined, undefined];
	let [journal, sink, catalogue]: [Journal | undefined, RecordSink | undefined, KeptCatalogue | undefined] = [
		undefined,
		undefined,
		undefined,
	];
	try {
		const settings = await settingsDigest(request);
		const wants = request.resume || request.onlyFailed;
		if (wants || request.openCatalogue) {
			const read = await readJournal(path, io);
			if (read.value === undefined) return failure(...read.diagnostics);
			past = read.value;
			if (wants) history = past;
		}
		if (history) {
			if (history.header === undefined) return failure(diagnostic("batch/no-journal", { params: { path } }));
			const other = request.timeGiven && history.header.buildTime !== request.buildTime;
			if (history.header.settings !== settings || other) {
				return failure(diagnostic("batch/other-run", { params: { path } }));
			}
			if (history.diagnostics.length > 0) tell({ type: "findings", findings: history.diagnostics });
		}
		const buildTime = history?.header?.buildTime ?? request.buildTime;
		const open = request.openSink ?? (await sinkKinds[request.kind]?.());
		if (open === undefined) {
			const known = Object.keys(sinkKinds).join(", ");
			return failure(diagnostic("batch/no-such-kind", { params: { kind: request.kind, known } }));
		}
		const { output, update, signal } = request;
		const opened = await open({ output, update, time: buildTime, ...(signal && { signal }) });
		if (opened.value === undefined) return failure(...opened.diagnostics);
		sink = opened.value;
		if (opened.diagnostics.length > 0) tell({ type: "findings", findings: opened.diagnostics });
		let uncatalogued: readonly StoredRecord[] = [];
		if (request.openCatalogue) {
			const kept = await request.openCatalogue();
			catalogue = kept.value;
			if (hasErrors(kept.diagnostics)) return failure(...kept.diagnostics);
			if (kept.diagnostics.length > 0) tell({ type: "findings", findings: kept.diagnostics });
			const caught = await catchUp(catalogue, past?.header?.output === output ? past : undefined);
			if (caught.value === undefined) return failure(...caught.diagnostics);
			if (caught.diagnostics.length > 0) tell({ type: "findings", findings: caught.diagnostics });
			uncatalogued = caught.value;
		}
		const writing = await openJournal(path, io);
		if (writing.value === undefined) return failure(...writing.diagnostics);
		journal = writing.value;
		if (history === undefined) {
			const header = { type: "batch", settings, buildTime, kind: request.kind, output, inputs: request.files };
			const written = await journal.append([header]);
			if (written.value === undefined) return failure(...written.diagnostics);
		}
		const end = await run(request, { sink, journal, history, catalogue, uncatalogued }, buildTime, started);
		if (end.value?.outcome === "done") {
			const written = await journal.append([{ type: "finished", ...end.value }]);
			if (written.value === undefined) return failure(...written.diagnostics);
		} else if (end.value) {
			// For `status`; that the disk is full was said.
			const { outcome, unfinished, readAll } = end.value;
			await journal.append([{ type: "stopped", outcome, unfinished, readAll }]);
		}
		return end;
	} finally {
		await sink?.close?.();
		await journal?.close();
		await past?.close();
		catalogue?.close();
		await lock.value.release();
	}
}

interface Places {
	readonly sink?: RecordSink | undefined;
	readonly journal?: Journal | undefined;
	readonly history?: JournalHistory | undefined;
	readonly catalogue?: KeptCatalogue | undefined;
	readonly uncatalogued?: readonly StoredRecord[];
}

async function run(
	request: BatchRequest,
	{ sink, journal, history, catalogue, uncatalogued = [] }: Places,
	buildTime: string,
	started: number,
): Promise<Outcome<BatchEnd>> {
	const { tell, signal, large = largeArticle, group = groupArticles } = request;
	const counts = Object.fromEntries(articleStates.map((state) => [state, 0])) as Record<ArticleState, number>;
	const faults: Diagnostic[] = [];
	const line = sequencer<Slot>();
	const queue = localQueue<readonly ArticleTask[]>();
	let [read, readBytes, recordBytes, delivered, windowedBytes, unasked] = [0, 0, 0, 0, 0, 0];
	let [readAll, stopping, interrupted] = [false, false, false];
	let ring: (() => void) | undefined;

	const threads = request.threads;
	const file = threads > 1 || request.thread ? (request.thread ?? batchThread()) : undefined;
	if (threads > 1 && file === undefined) tell({ type: "findings", findings: [diagnostic("batch/no-threads")] });
	const settings: MakerSettings = {
		template: request.template,
		fonts: request.fonts,
		folder: request.folder,
		buildTime,
		namespace: request.namespace,
		flavour: request.flavour,
		crosswalks: request.crosswalks,
		print: request.print,
		strict: request.strict,
		defaults: request.defaults ?? [],
		update: request.update,
		dryRun: request.dryRun,
		targets: request.targets,
		since: request.since,
		stage: sink?.putStaged ? sink.stage : undefined,
		asks: sink !== undefined && sink.wasEmpty !== true,
		catalogues: catalogue !== undefined,
	};
	const holds = async (identifier: string) => sink?.holds(identifier);
	const limitOf = ({ source }: ArticleTask) => request.timeout * Math.ceil((source.bytes.byteLength + 1) / usualBytes);
	const heap = Math.max(192, Math.min(512, Math.floor(freemem() / (1 << 20) / 4 / threads)));
	const lane = (
		file: URL | undefined,
		limits = { maxOldGenerationSizeMb: heap, maxYoungGenerationSizeMb: youngOfThread },
	): Lane => (file ? threadLane(file, { settings, holds, limitOf, limits }) : ownLane({ settings, holds }));
	const lanes = Array.from({ length: file ? threads : 1 }, () => lane(file));
	const opened = await (lanes[0] as Lane).open();
	if (opened.value === undefined) {
		await Promise.all(lanes.map((one) => one.close()));
		return failure(...opened.diagnostics);
	}
	if (opened.diagnostics.length > 0) tell({ type: "findings", findings: opened.diagnostics });
	const checker = request.check ? packageChecker(request.output, signal) : undefined;
	const out: Delivery = delivery({ sink, journal, catalogue, uncatalogued, tell });

	const stop = () => {
		stopping = true;
		void queue.stop();
		line.breakOff();
		ring?.();
	};
	const interrupt = () => {
		interrupted = true;
		stop();
	};
	signal?.addEventListener("abort", interrupt);
	if (signal?.aborted) interrupt();
	const resumed = history?.count ?? 0;
	tell({
		type: "started",
		buildTime,
		kind: request.kind,
		output: request.output,
		inputs: request.files,
		threads: lanes.length,
		resumed,
	});
	tell({ type: "phase", phase: "build" });

	/** Waits until what is under way leaves room. */
	async function room(articles: number, bytes: number): Promise<void> {
		while (!stopping && (read - delivered > articles || windowedBytes > bytes)) {
			await new Promise<void>((resolve) => {
				ring = resolve;
			});
		}
	}

	async function produce(): Promise<void> {
		const seen = seenSources();
		let chunk: ArticleTask[] = [];
		let size = 0;
		const flush = async () => {
			if (chunk.length === 0) return;
			const [first, last] = [chunk[0] as ArticleTask, chunk.at(-1) as ArticleTask];
			const job: Job<readonly ArticleTask[]> = { id: jobId(settings, first, last), payload: chunk };
			[chunk, size] = [[], 0];
			await queue.add(job);
		};
		const alone = async () => {
			await flush();
			await room(0, 0);
		};
		const items = readArticles({ ...request, large, beforeLarge: alone });
		for await (const item of items) {
			if (stopping) return;
			if (item.type === "findings") {
				tell({ type: "findings", findings: item.findings });
				if (hasErrors(item.findings)) faults.push(...item.findings.filter((d) => d.severity === "error"));
				continue;
			}
			const sequence = read++;
			if (item.type === "unread") {
				line.offer(sequence, { note: bare(sequence, item.name, "failed", item.findings), bytes: 0 });
				continue;
			}
			const task: ArticleTask = { sequence, ...item.task };
			const bytes = task.source.bytes.byteLength;
			readBytes += bytes;
			const first = seen.first(task.sha256, sequence, task.name);
			if (first) {
				const finding = diagnostic("batch/duplicate", { params: { first: first.source }, place: { file: task.name } });
				const note = bare(sequence, task.name, "duplicate", [finding]);
				line.offer(sequence, { note: { ...note, sha256: task.sha256, first, sourceBytes: bytes }, bytes: 0 });
				await room(threads * windowArticles, threads * windowBytes);
				continue;
			}
			const kept = await keptRow(task);
			if (kept === "not asked for") {
				unasked++;
				line.offer(sequence, { bytes: 0 });
			} else if (kept) line.offer(sequence, { kept, bytes: 0 });
			else {
				windowedBytes += bytes;
				chunk.push(task);
				size += bytes;
				if (item.alone) {
					const [made] = await alonely(task);
					if (made) line.offer(sequence, { made, bytes });
				} else if (chunk.length >= chunkArticles || size >= chunkBytes) await flush();
			}
			if (read - delivered > threads * windowArticles || windowedBytes > threads * windowBytes) await flush();
			await room(threads * windowArticles, threads * windowBytes);
			if (read % chunkArticles === 0) tell({ type: "read", articles: read, bytes: readBytes });
		}
		await flush();
		readAll = !stopping;
		tell({ type: "read", articles: read, bytes: readBytes });

		/** A large article by itself, in a thread of its own with more memory. */
		async function alonely(task: ArticleTask): Promise<readonly Made[]> {
			chunk = chunk.filter((one) => one !== task);
			await flush();
			const made: Made[] = [];
			const megabytes = Math.max(512, Math.min(4096, Math.floor((freemem() / (1 << 20)) * 0.6)));
			const { largest = Math.floor((megabytes * (1 << 20)) / memoryPerByte) } = request;
			const bytes = task.source.bytes.byteLength;
			if (bytes > largest) {
				const params = { size: Math.ceil(bytes / 1e6), limit: Math.floor(largest / 1e6) };
				const finding = diagnostic("batch/too-large", { params, place: { file: task.name } });
				const note = bare(task.sequence, task.name, "failed", [...task.findings, finding]);
				return [{ sequence: task.sequence, result: { ...note, sha256: task.sha256, sourceBytes: bytes } }];
			}
			const own = lane(file, { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 64 });
			const end = () => void own.close();
			signal?.addEventListener("abort", end);
			try {
				if ((await own.open()).value) await own.run([task], (one) => made.push(one));
			} finally {
				signal?.removeEventListener("abort", end);
				await own.close();
			}
			return made;
		}
	}

	/** What an earlier run has done of it, if it is there still. */
	async function keptRow(task: ArticleTask): Promise<ArticleResult | "not asked for" | undefined> {
		const state = history?.state(task.sha256);
		if (request.onlyFailed && state !== "failed") return "not asked for";
		if (state === undefined || state === "failed") return undefined;
		const row = await history?.row(task.sha256);
		if (row === undefined) return undefined;
		const errors = row.package && checker ? await checker.check(row.package) : [];
		if (row.package && (errors === undefined || (sink?.has && !(await sink.has(row.package))))) {
			tell({
				type: "findings",
				findings: [diagnostic("batch/record-gone", { params: { path: row.package.path }, place: { file: task.name } })],
			});
			return undefined;
		}
		const kept = { ...row, sequence: task.sequence, source: task.name };
		if (errors === undefined || errors.length === 0) return kept;
		const params = { path: row.package?.path ?? "" };
		const damaged = diagnostic("batch/record-damaged", { params, place: { file: task.name } });
		return withFindings({ ...kept, state: "failed" }, [...row.findings, damaged, ...errors]);
	}

	async function consume(one: Lane): Promise<void> {
		for (let lease = await queue.take(); lease && !stopping; lease = await queue.take()) {
			await one.run(lease.payload, (made) => {
				if (!stopping) line.offer(made.sequence, { made, bytes: made.result.sourceBytes });
			});
			await queue.done(lease);
		}
	}

	async function deliver(): Promise<void> {
		let since = performance.now();
		let failed = 0;
		const commit = async (last: boolean): Promise<boolean> => {
			since = performance.now();
			if (out.waiting.articles === 0 && !last) return true;
			tell({ type: "phase", phase: last ? "finish" : "commit" });
			const done = await out.commit(last);
			tell({ type: "phase", phase: "build" });
			if (done.value !== undefined) return true;
			faults.push(...done.diagnostics);
			stop();
			return false;
		};
		for (let slot = await line.take(); slot; slot = await line.take()) {
			let result = slot.note ?? slot.kept;
			if (slot.made) {
				const taken = await out.take(slot.made);
				if (taken.value === undefined) {
					faults.push(...taken.diagnostics);
					stop();
					break;
				}
				result = taken.value;
			} else if (slot.note) out.note(slot.note);
			else if (slot.kept) out.keep(slot.kept);
			delivered++;
			windowedBytes -= slot.made ? slot.bytes : 0;
			ring?.();
			if (result) {
				counts[result.state]++;
				if (result.state === "failed") failed++;
				if (!slot.kept) recordBytes += result.recordBytes;
				tell({ type: "made", articles: delivered, failed, bytes: recordBytes });
			}
			const { articles, bytes } = out.waiting;
			const due = articles >= group || bytes >= groupBytes || performance.now() - since > groupMilliseconds;
			if (due && !(await commit(false))) return;
			if (request.failFast && result?.state === "failed") {
				stop();
				break;
			}
		}
		const whole = !stopping;
		if (faults.some(({ code }) => code.startsWith("store/")) && stopping) return;
		await commit(whole);
	}

	const work = Promise.all(lanes.map(consume));
	const producing = produce().then(
		async () => {
			line.end(read);
			await queue.close();
		},
		(error: unknown) => {
			stop();
			throw error;
		},
	);
	try {
		await deliver();
	} finally {
		if (stopping) await Promise.all(lanes.map((one) => one.close()));
		await producing;
		await work;
		signal?.removeEventListener("abort", interrupt);
		checker?.close();
		await Promise.all(lanes.map((one) => one.close()));
	}
	const end: BatchEnd = {
		outcome: interrupted ? "interrupted" : stopping ? "stopped" : "done",
		counts,
		unfinished: Math.max(0, read - unasked - Object.values(counts).reduce((sum, count) => sum + count, 0)),
		readAll,
		milliseconds: Math.round(performance.now() - started),
		commitMilliseconds: Math.round(out.commitMilliseconds),
		sourceBytes: readBytes,
		recordBytes,
	};
	tell({ type: "ended", end });
	return success(end, faults);
}

function bare(sequence: number, source: string, state: ArticleState, findings: readonly Diagnostic[]): ArticleResult {
	const codes = countCodes(findings);
	return { sequence, source, state, codes, findings, milliseconds: 0, sourceBytes: 0, recordBytes: 0 };
}
