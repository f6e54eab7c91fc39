import { type FoundWord, foundWords, wordForms } from "../text/fold.ts";
import { inARow, type Term, termForms, type Words } from "./words.ts";

/** UTF-16 units of a passage, without its marks. */
const length = 160;
const before = 40;

interface Hit {
	readonly start: number;
	readonly end: number;
	readonly term: number;
}

/**
 * The passage of a text that says most of what was looked for, the words that were found in `‹›`; words with other tones only where they are asked for.
 * Undefined where nothing of it stands in the text.
 */
export function passage(text: string, asked: Words, fold: boolean): string | undefined {
	// The words in a row come first: where they are, they count more than any of them.
	const row = inARow(asked)?.groups.flat() ?? [];
	const terms = [...row, ...asked.groups.flat()];
	const words = foundWords(text);
	const forms = words.map((word) => wordForms(word.text));
	const exact = hitsOf(
		words,
		forms.map((form) => form.exact),
		terms,
		false,
	);
	const hits = fold
		? merged(
				exact,
				hitsOf(
					words,
					forms.map((form) => form.folded),
					terms,
					true,
				),
			)
		: exact;
	if (hits.length === 0) return undefined;
	let best = 0;
	let most = 0;
	for (const [i, hit] of hits.entries()) {
		const inside = new Set<number>();
		for (let j = i; j < hits.length && (hits[j] as Hit).end - hit.start <= length - before; j++) {
			inside.add((hits[j] as Hit).term);
		}
		const worth = inside.size + (row.length > 0 && inside.has(0) ? terms.length : 0);
		if (worth > most) [best, most] = [i, worth];
	}
	const first = hits[best] as Hit;
	const from = wordStart(text, Math.max(0, first.start - before), first.start);
	const until = wordEnd(text, Math.min(text.length, Math.max(from + length, first.end)), first.end);
	let marked = "";
	let at = from;
	for (const { start, end } of hits) {
		if (start < at || end > until) continue;
		marked += `${text.slice(at, start)}‹${text.slice(start, end)}›`;
		at = end;
	}
	marked += text.slice(at, until);
	return `${from > 0 ? "…" : ""}${marked.replace(/\s+/g, " ").trim()}${until < text.length ? "…" : ""}`;
}

/** Where terms stand; `forms` are those of the words. */
function hitsOf(
	words: readonly FoundWord[],
	forms: readonly string[],
	terms: readonly Term[],
	folded: boolean,
): readonly Hit[] {
	const hits: Hit[] = [];
	for (const [number, term] of terms.entries()) {
		for (const row of termForms(term, folded)) {
			const last = row.length - 1;
			for (let i = 0; i + last < forms.length; i++) {
				let k = 0;
				while (k < last && forms[i + k] === row[k]) k++;
				const there = forms[i + last] as string;
				if (k < last || !(term.open ? there.startsWith(row[last] as string) : there === row[last])) continue;
				hits.push({ start: (words[i] as FoundWord).start, end: (words[i + last] as FoundWord).end, term: number });
			}
		}
	}
	return hits.sort((a, b) => a.start - b.start || b.end - a.end);
}

function merged(exact: readonly Hit[], folded: readonly Hit[]): readonly Hit[] {
	const there = new Set(exact.map(({ start }) => start));
	const more = folded.filter(({ start }) => !there.has(start));
	return [...exact, ...more].sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Behind the first white space from `at` on, where there is one before `limit`. */
function wordStart(text: string, at: number, limit: number): number {
	if (at === 0) return 0;
	const space = text.slice(at - 1, limit).search(/\s/);
	return space < 0 ? limit : at + space;
}

function wordEnd(text: string, at: number, least: number): number {
	if (at === text.length) return at;
	for (let end = at; end > least; end--) if (/\s/.test(text[end] as string)) return end;
	return Math.max(at, least);
}
