import type { PageItem } from "../../model/page.ts";
import { type Drawing, nothing, type Piece, together } from "../drawing.ts";
import type { TableLook } from "../template.ts";

export interface RowCell {
	readonly pieces: readonly Piece[];
	/** Top of the cell below the top of the row. */
	readonly top: number;
}

/** Rows of the grid that stand together: one, or several that a cell spans. */
export interface Row {
	readonly height: number;
	/** In reading order. */
	readonly cells: readonly RowCell[];
	/** Height of each row of the grid, and whose cell its columns are; a rule stands between different cells. */
	readonly lines: readonly { readonly height: number; readonly owners: readonly number[] }[];
	/** Owners of the row of the grid above. */
	readonly above: readonly number[] | undefined;
	/** Left edges of the columns, and the right edge of the last. */
	readonly edges: readonly number[];
	readonly look: TableLook;
}

/** A whole row with rules above its cells, but where the cell goes on from the row `above`. */
export function drawRow(row: Row, above: readonly number[] | undefined): Drawing {
	const parts = row.cells.map(({ pieces, top }) => ({ dy: -top - row.look.padding.y, drawing: column(pieces) }));
	const borders = { dy: 0, drawing: { ...nothing, items: bordersOf(row, row.height, above) } };
	return together(row.height, [borders, ...parts]);
}

export interface Part {
	readonly drawing: Drawing;
	/** Per cell, the first piece that is left over. */
	readonly next: readonly number[];
	readonly done: boolean;
	/** Something of the row is in it. */
	readonly some: boolean;
}

/**
 * As much of a row as stands in `room` points, from the given piece of each cell on. `force` puts one piece of each cell even where there is
 * no room for it.
 */
export function drawPart(
	row: Row,
	from: readonly number[],
	room: number,
	above: readonly number[] | undefined,
	force: boolean,
): Part {
	const { padding } = row.look;
	let height = 0;
	let some = false;
	const next: number[] = [];
	const parts = row.cells.map(({ pieces }, c) => {
		const start = from[c] as number;
		let end = start;
		let used = 0;
		for (; end < pieces.length; end++) {
			const { gap, drawing } = pieces[end] as Piece;
			const more = (end === start ? 0 : gap) + drawing.height;
			if (used + more + 2 * padding.y > room && !(force && end === start)) break;
			used += more;
		}
		if (end > start) some = true;
		next.push(end);
		height = Math.max(height, used);
		return { dy: -padding.y, drawing: column(pieces.slice(start, end)) };
	});
	height += 2 * padding.y;
	const done = row.cells.every(({ pieces }, c) => (next[c] as number) >= pieces.length);
	const borders = { dy: 0, drawing: { ...nothing, items: bordersOf(row, height, above) } };
	return { drawing: together(height, [borders, ...parts]), next, done, some };
}

function column(pieces: readonly Piece[]): Drawing {
	let y = 0;
	const parts = pieces.map(({ gap, drawing }, i) => {
		y -= i === 0 ? 0 : gap;
		const dy = y;
		y -= drawing.height;
		return { dy, drawing };
	});
	return together(-y, parts);
}

/** The rule that closes the table on a page; its upper edge at the bottom of the last row. */
export function closingRule({ edges, look }: Row): PageItem {
	const [left, right] = [edges[0] as number, edges.at(-1) as number];
	const { thickness, gray } = look;
	return { kind: "rule", x: left, y: 0, width: right - left, height: thickness, gray, owner: "layout" };
}

/** Rules above the cells, and in a grid beside them. */
function bordersOf(row: Row, height: number, from: readonly number[] | undefined): readonly PageItem[] {
	const { lines, edges, look } = row;
	const { thickness, gray } = look;
	const rule = { kind: "rule", gray, owner: "layout" } as const;
	const items: PageItem[] = [];
	let above = from;
	let y = 0;
	for (const { owners, height: own } of lines) {
		for (const [from, to] of stretches(owners, above)) {
			const x = edges[from] as number;
			items.push({ ...rule, x, y: y - thickness, width: (edges[to] as number) - x, height: thickness });
		}
		const bottom = lines.length === 1 ? height : own;
		if (look.rules === "grid") {
			for (const [c, x] of edges.entries()) {
				if (c > 0 && c < owners.length && owners[c] === owners[c - 1]) continue;
				const left = c === 0 ? x : c === owners.length ? x - thickness : x - thickness / 2;
				items.push({ ...rule, x: left, y: y - bottom, width: thickness, height: bottom });
			}
		}
		above = owners;
		y -= own;
	}
	return items;
}

/** From and to of the columns whose cell does not go on from above, neighbours together. */
function stretches(
	owners: readonly number[],
	above: readonly number[] | undefined,
): readonly (readonly [number, number])[] {
	const found: [number, number][] = [];
	for (const [c, owner] of owners.entries()) {
		if (above && above[c] === owner) continue;
		const last = found.at(-1);
		if (last && last[1] === c) last[1] = c + 1;
		else found.push([c, c + 1]);
	}
	return found;
}
