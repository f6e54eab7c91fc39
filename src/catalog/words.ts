import { diagnostic, failure, type Outcome, success } from "../model/index.ts";
import { canonical } from "../text/canonical.ts";
import { foundWords, wordForms, wordStarts } from "../text/fold.ts";

/** What is looked for as one: a word, or words next to each other. */
export interface Term {
	/** As typed, word by word. */
	readonly words: readonly string[];
	/** The last word is the beginning of one. */
	readonly open: boolean;
}

/** A search: something of each group, and nothing of what is left out. */
export interface Words {
	readonly groups: readonly (readonly Term[])[];
	readonly without: readonly Term[];
}

/** Terms of a search at most; FTS5 has a limit of its own for the depth of expressions. */
const most = 64;
const longest = 2000;

const piece = /([-!]?)(?:["“”«»„]([^"“”«»„]*)["“”«»„]?|([^\s"“”«»„()|]+)|(\|))(\*)?/gu;

/**
 * What people type into a field of search: words that all have to be there, `"words in a row"`, `beginn*`, `one OR other` (or `|`), `-not` or
 * `NOT not`. Signs that mean nothing are left out; nothing can be typed that is an error of syntax.
 */
export function parseWords(typed: string): Outcome<Words> {
	const text = canonical(typed.replaceAll("\0", " "));
	if (text.length > longest) return failure(diagnostic("catalog/query-too-long", { params: { most } }));
	const groups: Term[][] = [];
	const without: Term[] = [];
	let joins = false;
	let negates = false;
	let count = 0;
	for (const [, minus, phrase, bare, bar, star] of text.matchAll(piece)) {
		if (bar !== undefined || bare === "OR") {
			joins = groups.length > 0;
			continue;
		}
		if (bare === "AND" || bare === "NOT") {
			negates ||= bare === "NOT";
			continue;
		}
		const own = phrase ?? bare ?? "";
		const words = foundWords(own).map((word) => word.text);
		if (words.length > 0) {
			const term = { words, open: star !== undefined || (phrase === undefined && own.endsWith("*")) };
			if (++count > most) return failure(diagnostic("catalog/query-too-long", { params: { most } }));
			if (minus !== "" || negates) without.push(term);
			else if (joins) groups.at(-1)?.push(term);
			else groups.push([term]);
		}
		joins = false;
		negates = false;
	}
	if (groups.length > 0) return success({ groups, without });
	const code = without.length > 0 ? "catalog/query-only-not" : "catalog/query-empty";
	return failure(diagnostic(code, { params: { query: typed } }));
}

/** The words next to each other, as they were typed: Vietnamese writes one word as several syllables. Undefined where they are not plain words. */
export function inARow({ groups, without }: Words): Words | undefined {
	if (groups.length < 2 || groups.some((terms) => terms.length > 1 || terms[0]?.open)) return undefined;
	return { groups: [[{ words: groups.flatMap(([term]) => term?.words ?? []), open: false }]], without };
}

/** Columns of the index that a search goes through, and which form of the words they hold. */
export interface Scope {
	readonly columns: readonly string[];
	readonly folded: boolean;
}

/** The search in the language of FTS5 (https://sqlite.org/fts5.html#full_text_query_syntax); every word stands in quotes. */
export function ftsExpression({ groups, without }: Words, { columns, folded }: Scope): string {
	const any = (terms: readonly Term[]) => `(${terms.map((term) => ftsTerm(term, folded)).join(" OR ")})`;
	const wanted = groups.map(any).join(" AND ");
	const scope = `{${columns.join(" ")}} : `;
	if (without.length === 0) return `${scope}(${wanted})`;
	// What is left out is so wherever it stands.
	const wide = folded ? "{title_folded body_folded}" : "{title body}";
	return `(${scope}(${wanted})) NOT (${wide} : ${any(without)})`;
}

function ftsTerm(term: Term, folded: boolean): string {
	const rows = termForms(term, folded).map((forms) => `"${forms.join(" ")}"${term.open ? " *" : ""}`);
	return rows.length === 1 ? (rows[0] as string) : `(${rows.join(" OR ")})`;
}

/** The rows of words that fulfil a term, in the form that is compared. */
export function termForms({ words, open }: Term, folded: boolean): readonly (readonly string[])[] {
	const forms = words.map((word) => (folded ? wordForms(word).folded : wordForms(word).exact));
	if (!open || folded) return [forms];
	return wordStarts(words.at(-1) as string).map((start) => [...forms.slice(0, -1), start]);
}
