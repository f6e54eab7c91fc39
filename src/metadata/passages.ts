import type { Block, Place, Span } from "../model/index.ts";
import { spansText, withoutNotes } from "../model/index.ts";
import { codePoints, placeIn } from "../text/place.ts";

/** A stretch of text that is searched as one, with a way back to the source. */
export interface Passage {
	/** NFC. */
	readonly text: string;
	/** The place of `text.slice(index, index + length)` in the source, as exact as the reader could tell. */
	at(index: number, length: number): Place | undefined;
}

/** Spans as one passage, without the marks of footnotes, which would join the words that they follow. */
export function passage(content: readonly Span[], place?: Place): Passage {
	const spans = withoutNotes(content);
	const raw = spansText(spans);
	const text = raw.normalize("NFC");
	if (text !== raw) return { text, at: () => place };
	return {
		text,
		at(index, length) {
			let start = 0;
			for (const span of spans) {
				const end = start + span.text.length;
				if (index < end) {
					const inside = text.slice(index, Math.min(index + length, end));
					return placeIn(span, index - start, codePoints(inside)) ?? place;
				}
				start = end;
			}
			return place;
		},
	};
}

/** All text of blocks as passages, in reading order; code blocks are no prose and are left out. */
export function passages(blocks: readonly Block[]): readonly Passage[] {
	return blocks.flatMap(passagesOf);
}

function withNotes(spans: readonly Span[] | undefined, place: Place | undefined): readonly Passage[] {
	if (!spans) return [];
	return [passage(spans, place), ...spans.flatMap((span) => (span.note ? passages(span.note) : []))];
}

function passagesOf(block: Block): readonly Passage[] {
	switch (block.kind) {
		case "paragraph":
		case "heading":
			return withNotes(block.content, block.place);
		case "list":
			return block.items.flatMap(passages);
		case "quote":
			return passages(block.blocks);
		case "figure":
			return [...withNotes(block.caption, block.place), ...withNotes(block.credit, block.place)];
		case "table":
			return [
				...withNotes(block.caption, block.place),
				...block.rows.flatMap((row) => row.flatMap((cell) => passages(cell.blocks))),
			];
		case "code":
		case "rule":
			return [];
	}
}
