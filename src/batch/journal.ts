import { createReadStream } from "node:fs";
import { dirname } from "node:path";
import { type Diagnostic, diagnostic, failure, type Outcome, success } from "../model/index.ts";
import { barrierWith } from "../store/barrier.ts";
import { errorCode, readFinding, writeFinding } from "../store/failure.ts";
import { makeFolder } from "../store/make-folder.ts";
import { type FileOperations, fileOperations } from "../store/operations.ts";
import type { ArticleResult, ArticleState, BatchEnd } from "./events.ts";
import { type Entry, journalEntries } from "./journal-entries.ts";

/** What a run is: the first line of its part of the journal. */
export interface JournalHeader {
	/** Digest of all that decides what records look like, the time apart. */
	readonly settings: string;
	/** ISO 8601 in UTC with seconds: a run that goes on states the same time, so that its records are what they would have been. */
	readonly buildTime: string;
	readonly kind: string;
	readonly output: string;
	readonly inputs: readonly string[];
}

/** What earlier runs have said, by the digest of the source. Lines stay in the file: memory has where they are. */
export interface JournalHistory {
	readonly header?: JournalHeader;
	/** Whether the last run came to its end. */
	readonly finished: boolean;
	/** What is wrong with the file. */
	readonly diagnostics: readonly Diagnostic[];
	readonly count: number;
	/** Articles that have a record in the store. */
	readonly records: number;
	state(sha256: string): ArticleState | undefined;
	row(sha256: string): Promise<ArticleResult | undefined>;
	/** All rows, or those of a state, in the order of the file, the last one of each source. */
	rows(state?: ArticleState): AsyncIterable<ArticleResult>;
	/** How many articles there are of each state. */
	readonly counts: Readonly<Partial<Record<ArticleState, number>>>;
	/** What the last run said when it ended early by itself. */
	readonly stopped?: { readonly outcome: BatchEnd["outcome"]; readonly unfinished: number; readonly readAll: boolean };
	close(): Promise<void>;
}

export interface Journal {
	/** Settles when the lines are on the disk. */
	append(lines: readonly object[]): Promise<Outcome<true>>;
	close(): Promise<void>;
}

/** Bytes of the journal that are read at once. */
const windowBytes = 1 << 18;

const withRecord: readonly ArticleState[] = ["built", "updated", "identical"];

/**
 * Reads a journal: JSON lines, of which the part since the last header counts. A torn last line, which a killed run leaves, is no damage: what it was about
 * to say is done again.
 */
export async function readJournal(path: string, io: FileOperations = fileOperations): Promise<Outcome<JournalHistory>> {
	let entries = journalEntries();
	let header: JournalHeader | undefined;
	let finished = false;
	let stopped: JournalHistory["stopped"];
	let damaged = 0;
	try {
		for await (const { text, offset, length, whole } of linesOf(path)) {
			const line = parsed(text);
			if (line === undefined) {
				if (whole) damaged++;
			} else if (line.type === "batch") {
				entries = journalEntries();
				header = line as unknown as JournalHeader;
				finished = false;
				stopped = undefined;
			} else if (line.type === "article" && typeof line.sha256 === "string") {
				entries.set(line.sha256, { offset, length, state: line.state as ArticleState });
				finished = false;
				stopped = undefined;
			} else if (line.type === "finished") {
				finished = true;
				stopped = undefined;
			} else if (line.type === "stopped") stopped = line as unknown as NonNullable<JournalHistory["stopped"]>;
		}
	} catch (error) {
		if (errorCode(error) !== "ENOENT") return failure(readFinding(error, path));
	}
	let handle: Awaited<ReturnType<FileOperations["open"]>> | undefined;
	/** Lines are asked for in the order of the file, or nearly so: a call for each would cost more than all the rest of a run that has nothing to do. */
	let window = { from: 0, bytes: Buffer.alloc(0) };
	async function read({ offset, length }: Entry): Promise<ArticleResult | undefined> {
		if (offset < window.from || offset + length > window.from + window.bytes.length) {
			handle ??= await io.open(path, "r");
			const bytes = Buffer.alloc(Math.max(length, windowBytes));
			const { bytesRead } = await handle.read(bytes, 0, bytes.length, offset);
			window = { from: offset, bytes: bytes.subarray(0, bytesRead) };
		}
		const at = offset - window.from;
		const line = parsed(window.bytes.toString("utf8", at, at + length));
		if (line === undefined) return undefined;
		const { type: _, ...row } = line;
		return row as unknown as ArticleResult;
	}
	const counts: Partial<Record<ArticleState, number>> = {};
	for (const { state } of entries.all()) counts[state] = (counts[state] ?? 0) + 1;
	const found: Diagnostic[] =
		damaged > 0 ? [diagnostic("batch/journal-damaged", { params: { path, lines: damaged } })] : [];
	return success(
		{
			...(header && { header }),
			finished,
			diagnostics: found,
			count: entries.count,
			counts,
			records: withRecord.reduce((sum, state) => sum + (counts[state] ?? 0), 0),
			...(stopped && { stopped }),
			state: (sha256) => entries.get(sha256)?.state,
			row: async (sha256) => {
				const entry = entries.get(sha256);
				return entry && read(entry);
			},
			rows: async function* rows(state) {
				for (const entry of entries.all()) {
					if (state !== undefined && entry.state !== state) continue;
					const row = await read(entry);
					if (row) yield row;
				}
			},
			close: async () => {
				await handle?.close();
				handle = undefined;
			},
		},
		found,
	);
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
	} catch {
		return undefined;
	}
}

interface Line {
	readonly text: string;
	readonly offset: number;
	readonly length: number;
	/** Whether it has its end. */
	readonly whole: boolean;
}

async function* linesOf(path: string): AsyncIterable<Line> {
	let rest: Buffer = Buffer.alloc(0);
	let offset = 0;
	const line = (bytes: Buffer, whole: boolean): Line => {
		const found = { text: bytes.toString("utf8"), offset, length: bytes.length, whole };
		offset += bytes.length + 1;
		return found;
	};
	for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
		const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
		let from = 0;
		for (let end = bytes.indexOf(0x0a); end >= 0; end = bytes.indexOf(0x0a, from)) {
			yield line(bytes.subarray(from, end), true);
			from = end + 1;
		}
		rest = bytes.subarray(from);
	}
	if (rest.length > 0) yield line(rest, false);
}

/** Opens a journal for appending, and makes it where there is none. A torn last line gets its end first, so that it spoils no other. */
export async function openJournal(path: string, io: FileOperations = fileOperations): Promise<Outcome<Journal>> {
	let handle: Awaited<ReturnType<FileOperations["open"]>>;
	try {
		await makeFolder(dirname(path), io);
		handle = await io.open(path, "a+");
		const { size } = await handle.stat();
		const last = Buffer.alloc(1);
		if (size > 0) await handle.read(last, 0, 1, size - 1);
		if (size > 0 && last[0] !== 0x0a) await handle.appendFile("\n");
		await handle.sync();
		if (size === 0) await barrierWith(io)(dirname(path), [dirname(path)]);
	} catch (error) {
		return failure(writeFinding(error, path));
	}
	return success({
		append: async (lines) => {
			if (lines.length === 0) return success(true);
			try {
				await handle.appendFile(lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
				await handle.sync();
				return success(true);
			} catch (error) {
				return failure(writeFinding(error, path));
			}
		},
		close: () => handle.close(),
	});
}
