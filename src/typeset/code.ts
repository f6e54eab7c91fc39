import type { Shaper } from "../model/page.ts";
import { WHITE_SPACE } from "../text/space.ts";
import { plainLook } from "./look.ts";
import { collectText } from "./paragraph/collect.ts";
import { type LinePart, type SetLine, type SetParagraph, type Spacing, setParagraph } from "./paragraph/paragraph.ts";
import type { TextStyle } from "./template.ts";

const TAB = 4;
/** Blanks, then words with single spaces between them. */
const RUN = new RegExp(`([${WHITE_SPACE}]*)([^${WHITE_SPACE}]+(?: [^${WHITE_SPACE}]+)*)`, "gu");

/**
 * Sets code: lines kept, and columns too, by position. The text on the page has one space where the source has more, as canonical
 * text does. What is wider than the measure is broken at a space, or anywhere in a long word.
 */
export function setCode(
	text: string,
	style: TextStyle,
	frame: { readonly left: number; readonly width: number },
	owner: number,
	shaper: Shaper,
	spacing: Spacing,
): SetParagraph {
	const flat: TextStyle = { ...style, align: "left", indent: 0 };
	const strict = { ...spacing, hanging: false };
	const look = plainLook(flat);
	const column = (shaper.space(style.face) * style.size) / 1000;
	const lines: SetLine[] = [];
	const broken: string[] = [];
	for (const source of text.replace(/\s+$/u, "").split("\n")) {
		let open: LinePart[] = [];
		let at = 0;
		for (const [, blanks = "", words = ""] of source.matchAll(RUN)) {
			at = columnsAfter(blanks, at);
			if (at * column > frame.width * 0.75) {
				if (open.length > 0) lines.push(open);
				open = [];
				at = Math.min(at, Math.floor(frame.width / 2 / column));
			}
			const rest = { left: frame.left + at * column, width: frame.width - at * column };
			const set = setParagraph(collectText(words, look), flat, rest, owner, shaper, strict);
			broken.push(...set.broken);
			const [first = [], ...more] = set.lines;
			open = [...open, ...first];
			for (const line of more) {
				lines.push(open);
				open = [...line];
			}
			open = withSpace(open);
			at += [...words].length;
		}
		lines.push(open);
	}
	return { lines, broken, relaxed: [], loose: 0, widest: 0 };
}

function columnsAfter(blanks: string, from: number): number {
	let at = from;
	for (const blank of blanks) at = blank === "\t" ? at - (at % TAB) + TAB : at + 1;
	return at;
}

/** A real space after the last word, so that the next run does not touch it when the text is read back. */
function withSpace(parts: readonly LinePart[]): LinePart[] {
	const last = parts.at(-1);
	const segment = last?.segments.at(-1);
	if (!last || !segment) return [...parts];
	const segments = [...last.segments.slice(0, -1), { ...segment, trailingSpace: true }];
	return [...parts.slice(0, -1), { ...last, segments }];
}
