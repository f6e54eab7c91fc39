import { statSync } from "node:fs";
import { dayRange } from "../catalog/dates.ts";
import type { OpenReader } from "../catalog/open.ts";
import { joinWords } from "../catalog/write.ts";
import type { CatalogueQuery, CatalogueRow } from "../model/index.ts";
import { csvLine } from "../text/csv.ts";

export { dumpCatalogue } from "../catalog/dump.ts";
export { CatalogueError } from "../catalog/failure.ts";
export { openCatalogue } from "../catalog/open.ts";
export { type CatalogueStats, catalogueStats } from "../catalog/stats.ts";
export { parseWords } from "../catalog/words.ts";
export { databaseIn } from "./catalog-rebuild.ts";

/** The identifier of a record by itself, by the name of its folder, or by the eight digits at the end of that. */
export function resolveRecord({ database }: Pick<OpenReader, "database">, name: string): string | undefined {
	const exact = database.get("SELECT identifier FROM record WHERE identifier = ?", [name]);
	if (exact) return String(exact.identifier);
	const sql = `SELECT DISTINCT r.identifier FROM record r JOIN version v ON v.record_id = r.id WHERE ${
		/^[0-9a-f]{8}$/.test(name) ? "v.label GLOB '*-' || ?1 OR v.label GLOB '*-' || ?1 || '-v*'" : "v.label = ?1"
	}`;
	const rows = database.all(sql, [name]);
	return rows.length === 1 ? String(rows[0]?.identifier) : undefined;
}

/** Rows at a time. */
const page = 500;

/** All rows of a question, in pages, so that no more than one stands in memory. */
export function* everyRow(reader: OpenReader, query: CatalogueQuery): Iterable<CatalogueRow> {
	const { limit = Number.POSITIVE_INFINITY, offset = 0 } = query;
	for (let at = 0; at < limit; at += page) {
		const rows = reader.search({ ...query, limit: Math.min(page, limit - at), offset: offset + at });
		yield* rows;
		if (rows.length < page) return;
	}
}

const columns: readonly (readonly [string, (row: CatalogueRow) => string])[] = [
	["identifier", (row) => row.identifier],
	["version", (row) => String(row.version)],
	["state", (row) => row.state],
	["title", (row) => row.title],
	["creators", (row) => row.creators.join("; ")],
	["publisher", (row) => row.publisher ?? ""],
	["issued", (row) => row.issued ?? ""],
	["subjects", (row) => row.subjects.join("; ")],
	["language", (row) => row.language],
	["pages", (row) => String(row.pages ?? "")],
	["flavour", (row) => row.flavour ?? ""],
	["source", (row) => row.sourceName],
	["sourceDigest", (row) => row.sourceDigest],
	["builtAt", (row) => row.builtAt],
	["changedAt", (row) => row.changedAt],
	["label", (row) => row.label],
	["packages", (row) => row.packages.map(({ format, path }) => `${format}:${path}`).join("; ")],
];

/** The head of the sheet (RFC 4180). A byte order mark tells spreadsheets that it is UTF-8. */
export function csvHead(): string {
	return `\uFEFF${csvLine(columns.map(([name]) => name))}`;
}

export function csvRow(row: CatalogueRow): string {
	return csvLine(columns.map(([, of]) => harmless(of(row))));
}

/** A cell that a spreadsheet would take for a formula begins with an apostrophe (OWASP, "CSV Injection"). */
function harmless(cell: string): string {
	return /^[=+\-@\t\r\n＝＋－＠]/.test(cell) ? `'${cell}` : cell;
}

/** Makes the file as small as it can be, and the index of words with it; the sizes are those of the file in bytes. */
export function vacuumCatalogue(
	{ database }: Pick<OpenReader, "database">,
	path: string,
): { readonly before: number; readonly after: number } {
	const size = () => statSync(path).size;
	const before = size();
	joinWords(database);
	database.exec("VACUUM");
	database.exec("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA optimize");
	return { before, after: size() };
}

/** Whether it is a date that a search can begin or end at. */
export function isDate(value: string): boolean {
	return dayRange(value) !== undefined;
}
