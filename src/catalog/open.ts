import { existsSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import {
	type Catalogue,
	type CatalogueReader,
	type Diagnostic,
	diagnostic,
	type FixityCheck,
	failure,
	type Outcome,
	success,
} from "../model/index.ts";
import { type Database, openDatabase } from "./database.ts";
import type { PlacedEntry } from "./entry.ts";
import { CatalogueError, databaseFinding } from "./failure.ts";
import { loadQueries } from "./queries.ts";
import { fixityChecks, reader } from "./read.ts";
import { migrate, schemaVersion } from "./schema.ts";
import { putEntries, putFixity, putReceipt, putRecords, withdrawRecord } from "./write.ts";

export interface OpenCatalogue {
	/** Makes the file where there is none, and takes the writer's lock until `close`. */
	readonly write?: boolean;
	/** False: a file that is not there is not made. */
	readonly make?: boolean;
}

/** A reader that is closed when it is no longer needed. */
export interface OpenReader extends CatalogueReader {
	/** What is asked beyond the port. */
	readonly database: Database;
	/** All fixity checks, the oldest first. */
	checks(): readonly FixityCheck[];
	close(): void;
}

export interface OpenWriter extends Catalogue, Pick<OpenReader, "database" | "checks"> {
	/** `put` of what has been made ready, in one transaction; other work has its turn in between, but nothing else is asked of the catalogue. */
	putEntries(entries: readonly PlacedEntry[], at: string): Promise<void>;
}

/**
 * Opens a catalogue. What its functions throw when the database fails (a full disk, a damaged page) is a `CatalogueError` with a finding; a group
 * that was not put is not there at all.
 */
export function openCatalogue(
	path: string,
	options: OpenCatalogue & { readonly write: true },
): Promise<Outcome<OpenWriter>>;
export function openCatalogue(path: string, options?: OpenCatalogue): Promise<Outcome<OpenReader>>;
export async function openCatalogue(
	path: string,
	{ write = false, make = write }: OpenCatalogue = {},
): Promise<Outcome<OpenReader | OpenWriter>> {
	// A name with a colon would be taken for an address.
	const file = resolve(path);
	const stats = statSync(file, { throwIfNoEntry: false });
	if (!make && !stats) return failure(diagnostic("catalog/not-found", { params: { path } }));
	if (stats && !stats.isFile()) return failure(diagnostic("catalog/not-a-catalogue", { params: { path } }));
	const opened: Database[] = [];
	try {
		const queries = await loadQueries();
		if (write) opened.push(await writerLock(file));
		const database = await openDatabase(file);
		opened.push(database);
		const made = !stats || stats.size === 0;
		// WAL lets readers go on while the one writer writes; NORMAL is safe against crashes of the program, and after a power cut loses the last
		// groups at most, never a part of one.
		database.exec("PRAGMA foreign_keys = ON");
		if (write) database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16384");
		else database.exec("PRAGMA query_only = ON; PRAGMA cache_size = -32768");
		const before = migrate(database, write, path);
		const notes: Diagnostic[] = [];
		if (!made && before < schemaVersion) {
			notes.push(diagnostic("catalog/migrated", { params: { path, from: before, to: schemaVersion } }));
		}
		const close = () => {
			// The library lets go of a connection only when its statements are collected: the log goes into the file now.
			if (write && opened.length > 0) database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
			for (const each of opened.splice(0).reverse()) each.close();
		};
		const own = { ...reader(database, queries), checks: () => fixityChecks(database), database, close };
		return success(write ? { ...own, ...writer(database) } : own, notes);
	} catch (error) {
		for (const each of opened.reverse()) {
			try {
				each.close();
			} catch {
				// What is wrong was said.
			}
		}
		const finding = error instanceof CatalogueError ? error.finding : databaseFinding(error, path);
		return failure(finding.params?.path === file ? { ...finding, params: { ...finding.params, path } } : finding);
	}
}

/** The file that the one writer locks. */
export function writerLockPath(file: string): string {
	return join(dirname(file), `.${basename(file)}-writer`);
}

/**
 * The lock of the one writer is SQLite's own on a file beside the catalogue: the system gives it back when the process ends, however it ends, and
 * readers are not kept out.
 */
async function writerLock(file: string): Promise<Database> {
	const path = writerLockPath(file);
	const isNew = !existsSync(path);
	const lock = await openDatabase(path, 0);
	try {
		if (isNew) lock.exec("PRAGMA journal_mode = MEMORY");
		lock.exec("BEGIN EXCLUSIVE");
		return lock;
	} catch (error) {
		lock.close();
		throw error instanceof CatalogueError && error.finding.code === "catalog/locked"
			? new CatalogueError(diagnostic("catalog/locked", { params: { path: file } }))
			: error;
	}
}

/** Takes the writer's lock of a catalogue that is to be replaced as a file. */
export async function lockCatalogue(path: string): Promise<Outcome<{ close(): void }>> {
	try {
		return success(await writerLock(resolve(path)));
	} catch (error) {
		return failure(error instanceof CatalogueError ? error.finding : databaseFinding(error, path));
	}
}

function writer(database: Database): Pick<OpenWriter, "put" | "putEntries" | "putDeposit" | "putCheck" | "withdraw"> {
	return {
		put: (records, at) => database.transaction(() => putRecords(database, records, at)),
		putEntries: (entries, at) => database.transactionInSteps(putEntries(database, entries, at)),
		putDeposit: (receipt) => database.transaction(() => putReceipt(database, receipt)),
		putCheck: (checks) =>
			database.transaction(() => {
				for (const check of checks) putFixity(database, check);
			}),
		withdraw: (identifier, reason, at) => database.transaction(() => withdrawRecord(database, identifier, reason, at)),
	};
}
