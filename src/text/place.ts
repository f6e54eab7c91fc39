import type { Span } from "../model/article.ts";
import type { Place } from "../model/diagnostic.ts";

/** Number of Unicode code points of a text, or of its first `end` code units. */
export function codePoints(text: string, end: number = text.length): number {
	let count = end;
	for (let i = 1; i < end; i++) {
		// A low surrogate after a high one is the second half of one code point.
		if ((text.charCodeAt(i) & 0xfc00) === 0xdc00 && (text.charCodeAt(i - 1) & 0xfc00) === 0xd800) count--;
	}
	return count;
}

/**
 * Where code unit `index` of a span's text stands in the source, and `length` code points from there. A span whose columns are
 * uncertain gives its own place; so does a place behind a forced line break.
 */
export function placeIn(span: Pick<Span, "text" | "place" | "exact">, index: number, length = 1): Place | undefined {
	const { text, place, exact } = span;
	if (!place || place.column === undefined || exact === false || text.lastIndexOf("\n", index - 1) >= 0) return place;
	const { offset: _, ...rest } = place;
	return { ...rest, column: place.column + codePoints(text, index), length };
}
