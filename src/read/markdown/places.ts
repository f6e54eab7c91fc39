import type { Place } from "../../model/diagnostic.ts";
import { codePoints } from "../../text/place.ts";

/** Places of a text by offsets in UTF-16 code units. */
export interface Places {
	/** The place of `start` to `end`, or to the end of its line. */
	at(start: number, end?: number): Place;
}

/** Lines end at LF, CR LF or CR (CommonMark 2.1). Asking is cheap on long lines too, in whatever order. */
export function placesOf(text: string, file: string): Places {
	const starts = [0];
	for (const match of text.matchAll(/\r\n|[\n\r]/gu)) starts.push(match.index + match[0].length);
	const steps = new Map<number, readonly number[]>();
	/** Code points of a line before each step. */
	const stepsOf = (line: number): readonly number[] => {
		const known = steps.get(line);
		if (known) return known;
		const from = starts[line] ?? 0;
		const end = starts[line + 1] ?? text.length;
		const counts = [0];
		for (let at = from; at + step < end; at += step) {
			counts.push((counts.at(-1) as number) + counted(text, at, at + step));
		}
		steps.set(line, counts);
		return counts;
	};
	return {
		at(start, end = start + 1) {
			const line = lineOf(starts, start);
			const from = starts[line] ?? 0;
			let column = 1;
			let begin = from;
			if (start - from > step) {
				const whole = Math.floor((start - from) / step);
				column += stepsOf(line)[whole] ?? 0;
				begin = from + whole * step;
			}
			column += counted(text, begin, start);
			const lineEnd = starts[line + 1] ?? text.length;
			const piece = text.slice(start, Math.min(end, lineEnd)).replace(/[\r\n]+$/u, "");
			return { file, line: line + 1, column, length: codePoints(piece) };
		},
	};
}

/** Code points that begin in a part of a text: a pair of surrogates that the part's start divides has begun before it. */
function counted(text: string, start: number, end: number): number {
	const divided = start > 0 && start < end && /^[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(start - 1, start + 1));
	return codePoints(text.slice(start, end)) - (divided ? 1 : 0);
}

/** Code units of a line between two counts that are kept. */
const step = 4096;

/** Index of the last line that begins at or before an offset. */
function lineOf(starts: readonly number[], offset: number): number {
	let low = 0;
	let high = starts.length - 1;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if ((starts[middle] as number) <= offset) low = middle;
		else high = middle - 1;
	}
	return low;
}
