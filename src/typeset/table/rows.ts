import { type Piece, piecesHeight } from "../drawing.ts";
import type { TableLook } from "../template.ts";
import type { Grid } from "./grid.ts";
import type { Row } from "./row.ts";

/** A cell that was set. */
export interface SetCell {
	readonly row: number;
	readonly rows: number;
	readonly pieces: readonly Piece[];
}

/**
 * Joins the rows that a cell spans, so that they stand together, unless they come to more than `limit` points: then the cell's text stands in
 * its first row, which may be parted as any other.
 */
export function rowsOf(
	owners: Grid["owners"],
	cells: readonly SetCell[],
	edges: readonly number[],
	look: TableLook,
	limit: number,
): readonly Row[] {
	const rows: Row[] = [];
	for (let from = 0; from < owners.length; ) {
		const to = groupEnd(cells, from);
		const whole = rowOf(owners, cells, from, to, edges, look);
		if (to === from + 1 || whole.height <= limit) rows.push(whole);
		else for (let r = from; r < to; r++) rows.push(rowOf(owners, cells, r, r + 1, edges, look));
		from = to;
	}
	return rows;
}

function groupEnd(cells: readonly SetCell[], from: number): number {
	let to = from + 1;
	for (const cell of cells) {
		if (cell.row >= to) break;
		if (cell.row >= from) to = Math.max(to, cell.row + cell.rows);
	}
	return to;
}

function rowOf(
	owners: Grid["owners"],
	cells: readonly SetCell[],
	from: number,
	to: number,
	edges: readonly number[],
	look: TableLook,
): Row {
	const own = cells.filter((cell) => cell.row >= from && cell.row < to);
	const heights = new Array<number>(to - from).fill(2 * look.padding.y);
	const order = [...own].sort((a, b) => a.rows - b.rows);
	for (const { row, rows, pieces } of order) {
		const first = row - from;
		const last = Math.min(to, row + rows) - from - 1;
		const has = heights.slice(first, last + 1).reduce((sum, height) => sum + height, 0);
		const needs = piecesHeight(pieces) + 2 * look.padding.y;
		if (needs > has) heights[last] = (heights[last] as number) + needs - has;
	}
	const tops = heights.map((_, i) => heights.slice(0, i).reduce((sum, height) => sum + height, 0));
	return {
		height: heights.reduce((sum, height) => sum + height, 0),
		cells: own.map(({ row, pieces }) => ({ pieces, top: tops[row - from] as number })),
		lines: heights.map((height, i) => ({ height, owners: owners[from + i] as readonly number[] })),
		above: from === 0 ? undefined : owners[from - 1],
		edges,
		look,
	};
}
