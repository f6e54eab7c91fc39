import type { Place } from "../../model/diagnostic.ts";
import { codePoints } from "../../text/place.ts";

/** Places of a text by offsets in UTF-16 code units. */
export interface Places {
	/** The place of `start` to `end`, or to the end of its line. */
	at(start: number, end?: number): Place;
}

/** Lines end at LF, CR LF or CR (CommonMark 2.1). Asking in rising order is cheap on long lines too. */
export function placesOf(text: string, file: string): Places {
	const starts = [0];
	for (const match of text.matchAll(/\r\n|[\n\r]/gu)) starts.push(match.index + match[0].length);
	let known = { line: 0, offset: 0, column: 1 };
	return {
		at(start, end = start + 1) {
			const line = lineOf(starts, start);
			const from = known.line === line && known.offset <= start ? known : { offset: starts[line] ?? 0, column: 1 };
			const column = from.column + codePoints(text.slice(from.offset, start));
			known = { line, offset: start, column };
			const lineEnd = starts[line + 1] ?? text.length;
			const piece = text.slice(start, Math.min(end, lineEnd)).replace(/[\r\n]+$/u, "");
			return { file, line: line + 1, column, length: codePoints(piece) };
		},
	};
}

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
