import { type Diagnostic, diagnostic } from "../../model/diagnostic.ts";
import type { Places } from "./places.ts";

/** Levels of quotes and lists inside each other that an article may have. */
export const NESTING = 32;
/** Markers at the start of a line from which on nobody counts levels: the parser's time grows with each. */
const MARKERS = 64;
/** Paragraphs, items, rows and headings: each costs the parser some ten kilobytes of memory. */
const BLOCKS = 100_000;
/** Lines, blank ones too. */
const LINES = 500_000;
/** Bounds the work that may grow with the square of something: about five seconds on a slow machine. */
const EFFORT = 200_000_000;

const LEADING = /^[ \t]*(?:(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))[ \t]*)+/u;
const MARKER = />|[-*+]|\d+[.)]/gu;
const RULE = /^[ \t]*([-*_])[ \t]*(?:\1[ \t]*)+$/u;
const BLOCK = /^[ \t]*(?:[-*+>|#]|\d{1,9}[.)])/u;
const CONTAINER = /^[ \t]*(?:[-*+>]|\d{1,9}[.)])/u;
const SETEXT = /^[ \t>]*(?:=+|-+)[ \t]*$/u;
/** Signs that have to find a partner: runs of emphasis, brackets. */
const PAIRED = /\*+|_+|~+|\[/gu;
/** Openers behind which the parser may look to the end of the paragraph: comments, quoted values, link targets and titles. */
const SEEKING = /<[!?]|=[ \t]*["']|\]\(<|\]\([^()\s]*[ \t]+["'(]/gu;

/** What makes a text too costly to parse; nothing where it is none of it. One pass, before parsing. */
export function guard(text: string, base: number, places: Places): Diagnostic | undefined {
	let blocks = 0;
	let lines = 0;
	let effort = 0;
	const open = { start: 0, end: 0, inside: false, contained: false, lazy: 0 };
	const close = (): boolean => {
		// The parser opens a container anew for each line that goes on with it without its marker.
		if (open.inside) effort += effortOf(text.slice(open.start, open.end)) + 2 * open.lazy * open.lazy;
		open.inside = false;
		return effort > EFFORT;
	};
	const tooComplex = () => diagnostic("read/markdown-too-complex", { place: places.at(base + open.start) });
	let at = 0;
	for (const line of text.split(/\r\n|[\n\r]/u)) {
		lines++;
		if (!/[^ \t]/u.test(line)) {
			if (close()) return tooComplex();
		} else {
			const begins = BLOCK.test(line);
			if (!open.inside || begins) blocks++;
			if (!open.inside) Object.assign(open, { start: at, inside: true, contained: false, lazy: 0 });
			// For each heading that is underlined, the parser copies all that it knows of the lines before it.
			else if (SETEXT.test(line)) effort += 8 * lines;
			if (CONTAINER.test(line)) open.contained = true;
			else if (open.contained && !begins) open.lazy++;
			open.end = at + line.length;
			if (markersOf(line) > MARKERS) return nestedTooDeeply(places, base + at);
		}
		if (blocks > BLOCKS || lines > LINES) {
			const limit = blocks > BLOCKS ? BLOCKS : LINES;
			return diagnostic("read/markdown-too-long", { params: { limit }, place: places.at(base + at) });
		}
		at += line.length + (text.startsWith("\r\n", at + line.length) ? 2 : 1);
	}
	return close() ? tooComplex() : undefined;
}

export function nestedTooDeeply(places: Places, offset: number): Diagnostic {
	return diagnostic("read/nested-too-deeply", { params: { limit: NESTING }, place: places.at(offset) });
}

function markersOf(line: string): number {
	const [leading] = LEADING.exec(line) ?? [];
	return leading === undefined || RULE.test(line) ? 0 : (leading.match(MARKER)?.length ?? 0);
}

/** Measured: 5,000 runs of emphasis that close across each other take some five seconds, as do 7,000 open comments in 30 kB. */
function effortOf(chunk: string): number {
	// Pairs of signs count, not runs: two long runs are as slow as many short ones. The longest one alone has no partner for all of it.
	const runs = (chunk.match(PAIRED) ?? []).map((run) => Math.ceil(run.length / 2));
	const paired = runs.reduce((sum, length) => sum + length, 0) - Math.max(0, ...runs.slice(0, 100_000)) + 1;
	const ticks = new Set(chunk.match(/`+/gu)).size;
	const seeking = (chunk.match(SEEKING)?.length ?? 0) + (ticks > 8 ? ticks : 0);
	return paired * paired * 8 + seeking * chunk.length;
}
