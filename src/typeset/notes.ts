import type { Mark, Span } from "../model/article.ts";
import { type Diagnostic, diagnostic, type Place } from "../model/diagnostic.ts";
import { canonical } from "../text/canonical.ts";
import { placeIn } from "../text/place.ts";

/** Findings of typesetting, gathered in order; marks that do not show are counted per mark. */
export interface Notes {
	readonly found: Diagnostic[];
	readonly marks: Map<Mark, { count: number; readonly place: Place | undefined }>;
}

export function emptyNotes(): Notes {
	return { found: [], marks: new Map() };
}

export function noteMark(notes: Notes, mark: Mark, place: Place | undefined): void {
	const known = notes.marks.get(mark);
	if (known) known.count++;
	else notes.marks.set(mark, { count: 1, place });
}

export function allNotes(notes: Notes): readonly Diagnostic[] {
	const marks = [...notes.marks].map(([mark, { count, place }]) =>
		diagnostic("typeset/mark-not-shown", { params: { mark, count }, ...(place && { place }) }),
	);
	return [...notes.found, ...marks];
}

/** Where words of canonical text stand in spans; the block's place when they cannot be found as they are. */
export function placeOf(words: string, spans: readonly Span[], block: Place | undefined): Place | undefined {
	for (const span of spans) {
		const index = span.text.indexOf(words);
		if (index >= 0) return placeIn(span, index, [...words].length) ?? block;
	}
	const [first = ""] = canonical(words).split(" ");
	const span = spans.find(({ text }) => first !== "" && text.includes(first));
	return span ? (placeIn(span, span.text.indexOf(first), [...first].length) ?? block) : block;
}
