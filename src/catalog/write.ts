import type { CatalogueArtifact, CatalogueRecord, FixityCheck, Receipt } from "../model/index.ts";
import { collationKey } from "../text/collate.ts";
import type { Database, Row, Value } from "./database.ts";
import { dayRange } from "./dates.ts";
import { type CatalogueEntry, formerDigest, type PlacedEntry, placedEntry, versionDigest } from "./entry.ts";
import { putWords } from "./index-record.ts";
import { type Blob, bytesHex, hexBytes } from "./packed.ts";

/** Entries that are put before other work of the thread has its turn. */
const together = 16;

/**
 * Puts entries and then the words of all of them: FTS5 writes out what it has gathered whenever another statement makes a savepoint, and a piece of
 * index for each record costs more than all the rest of it. Whoever drives it may do something else between the steps, within one transaction.
 */
export function* putEntries(database: Database, entries: Iterable<PlacedEntry>, at: string): Generator<void> {
	const newest = new Map<number, PlacedEntry>();
	let count = 0;
	for (const placed of entries) {
		const id = putEntry(database, placed, at);
		if (id !== undefined) newest.set(id, placed);
		if (++count % together === 0) yield;
	}
	for (const [id, { entry }] of newest) {
		putWords(database, id, entry.words);
		if (++count % together === 0) yield;
	}
}

/**
 * Makes one piece of the index of words, which has grown in many: frequent words are then found in half the time. A catalogue of 100,000 records takes
 * four seconds of CPU for it, so that it is left to when the whole file is gone through anyway.
 */
export function joinWords(database: Database): void {
	database.run("INSERT INTO words (words) VALUES ('optimize')");
}

export function putRecords(database: Database, records: readonly CatalogueRecord[], at: string): void {
	for (const _ of putEntries(database, records.map(placedEntry), at));
}

/**
 * Adds a version of a record, or replaces what was said of it; what is the same already is left alone, with its time of change. The value is the
 * record's number where its words are those of this version now.
 */
function putEntry(database: Database, placed: PlacedEntry, at: string): number | undefined {
	const { entry } = placed;
	const { identifier, version } = entry;
	const there = database.get(
		"SELECT r.id, r.version_id, v.version FROM record r LEFT JOIN version v ON v.id = r.version_id WHERE r.identifier = ?",
		[identifier],
	);
	const digest = versionDigest(placed);
	const newest = Number(there?.version ?? 0);
	const id = there ? Number(there.id) : newRecord(database, entry, at);
	const same = there && versionRow(database, id, version);
	if (same) {
		const known = bytesHex(same.digest as Blob);
		if (known === digest || known === formerDigest(placed)) return undefined;
		database.run("DELETE FROM version WHERE id = ?", [same.id as number]);
	}
	const versionId = putVersion(database, id, placed, digest);
	if (version < newest) return undefined;
	putNewest(database, id, versionId, entry, at, version > newest);
	return id;
}

function versionRow(database: Database, id: number, version: number): Row | undefined {
	return database.get("SELECT id, digest FROM version WHERE record_id = ? AND version = ?", [id, version]);
}

function newRecord(database: Database, { identifier }: CatalogueEntry, at: string): number {
	const sql = "INSERT INTO record (identifier, changed_at, title_key) VALUES (?, ?, '') RETURNING id";
	return Number(database.get(sql, [identifier, at])?.id);
}

/** What searches, lists and harvests go by is that of the newest version. A new version makes a withdrawn record one that is kept. */
function putNewest(
	database: Database,
	id: number,
	versionId: number,
	record: CatalogueEntry,
	at: string,
	isNew: boolean,
): void {
	const range = record.issued === undefined ? undefined : dayRange(record.issued);
	const year = record.issued === undefined ? undefined : /^\d{4}/.exec(record.issued)?.[0];
	database.run(
		`UPDATE record SET version_id = ?, changed_at = ?, title_key = ?, publisher = ?, issued_from = ?, issued_until = ?, year = ?${
			isNew ? ", state = 'kept', withdrawn_at = NULL, reason = NULL" : ""
		} WHERE id = ?`,
		[
			versionId,
			at,
			titleKey(record.title),
			record.publisher ?? null,
			range?.from ?? null,
			range?.until ?? null,
			year ?? null,
			id,
		],
	);
	database.run("DELETE FROM subject WHERE record_id = ?", [id]);
	for (const subject of new Set(record.subjects)) {
		database.run("INSERT INTO subject (subject, record_id) VALUES (?, ?)", [subject, id]);
	}
}

/** Brackets, quotes and the like in front of a title are no part of its place in an alphabet. */
export function titleKey(title: string): string {
	// A key's own separator is the character that no text of a database should hold.
	return collationKey(title.replace(/^[^\p{L}\p{N}]+/u, "")).whole.replaceAll("\u0000", "\u0001");
}

function putVersion(database: Database, id: number, { entry: record, packages }: PlacedEntry, digest: string): number {
	const values: readonly (readonly [string, Value])[] = [
		["record_id", id],
		["version", record.version],
		["digest", hexBytes(digest)],
		["label", record.label],
		["language", record.language],
		["title", record.title],
		["title_supplied", record.titleSupplied ? 1 : 0],
		["creators", JSON.stringify(record.creators)],
		["publisher", record.publisher ?? null],
		["issued", record.issued ?? null],
		["subjects", JSON.stringify(record.subjects)],
		["source_digest", hexBytes(record.sourceDigest)],
		["text_digest", hexBytes(record.textDigest)],
		["recipe_digest", hexBytes(record.recipeDigest)],
		["source_name", record.sourceName],
		["built_at", record.builtAt],
		["pages", record.pages ?? null],
		["flavour", record.flavour ?? null],
		["packages", JSON.stringify(packages)],
		["description", record.description],
		["body", record.body],
	];
	const sql = `INSERT INTO version (${values.map(([name]) => name).join(", ")}) VALUES (${values.map(() => "?").join(", ")}) RETURNING id`;
	const versionId = Number(
		database.get(
			sql,
			values.map(([, value]) => value),
		)?.id,
	);
	insertRows(
		database,
		"artifact",
		record.artifacts.map((file, number) => [versionId, number, ...artifactValues(file)]),
	);
	const numbers = new Map(record.artifacts.map(({ path }, number) => [path, number]));
	insertRows(
		database,
		"event",
		record.events.map(({ type, at, agent, outcome, detail, artifacts }, number) => [
			versionId,
			number,
			type,
			at,
			JSON.stringify(agent),
			outcome,
			detail,
			// Paths of the record's files by their numbers: they would be the greater part of the table.
			JSON.stringify(artifacts.map((path) => numbers.get(path) ?? path)),
		]),
	);
	insertRows(
		database,
		"finding",
		record.findings.map((finding, number) => [
			versionId,
			number,
			finding.code,
			finding.severity,
			JSON.stringify(finding),
		]),
	);
	insertRows(
		database,
		"package",
		packages.map(({ format, path, version }, number) => [versionId, number, format, path, version ?? null]),
	);
	return versionId;
}

function artifactValues({ path, role, mediaType, size, digests }: CatalogueArtifact): readonly Value[] {
	const { sha256, sha512, ...other } = digests;
	return [
		path,
		role,
		mediaType,
		size,
		sha256 ? hexBytes(sha256) : null,
		sha512 ? hexBytes(sha512) : null,
		Object.keys(other).length > 0 ? JSON.stringify(other) : null,
	];
}

/** One statement for all rows of a table: calls cost more than rows. */
function insertRows(database: Database, table: string, rows: readonly (readonly Value[])[]): void {
	const most = 64;
	for (let at = 0; at < rows.length; at += most) {
		const some = rows.slice(at, at + most);
		const marks = `(${(some[0] as readonly Value[]).map(() => "?").join(", ")})`;
		database.run(`INSERT INTO ${table} VALUES ${some.map(() => marks).join(", ")}`, some.flat());
	}
}

export function putReceipt(database: Database, receipt: Receipt): void {
	const { target, identifier, at, key = "" } = receipt;
	const state = receipt.withdrawn ? "withdrawn" : receipt.state;
	database.run(
		`INSERT INTO deposit (target, identifier, key, state, at, receipt) VALUES (?, ?, ?, ?, ?, ?)
		ON CONFLICT (identifier, target, key) DO UPDATE SET state = excluded.state, at = excluded.at, receipt = excluded.receipt`,
		[target, identifier, key, state, at, JSON.stringify(receipt)],
	);
}

export function putFixity(database: Database, check: FixityCheck): void {
	const { identifier, path, at, outcome, files, bytes, findings } = check;
	database.run(
		"INSERT INTO fixity (identifier, path, at, outcome, files, bytes, findings) VALUES (?, ?, ?, ?, ?, ?, ?)",
		[identifier, path, at, outcome, files, bytes, JSON.stringify(findings)],
	);
}

/** False where there is no such record. One that is withdrawn already stays as it was. */
export function withdrawRecord(database: Database, identifier: string, reason: string, at: string): boolean {
	const there = database.get("SELECT id, state FROM record WHERE identifier = ?", [identifier]);
	if (!there) return false;
	if (there.state === "withdrawn") return true;
	const sql = "UPDATE record SET state = 'withdrawn', reason = ?, withdrawn_at = ?, changed_at = ? WHERE id = ?";
	database.run(sql, [reason, at, at, there.id as number]);
	return true;
}
