import type { Paragraph, Span } from "../model/article.ts";
import type { Place } from "../model/diagnostic.ts";
import { codePoints } from "../text/place.ts";
import { WHITE_SPACE } from "../text/space.ts";

/** Longest line (UTF-16 code units) of a text that somebody wrapped by hand. */
const WRAPPED = 160;
const INK = new RegExp(`[^${WHITE_SPACE}]`, "u");

export interface Line {
	/** From 1. */
	readonly number: number;
	/** Without its line end; the first line without its header. */
	readonly text: string;
	/** From 1, code points. */
	readonly column: number;
}

/** Lines end at LF, CR LF or CR. */
export function linesOf(text: string): Line[] {
	return text.split(/\r\n|[\n\r]/u).map((line, i) => ({ number: i + 1, text: line, column: 1 }));
}

/** How places are told: of a stretch of a line, from an offset in code units on. */
export interface Placing {
	place(line: Line, offset: number): Place;
	/** False where places do not count the columns of the text. */
	readonly exact?: false;
}

/** Places in a file whose lines these are. */
export function placesIn(file: string): Placing {
	return {
		place: (line, offset) => ({
			file,
			line: line.number,
			column: line.column + offset,
			length: codePoints(line.text.slice(offset)),
		}),
	};
}

/**
 * Paragraphs, apart by blank lines; in a text with a line longer than anybody wraps by hand, every line is one. `joints` counts the line
 * ends that parted paragraphs, and `joint` is the first line behind one.
 */
export function paragraphsOf(
	lines: readonly Line[],
	placing: Placing,
): { readonly blocks: readonly Paragraph[]; readonly joints: number; readonly joint?: Line } {
	const wrapped = lines.every((line) => line.text.length <= WRAPPED);
	const blocks: Paragraph[] = [];
	let open: Line[] = [];
	let joints = 0;
	let joint: Line | undefined;
	for (const line of lines) {
		if (!INK.test(line.text)) {
			if (open.length > 0) blocks.push(paragraph(open, placing));
			open = [];
			continue;
		}
		if (!wrapped && open.length > 0) {
			blocks.push(paragraph(open, placing));
			open = [];
			joints++;
			joint ??= line;
		}
		open.push(line);
	}
	if (open.length > 0) blocks.push(paragraph(open, placing));
	return { blocks, joints, ...(joint && { joint }) };
}

function paragraph(lines: readonly Line[], { place, exact }: Placing): Paragraph {
	const content = lines.map((line, i): Span => {
		const text = i + 1 < lines.length ? `${line.text} ` : line.text;
		return { text, place: place(line, 0), ...(exact === false && { exact }) };
	});
	// The block begins at its first visible character.
	const first = lines[0] as Line;
	return { kind: "paragraph", content, place: place(first, first.text.search(INK)) };
}
