import type { Context } from "./context.ts";

/** A stretch of raw HTML: text to show, a line break, or a comment. Offsets are code units of the HTML. */
export interface HtmlPiece {
	readonly kind: "text" | "break" | "line-end" | "comment";
	readonly text: string;
	readonly start: number;
}

const PIECE = /<!--|<\/?br[ \t]*\/?>|\r\n|[\n\r]/giu;
const TAG = /<\/?([a-z][a-z0-9-]*)|<[!?]/giu;

/** Parts raw HTML. `<br>` is a line break and comments are apart; all else is text, tags too: it is not interpreted. */
export function htmlPieces(html: string): readonly HtmlPiece[] {
	const pieces: HtmlPiece[] = [];
	let at = 0;
	const textUpTo = (end: number) => {
		if (end > at) pieces.push({ kind: "text", text: html.slice(at, end), start: at });
	};
	// Without an end, no comment: one look suffices for all of them.
	const last = html.lastIndexOf("-->");
	PIECE.lastIndex = 0;
	for (const match of html.matchAll(PIECE)) {
		if (match.index < at) continue;
		const [found] = match;
		const comment = found === "<!--";
		if (comment && last < match.index) continue;
		textUpTo(match.index);
		const end = comment ? html.indexOf("-->", match.index + 2) + 3 : match.index + found.length;
		const kind = comment ? "comment" : found.startsWith("<") ? "break" : "line-end";
		pieces.push({ kind, text: html.slice(match.index, end), start: match.index });
		at = end;
	}
	textUpTo(html.length);
	return pieces;
}

/** Counts the tags of shown HTML, each by its name, so that one finding stands for all of a name. */
export function countTags(text: string, at: number, { html }: Context): void {
	for (const match of text.matchAll(TAG)) {
		const tag = match[1]?.toLowerCase() ?? match[0].slice(1);
		const known = html.get(tag);
		if (known) known.count++;
		else html.set(tag, { count: 1, at: at + match.index });
	}
}
