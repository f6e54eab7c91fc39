import { type Diagnostic, diagnostic } from "../model/index.ts";

/** What a catalogue throws where its functions give plain values: what is wrong, as a finding. */
export class CatalogueError extends Error {
	readonly finding: Diagnostic;
	constructor(finding: Diagnostic) {
		super(finding.code);
		this.finding = finding;
	}
}

/** Result codes of SQLite (https://sqlite.org/rescode.html), extended ones by their beginning. */
const codes = [
	[/^SQLITE_(?:BUSY|LOCKED)/, "catalog/locked"],
	[/^SQLITE_(?:FULL|IOERR_(?:WRITE|SHMSIZE))/, "catalog/no-space"],
	[/^SQLITE_(?:READONLY|CANTOPEN|PERM)/, "catalog/not-writable"],
	[/^SQLITE_NOTADB/, "catalog/not-a-catalogue"],
] as const;

/** A finding from an error of the database. */
export function databaseFinding(error: unknown, path: string): Diagnostic {
	if (error instanceof CatalogueError) return error.finding;
	const name = codeOf(error);
	const reason = error instanceof Error ? error.message : String(error);
	for (const [pattern, code] of codes) if (pattern.test(name)) return diagnostic(code, { params: { path } });
	// The library tells a file that cannot be opened by its number only.
	if (/: 14"?\)?$/.test(reason)) return diagnostic("catalog/not-writable", { params: { path } });
	if (/: 26"?\)?$/.test(reason)) return diagnostic("catalog/not-a-catalogue", { params: { path } });
	if (/^SQLITE_CORRUPT|malformed/.test(`${name} ${reason}`)) {
		return diagnostic("catalog/damaged", { params: { path, reason } });
	}
	return diagnostic("catalog/failed", { params: { path, reason: name || reason } });
}

function codeOf(error: unknown): string {
	const code = error instanceof Error && "code" in error ? error.code : undefined;
	return typeof code === "string" ? code : "";
}
