import type { Box, PageItem, Shaper, TextSegment } from "../../model/page.ts";
import { collectText } from "../paragraph/collect.ts";
import { type LinePart, setParagraph } from "../paragraph/paragraph.ts";
import type { Template, TextStyle } from "../template.ts";
import type { ListEntry, ListLine } from "./list.ts";
import { type Face, setWords, widthOf } from "./words.ts";

/** An article in the table of contents. */
export interface ContentsEntry {
	readonly title: string;
	/** As printed. */
	readonly date?: string;
	/** Number of its page, as printed. */
	readonly page: string;
	/** Where the link goes. */
	readonly anchor: number;
	/** Of the title, where it is not the volume's. */
	readonly language?: string;
}

const smaller = 0.9;
const dateGray = 0.35;
const leaderGray = 0.5;

/** TOCI > Reference > Link (ISO 32000-1 14.8.4.3.1): date, title and page are one link; the leader is an artifact. */
export function contentsEntry(entry: ContentsEntry, dateWidth: number, template: Template, shaper: Shaper): ListEntry {
	const { body } = template.styles;
	const size = body.size;
	const look: Face = { face: body.face, size, gray: 0 };
	const dateLook: Face = { face: "italic", size: size * smaller, gray: dateGray };
	return {
		before: 0.3 * body.leading,
		set: (structure, list, left, width) => {
			const item = structure.add("TOCI", list);
			const link = structure.add("Link", structure.add("Reference", item));
			const words = entry.language ? structure.add("Span", link, { language: entry.language }) : undefined;
			const numberWidth = widthOf(entry.page, look, shaper);
			const numberRoom = Math.max(numberWidth, widthOf("0000", look, shaper)) + size;
			const titleLeft = left + dateWidth;
			const style: TextStyle = { ...body, align: "left", indent: 0, left: 0, right: 0, before: 0, after: 0 };
			const frame = { left: titleLeft, width: width - dateWidth - numberRoom };
			const materials = collectText(entry.title, { style: look.face, size });
			const set = setParagraph(materials, style, frame, link, shaper, template.spacing);
			const boxHeight = { y: -0.25 * size, height: 1.1 * size };
			return set.lines.map((parts, n): ListLine => {
				const isLast = n === set.lines.length - 1;
				const items: PageItem[] = [];
				if (n === 0 && entry.date) items.push(setWords(entry.date, dateLook, left, 0, link, shaper, true));
				let end = titleLeft;
				for (const part of parts) {
					const segments =
						words === undefined ? part.segments : part.segments.map((each) => ({ ...each, element: words }));
					items.push({
						kind: "text",
						x: part.x,
						y: 0,
						gap: part.gap,
						segments: isLast ? spaced(segments) : segments,
						owner: link,
					});
					end = endOf(part, shaper);
				}
				const box: Box = { x: n === 0 ? left : titleLeft, width: 0, ...boxHeight };
				const right = isLast ? left + width : Math.max(end, box.x + size);
				if (isLast) {
					items.push(...leader(end, left + width - numberWidth, look, shaper));
					items.push(setWords(entry.page, look, left + width - numberWidth, 0, link, shaper));
				}
				return {
					items,
					links: [{ element: link, href: "", anchor: entry.anchor, boxes: [{ ...box, width: right - box.x }] }],
					leading: body.leading * smaller,
				};
			});
		},
	};
}

/** A space behind the last word, so that what comes next does not touch it when the text is read back. */
function spaced(segments: readonly TextSegment[]): readonly TextSegment[] {
	const last = segments.at(-1);
	return last ? [...segments.slice(0, -1), { ...last, trailingSpace: true }] : segments;
}

export function endOf(part: LinePart, shaper: Shaper): number {
	let x = part.x;
	for (const { words, style, size, trailingSpace } of part.segments) {
		const gaps = words.length - (trailingSpace ? 0 : 1);
		x += gaps * ((shaper.space(style) * size) / 1000 + part.gap);
		for (const word of words) x += (word.width * size) / 1000;
	}
	return x;
}

/** Dots from the end of a title to its page, the same distance apart and below each other on every line. */
function leader(from: number, to: number, { face, size }: Face, shaper: Shaper): readonly PageItem[] {
	const dot = shaper.shape(face, ".");
	const width = (dot.width * size) / 1000;
	const step = 0.55 * size;
	const gap = step - width - (shaper.space(face) * size) / 1000;
	const last = to - 0.8 * size;
	const count = Math.floor((last - from - 0.4 * size) / step);
	if (count < 2) return [];
	const x = last - (count - 1) * step - width;
	const words = Array.from({ length: count }, () => dot);
	const segment = { style: face, size, words, trailingSpace: false, gray: leaderGray };
	return [{ kind: "text", x, y: 0, gap, segments: [segment], owner: "layout" }];
}
