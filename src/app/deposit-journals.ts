import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type JournalState, readJournal } from "../deposit/journal.ts";
import { type DepositState, type Diagnostic, failure, type Outcome, success } from "../model/index.ts";
import { journalFolder } from "./deposit.ts";

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

export interface FoundJournal {
	readonly file: string;
	readonly state: JournalState;
	readonly status: DepositStatus;
}

/** The journals of an output folder, by target and key. */
export function* journals(output: string, target?: string): Generator<FoundJournal | { readonly damaged: Diagnostic }> {
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
