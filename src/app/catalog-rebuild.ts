import { existsSync, rmSync } from "node:fs";
import { rename } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { CatalogueError } from "../catalog/failure.ts";
import { lockCatalogue, type OpenWriter, openCatalogue, writerLockPath } from "../catalog/open.ts";
import { catalogueOpened } from "../catalog/record.ts";
import { joinWords } from "../catalog/write.ts";
import { type CatalogueRecord, type Diagnostic, diagnostic, failure, type Outcome, success } from "../model/index.ts";
import { renameFinding } from "../store/failure.ts";
import { recordsIn } from "./catalog-find.ts";
import { readSidecars } from "./catalog-sidecars.ts";

export interface RebuildRequest {
	readonly database: string;
	/** Folders of packages, storage roots, archives. */
	readonly stores: readonly string[];
	/** ISO 8601 in UTC with seconds. */
	readonly at: string;
	readonly signal?: AbortSignal;
	/** Told of each place that was looked at. */
	readonly onRecord?: (path: string, diagnostics: readonly Diagnostic[]) => void;
}

export interface RebuildResult {
	readonly records: number;
	readonly failed: number;
	readonly deposits: number;
	readonly withdrawn: number;
	/** Fixity checks that only the catalogue before knew of. */
	readonly checks: number;
}

/** Records in a transaction. */
const group = 200;

/** Makes a catalogue anew of packages alone, beside the one that is there, and puts it in its place in one step. */
export async function rebuildCatalogue(request: RebuildRequest): Promise<Outcome<RebuildResult>> {
	const path = resolve(request.database);
	const part = `${path}.part`;
	const lock = await lockCatalogue(path);
	if (lock.value === undefined) return failure(...lock.diagnostics);
	try {
		removeDatabase(part);
		const opened = await openCatalogue(part, { write: true });
		if (opened.value === undefined) return failure(...opened.diagnostics);
		const fresh = opened.value;
		let result: RebuildResult;
		let checks = 0;
		const diagnostics: Diagnostic[] = [];
		try {
			result = await fill(fresh, request, diagnostics);
			checks = await carryChecks(path, fresh);
		} finally {
			fresh.close();
		}
		if (request.signal?.aborted) return failure(...diagnostics);
		if (result.records === 0) {
			const params = { path: request.stores.join(", ") };
			return failure(...diagnostics, diagnostic("catalog/nothing-to-rebuild", { params }));
		}
		await emptyLog(path);
		for (const end of ["-wal", "-shm"]) rmSync(path + end, { force: true });
		await rename(part, path);
		return success({ ...result, checks }, diagnostics);
	} catch (error) {
		if (error instanceof CatalogueError) return failure(error.finding);
		return failure(renameFinding(error, request.database));
	} finally {
		removeDatabase(part);
		lock.value.close();
	}
}

async function fill(
	catalogue: OpenWriter,
	{ stores, at, signal, onRecord }: RebuildRequest,
	diagnostics: Diagnostic[],
): Promise<RebuildResult> {
	let waiting: CatalogueRecord[] = [];
	let records = 0;
	let failed = 0;
	const folders = new Set<string>();
	const put = () => {
		catalogue.put(waiting, at);
		waiting = [];
	};
	for (const store of stores) {
		folders.add(resolve(store));
		for await (const found of recordsIn(store, signal)) {
			const { record, path } = found;
			folders.add(dirname(resolve(path.split("!/")[0] as string)));
			const outcome: Outcome<CatalogueRecord> = record
				? await catalogueOpened(record.tree, record.label, { version: record.version, packages: [record.package] })
				: { diagnostics: found.diagnostics };
			if (outcome.value) {
				waiting.push(outcome.value);
				records++;
			} else {
				failed++;
				const missed = diagnostic("catalog/not-rebuilt", { params: { path }, place: { file: path } });
				diagnostics.push(...outcome.diagnostics, missed);
			}
			onRecord?.(path, outcome.value ? [] : outcome.diagnostics);
			if (waiting.length >= group) put();
		}
	}
	put();
	joinWords(catalogue.database);
	let deposits = 0;
	let withdrawn = 0;
	for (const folder of [...folders].sort()) {
		const beside = readSidecars(folder);
		diagnostics.push(...beside.diagnostics);
		for (const receipt of beside.receipts) catalogue.putDeposit(receipt);
		deposits += beside.receipts.length;
		for (const { identifier, reason, at: when } of beside.tombstones) {
			if (catalogue.withdraw(identifier, reason, when)) withdrawn++;
		}
	}
	return { records, failed, deposits, withdrawn, checks: 0 };
}

/** Fixity checks are told by no package: those of the catalogue that is replaced are taken along, where it can be read. */
async function carryChecks(path: string, fresh: OpenWriter): Promise<number> {
	if (!existsSync(path)) return 0;
	const old = await openCatalogue(path);
	if (old.value === undefined) return 0;
	try {
		const checks = old.value.checks();
		fresh.putCheck(checks);
		return checks.length;
	} catch {
		return 0;
	} finally {
		old.value.close();
	}
}

/** What a killed run left in the log of the catalogue that is replaced must not be taken for part of the new one. */
async function emptyLog(path: string): Promise<void> {
	if (!existsSync(`${path}-wal`)) return;
	const old = await openCatalogue(path);
	old.value?.close();
}

function removeDatabase(path: string): void {
	for (const end of ["", "-wal", "-shm"]) rmSync(path + end, { force: true });
	rmSync(writerLockPath(path), { force: true });
}

/** The catalogue of a folder. */
export function databaseIn(folder: string): string {
	return join(folder, "banluu.db");
}
