import {
	type Claim,
	type Diagnostic,
	diagnostic,
	type EncodingScheme,
	failure,
	hasErrors,
	type Metadata,
	type Outcome,
	type Place,
	success,
} from "../model/index.ts";
import { csvLine, parseCsv } from "../text/csv.ts";
import { readCell, writeCell } from "./cell.ts";
import { canonicalKey } from "./keys.ts";
import { nearest } from "./nearest.ts";
import { type ElementRow, elementRow, elements, faultIn, isLanguageTag } from "./schema.ts";
import { givenClaim, isWithdrawal, withdrawal } from "./values.ts";

/** The column that says which article a row is about. */
const fileColumn = "file";

/** Columns of every sheet; others are there where a description has something for them. */
function isUsual(row: ElementRow): boolean {
	return row.rare === undefined && row.group === undefined;
}

/**
 * Descriptions as a sheet: one row for each article, one column for each element, with a byte order mark, by which Excel knows UTF-8.
 * Cells are those of `cell.ts`.
 */
export function writeSheet(
	articles: readonly { readonly file: string; readonly metadata: Metadata }[],
	more: readonly string[] = [],
): string {
	const used = new Set(
		articles.flatMap(({ metadata }) =>
			[...metadata.claims, ...metadata.superseded.filter(isWithdrawal)].map((c) => c.element),
		),
	);
	const columns = (elements as readonly ElementRow[]).filter(
		(row) => isUsual(row) || used.has(row.key) || more.includes(row.key),
	);
	const lines = articles.map(({ file, metadata }) =>
		csvLine([
			guarded(file),
			...columns.map((row) =>
				writeCell(
					row,
					metadata.claims.filter((c) => c.element === row.key),
					metadata.superseded.some((c) => c.element === row.key && isWithdrawal(c)),
				),
			),
		]),
	);
	return `\uFEFF${csvLine([fileColumn, ...columns.map((row) => row.key)])}${lines.join("")}`;
}

/** A file name that a spreadsheet would take for a formula gets a `./`. */
function guarded(file: string): string {
	return /^[=+\-@]/.test(file) ? `./${file}` : file;
}

/** A row of a sheet: the article's file as the sheet names it, and what the row states. */
export interface SheetRow {
	readonly file: string;
	readonly place: Place;
	readonly claims: readonly Claim[];
}

/** Reads a sheet that people have filled in. Any error leaves no value at all; each has the line, and the column's name as its path. */
export function parseSheet(text: string, name: string): Outcome<readonly SheetRow[]> {
	const { records, fault } = parseCsv(text);
	if (fault) {
		return failure(
			diagnostic("metadata/sheet-syntax", { params: { detail: fault.code }, place: { file: name, line: fault.line } }),
		);
	}
	const [head, ...body] = records;
	if (!head) return failure(diagnostic("metadata/sheet-empty", { place: { file: name } }));
	const found: Diagnostic[] = [];
	const columns = head.cells.map((cell) => column(cell, { file: name, line: head.line }, found));
	const seen = new Set<string>();
	for (const key of columns) {
		if (key === undefined) continue;
		if (seen.has(key))
			found.push(
				diagnostic("metadata/duplicate-key", { params: { key }, place: { file: name, line: head.line, path: key } }),
			);
		seen.add(key);
	}
	const at = columns.indexOf(fileColumn);
	if (at < 0) found.push(diagnostic("metadata/sheet-no-file-column", { place: { file: name, line: head.line } }));
	if (hasErrors(found)) return failure(...found);
	const rows = body.map(({ cells, line }): SheetRow => {
		const place = { file: name, line };
		if (cells.slice(columns.length).some((cell) => cell.trim() !== ""))
			found.push(
				diagnostic("metadata/sheet-cells", { params: { count: cells.length, columns: columns.length }, place }),
			);
		const claims = columns.flatMap((key, i) => {
			const row = key === undefined ? undefined : elementRow(key);
			return row ? cellClaims(row, cells[i] ?? "", { ...place, path: row.key }, found) : [];
		});
		return { file: (cells[at] ?? "").trim(), place, claims };
	});
	return hasErrors(found) ? failure(...found) : success(rows, found);
}

/** The element of a column; undefined for one without a name. */
function column(cell: string, place: Place, found: Diagnostic[]): string | undefined {
	const name = cell.trim();
	if (name === "" || name === fileColumn) return name || undefined;
	const key = canonicalKey(name);
	if (key !== undefined) return key;
	const close = nearest(name, [fileColumn, ...elements.map((row) => row.key)]);
	const where = { ...place, path: name };
	found.push(
		close
			? diagnostic("metadata/misspelt-key", { params: { key: name, nearest: close }, place: where })
			: diagnostic("metadata/unknown-key", { params: { key: name }, place: where }),
	);
	return undefined;
}

function cellClaims(row: ElementRow, text: string, place: Place, found: Diagnostic[]): readonly Claim[] {
	const { cell, fault } = readCell(text);
	if (fault !== undefined) {
		found.push(diagnostic("metadata/sheet-cell", { params: { key: row.key, text: fault }, place }));
		return [];
	}
	if (cell === undefined) return [];
	if (cell === "withdrawn") return [withdrawal(row.key, place)];
	const stated = cell.filter((entry) => !entry.found);
	if (row.cardinality !== "0..n" && stated.length > 1)
		found.push(diagnostic("metadata/too-many-values", { params: { key: row.key, count: stated.length }, place }));
	return stated.flatMap(({ value, lang, scheme, note }) => {
		if (value.trim() === "") return [];
		const bad = faultIn(row, value, scheme);
		if (bad) {
			found.push(diagnostic(bad.code, { params: bad.params, place }));
			return [];
		}
		if (lang !== undefined && !isLanguageTag(lang)) {
			found.push(diagnostic("metadata/invalid-language", { params: { key: "lang", value: lang }, place }));
			return [];
		}
		const given = {
			value,
			...(lang && { language: lang }),
			...(scheme && { scheme: scheme as EncodingScheme }),
			...(note && { note }),
		};
		const made = givenClaim(row, given, place);
		found.push(...made.diagnostics);
		return [made.claim];
	});
}

/** The row about an article: the one that names its path, else the only one that names its file. */
export function rowOf(rows: readonly SheetRow[], file: string): Outcome<SheetRow> {
	const path = normal(file);
	const exact = rows.filter((row) => normal(row.file) === path);
	const own = exact.length > 0 ? exact : rows.filter((row) => base(row.file) === base(file));
	const [row, ...others] = own;
	if (!row) return { diagnostics: [diagnostic("metadata/sheet-no-row", { params: { file } })] };
	if (others.length === 0) return success(row);
	const lines = own.map(({ place }) => place.line).join(", ");
	return failure(diagnostic("metadata/sheet-rows", { params: { file, lines }, place: row.place }));
}

function normal(path: string): string {
	return path
		.normalize("NFC")
		.replaceAll("\\", "/")
		.replace(/^(?:\.\/)+/, "");
}

function base(path: string): string {
	const parts = normal(path).split("/");
	return parts[parts.length - 1] as string;
}
