import { diagnostic } from "../model/index.ts";
import type { Database } from "./database.ts";
import { CatalogueError } from "./failure.ts";
import { indexRecord } from "./index-record.ts";

/** `PRAGMA application_id` of a catalogue: "BanL". */
const applicationId = 0x42616e4c;

/** A step from one version of the file's form to the next. */
type Migration = (database: Database) => void;

/** Version 1: all that is derived from packages, and what happened to them. */
const tables: Migration = (database) => {
	database.exec(`
CREATE TABLE record (
	id INTEGER PRIMARY KEY,
	identifier TEXT NOT NULL UNIQUE,
	version_id INTEGER,
	state TEXT NOT NULL DEFAULT 'kept' CHECK (state IN ('kept', 'withdrawn')),
	changed_at TEXT NOT NULL,
	withdrawn_at TEXT,
	reason TEXT,
	title_key TEXT NOT NULL,
	publisher TEXT,
	issued_from TEXT,
	issued_until TEXT,
	year TEXT
) STRICT;
CREATE INDEX record_changed ON record (changed_at, identifier);
CREATE INDEX record_title ON record (title_key, identifier);
CREATE INDEX record_issued ON record (issued_from, identifier);
CREATE INDEX record_publisher ON record (publisher, changed_at, identifier);
CREATE INDEX record_year ON record (year, changed_at, identifier);
CREATE TABLE version (
	id INTEGER PRIMARY KEY,
	record_id INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
	version INTEGER NOT NULL,
	digest BLOB NOT NULL,
	label TEXT NOT NULL,
	language TEXT NOT NULL,
	title TEXT NOT NULL,
	title_supplied INTEGER NOT NULL,
	creators TEXT NOT NULL,
	publisher TEXT,
	issued TEXT,
	subjects TEXT NOT NULL,
	source_digest BLOB NOT NULL,
	text_digest BLOB NOT NULL,
	recipe_digest BLOB NOT NULL,
	source_name TEXT NOT NULL,
	built_at TEXT NOT NULL,
	pages INTEGER,
	flavour TEXT,
	packages TEXT NOT NULL,
	description BLOB NOT NULL,
	body BLOB NOT NULL,
	UNIQUE (record_id, version)
) STRICT;
CREATE INDEX version_text ON version (text_digest);
CREATE INDEX version_source ON version (source_digest);
CREATE TABLE subject (
	subject TEXT NOT NULL,
	record_id INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
	PRIMARY KEY (subject, record_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX subject_record ON subject (record_id);
CREATE TABLE artifact (
	version_id INTEGER NOT NULL REFERENCES version (id) ON DELETE CASCADE,
	number INTEGER NOT NULL,
	path TEXT NOT NULL,
	role TEXT NOT NULL,
	media_type TEXT NOT NULL,
	size INTEGER NOT NULL,
	sha256 BLOB,
	sha512 BLOB,
	other TEXT,
	PRIMARY KEY (version_id, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE event (
	version_id INTEGER NOT NULL REFERENCES version (id) ON DELETE CASCADE,
	number INTEGER NOT NULL,
	type TEXT NOT NULL,
	at TEXT NOT NULL,
	agent TEXT NOT NULL,
	outcome TEXT NOT NULL,
	detail TEXT NOT NULL,
	artifacts TEXT NOT NULL,
	PRIMARY KEY (version_id, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE finding (
	version_id INTEGER NOT NULL REFERENCES version (id) ON DELETE CASCADE,
	number INTEGER NOT NULL,
	code TEXT NOT NULL,
	severity TEXT NOT NULL,
	detail TEXT NOT NULL,
	PRIMARY KEY (version_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX finding_code ON finding (code, version_id);
CREATE TABLE package (
	version_id INTEGER NOT NULL REFERENCES version (id) ON DELETE CASCADE,
	number INTEGER NOT NULL,
	format TEXT NOT NULL,
	path TEXT NOT NULL,
	version TEXT,
	PRIMARY KEY (version_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX package_path ON package (path);
CREATE TABLE fixity (
	id INTEGER PRIMARY KEY,
	identifier TEXT NOT NULL,
	path TEXT NOT NULL,
	at TEXT NOT NULL,
	outcome TEXT NOT NULL,
	files INTEGER NOT NULL,
	bytes INTEGER NOT NULL,
	findings TEXT NOT NULL
) STRICT;
CREATE INDEX fixity_identifier ON fixity (identifier, at);
CREATE INDEX fixity_at ON fixity (at);
CREATE TABLE deposit (
	id INTEGER PRIMARY KEY,
	target TEXT NOT NULL,
	identifier TEXT NOT NULL,
	key TEXT NOT NULL,
	state TEXT NOT NULL,
	at TEXT NOT NULL,
	receipt TEXT NOT NULL,
	UNIQUE (identifier, target, key)
) STRICT;
CREATE INDEX deposit_target ON deposit (target, state);
CREATE INDEX deposit_key ON deposit (key);
`);
};

/** Version 2: the index of words, filled from the texts that are there. */
const words: Migration = (database) => {
	database.exec(`
CREATE VIRTUAL TABLE words USING fts5(
	title, body, title_folded, body_folded,
	content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0"
);`);
	const rows = database.all(
		"SELECT r.id, v.title, v.creators, v.publisher, v.subjects, v.body FROM record r JOIN version v ON v.id = r.version_id ORDER BY r.id",
	);
	for (const row of rows) indexRecord(database, row);
};

const migrations: readonly Migration[] = [tables, words];

/** The form that this program writes. */
export const schemaVersion = migrations.length;

/** Brings a database that was just opened to the form of this program, in one transaction; the value is the version that it had, 0 of a new one. */
export function migrate(database: Database, write: boolean, path: string): number {
	const version = versionOf(database, path);
	if (version > schemaVersion) {
		const params = { path, version, known: schemaVersion };
		throw new CatalogueError(diagnostic("catalog/newer", { params }));
	}
	if (version === schemaVersion) return version;
	if (!write) {
		const params = { path, version, known: schemaVersion };
		const code = version === 0 ? "catalog/not-a-catalogue" : "catalog/needs-migration";
		throw new CatalogueError(diagnostic(code, { params }));
	}
	database.transaction(() => {
		// Another run may have been faster.
		const now = versionOf(database, path);
		for (const step of migrations.slice(now)) step(database);
		database.exec(`PRAGMA user_version = ${schemaVersion}; PRAGMA application_id = ${applicationId}`);
	});
	return version;
}

function versionOf(database: Database, path: string): number {
	const version = Number(database.get("PRAGMA user_version")?.user_version ?? 0);
	const application = Number(database.get("PRAGMA application_id")?.application_id ?? 0);
	const tables = Number(database.get("SELECT count(*) AS n FROM sqlite_schema")?.n ?? 0);
	// A database of some other program.
	if (application !== applicationId && (version > 0 || tables > 0)) {
		throw new CatalogueError(diagnostic("catalog/not-a-catalogue", { params: { path } }));
	}
	return version;
}
