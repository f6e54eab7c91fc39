import type { Span } from "../../model/article.ts";
import type { PageLink, Shaper } from "../../model/page.ts";
import { collectSpans, isTidy, type Look, type Material } from "../paragraph/collect.ts";
import { type LinePart, setParagraph } from "../paragraph/paragraph.ts";
import type { Template, TextStyle } from "../template.ts";
import type { ListEntry, ListLine } from "./list.ts";
import { type Face, setWords } from "./words.ts";

/** A name and where it comes. */
export interface IndexEntry {
	readonly name: string;
	/** Pages as printed (`12`, `14–17`) and where their links go. */
	readonly pages: readonly { readonly text: string; readonly anchor: number }[];
}

const size = 0.87;

/** The letter above the entries that begin with it. */
export function indexLetter(letter: string, template: Template, shaper: Shaper): ListEntry {
	const { body } = template.styles;
	const look: Face = { face: "heading", size: body.size, gray: 0 };
	return {
		before: 0.9 * body.leading,
		keepWithNext: true,
		set: (structure, list, left) => {
			const owner = structure.add("P", list);
			return [{ items: [setWords(letter, look, left, 0, owner, shaper)], links: [], leading: body.leading }];
		},
	};
}

/** P > text, Reference > Link for each page (ISO 32000-1 14.8.4.2, Index). */
export function indexEntry(entry: IndexEntry, template: Template, shaper: Shaper): ListEntry {
	const { body } = template.styles;
	const plain: Look = { style: body.face, size: body.size * size };
	const indent = 1.4 * plain.size;
	return {
		before: 0,
		set: (structure, list, left, width) => {
			const owner = structure.add("P", list);
			const anchors = new Map<number, number>();
			const linked: Look[] = [];
			for (const { anchor } of entry.pages) {
				const link = structure.add("Link", structure.add("Reference", owner));
				anchors.set(link, anchor);
				linked.push({ ...plain, element: link });
			}
			const style: TextStyle = {
				...body,
				size: plain.size,
				align: "left",
				indent: -indent,
				left: 0,
				right: 0,
			};
			const materials = materialsOf(entry, plain, linked);
			const frame = { left: left + indent, width: width - indent };
			const set = setParagraph(materials, style, frame, owner, shaper, template.spacing);
			return set.lines.map(
				(parts): ListLine => ({
					items: parts.map(({ x, gap, segments }) => ({ kind: "text", x, y: 0, gap, segments, owner })),
					links: parts.flatMap((part) => linksOf(part, anchors, shaper)),
					leading: body.leading * size,
				}),
			);
		},
	};
}

/** The words of an entry: its name, and a look of its own for each page. */
export function materialsOf({ name, pages }: IndexEntry, plain: Look, linked: readonly Look[]): readonly Material[] {
	if (!isTidy(name) || name.includes("://")) return spansOf({ name, pages }, plain, linked);
	const pieces = `${name},`.split(" ");
	const looks = pieces.map(() => plain);
	const joined = pieces.map(() => false);
	for (const [i, { text }] of pages.entries()) {
		const look = linked[i] as Look;
		pieces.push(text);
		looks.push(look);
		joined.push(false);
		if (i === pages.length - 1) break;
		pieces.push(",");
		looks.push(plain);
		joined.push(true);
	}
	return [{ pieces, looks, joined }];
}

/** The same for any name. */
export function spansOf({ name, pages }: IndexEntry, plain: Look, linked: readonly Look[]): readonly Material[] {
	const looks = new Map<Span, Look>();
	const spans: Span[] = [{ text: `${name}, ` }];
	for (const [i, { text }] of pages.entries()) {
		const span = { text };
		looks.set(span, linked[i] as Look);
		spans.push(span);
		if (i < pages.length - 1) spans.push({ text: ", " });
	}
	return collectSpans(spans, (span) => looks.get(span) ?? plain);
}

function linksOf(part: LinePart, anchors: ReadonlyMap<number, number>, shaper: Shaper): readonly PageLink[] {
	const links: PageLink[] = [];
	let x = part.x;
	for (const { words, style, size: points, trailingSpace, element } of part.segments) {
		const space = (shaper.space(style) * points) / 1000 + part.gap;
		let width = (words.length - 1) * space;
		for (const word of words) width += (word.width * points) / 1000;
		const anchor = element === undefined ? undefined : anchors.get(element);
		if (element !== undefined && anchor !== undefined) {
			const box = { x, y: -0.25 * points, width, height: 1.1 * points };
			links.push({ element, href: "", anchor, boxes: [box] });
		}
		x += width + (trailingSpace ? space : 0);
	}
	return links;
}
