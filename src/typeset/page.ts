import type { OutlineItem, Page, PageItem, PageLink } from "../model/page.ts";
import type { Drawing, LinkBox } from "./drawing.ts";
import { drawLine } from "./drawing.ts";
import type { FlowItem, FlowText } from "./flow.ts";
import type { Structure } from "./structure.ts";
import { leastTableHeight, putTable } from "./table/put.ts";
import type { Template } from "./template.ts";

export interface Paged {
	readonly pages: readonly Page[];
	readonly outline: readonly OutlineItem[];
}

const EPSILON = 1e-6;

/** Puts items on pages from the top, keeping headings with their text and avoiding widows and orphans. */
export function paginate(items: readonly FlowItem[], template: Template, structure?: Structure): Paged {
	const { width, height, margin } = template.page;
	const top = height - margin.top;
	const { orphans, widows } = template.lines;
	const needs = leastHeights(items, orphans, widows);
	const pages: Page[] = [];
	const outline: OutlineItem[] = [];
	let open: PageItem[] = [];
	let links: LinkBox[] = [];
	let y = top;
	let after = 0;
	let fresh = true;

	const turn = (): void => {
		const clickable = links.length > 0 ? { links: linksOf(links) } : {};
		pages.push({ index: pages.length, width, height, items: open, ...clickable });
		open = [];
		links = [];
		y = top;
		fresh = true;
	};
	/** Whole lines that fit below y. */
	const room = (leading: number): number => Math.floor((y - margin.bottom + EPSILON) / leading);

	const putText = (item: FlowText): void => {
		const { lines, leading, baseline } = item;
		let at = 0;
		while (at < lines.length) {
			const left = lines.length - at;
			let take = Math.min(room(leading), left);
			if (take < left) {
				take = Math.min(take, left - widows);
				if (take < (at === 0 ? orphans : 1) && !fresh) {
					turn();
					continue;
				}
				// Only a frame of very few lines comes here with too little: it takes what it can.
				if (take < 1) take = Math.max(1, Math.min(room(leading), left));
			}
			if (at === 0 && item.outline) outline.push({ ...item.outline, page: pages.length, y });
			for (let k = at; k < at + take; k++) {
				drawLine(lines[k] as FlowText["lines"][number], y - baseline, open, links);
				y -= leading;
			}
			fresh = false;
			at += take;
			if (at < lines.length) turn();
		}
	};

	const putDrawing = (drawing: Drawing): void => {
		for (const item of drawing.items) open.push({ ...item, y: item.y + y });
		for (const { box, ...link } of drawing.links) links.push({ ...link, box: { ...box, y: box.y + y } });
		for (const { element, box } of drawing.boxes) structure?.place(element, { ...box, y: box.y + y });
		for (const each of drawing.outline) outline.push({ ...each, page: pages.length, y: each.y + y });
		y -= drawing.height;
		fresh = false;
	};
	const column = {
		room: () => y - margin.bottom + EPSILON,
		whole: top - margin.bottom,
		fresh: () => fresh,
		page: () => pages.length,
		y: () => y,
		turn,
		put: putDrawing,
	};

	for (const [i, item] of items.entries()) {
		const gap = fresh ? 0 : Math.max(after, item.before);
		if (!fresh && y - gap - (needs[i] as number) < margin.bottom - EPSILON) turn();
		else y -= gap;
		if (item.kind === "text") putText(item);
		else if (item.kind === "drawing") putDrawing(item.drawing);
		else if (item.kind === "table") {
			const box = putTable(item, column);
			if (box) structure?.place(item.element, box);
		} else {
			const { x, width: wide, thickness, gray } = item;
			y -= thickness;
			open.push({ kind: "rule", x, y, width: wide, height: thickness, gray, owner: "layout" });
			fresh = false;
		}
		after = item.after;
	}
	if (open.length > 0 || pages.length === 0) turn();
	return { pages, outline };
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
function leastHeights(items: readonly FlowItem[], orphans: number, widows: number): Float64Array {
	const needs = new Float64Array(items.length);
	for (let i = items.length - 1; i >= 0; i--) {
		const item = items[i] as FlowItem;
		const next = items[i + 1];
		if (item.keepWithNext && next) {
			needs[i] = heightOf(item) + Math.max(item.after, next.before) + (needs[i + 1] as number);
		} else if (item.kind !== "text" || item.whole) needs[i] = heightOf(item);
		else {
			const { lines, leading } = item;
			needs[i] = (lines.length < orphans + widows ? lines.length : orphans) * leading;
		}
	}
	return needs;
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
