import type { Box, OutlineItem, PageItem, TextSegment } from "../model/page.ts";
import type { SetLine } from "./paragraph/paragraph.ts";

export interface LinkBox {
	readonly element: number;
	readonly href: string;
	readonly box: Box;
}

/** Something of a fixed height to put on a page; y counts from its top edge, downwards negative. Lengths in points. */
export interface Drawing {
	readonly height: number;
	/** In reading order. */
	readonly items: readonly PageItem[];
	readonly links: readonly LinkBox[];
	/** Elements that tell where they stand. */
	readonly boxes: readonly { readonly element: number; readonly box: Box }[];
	readonly outline: readonly (Omit<OutlineItem, "page" | "y"> & { readonly y: number })[];
	/** Notes that it refers to, which stand at the foot of its page. */
	readonly notes: readonly Note[];
}

/** What cannot be parted: a line, a picture. Lengths in points. */
export interface Piece {
	/** From the piece above it. */
	readonly gap: number;
	readonly drawing: Drawing;
	/** At the foot of a page the next one stands with it: no line of a paragraph is left alone. */
	readonly keepsNext?: boolean;
}

/** A note, set. */
export type Note = readonly Piece[];

export const nothing: Drawing = { height: 0, items: [], links: [], boxes: [], outline: [], notes: [] };

/** How far down pieces go. */
export function piecesHeight(pieces: readonly Piece[]): number {
	return pieces.reduce((sum, { gap, drawing }, i) => sum + (i === 0 ? 0 : gap) + drawing.height, 0);
}

/** The items and places to click of a line with its baseline at `y`. */
export function drawLine(line: SetLine, y: number, items: PageItem[], links: LinkBox[]): void {
	for (const { x, gap, segments, owner, adornments } of line) {
		items.push({ kind: "text", x, y, gap, segments, owner });
		for (const { link, gray, ...each } of adornments ?? []) {
			const box = { x: each.x, y: y + each.y, width: each.width, height: each.height };
			if (link) links.push({ ...link, box });
			else items.push({ kind: "rule", ...box, gray: gray ?? 0, owner: "layout" });
		}
	}
}

/** Several drawings as one, each moved up by its `dy`. */
export function together(
	height: number,
	parts: readonly { readonly dy: number; readonly drawing: Drawing }[],
): Drawing {
	return {
		height,
		items: parts.flatMap(({ dy, drawing }) => drawing.items.map((item) => ({ ...item, y: item.y + dy }))),
		links: parts.flatMap(({ dy, drawing }) => drawing.links.map((link) => ({ ...link, box: up(link.box, dy) }))),
		boxes: parts.flatMap(({ dy, drawing }) => drawing.boxes.map((each) => ({ ...each, box: up(each.box, dy) }))),
		outline: parts.flatMap(({ dy, drawing }) => drawing.outline.map((each) => ({ ...each, y: each.y + dy }))),
		notes: parts.flatMap(({ drawing }) => drawing.notes),
	};
}

function up(box: Box, dy: number): Box {
	return { ...box, y: box.y + dy };
}

/** The same to look at, but no part of the text: what is repeated, or stands for something that is missing. */
export function asArtifact({ height, items }: Drawing): Drawing {
	const shown = items.flatMap((item): readonly PageItem[] => {
		if (item.kind === "rule") return [item];
		if (item.kind !== "text") return [];
		return [{ ...item, owner: "layout", segments: item.segments.map(withoutElement) }];
	});
	return { ...nothing, height, items: shown };
}

function withoutElement({ element: _, ...segment }: TextSegment): TextSegment {
	return segment;
}
