import type { OutlineItem, Page, PageItem, PageLink, SetDocument, Shaper, StructureElement } from "../../model/page.ts";
import { growStructure, type Structure } from "../structure.ts";
import type { Template } from "../template.ts";

/** What is drawn for an entry, line by line; y counts from the line's baseline. */
export interface ListLine {
	readonly items: readonly PageItem[];
	readonly links: readonly PageLink[];
	/** Points from the baseline above it, or from the top of the column. */
	readonly leading: number;
}

/** An entry of a list; `set` is called once its page is known, with the element to hang its own on and the left edge of its column. */
export interface ListEntry {
	/** Free space above it, but not at the head of a column; in points. */
	readonly before: number;
	/** Stands in the column where the next entry begins. */
	readonly keepWithNext?: boolean;
	set(structure: Structure, list: number, left: number, width: number): readonly ListLine[];
}

export interface ListLook {
	readonly template: Template;
	readonly shaper: Shaper;
	/** Type of the element around the entries. */
	readonly type: "TOC" | "Index";
	readonly columns: number;
	readonly language: string;
}

/** Pages of a list: elements 0 and 2 of the first part are the section and the list, element 0 of all others is the list. */
export interface ListPart {
	readonly set: SetDocument;
	readonly isFirst: boolean;
}

/** Points between columns. */
const gutter = 18;
/** Entries of up to so many lines are not divided. */
const whole = 6;
/** Space below the title. */
const titleGap = 14;

/**
 * Sets a list under a title on pages of their own, one part at a time: nothing of a page is kept when it is given away. A part has more than one
 * page only where an entry runs over its end.
 */
export function* setList(title: string, entries: Iterable<ListEntry>, look: ListLook): Generator<ListPart> {
	const { template, shaper, columns, language } = look;
	const { page, styles } = template;
	const measure = page.width - page.margin.left - page.margin.right;
	const width = (measure - (columns - 1) * gutter) / columns;
	let structure = growStructure();
	let pages: Page[] = [];
	let outline: OutlineItem[] = [];
	let items: PageItem[] = [];
	let links: PageLink[] = [];
	let isFirst = true;
	let column = 0;
	let top = page.height - page.margin.top;
	let y = top;
	let fresh = true;
	let list = 0;

	const startPart = () => {
		structure = growStructure();
		pages = [];
		outline = [];
		list = structure.add(look.type);
	};
	const closePage = () => {
		const clickable = links.length > 0 ? { links: joined(links) } : {};
		pages.push({ index: pages.length, width: page.width, height: page.height, items, ...clickable });
		items = [];
		links = [];
		column = 0;
		top = page.height - page.margin.top;
	};
	const part = (): ListPart => {
		const given = { set: { language, pages, structure: structure.elements, outline }, isFirst };
		isFirst = false;
		return given;
	};

	const section = structure.add("Sect");
	const heading = structure.add("H1", section);
	list = structure.add(look.type, section);
	const { face, size, leading, gray } = styles.title;
	const words = title.split(" ").map((word) => shaper.shape(face, word));
	const segment = { style: face, size, words, trailingSpace: false, ...(gray > 0 && { gray }) };
	items.push({ kind: "text", x: page.margin.left, y: y - size, gap: 0, segments: [segment], owner: heading });
	outline.push({ title, level: 1, page: 0, y, element: heading });
	y -= leading + titleGap;
	top = y;

	const left = () => page.margin.left + column * (width + gutter);
	const roomFor = (height: number) => y - height >= page.margin.bottom - 1e-6;
	const plenty = (whole + 4) * styles.body.leading;
	for (const entry of entries) {
		const before = fresh ? 0 : entry.before;
		let lines: readonly ListLine[] | undefined;
		if (!fresh && !roomFor(plenty)) {
			// Where it fits it stands as it was tried: setting it again would be a fourth of what lists take.
			const trial = trialOf(structure);
			lines = entry.set(trial, list, left(), width);
			if (roomFor(before + needOf(entry, lines, styles.body.leading))) trial.keep();
			else lines = undefined;
		}
		if (!fresh && lines === undefined && !roomFor(plenty)) {
			column++;
			if (column === columns) {
				closePage();
				yield part();
				startPart();
			}
			y = top;
			fresh = true;
		} else y -= before;
		const origin = left();
		for (const line of lines ?? entry.set(structure, list, origin, width)) {
			if (!fresh && !roomFor(line.leading)) {
				column++;
				if (column === columns) closePage();
				y = top;
			}
			y -= line.leading;
			fresh = false;
			place(line, left() - origin, y, items, links);
		}
	}
	closePage();
	yield part();
}

/** The height that must be free for an entry to begin. */
function needOf({ keepWithNext }: ListEntry, lines: readonly ListLine[], leading: number): number {
	// What it must stay with is set after it and needs room for two lines.
	const below = keepWithNext ? 2 * leading : 0;
	const counted = lines.length <= whole ? lines : lines.slice(0, 2);
	return counted.reduce((sum, line) => sum + line.leading, below);
}

/** Elements that a structure would get next, and gets only when they are kept. */
function trialOf(structure: Structure): Structure & { keep(): void } {
	const elements: StructureElement[] = [];
	const first = structure.elements.length;
	return {
		elements,
		add(type, parent, more) {
			const id = first + elements.length;
			elements.push({ id, type, ...(parent !== undefined && { parent }), ...more });
			return id;
		},
		place(id, box) {
			elements[id - first] = { ...(elements[id - first] as StructureElement), box };
		},
		keep: () => {
			for (const { id: _, type, parent, ...more } of elements) structure.add(type, parent, more);
		},
	};
}

function place(line: ListLine, dx: number, y: number, items: PageItem[], links: PageLink[]): void {
	for (const item of line.items) items.push({ ...item, x: item.x + dx, y: item.y + y });
	for (const link of line.links) {
		links.push({ ...link, boxes: link.boxes.map((box) => ({ ...box, x: box.x + dx, y: box.y + y })) });
	}
}

/** The lines of a link on a page are one link. */
function joined(links: readonly PageLink[]): readonly PageLink[] {
	const found = new Map<number, PageLink>();
	for (const link of links) {
		const known = found.get(link.element);
		found.set(link.element, known ? { ...known, boxes: [...known.boxes, ...link.boxes] } : link);
	}
	return [...found.values()];
}
