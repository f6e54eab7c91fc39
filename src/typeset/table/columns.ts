import { type Extent, widest } from "./extent.ts";
import type { GridCell } from "./grid.ts";

/** A cell and what its text wants. */
export interface MeasuredCell {
	readonly at: GridCell;
	readonly extent: Extent;
}

/** What a column's text needs, the padding not counted: cells of one column first, what wider cells need beyond that is shared evenly. */
export function columnExtents(columns: number, cells: readonly MeasuredCell[], padding: number): readonly Extent[] {
	const extents: Extent[] = Array.from({ length: columns }, () => ({ least: 0, most: 0 }));
	for (const { at, extent } of cells)
		if (at.columns === 1) extents[at.column] = widest(extents[at.column] as Extent, extent);
	for (const { at, extent } of cells) {
		if (at.columns === 1) continue;
		const own = extents.slice(at.column, at.column + at.columns);
		const inner = (at.columns - 1) * 2 * padding;
		const share = (wanted: number, has: number) => Math.max(0, wanted - has - inner) / at.columns;
		const least = share(extent.least, sum(own, "least"));
		const most = share(extent.most, sum(own, "most"));
		for (const [i, each] of own.entries())
			extents[at.column + i] = { least: each.least + least, most: Math.max(each.most + most, each.least + least) };
	}
	return extents;
}

/** A hair's breadth, so that the widest word fits whatever the rounding. */
const SLACK = 0.01;

/**
 * Widths of columns, padding included, that fit in `available` points: all that they want, or the least and a share of the rest, given so
 * that the cells come to the fewest lines. None where the least does not fit.
 */
export function columnWidths(
	cells: readonly MeasuredCell[],
	extents: readonly Extent[],
	available: number,
	padding: number,
	full: boolean,
): readonly number[] | undefined {
	const outside = 2 * padding + SLACK;
	const most = sum(extents, "most") + outside * extents.length;
	if (most <= available) {
		const stretch = full ? available / most : 1;
		return extents.map((extent) => (extent.most + outside) * stretch);
	}
	const least = sum(extents, "least") + outside * extents.length;
	if (least > available) return undefined;
	const base = extents.map((extent) => extent.least + outside);
	const wants = extents.map((extent) => extent.most - extent.least);
	const part = (available - least) / (most - least);
	const even = filled(base, wants, available - least);
	const shared = base.map((width, i) => width + (wants[i] as number) * part);
	const between = even.map((width, i) => (width + (shared[i] as number)) / 2);
	const lines = (widths: readonly number[]) => lineCount(cells, widths, outside);
	return [between, shared].reduce((best, each) => (lines(each) < lines(best) ? each : best), even);
}

/** About how many lines the rows of a table have, each as many as its longest cell. */
function lineCount(cells: readonly MeasuredCell[], widths: readonly number[], outside: number): number {
	const rows: number[] = [];
	for (const { at, extent } of cells) {
		let width = -outside;
		for (let c = at.column; c < at.column + at.columns; c++) width += widths[c] as number;
		const share = Math.ceil(extent.most / Math.max(width + SLACK, 1)) / at.rows;
		for (let r = at.row; r < at.row + at.rows; r++) rows[r] = Math.max(rows[r] ?? 0, share);
	}
	return rows.reduce((total, count) => total + count, 0);
}

/** Shares `rest` among columns that want more: the modest ones get all they want, the others the same each. */
function filled(widths: readonly number[], wants: readonly number[], rest: number): readonly number[] {
	const shared = [...widths];
	let left = rest;
	const order = wants.map((_, i) => i).sort((a, b) => (wants[a] as number) - (wants[b] as number) || a - b);
	for (const [n, i] of order.entries()) {
		const more = Math.min(wants[i] as number, left / (order.length - n));
		shared[i] = (widths[i] as number) + more;
		left -= more;
	}
	return shared;
}

/** Widths for a table whose words do not all fit: no column narrower than `floor` (padding included), wide words give way. */
export function forcedWidths(
	extents: readonly Extent[],
	available: number,
	padding: number,
	floor: number,
): readonly number[] | undefined {
	const rest = available - floor * extents.length;
	if (rest < 0) return undefined;
	const wants = extents.map((extent) => Math.max(0, extent.least + 2 * padding + SLACK - floor));
	return filled(
		extents.map(() => floor),
		wants,
		rest,
	);
}

function sum(extents: readonly Extent[], key: keyof Extent): number {
	return extents.reduce((total, extent) => total + extent[key], 0);
}
