import type { ShapedWord, Shaper, TextSegment } from "../../model/page.ts";
import type { Look } from "./collect.ts";
import { type Boxes, lookAt } from "./prepare.ts";

/** Words of a line with what they come to; lengths in points. */
export interface LineText {
	readonly segments: readonly TextSegment[];
	/** With natural spaces, without a space after the last word. */
	readonly width: number;
	/** Word spaces between its words. */
	readonly gaps: number;
}

/** The pieces from `from` up to `end` as a line; `space` says whether the text goes on behind it with a space. */
export function lineText(boxes: Boxes, from: number, end: number, goesOn: boolean, shaper: Shaper): LineText {
	const { words, looks, joined, start, width, gaps, count } = boxes;
	const trailing = goesOn && !(end < count && joined?.[end]);
	if (!joined && !Array.isArray(looks)) {
		const natural = (start[end - 1] as number) + (width[end - 1] as number) - (start[from] as number);
		const segment = segmentOf(looks as Look, words.slice(from, end), trailing);
		return { segments: [segment], width: natural, gaps: (gaps[end - 1] as number) - (gaps[from] as number) };
	}
	return mixedLine(boxes, from, end, trailing, shaper);
}

/** Pieces of one word and look, which a line break might have parted, are shaped again as one. */
function mixedLine(boxes: Boxes, from: number, end: number, trailing: boolean, shaper: Shaper): LineText {
	const { words, looks, joined } = boxes;
	const segments: TextSegment[] = [];
	let total = 0;
	let spaces = 0;
	let open: ShapedWord[] = [];
	for (let i = from; i < end; ) {
		const look = lookAt(looks, i);
		let text = (words[i] as ShapedWord).text;
		let next = i + 1;
		while (next < end && joined?.[next] && lookAt(looks, next) === look) text += (words[next++] as ShapedWord).text;
		const word = next === i + 1 ? (words[i] as ShapedWord) : shaper.shape(look.style, text);
		open.push(word);
		total += (word.width * look.size) / 1000;
		const spaced = next < end ? !joined?.[next] : trailing;
		if (spaced && next < end) {
			total += (shaper.space(look.style) * look.size) / 1000;
			spaces++;
		}
		if (next === end || !spaced || lookAt(looks, next) !== look) {
			segments.push(segmentOf(look, open, spaced));
			open = [];
		}
		i = next;
	}
	return { segments, width: total, gaps: spaces };
}

function segmentOf(look: Look, words: readonly ShapedWord[], trailingSpace: boolean): TextSegment {
	const { style, size, gray, rise, element } = look;
	if (gray === undefined && rise === undefined && element === undefined) return { style, size, words, trailingSpace };
	return {
		style,
		size,
		words,
		trailingSpace,
		...(rise !== undefined && { rise }),
		...(gray !== undefined && { gray }),
		...(element !== undefined && { element }),
	};
}
