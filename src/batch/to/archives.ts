import { createReadStream, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { isCompressed } from "../../archive/archive.ts";
import { type ZipMember, zipEnd, zipMember } from "../../archive/zip-write.ts";
import {
	type Artifact,
	bytesOf,
	type CataloguePackage,
	type Diagnostic,
	diagnostic,
	failure,
	hasErrors,
	type Outcome,
	success,
} from "../../model/index.ts";
import { archiveTree } from "../../store/archive-tree.ts";
import { errorCode, FindingError, writeFinding } from "../../store/failure.ts";
import { type FileOperations, fileOperations } from "../../store/operations.ts";
import { staging } from "../../store/staged.ts";
import type { FinishedRecord, RecordSink } from "../sink.ts";
import {
	type ArchivedRecord,
	formatIndex,
	formatStart,
	formatWritten,
	parseIndex,
	parseJournal,
	type WrittenRecord,
} from "./archive-journal.ts";
import type { SinkOptions } from "./options.ts";
import { identityOf, recipeOf } from "./record.ts";

export interface ArchiveOptions extends SinkOptions {
	readonly kind: string;
	/** Key of the format of what the archives hold. */
	readonly format: string;
	/** Archives are `<stem>-0001.zip` and so on. */
	readonly stem: string;
	/** Records of an archive, at most. */
	readonly most: number;
	/** Bytes of an archive, at most. */
	readonly mostBytes?: number;
	/** A record's folder and its files there; `place` counts from 0 in the archive. */
	members(
		record: FinishedRecord,
		place: number,
	): Promise<Outcome<{ readonly folder: string; readonly files: readonly Artifact[] }>>;
	readonly io?: FileOperations;
}

/** The list of all records in finished archives; it can be thrown away. */
export const indexName = "index.jsonl";

/** An archive that grows. */
interface Open {
	readonly number: number;
	/** Of the files in it; that of the run that began it. */
	readonly time: string;
	readonly handle: Awaited<ReturnType<FileOperations["open"]>>;
	/** Bytes. */
	end: number;
	/** Bytes that the directory will have. */
	directory: number;
	readonly records: WrittenRecord[];
	/** How many of the records are in the journal. */
	committed: number;
	/** How many were there already: their `sequence` counts in the run that wrote them, and need mean nothing in this one. */
	readonly earlier: number;
}

interface Known {
	readonly version: number;
	readonly recipeDigest: string;
	readonly path: string;
}

/**
 * ZIP files that are written bit by bit. Records are appended to `.<name>.part`; at a commit it is flushed, then what the directory will say of them
 * is appended to a journal beside it. The next run cuts the part back to what the journal knows and goes on, so the finished archive has the same
 * bytes whether or not a run has died. A full archive gets its directory, its name, and lines in the index.
 */
export async function archiveSink(request: ArchiveOptions): Promise<Outcome<RecordSink>> {
	const { output, stem, most, mostBytes = Number.POSITIVE_INFINITY, io = fileOperations, signal } = request;
	const { barrier } = staging(request.staging);
	const root = resolve(output);
	const name = (number: number) => `${stem}-${String(number).padStart(4, "0")}.zip`;
	const partOf = (number: number) => join(root, `.${name(number)}.part`);
	const journalOf = (number: number) => join(root, `.${name(number)}.journal`);
	const known = new Map<string, Known>();
	const ready = new Map<number, CataloguePackage>();
	const found: Diagnostic[] = [];
	let last = 0;
	let now: Open | undefined;
	let broken: Diagnostic | undefined;

	const learn = ({ identifier, version, recipeDigest, folder }: ArchivedRecord, archive: string) => {
		const before = known.get(identifier);
		if (before && before.version > version) return;
		known.set(identifier, { version, recipeDigest, path: `${archive}!/${folder}` });
	};
	const packageOf = (path: string): CataloguePackage => ({ format: request.format, path });

	const open = async () => {
		const names = new Set(readdirSync(root));
		const numbers = [...names].flatMap((each) => {
			const match = /^\.?(.+)-(\d{4,})\.zip(?:\.part|\.journal)?$/.exec(each);
			return match?.[1] === stem ? [Number(match[2])] : [];
		});
		last = Math.max(0, ...numbers);
		const journals = numbers.filter((number) => names.has(`.${name(number)}.journal`));
		const indexed = await readIndex(join(root, indexName), names, learn);
		for (const number of new Set(journals)) {
			const journal = parseJournal(await io.readFile(journalOf(number), "utf8"));
			if (names.has(name(number))) {
				// It had its name already when the run died.
				if (journal && !indexed.has(name(number))) await addToIndex(number, journal.records);
				indexed.add(name(number));
				await io.rm(journalOf(number), { force: true });
			} else if (journal && names.has(`.${name(number)}.part`)) await reopen(number, journal);
			else await io.rm(journalOf(number), { force: true });
		}
		for (const number of new Set(numbers)) {
			if (names.has(`.${name(number)}.part`) && now?.number !== number) await io.rm(partOf(number), { force: true });
			if (!names.has(name(number)) || indexed.has(name(number))) continue;
			const read = await recordsIn(join(root, name(number)));
			found.push(...read.diagnostics);
			await addToIndex(number, read.value ?? []);
		}
		// Numbers of archives that never came to be are given again.
		last = Math.max(0, ...numbers.filter((number) => names.has(name(number)) || now?.number === number));
	};
	const reopen = async (number: number, { time, records }: NonNullable<ReturnType<typeof parseJournal>>) => {
		const handle = await io.open(partOf(number), "r+");
		const { size } = await handle.stat();
		const whole = records.filter(({ end }) => end <= size);
		const end = whole.at(-1)?.end ?? 0;
		await handle.truncate(end);
		now = {
			number,
			time,
			handle,
			end,
			directory: directorySize(membersOf(whole)),
			records: [...whole],
			committed: whole.length,
			earlier: whole.length,
		};
		const text = formatStart(time) + whole.map(formatWritten).join("");
		await writeDurably(journalOf(number), text, "w");
		for (const record of whole) learn(record, name(number));
	};
	const writeDurably = async (path: string, text: string, flags: "w" | "a") => {
		const handle = await io.open(path, flags);
		try {
			await handle.writeFile(text);
			await handle.sync();
		} finally {
			await handle.close();
		}
	};
	const addToIndex = async (number: number, records: readonly ArchivedRecord[]) => {
		const archive = name(number);
		for (const record of records) learn(record, archive);
		await writeDurably(join(root, indexName), records.map((each) => formatIndex({ ...each, archive })).join(""), "a");
	};

	/** The archive that takes the next record. */
	const openArchive = async (): Promise<Open> => {
		if (now) return now;
		const number = last + 1;
		const handle = await io.open(partOf(number), "w");
		last = number;
		now = { number, time: request.time, handle, end: 0, directory: 0, records: [], committed: 0, earlier: 0 };
		return now;
	};
	/** Flushes what the growing archive has, and writes it down. */
	const flush = async () => {
		if (now === undefined || now.committed === now.records.length) return;
		const first = now.committed === 0;
		await now.handle.sync();
		const news = now.records.slice(now.committed);
		const text = (first ? formatStart(now.time) : "") + news.map(formatWritten).join("");
		await writeDurably(journalOf(now.number), text, first ? "w" : "a");
		if (first) await barrier(root, [root]);
		now.committed = now.records.length;
		for (const record of news) learn(record, name(now.number));
	};
	const close = async () => {
		if (now === undefined) return;
		if (now.records.length === 0) {
			await now.handle.close();
			await io.rm(partOf(now.number), { force: true });
			now = undefined;
			return;
		}
		await flush();
		const { number, time, handle, end, records, earlier } = now;
		const archive = name(number);
		let at = end;
		for (const piece of zipEnd(membersOf(records), end, time)) {
			await handle.write(piece, 0, piece.byteLength, at);
			at += piece.byteLength;
		}
		await handle.sync();
		await handle.close();
		now = undefined;
		const there = await io.lstat(join(root, archive)).catch(() => undefined);
		if (there) throw new FindingError(diagnostic("store/exists", { params: { path: join(root, archive) } }));
		await io.rename(partOf(number), join(root, archive));
		await barrier(root, [root]);
		await addToIndex(number, records);
		await io.rm(journalOf(number), { force: true });
		for (const { sequence, folder } of records.slice(earlier)) ready.set(sequence, packageOf(`${archive}!/${folder}`));
	};

	const put: RecordSink["put"] = async (record) => {
		if (broken) return failure(broken);
		if (signal?.aborted) return failure(diagnostic("store/interrupted", { params: { path: output } }));
		try {
			if (now && now.records.length >= most) await close();
			let made = await prepared(record, await openArchive());
			if (made.value === undefined) return failure(...made.diagnostics);
			const full = ({ end, directory }: Open, size: number, members: readonly ZipMember[]) =>
				end + size + directory + directorySize(members) + endSize > mostBytes;
			let target = await openArchive();
			if (Number.isFinite(mostBytes) && full(target, made.value.size, made.value.written.members)) {
				if (target.records.length > 0) {
					await close();
					target = await openArchive();
					made = await prepared(record, target);
					if (made.value === undefined) return failure(...made.diagnostics);
				}
				const { size, written } = made.value;
				if (full(target, size, written.members)) {
					const params = {
						path: written.folder,
						size: size + directorySize(written.members) + endSize,
						limit: mostBytes,
					};
					return failure(diagnostic("saf/item-too-large", { params }));
				}
			}
			const { bytes, written } = made.value;
			if (target.records.some(({ folder }) => folder === written.folder)) {
				return failure(diagnostic("store/path-taken", { params: { path: written.folder } }));
			}
			await append(target, bytes, written);
			return success(undefined, made.diagnostics);
		} catch (error) {
			return failure(error instanceof FindingError ? error.finding : writeFinding(error, output));
		}
	};
	const prepared = async (record: FinishedRecord, target: Open) => {
		const planned = await request.members(record, target.records.length);
		if (planned.value === undefined || hasErrors(planned.diagnostics)) return failure(...planned.diagnostics);
		const { folder, files } = planned.value;
		const pieces: Uint8Array[] = [];
		const members: ZipMember[] = [];
		let size = 0;
		for (const { path, content, mediaType } of files) {
			const bytes = content instanceof Uint8Array ? content : await bytesOf(content);
			const made = zipMember(`${folder}/${path}`, bytes, isCompressed(mediaType), target.end + size, target.time);
			members.push(made.member);
			pieces.push(...made.pieces);
			size += made.size;
		}
		const { sequence, identifier, version } = record;
		const recipeDigest = recipeOf(record);
		const written: WrittenRecord = {
			sequence,
			identifier,
			version,
			recipeDigest,
			folder,
			end: target.end + size,
			members,
		};
		return success({ bytes: Buffer.concat(pieces, size), size, written }, planned.diagnostics);
	};
	const append = async (target: Open, bytes: Uint8Array, written: WrittenRecord) => {
		try {
			for (let at = 0; at < bytes.byteLength; ) {
				at += (await target.handle.write(bytes, at, bytes.byteLength - at, target.end + at)).bytesWritten;
			}
		} catch (error) {
			await target.handle.truncate(target.end).catch(() => {
				broken = writeFinding(error, output);
			});
			throw error;
		}
		target.end = written.end;
		target.directory += Number.isFinite(mostBytes) ? directorySize(written.members) : 0;
		target.records.push(written);
	};
	const told = (): ReadonlyMap<number, CataloguePackage> => {
		const packages = new Map([...ready].sort(([a], [b]) => a - b));
		ready.clear();
		return packages;
	};
	const step = async (action: () => Promise<void>): ReturnType<RecordSink["commit"]> => {
		try {
			await action();
			return success(told());
		} catch (error) {
			return failure(error instanceof FindingError ? error.finding : writeFinding(error, output));
		}
	};

	try {
		await open();
	} catch (error) {
		return failure(...found, error instanceof FindingError ? error.finding : writeFinding(error, output));
	}
	return success(
		{
			kind: request.kind,
			holds: async (identifier) => {
				const held = known.get(identifier);
				return held && { version: held.version, recipeDigest: held.recipeDigest, package: packageOf(held.path) };
			},
			put,
			commit: () => step(flush),
			finish: () => step(close),
			close: async () => {
				if (now === undefined) return;
				const { handle, committed, number } = now;
				now = undefined;
				await handle.close();
				if (committed === 0) await io.rm(partOf(number), { force: true });
			},
		},
		found,
	);
}

function membersOf(records: readonly WrittenRecord[]): readonly ZipMember[] {
	return records.flatMap(({ members }) => members);
}

/** The end of the directory, with ZIP64's (APPNOTE 4.3.14 to 4.3.16). */
const endSize = 22 + 56 + 20;

/** Without its end, or a little more. */
function directorySize(members: readonly ZipMember[]): number {
	let size = -22;
	for (const piece of zipEnd(members, 0, "1980-01-01T00:00:00Z")) size += piece.byteLength;
	return size;
}

/** Reads the index; the value: archives that it knows and that are there. */
async function readIndex(
	path: string,
	names: ReadonlySet<string>,
	learn: (record: ArchivedRecord, archive: string) => void,
): Promise<Set<string>> {
	const archives = new Set<string>();
	if (!names.has(indexName)) return archives;
	try {
		for await (const line of createInterface({ input: createReadStream(path, "utf8") })) {
			const row = parseIndex(line);
			if (row === undefined || !names.has(row.archive)) continue;
			archives.add(row.archive);
			learn(row, row.archive);
		}
	} catch (error) {
		if (errorCode(error) !== "ENOENT") throw error;
	}
	return archives;
}

/** The records of a finished archive by their own descriptions: slower than the index, which can be lost. */
async function recordsIn(path: string): Promise<Outcome<readonly ArchivedRecord[]>> {
	const opened = await archiveTree(path);
	if (opened.value === undefined) return failure(...opened.diagnostics);
	const tree = opened.value;
	try {
		const listed = await tree.list();
		const records: ArchivedRecord[] = [];
		const prefix = tree.root === "" ? "" : `${tree.root}/`;
		for (const entry of listed.value ?? []) {
			const match = /^([^/]+)\/(?:data\/)?metadata\/record\.json$/.exec(prefix + entry.path);
			if (!match) continue;
			const bytes = await tree.read(entry.path);
			const known = bytes.value && identityOf(bytes.value);
			if (!known) continue;
			const folder = match[1] as string;
			const version = Number(/-v([1-9]\d*)$/.exec(folder)?.[1] ?? 1);
			records.push({ sequence: -1, folder, version, ...known });
		}
		return success(records, listed.diagnostics);
	} finally {
		tree.close();
	}
}
