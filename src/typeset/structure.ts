import type { Box, StructureElement, StructureType } from "../model/page.ts";

/** The structure tree while it grows; ids are given in document order, so a parent's id is smaller (ISO 32000-1 14.7.2). */
export interface Structure {
	readonly elements: readonly StructureElement[];
	/** Tells where an element stands on its page. */
	place(id: number, box: Box): void;
	/** Adds an element and gives its id. */
	add(type: StructureType, parent?: number, more?: Omit<StructureElement, "id" | "type" | "parent">): number;
}

export function growStructure(): Structure {
	const elements: StructureElement[] = [];
	return {
		elements,
		add(type, parent, more) {
			const id = elements.length;
			elements.push({ id, type, ...(parent !== undefined && { parent }), ...more });
			return id;
		},
		place(id, box) {
			elements[id] = { ...(elements[id] as StructureElement), box };
		},
	};
}

/** Heading levels of a document in order. */
export interface Levels {
	/** The level to tag for a level of the article, below the title's 1 and never more than one below the heading above it. */
	next(level: number): number;
}

/**
 * Levels without skips (ISO 14289-1 7.4.2). Headings of one level of the article that stand below the same heading get the same level.
 */
export function headingLevels(): Levels {
	const open: { readonly level: number; readonly tagged: number }[] = [];
	return {
		next(level) {
			while ((open.at(-1)?.level ?? 0) >= level) open.pop();
			const tagged = Math.min(6, (open.at(-1)?.tagged ?? 1) + 1);
			open.push({ level, tagged });
			return tagged;
		},
	};
}
