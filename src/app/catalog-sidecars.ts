import { readdirSync } from "node:fs";
import { join } from "node:path";
import { type Diagnostic, depositStates, diagnostic, type Receipt } from "../model/index.ts";
import { readIfThere } from "../store/append-file.ts";

/** A record that was taken out of view, as `<label>.tombstone.json` beside its package says it. */
export interface Tombstone {
	readonly identifier: string;
	readonly reason: string;
	/** ISO 8601 in UTC with seconds. */
	readonly at: string;
}

export interface Sidecars {
	readonly receipts: readonly Receipt[];
	readonly tombstones: readonly Tombstone[];
	readonly diagnostics: readonly Diagnostic[];
}

/** What stands beside the packages of a folder: `<package>.receipts.jsonl`, a receipt a line, and tombstones. */
export function readSidecars(folder: string): Sidecars {
	const receipts: Receipt[] = [];
	const tombstones: Tombstone[] = [];
	const diagnostics: Diagnostic[] = [];
	const wrong = (path: string, line: number) =>
		diagnostics.push(diagnostic("catalog/sidecar-damaged", { params: { path, line }, place: { file: path, line } }));
	for (const name of namesIn(folder)) {
		const path = join(folder, name);
		if (name.endsWith(".receipts.jsonl")) {
			const text = readIfThere(path);
			diagnostics.push(...text.diagnostics);
			for (const [index, line] of (text.value ?? "").split("\n").entries()) {
				if (line.trim() === "") continue;
				const receipt = parsed(line, isReceipt);
				if (receipt) receipts.push(receipt);
				else wrong(path, index + 1);
			}
		} else if (name.endsWith(".tombstone.json")) {
			const text = readIfThere(path);
			diagnostics.push(...text.diagnostics);
			const tombstone = parsed(text.value ?? "", isTombstone);
			if (tombstone) tombstones.push(tombstone);
			else wrong(path, 1);
		}
	}
	return { receipts, tombstones, diagnostics };
}

function namesIn(folder: string): readonly string[] {
	try {
		return readdirSync(folder).sort();
	} catch {
		return [];
	}
}

function parsed<T>(text: string, is: (value: unknown) => value is T): T | undefined {
	try {
		const value: unknown = JSON.parse(text);
		return is(value) ? value : undefined;
	} catch {
		return undefined;
	}
}

function hasTexts(value: unknown, keys: readonly string[]): boolean {
	if (typeof value !== "object" || value === null) return false;
	return keys.every((key) => typeof (value as Record<string, unknown>)[key] === "string");
}

function isReceipt(value: unknown): value is Receipt {
	if (!hasTexts(value, ["target", "identifier", "state", "at"])) return false;
	const { state, links } = value as Receipt;
	return depositStates.includes(state) && typeof links === "object" && links !== null;
}

function isTombstone(value: unknown): value is Tombstone {
	return hasTexts(value, ["identifier", "reason", "at"]);
}
