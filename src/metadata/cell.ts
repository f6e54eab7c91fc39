import type { Claim } from "../model/index.ts";
import { type ElementRow, schemeOf } from "./schema.ts";
import { isWithdrawal } from "./values.ts";

/**
 * One cell of a sheet holds all values of an element, with `|` between. A value may be followed by `{lang=…}`, `{scheme=…}`,
 * `{note=…}`. `?` before a value says that the program found it and nobody has confirmed it yet. `[]` withdraws. A backslash takes
 * the meaning from the character behind it.
 */
export interface CellEntry {
	readonly value: string;
	readonly lang?: string;
	readonly scheme?: string;
	readonly note?: string;
	/** Found by the program; states nothing. */
	readonly found?: true;
}

/** What a cell says: nothing, a withdrawal, or values. */
export type Cell = readonly CellEntry[] | "withdrawn" | undefined;

/** What spreadsheets would take for a formula, a number or a date; behind an apostrophe they leave it alone. */
const tempting = /^'*(?:[=+\-@\t\r]|\d[\d\s.,:/TZ+-]*$)/;

export function writeCell(row: ElementRow, claims: readonly Claim[], withdrawn: boolean): string {
	const entries = claims.filter((c) => !isWithdrawal(c)).map((claim) => writeEntry(row, claim));
	const text = entries.length === 0 && withdrawn ? "[]" : entries.join(" | ");
	return tempting.test(text) ? `'${text}` : text;
}

function writeEntry(row: ElementRow, { value, language, scheme, note, origin }: Claim): string {
	const named = scheme === schemeOf(row, value) ? undefined : scheme;
	const extras = Object.entries({ lang: language, scheme: named, note }).flatMap(([key, text]) =>
		text === undefined ? [] : [` {${key}=${escaped(text)}}`],
	);
	return `${origin === "given" ? "" : "? "}${escaped(value)}${extras.join("")}`;
}

/** White space at the edges, and what has a meaning in cells, behind backslashes. */
function escaped(text: string): string {
	return text
		.replace(/[\\|{}]/g, "\\$&")
		.replace(/^(?:\?|\[\]$)/, "\\$&")
		.replace(/\r/g, "\\r")
		.replace(/^[ \n\t]/, (c) => `\\${whites.get(c)}`)
		.replace(/[ \n\t]$/, (c) => `\\${whites.get(c)}`);
}

const whites: ReadonlyMap<string, string> = new Map([
	[" ", "s"],
	["\n", "n"],
	["\t", "t"],
]);
const meanings: ReadonlyMap<string, string> = new Map([
	...[...whites].map(([c, name]) => [name, c] as const),
	["r", "\r"],
]);

/** Reads a cell; a fault is the piece of text that is out of place. */
export function readCell(text: string): { readonly cell: Cell; readonly fault?: string } {
	const plain = tempting.test(text) && text.startsWith("'") ? text.slice(1) : text;
	if (plain.trim() === "") return { cell: undefined };
	if (plain.trim() === "[]") return { cell: "withdrawn" };
	const entries: CellEntry[] = [];
	for (const piece of pieces(plain, "|")) {
		if (piece.trim() === "") continue;
		const entry = readEntry(piece);
		if (typeof entry === "string") return { cell: undefined, fault: entry };
		entries.push(entry);
	}
	return { cell: entries };
}

function readEntry(piece: string): CellEntry | string {
	const found = /^\s*\?\s*/.exec(piece)?.[0] ?? "";
	const [first = "", ...rest] = pieces(piece.slice(found.length), "{");
	const extras: Record<string, string> = {};
	for (const extra of rest) {
		const [inside = "", behind, ...more] = pieces(extra, "}");
		const [, key, value] = /^(lang|scheme|note)=(.*)$/s.exec(inside) ?? [];
		const isWhole = behind !== undefined && more.length === 0 && behind.trim() === "";
		if (key === undefined || value === undefined || !isWhole || key in extras) return `{${extra.trim()}`;
		extras[key] = unescaped(value);
	}
	return { value: unescaped(trimmed(first)), ...extras, ...(found !== "" && { found: true as const }) };
}

/** Parts of a text between separators that stand behind no backslash. */
function pieces(text: string, separator: string): readonly string[] {
	const parts = [""];
	for (let i = 0; i < text.length; i++) {
		const c = text.charAt(i);
		if (c === separator) parts.push("");
		else if (c === "\\") parts[parts.length - 1] += c + text.charAt(++i);
		else parts[parts.length - 1] += c;
	}
	return parts;
}

function trimmed(text: string): string {
	const start = text.trimStart();
	const end = start.trimEnd();
	return /(?:^|[^\\])(?:\\\\)*\\$/.test(end) ? start : end;
}

function unescaped(text: string): string {
	return text.replace(/\\([\s\S])/g, (_, c: string) => meanings.get(c) ?? c);
}
