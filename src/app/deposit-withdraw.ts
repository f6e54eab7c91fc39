import { existsSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { openCatalogue } from "../catalog/open.ts";
import type { Surroundings } from "../deposit/factory.ts";
import { transportFinding } from "../deposit/findings.ts";
import { type JournalState, openJournal } from "../deposit/journal.ts";
import { parseRecordJson } from "../metadata/record-json.ts";
import {
	type DepositState,
	type Diagnostic,
	depositStates,
	diagnostic,
	failure,
	hasErrors,
	type Outcome,
	type Receipt,
	TransportError,
} from "../model/index.ts";
import { depositName } from "../packaging/sword/names.ts";
import { readIfThere } from "../store/append-file.ts";
import { writeFinding } from "../store/failure.ts";
import { writeNewFile } from "../store/text-file.ts";
import { resolveRecord } from "./catalog.ts";
import { recordsIn } from "./catalog-find.ts";
import { tombstonePath } from "./deposit.ts";
import { withCatalogue } from "./deposit-catalogue.ts";
import { type DepositStatus, type FoundJournal, journals } from "./deposit-journals.ts";
import { openTarget } from "./deposit-open.ts";
import { keepReceipt } from "./deposit-receipts.ts";
import type { DepositTarget } from "./deposit-targets.ts";
import { isOcflFolder } from "./ocfl-verify.ts";

interface Withdrawal {
	/** Of the record; where there is a catalogue, also the name of its folder or the eight digits at the end of that. */
	readonly identifier: string;
	readonly reason: string;
	readonly output: string;
	readonly surroundings: Pick<Surroundings, "now">;
	/** A catalogue that is told, where it is there. */
	readonly database?: string | undefined;
	readonly signal: AbortSignal;
}

export interface WithdrawRequest extends Withdrawal {
	readonly target: DepositTarget;
	readonly surroundings: Surroundings;
}

/** Takes a record out of view: a tombstone beside its package, the catalogue, and the repository where its protocol can. Nothing is erased. */
export async function withdrawDeposit(request: WithdrawRequest): Promise<Outcome<readonly DepositStatus[]>> {
	const { target, reason, output, surroundings, signal, database } = request;
	const at = timeOf(surroundings);
	const { identifier = request.identifier } = await known(database, request.identifier);
	const found = [...journals(output, target.name)].filter(
		(each): each is FoundJournal => "state" in each && each.status.identifier === identifier,
	);
	const open = found.filter(({ state }) => !state.withdrawn);
	if (open.length === 0) {
		return failure(diagnostic("deposit/no-such-deposit", { params: { target: target.name } }));
	}
	const diagnostics: Diagnostic[] = [];
	const withdrawn: DepositStatus[] = [];
	const opened = await openTarget(target, { surroundings, signal });
	try {
		for (const { file, state, status } of open) {
			const done = await withdrawOne(opened.repository, status, state, reason);
			diagnostics.push(...done);
			if (hasErrors(done) && opened.repository.withdraw) continue;
			const { path } = status;
			if (path !== undefined) diagnostics.push(...(await leaveTombstone(path, status, reason, at)));
			const receipt = opened.repository.withdraw && withdrawnReceipt(status, state.reached, reason, at);
			// A package that was moved away has nothing beside it.
			if (receipt && path !== undefined && existsSync(dirname(path))) diagnostics.push(...keepReceipt(path, receipt));
			diagnostics.push(...(await tell(database, { identifier, reason, at, receipt })));
			if (!opened.repository.withdraw) continue;
			withdrawn.push(status);
			const journal = openJournal(file, opened.redact.text).value;
			journal?.append({ type: "withdrawn", at, reason });
			journal?.close();
		}
	} finally {
		await opened.close();
	}
	return { value: withdrawn, diagnostics };
}

/** What a local withdrawal left. */
export interface LocalWithdrawal {
	readonly identifier: string;
	readonly tombstones: readonly string[];
	/** Targets that still show the record. */
	readonly shown: readonly string[];
}

/** Takes a record out of the view of this archive alone: tombstones beside its packages and the catalogue. No repository is asked, nothing erased. */
export async function withdrawRecord(request: Withdrawal): Promise<Outcome<LocalWithdrawal>> {
	const { reason, output, surroundings, database, signal } = request;
	const at = timeOf(surroundings);
	const { identifier = request.identifier, packages = [] } = await known(database, request.identifier);
	const deposited = [...journals(output)].filter(
		(each): each is FoundJournal => "state" in each && each.status.identifier === identifier,
	);
	const places = new Set<string>();
	for (const path of packages) if (existsSync(join(output, path))) places.add(resolve(output, path));
	for (const { status } of deposited) if (status.path && existsSync(status.path)) places.add(status.path);
	if (places.size === 0) {
		for await (const { record } of recordsIn(output, signal)) {
			const json = record && (await record.tree.read("data/metadata/record.json")).value;
			if (!record || !json) continue;
			const read = parseRecordJson(new TextDecoder().decode(json), record.package.path).value;
			if (read?.identifier === identifier) places.add(resolve(output, record.package.path.split("!/")[0] as string));
		}
	}
	if (places.size === 0) return failure(diagnostic("catalog/no-such-record", { params: { identifier } }));
	const diagnostics: Diagnostic[] = [];
	const tombstones: string[] = [];
	let first = { reason, at };
	for (const place of [...places].sort()) {
		const path = aside(place);
		const file = tombstonePath(path);
		diagnostics.push(...(await leaveTombstone(path, { identifier, label: depositName(basename(path)) }, reason, at)));
		tombstones.push(file);
		// The first withdrawal counts, so that a catalogue that was locked gets the same of a second run.
		first = written(file) ?? first;
	}
	if (hasErrors(diagnostics)) return failure(...diagnostics);
	diagnostics.push(...(await tell(database, { identifier, ...first })));
	const shown = deposited.filter(({ state }) => !state.withdrawn).map(({ status }) => status.target);
	return { value: { identifier, tombstones, shown: [...new Set(shown)] }, diagnostics };
}

/** A storage root holds nothing but objects (OCFL 1.1, 4.1): what is said of one of them stands beside the root, by the object's name. */
function aside(place: string): string {
	for (let folder = dirname(place); folder !== dirname(folder); folder = dirname(folder)) {
		if (isOcflFolder(folder)) return join(dirname(folder), basename(place));
	}
	return place;
}

function timeOf({ now }: Pick<Surroundings, "now">): string {
	return new Date(now()).toISOString().replace(/\.\d{3}Z$/, "Z");
}

/** What the catalogue knows under a name; nothing where there is none. */
async function known(
	database: string | undefined,
	name: string,
): Promise<{ readonly identifier?: string; readonly packages?: readonly string[] }> {
	if (database === undefined || !statSync(database, { throwIfNoEntry: false })) return {};
	const opened = await openCatalogue(database);
	if (opened.value === undefined) return {};
	try {
		const identifier = resolveRecord(opened.value, name);
		if (identifier === undefined) return {};
		const packages = opened.value.record(identifier)?.packages ?? [];
		return { identifier, packages: packages.map(({ path }) => path.split("!/")[0] as string) };
	} finally {
		opened.value.close();
	}
}

interface Told {
	readonly identifier: string;
	readonly reason: string;
	readonly at: string;
	readonly receipt?: Receipt | undefined;
}

async function tell(
	database: string | undefined,
	{ identifier, reason, at, receipt }: Told,
): Promise<readonly Diagnostic[]> {
	if (database === undefined || !existsSync(database)) return [];
	return withCatalogue(database, (catalogue) => {
		if (receipt) catalogue.putDeposit(receipt);
		catalogue.withdraw(identifier, reason, at);
		return [];
	});
}

type Repository = Awaited<ReturnType<typeof openTarget>>["repository"];

async function withdrawOne(
	repository: Repository,
	{ key, identifier }: DepositStatus,
	state: JournalState,
	reason: string,
): Promise<readonly Diagnostic[]> {
	const { name: target, kind } = repository;
	if (!repository.withdraw) return [diagnostic("deposit/cannot-withdraw", { params: { target, kind } })];
	try {
		return (await repository.withdraw({ key, identifier }, state.names, reason)).diagnostics;
	} catch (error) {
		if (!(error instanceof TransportError)) throw error;
		return [transportFinding(error, target, "withdraw")];
	}
}

function withdrawnReceipt(
	{ target, identifier, key, names }: DepositStatus,
	reached: DepositState | undefined,
	reason: string,
	at: string,
): Receipt {
	const state = reached ?? depositStates[0];
	return { target, identifier, state, links: {}, at, key, names, withdrawn: { reason } };
}

/** One that is there stays: the first withdrawal counts. */
async function leaveTombstone(
	path: string,
	of: Pick<DepositStatus, "identifier" | "label"> & Partial<DepositStatus>,
	reason: string,
	at: string,
): Promise<readonly Diagnostic[]> {
	const { label, identifier, key, target, names } = of;
	const file = join(dirname(path), `${label}.tombstone.json`);
	try {
		const text = `${JSON.stringify({ identifier, at, reason, target, key, names }, null, "\t")}\n`;
		const { diagnostics } = await writeNewFile(file, text);
		return diagnostics.filter(({ code }) => code !== "store/exists");
	} catch (error) {
		return [writeFinding(error, file)];
	}
}

function written(file: string): { readonly reason: string; readonly at: string } | undefined {
	try {
		const { reason, at } = JSON.parse(readIfThere(file).value ?? "") as Record<string, unknown>;
		return typeof reason === "string" && typeof at === "string" ? { reason, at } : undefined;
	} catch {
		return undefined;
	}
}
