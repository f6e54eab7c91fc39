import { existsSync } from "node:fs";
import { join } from "node:path";
import type { OpenReader } from "../catalog/open.ts";
import { type CataloguePackage, type Diagnostic, diagnostic } from "../model/index.ts";
import { sha256File } from "./catalog-digest.ts";

export interface CheckRequest {
	/** What findings call the database. */
	readonly path: string;
	/** The folder that the packages' paths count from. */
	readonly store: string;
	/** Whether the files of the packages are read and compared with the catalogue. */
	readonly digests: boolean;
	readonly signal?: AbortSignal;
}

export interface CheckResult {
	readonly packages: number;
	readonly missing: number;
	/** Files whose digests were compared. */
	readonly files: number;
	readonly differing: number;
	readonly diagnostics: readonly Diagnostic[];
}

/** Whether the database is whole, and what it says is still there. */
export async function checkCatalogue(reader: OpenReader, request: CheckRequest): Promise<CheckResult> {
	const { path, store, digests, signal } = request;
	const { database } = reader;
	const diagnostics: Diagnostic[] = [];
	const wrong = (reason: string) => diagnostics.push(diagnostic("catalog/integrity", { params: { path, reason } }));
	for (const { integrity_check: said } of database.all("PRAGMA integrity_check")) {
		if (said !== "ok") wrong(String(said));
	}
	for (const { table, parent } of database.all("PRAGMA foreign_key_check")) wrong(`${table} -> ${parent}`);
	const lost =
		"SELECT count(*) AS n FROM record WHERE version_id IS NULL OR version_id NOT IN (SELECT id FROM version)";
	const orphans = Number(database.get(lost)?.n ?? 0);
	if (orphans > 0) wrong(`record: ${orphans}`);
	let packages = 0;
	let missing = 0;
	let files = 0;
	let differing = 0;
	const rows = database.all(
		`SELECT r.identifier, v.version AS number, p.format, p.path, p.version FROM package p JOIN version v ON v.id = p.version_id
		JOIN record r ON r.id = v.record_id WHERE r.state = 'kept' ORDER BY r.identifier, v.version, p.number`,
	);
	for (const row of rows) {
		if (signal?.aborted) break;
		const identifier = String(row.identifier);
		const held = row as unknown as CataloguePackage;
		packages++;
		const onDisk = join(store, held.path.split("!/")[0] as string);
		if (!existsSync(onDisk)) {
			missing++;
			diagnostics.push(diagnostic("catalog/package-missing", { params: { identifier, path: onDisk } }));
			continue;
		}
		// Files of archives and storage roots are checked with their package, by `verify`.
		if (!digests || held.path.includes("!/") || held.format === "ocfl") continue;
		const payload = existsSync(join(onDisk, "bagit.txt")) ? join(onDisk, "data") : onDisk;
		for (const artifact of reader.record(identifier, Number(row.number))?.artifacts ?? []) {
			const full = join(payload, artifact.path);
			const found = await sha256File(full);
			files++;
			if (found === artifact.digests.sha256) continue;
			differing++;
			const code = found === undefined ? "catalog/artifact-missing" : "catalog/digest-differs";
			diagnostics.push(diagnostic(code, { params: { identifier, path: full } }));
		}
	}
	return { packages, missing, files, differing, diagnostics };
}
