import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Surroundings } from "../deposit/factory.ts";
import { transportFinding } from "../deposit/findings.ts";
import { type JournalState, openJournal, readJournal } from "../deposit/journal.ts";
import {
	type DepositState,
	type Diagnostic,
	diagnostic,
	failure,
	hasErrors,
	type Outcome,
	success,
	TransportError,
} from "../model/index.ts";
import { writeFinding } from "../store/failure.ts";
import { writeNewFile } from "../store/text-file.ts";
import { journalFolder } from "./deposit.ts";
import { openTarget } from "./deposit-open.ts";
import type { DepositTarget } from "./deposit-targets.ts";

/** What a journal says of a deposit. */
export interface DepositStatus {
	readonly target: string;
	readonly identifier: string;
	readonly label: string;
	readonly key: string;
	/** `begun`: something was asked for, and nothing is confirmed. */
	readonly state: DepositState | "begun" | "withdrawn";
	/** Of the last line. */
	readonly at: string;
	/** The step whose outcome nobody knows. */
	readonly doubt?: string;
	readonly path?: string;
	readonly names: Readonly<Record<string, string>>;
}

interface FoundJournal {
	readonly file: string;
	readonly state: JournalState;
	readonly status: DepositStatus;
}

function* journals(output: string, target?: string): Generator<FoundJournal | { readonly damaged: Diagnostic }> {
	const root = journalFolder(output);
	for (const name of names(root)) {
		if (target !== undefined && name !== target) continue;
		for (const part of names(join(root, name))) {
			for (const each of names(join(root, name, part))) {
				if (!each.endsWith(".jsonl")) continue;
				const file = join(root, name, part, each);
				const { state, diagnostics } = readJournal(readFileSync(file, "utf8"), file);
				for (const damaged of diagnostics) yield { damaged };
				const { opened } = state;
				if (!opened) continue;
				yield {
					file,
					state,
					status: {
						target: opened.target,
						identifier: opened.identifier,
						label: opened.label,
						key: opened.key,
						state: state.withdrawn ? "withdrawn" : (state.reached ?? "begun"),
						at: state.at ?? opened.at,
						...(state.doubt && { doubt: [state.doubt.name, state.doubt.path].filter(Boolean).join(" ") }),
						...(opened.path !== undefined && { path: opened.path }),
						names: state.names,
					},
				};
			}
		}
	}
}

function names(folder: string): readonly string[] {
	try {
		return readdirSync(folder, { withFileTypes: true })
			.filter((entry) => !entry.name.startsWith("."))
			.map(({ name }) => name)
			.sort();
	} catch {
		return [];
	}
}

/** What the journals of an output folder know, by target and key, one at a time. */
export function* depositStatus(output: string, target?: string): Generator<Outcome<DepositStatus>> {
	for (const found of journals(output, target)) {
		yield "damaged" in found ? failure(found.damaged) : success(found.status);
	}
}

export interface WithdrawRequest {
	readonly target: DepositTarget;
	readonly identifier: string;
	readonly reason: string;
	readonly output: string;
	readonly surroundings: Surroundings;
	readonly signal: AbortSignal;
	/** Tells a catalogue. */
	readonly withdrawn?: ((identifier: string, reason: string, at: string) => void) | undefined;
}

/** Takes a record out of view: a tombstone beside its package, the catalogue, and the repository where its protocol can. Nothing is erased. */
export async function withdrawDeposit(request: WithdrawRequest): Promise<Outcome<readonly DepositStatus[]>> {
	const { target, identifier, reason, output, surroundings, signal, withdrawn } = request;
	const at = new Date(surroundings.now()).toISOString().replace(/\.\d{3}Z$/, "Z");
	const found = [...journals(output, target.name)].filter(
		(each): each is FoundJournal => "state" in each && each.status.identifier === identifier,
	);
	const open = found.filter(({ state }) => !state.withdrawn);
	if (open.length === 0) {
		return failure(diagnostic("deposit/no-such-deposit", { params: { target: target.name } }));
	}
	const diagnostics: Diagnostic[] = [];
	const opened = await openTarget(target, { surroundings, signal });
	try {
		for (const { file, state, status } of open) {
			const done = await withdrawOne(opened.repository, status, state, reason);
			diagnostics.push(...done);
			if (hasErrors(done) && opened.repository.withdraw) continue;
			if (status.path !== undefined) diagnostics.push(...(await leaveTombstone(status, reason, at)));
			withdrawn?.(identifier, reason, at);
			if (!opened.repository.withdraw) continue;
			const journal = openJournal(file, opened.redact.text).value;
			journal?.append({ type: "withdrawn", at, reason });
			journal?.close();
		}
	} finally {
		await opened.close();
	}
	return { value: open.map(({ status }) => status), diagnostics };
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

/** One that is there stays: the first withdrawal counts. */
async function leaveTombstone(status: DepositStatus, reason: string, at: string): Promise<readonly Diagnostic[]> {
	const { path = "", label, identifier, key, target, names: remote } = status;
	const file = join(dirname(path), `${label}.tombstone.json`);
	const content = { identifier, withdrawn: at, reason, target, key, names: remote };
	try {
		const written = await writeNewFile(file, `${JSON.stringify(content, null, "\t")}\n`);
		return written.diagnostics.filter(({ code }) => code !== "store/exists");
	} catch (error) {
		return [writeFinding(error, file)];
	}
}
