import type { FaceStyle, Shaper, TextSegment } from "../model/page.ts";
import type { Inline } from "./inline.ts";
import type { Adornment, LinePart, SetLine } from "./paragraph/paragraph.ts";
import type { Template, TextStyle } from "./template.ts";

/** Lower edge of an underline and thickness of a strike, in em. */
const UNDERLINE = -0.16;
const STRIKE = 0.05;

/** Gives lines the rules and places to click of their links and struck words: one each per line, spaces inside included. */
export function adornLines(
	lines: readonly SetLine[],
	inlines: ReadonlyMap<number, Inline>,
	style: TextStyle,
	template: Template,
	shaper: Shaper,
): readonly SetLine[] {
	return lines.map((line) => line.map((part) => adorn(part, inlines, style, template, shaper)));
}

interface Stretch {
	readonly from: number;
	to: number;
	readonly inline: Inline;
	readonly segment: TextSegment;
}

function adorn(
	part: LinePart,
	inlines: ReadonlyMap<number, Inline>,
	style: TextStyle,
	template: Template,
	shaper: Shaper,
): LinePart {
	const links: Stretch[] = [];
	const strikes: Stretch[] = [];
	let x = part.x;
	for (const segment of part.segments) {
		const words = wordsWidth(segment, part.gap, shaper);
		const inline = segment.element === undefined ? undefined : inlines.get(segment.element);
		if (inline?.link) extend(links, x, words, inline, segment, (open) => open.link?.element === inline.link?.element);
		if (inline?.strike) extend(strikes, x, words, inline, segment, (open) => open === inline);
		x += words + (segment.trailingSpace ? spaceWidth(segment, part.gap, shaper) : 0);
	}
	if (links.length === 0 && strikes.length === 0) return part;
	const { ascent, descent } = shaper.metrics(style.face);
	const { underline } = template.link;
	const adornments = links.flatMap(({ from, to, inline }): Adornment[] => {
		const at = { x: from, width: to - from };
		const y = (descent * style.size) / 1000;
		const place = {
			...at,
			y,
			height: ((ascent - descent) * style.size) / 1000,
			...(inline.link && { link: inline.link }),
		};
		if (!underline) return [place];
		return [place, { ...at, y: UNDERLINE * style.size, height: underline.thickness, gray: underline.gray }];
	});
	for (const { from, to, segment } of strikes) {
		const middle = (segment.rise ?? 0) + (shaper.metrics(segment.style).xHeight * segment.size) / 2000;
		const height = STRIKE * segment.size;
		adornments.push({ x: from, width: to - from, y: middle - height / 2, height, gray: segment.gray ?? 0 });
	}
	return { ...part, adornments };
}

/** Goes on with the last stretch where it is the same thing; a space between two of its segments lies within. */
function extend(
	list: Stretch[],
	x: number,
	width: number,
	inline: Inline,
	segment: TextSegment,
	same: (open: Inline) => boolean,
): void {
	const last = list.at(-1);
	if (last && same(last.inline)) last.to = x + width;
	else list.push({ from: x, to: x + width, inline, segment });
}

function wordsWidth(segment: TextSegment, gap: number, shaper: Shaper): number {
	let width = (segment.words.length - 1) * spaceWidth(segment, gap, shaper);
	for (const word of segment.words) width += (word.width * segment.size) / 1000;
	return width;
}

function spaceWidth(
	{ style, size }: { readonly style: FaceStyle; readonly size: number },
	gap: number,
	shaper: Shaper,
): number {
	return (shaper.space(style) * size) / 1000 + gap;
}
