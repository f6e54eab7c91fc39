import type { OutlineItem, Page, PageItem, PageLink } from "../model/page.ts";
import type { Drawing, LinkBox } from "./drawing.ts";
import { drawLine, type Note } from "./drawing.ts";
import type { FlowItem, FlowText } from "./flow.ts";
import { emptyFoot } from "./foot.ts";
import { frameHeight, frameOf, turnedPage } from "./setting.ts";
import type { Structure } from "./structure.ts";
import { leastTableHeight, notesOfRow, putTable } from "./table/put.ts";
import type { Template } from "./template.ts";

export interface Paged {
	readonly pages: readonly Page[];
	readonly outline: readonly OutlineItem[];
}

const EPSILON = 1e-6;
/** Part of a page that the end of a note from the page before takes at most, and that a beginning waits for. */
const NOTES = 0.6;

/**
 * Puts items on pages from the top, keeping headings with their text and avoiding widows and orphans; notes at the foot of the page that
 * refers to them, a long one going on at the foot of the next.
 */
export function paginate(items: readonly FlowItem[], template: Template, structure?: Structure): Paged {
	const { margin } = template.page;
	const { orphans, widows } = template.lines;
	const turned = turnedItems(items);
	/** The page that is being filled. */
	let sheet = turned[0] ? turnedPage(template.page) : template.page;
	const top = () => sheet.height - margin.top;
	const whole = () => frameHeight({ page: sheet });
	const foot = emptyFoot(template.noteRule ?? template.rule, template.styles.note.after);
	const needs = leastHeights(items, orphans, widows, (notes) => Math.min(foot.withNotes(notes, true), NOTES * whole()));
	/** What an even page stands further right where margins are mirrored. */
	const shift = () => (template.page.mirrored && pages.length % 2 === 1 ? margin.right - margin.left : 0);
	const pages: Page[] = [];
	const outline: OutlineItem[] = [];
	let open: PageItem[] = [];
	let links: LinkBox[] = [];
	let y = top();
	let after = 0;
	let fresh = true;

	const turn = (): void => {
		putFoot();
		const dx = shift();
		const moved = dx === 0 ? open : open.map((item) => ({ ...item, x: item.x + dx }));
		const boxes = dx === 0 ? links : links.map((link) => ({ ...link, box: { ...link.box, x: link.box.x + dx } }));
		const clickable = boxes.length > 0 ? { links: linksOf(boxes) } : {};
		const { width, height } = sheet;
		pages.push({ index: pages.length, width, height, items: moved, ...clickable });
		open = [];
		links = [];
		y = top();
		fresh = true;
		foot.turn(NOTES * whole());
	};
	const putFoot = (): void => {
		if (foot.pieces.length === 0) return;
		const rule = template.noteRule ?? template.rule;
		const { part, align, thickness, gray } = rule;
		const measure = frameOf(template.page).width;
		const wide = measure * part;
		const rest = measure - wide;
		const x = margin.left + (align === "right" ? rest : align === "center" ? rest / 2 : 0);
		y = margin.bottom + foot.height() - rule.before - thickness;
		open.push({ kind: "rule", x, y, width: wide, height: thickness, gray, owner: "layout" });
		y -= rule.after;
		for (const [n, { gap, drawing }] of foot.pieces.entries()) {
			y -= n === 0 ? 0 : gap;
			putDrawing({ ...drawing, notes: [] });
		}
	};
	/** Height that is left above the notes. */
	const left = (): number => y - margin.bottom - foot.height() + EPSILON;
	/** Lines from `at` on that fit below y, with what must stand here of the notes that they refer to. */
	const fitting = ({ lines, leading, notes }: FlowText, at: number): number => {
		const most = Math.min(Math.floor(left() / leading), lines.length - at);
		if (!notes) return most;
		const referred: Note[] = [];
		let last = 0;
		for (let count = 0; count < most; count++) {
			const own = notes.get(at + count) ?? [];
			if (own.length > 0) last = count;
			referred.push(...own);
			// The rest of a note goes on to the next page rather than its line without the lines beside it.
			const begins = count - last < orphans || lines.length < orphans + widows;
			const below = referred.length > 0 ? foot.withNotes(referred, begins) : foot.height();
			if (y - (count + 1) * leading - below < margin.bottom - EPSILON) return count;
		}
		return most;
	};

	const putText = (item: FlowText): void => {
		const { lines, leading, baseline } = item;
		let at = 0;
		while (at < lines.length) {
			const more = lines.length - at;
			const fits = fitting(item, at);
			let take = fits;
			if (take < more) {
				take = Math.min(take, more - widows);
				if (take < (at === 0 ? orphans : 1) && (!fresh || (fits < 1 && foot.height() > 0))) {
					turn();
					continue;
				}
				// Only a frame of very few lines comes here with too little: it takes what it can.
				if (take < 1) take = Math.max(1, fits);
			}
			if (at === 0 && item.outline) outline.push({ ...item.outline, page: pages.length, y });
			for (let k = at; k < at + take; k++) {
				drawLine(lines[k] as FlowText["lines"][number], y - baseline, open, links);
				y -= leading;
				const notes = item.notes?.get(k);
				if (notes) foot.add(notes, y - (at + take - 1 - k) * leading - margin.bottom);
			}
			fresh = false;
			at += take;
			if (at < lines.length) turn();
		}
	};

	const putDrawing = (drawing: Drawing): void => {
		for (const item of drawing.items) open.push({ ...item, y: item.y + y });
		for (const { box, ...link } of drawing.links) links.push({ ...link, box: { ...box, y: box.y + y } });
		for (const { element, box } of drawing.boxes)
			structure?.place(element, { ...box, x: box.x + shift(), y: box.y + y });
		for (const each of drawing.outline) outline.push({ ...each, page: pages.length, y: each.y + y });
		y -= drawing.height;
		fresh = false;
		if (drawing.notes.length > 0) foot.add(drawing.notes, y - margin.bottom);
	};
	const column = {
		room: left,
		// A row does not wait for the end of a note that goes on over pages.
		notes: (notes: readonly Note[]) => {
			const all = foot.withNotes(notes, true);
			return Number.isFinite(all) ? Math.min(all - foot.height(), NOTES * whole()) : 0;
		},
		whole,
		fresh: () => fresh,
		page: () => pages.length,
		y: () => y,
		turn,
		put: putDrawing,
	};

	for (const [i, item] of items.entries()) {
		const gap = fresh ? 0 : Math.max(after, item.before);
		const begins = (item.kind === "text" && item.pageBreak) || turned[i] !== (sheet !== template.page);
		const breaks = begins && (!fresh || foot.height() > 0);
		if (breaks || (!fresh && left() - gap - (needs[i] as number) < 0)) turn();
		else y -= gap;
		while (breaks && foot.pieces.length > 0) turn();
		if (turned[i] !== (sheet !== template.page)) {
			sheet = turned[i] ? turnedPage(template.page) : template.page;
			y = top();
		}
		if (item.kind === "text") putText(item);
		else if (item.kind === "drawing") putDrawing(item.drawing);
		else if (item.kind === "table") {
			const box = putTable(item, column);
			if (box) structure?.place(item.element, { ...box, x: box.x + shift() });
		} else {
			const { x, width: wide, thickness, gray } = item;
			y -= thickness;
			open.push({ kind: "rule", x, y, width: wide, height: thickness, gray, owner: "layout" });
			fresh = false;
		}
		after = item.after;
	}
	if (open.length > 0 || pages.length === 0) turn();
	while (foot.pieces.length > 0) turn();
	return { pages, outline };
}

/** Which items stand on turned pages: with those that ask for it whatever has to stand together with them, as a heading does. */
function turnedItems(items: readonly FlowItem[]): readonly boolean[] {
	const turned = items.map((item) => item.turned === true);
	for (let i = items.length - 2; i >= 0; i--) if (items[i]?.keepWithNext && turned[i + 1]) turned[i] = true;
	return turned;
}

function linksOf(boxes: readonly LinkBox[]): readonly PageLink[] {
	const links = new Map<number, { element: number; href: string; boxes: LinkBox["box"][] }>();
	for (const { element, href, box } of boxes) {
		const known = links.get(element);
		if (known) known.boxes.push(box);
		else links.set(element, { element, href, boxes: [box] });
	}
	return [...links.values()];
}

/** For each item the least height that must be free for it to begin on a page: its first lines, and what it must stay with. */
function leastHeights(
	items: readonly FlowItem[],
	orphans: number,
	widows: number,
	notesHeight: (notes: readonly Note[]) => number,
): Float64Array {
	const needs = new Float64Array(items.length);
	for (let i = items.length - 1; i >= 0; i--) {
		const item = items[i] as FlowItem;
		const next = items[i + 1];
		if (item.keepWithNext && next) {
			needs[i] = heightOf(item) + Math.max(item.after, next.before) + (needs[i + 1] as number);
			if (item.kind === "text" && item.notes)
				needs[i] = (needs[i] as number) + notesHeight(notesIn(item, item.lines.length));
		} else if (item.kind === "table") {
			const referred = item.rows.slice(0, 1).flatMap(notesOfRow);
			needs[i] = heightOf(item) + (referred.length > 0 ? notesHeight(referred) : 0);
		} else if (item.kind !== "text") needs[i] = heightOf(item);
		else {
			const { lines, leading } = item;
			const first = item.whole || lines.length < orphans + widows ? lines.length : orphans;
			needs[i] = first * leading + (item.notes ? notesHeight(notesIn(item, first)) : 0);
		}
	}
	return needs;
}

/** Notes of the first `count` lines. */
function notesIn({ notes }: FlowText, count: number): readonly Note[] {
	return [...(notes ?? [])].filter(([line]) => line < count).flatMap(([, own]) => own);
}

function heightOf(item: FlowItem): number {
	switch (item.kind) {
		case "rule":
			return item.thickness;
		case "drawing":
			return item.drawing.height;
		case "table":
			return leastTableHeight(item);
		case "text":
			return item.lines.length * item.leading;
	}
}
