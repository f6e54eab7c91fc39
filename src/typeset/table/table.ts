import { type Cell, spansText, type Table } from "../../model/article.ts";
import { diagnostic } from "../../model/diagnostic.ts";
import { canonical } from "../../text/canonical.ts";
import type { FlowItem, Frame } from "../flow.ts";
import { type Context, frameHeight, frameOf, type Setting, turnedPage } from "../setting.ts";
import type { TextStyle } from "../template.ts";
import { setText } from "../text.ts";
import { columnExtents, columnWidths, forcedWidths, type MeasuredCell } from "./columns.ts";
import { type Extent, extentOf } from "./extent.ts";
import { type Grid, type GridCell, gridOf } from "./grid.ts";
import { piecesOf } from "./pieces.ts";
import { rowsOf, type SetCell } from "./rows.ts";

/** Steps in which the text of a too wide table shrinks. */
const STEP = 0.05;
/** Columns narrower than this, in em of the shrunk text, give up standing side by side. */
const NARROWEST = 2.5;
/** Rows that a cell spans stand together up to this part of a page, and a head is repeated up to this part. */
const TOGETHER = 0.5;
const REPEATED = 0.3;

/**
 * Table > Caption, TR > TH or TD (ISO 32000-1 14.8.4.3.4); columns as wide as their text wants. A table of the article itself whose words
 * do not fit, however small, stands on pages that are turned.
 */
export function setTable(table: Table, context: Context, setting: Setting): void {
	const grid = gridOf(table);
	const upright = layoutOf(grid, context, setting);
	const page = turnedPage(setting.template.page);
	if (upright.fits || page.width <= page.height || !isOutermost(context, setting)) {
		setGrid(table, grid, upright, context, setting);
		return;
	}
	const wide = { ...setting, template: { ...setting.template, page } };
	const inside = { ...context, frame: frameOf(page) };
	const turned = layoutOf(grid, inside, wide);
	if (turned.stacked) {
		setGrid(table, grid, upright, context, setting);
		return;
	}
	const items: FlowItem[] = [];
	setGrid(table, grid, turned, inside, { ...wide, items });
	setting.items.push(...items.map((item) => ({ ...item, turned: true as const })));
}

/** Between the margins of the page, and not inside of something that would have to turn with it. */
function isOutermost({ frame, paragraph, restyle }: Context, { template }: Setting): boolean {
	return paragraph === "body" && !restyle && frame.width === frameOf(template.page).width;
}

function setGrid(table: Table, grid: Grid, layout: Layout, context: Context, setting: Setting): void {
	const { template, structure, items, notes } = setting;
	const { caption = [], place } = table;
	const captioned = canonical(spansText(caption)) !== "";
	if (grid.columns === 0) {
		if (captioned) setText(caption, "caption", "P", place, context, setting);
		return;
	}
	const element = structure.add("Table", context.parent);
	const { before, after } = template.table;
	if (captioned) {
		const inside = { ...context, parent: structure.add("Caption", element) };
		setText(caption, "caption", "P", place, inside, setting, { before, keepWithNext: true });
	}
	if (!layout.fits) {
		const params = { columns: grid.columns };
		notes.found.push(diagnostic("typeset/table-too-wide", { params, ...(place && { place }) }));
	}
	const cells = setCells(grid, layout, element, context, setting);
	const limit = TOGETHER * frameHeight(template);
	const owners = layout.stacked ? cells.map((_, i) => [i]) : grid.owners;
	const placed = layout.stacked ? cells.map((cell, row) => ({ ...cell, row, rows: 1 })) : cells;
	const rows = rowsOf(owners, placed, layout.edges, template.table, limit);
	const heads = layout.stacked ? 0 : headCount(grid);
	// The head ends between two rows, and leaves most of the page to the others.
	let count = 0;
	let lines = 0;
	while (lines < heads && count < rows.length) lines += rows[count++]?.lines.length ?? 1;
	const head = rows.slice(0, count);
	const height = head.reduce((sum, row) => sum + row.height, 0);
	const repeats = lines === heads && count < rows.length && height <= REPEATED * frameHeight(template);
	items.push({
		kind: "table",
		element,
		head: repeats ? head : [],
		rows: repeats ? rows.slice(count) : rows,
		before: captioned ? 0 : before,
		after,
		keepWithNext: false,
	});
}

interface Layout {
	readonly edges: readonly number[];
	readonly scale: number;
	/** Every word stands unbroken. */
	readonly fits: boolean;
	/** One cell below the other, since the columns would be too narrow to read. */
	readonly stacked: boolean;
}

function layoutOf(grid: Grid, context: Context, setting: Setting): Layout {
	const look = setting.template.table;
	const { frame } = context;
	const x = look.padding.x;
	const measured = grid.rows.flat().map((at): MeasuredCell => {
		const place = cellContext(at.cell, 0, frame, 1, context, setting);
		return { at, extent: extentOf(at.cell.blocks, place, setting) };
	});
	const extents = columnExtents(grid.columns, measured, x);
	const { size } = setting.template.styles.cell;
	const floor = Math.min(1, look.smallest / size);
	const scaled = (scale: number) => extents.map((extent) => shrunk(extent, scale));
	for (let scale = 1; ; scale = Math.max(floor, scale - STEP)) {
		const cells = measured.map(({ at, extent }) => ({ at, extent: shrunk(extent, scale) }));
		const widths = columnWidths(cells, scaled(scale), frame.width, x, look.width === "full");
		if (widths) return { edges: edgesOf(widths, frame), scale, fits: true, stacked: false };
		if (scale <= floor) break;
	}
	const narrowest = 2 * x + NARROWEST * size * floor;
	const widths = forcedWidths(scaled(floor), frame.width, x, narrowest);
	if (widths) return { edges: edgesOf(widths, frame), scale: floor, fits: false, stacked: false };
	return { edges: [frame.left, frame.left + frame.width], scale: 1, fits: false, stacked: true };
}

function shrunk({ least, most }: Extent, scale: number): Extent {
	return { least: least * scale, most: most * scale };
}

/** Edges of columns side by side, in the middle of the frame. */
function edgesOf(widths: readonly number[], frame: Frame): readonly number[] {
	const total = widths.reduce((sum, width) => sum + width, 0);
	const edges = [frame.left + Math.max(0, (frame.width - total) / 2)];
	for (const width of widths) edges.push((edges.at(-1) as number) + width);
	return edges;
}

function setCells(grid: Grid, layout: Layout, element: number, context: Context, setting: Setting): readonly SetCell[] {
	const { structure, template } = setting;
	const { edges, scale, stacked } = layout;
	const padding = template.table.padding.x;
	return grid.rows.flatMap((row) => {
		const parent = structure.add("TR", element);
		return row.map((at): SetCell => {
			const from = edges[stacked ? 0 : at.column] as number;
			const to = edges[stacked ? 1 : at.column + at.columns] as number;
			const frame = { left: from + padding, width: Math.max(1, to - from - 2 * padding) };
			const place = cellContext(at.cell, structure.add(...typeOf(at, parent)), frame, scale, context, setting);
			const items: FlowItem[] = [];
			setting.setBlocks(at.cell.blocks, place, { ...setting, items });
			return { row: at.row, rows: at.rows, pieces: piecesOf(items) };
		});
	});
}

function typeOf({ cell, columns, rows }: GridCell, parent: number): Parameters<Setting["structure"]["add"]> {
	const spans = { ...(columns > 1 && { columns }), ...(rows > 1 && { rows }) };
	if (!cell.header) return ["TD", parent, spans];
	return ["TH", parent, { scope: cell.header === "row" ? "Row" : "Column", ...spans }];
}

const ALIGN = { start: "left", center: "center", end: "right" } as const;

function cellContext(
	cell: Cell,
	parent: number,
	frame: Frame,
	scale: number,
	context: Context,
	{ template }: Setting,
): Context {
	const { size } = template.styles.cell;
	const align = cell.align && ALIGN[cell.align];
	const outer = context.restyle;
	const restyle = (style: TextStyle): TextStyle => {
		const base = outer ? outer(style) : style;
		// Lists and headings in a cell are not set in larger type than its text.
		const part = scale * Math.min(1, size / base.size);
		return {
			...base,
			size: base.size * part,
			leading: base.leading * part,
			align: align ?? (base.align === "justify" ? "left" : base.align),
			indent: 0,
			left: 0,
			right: 0,
		};
	};
	return { parent, frame, paragraph: cell.header ? "headerCell" : "cell", restyle };
}

/** Rows of the grid, from the first on, that are nothing but heads of columns. */
function headCount({ rows }: Grid): number {
	let count = 0;
	const isHead = (cells: readonly GridCell[]) =>
		cells.some(({ cell }) => cell.header === "column") &&
		cells.every(({ cell }) => cell.header === "column" || cell.blocks.length === 0);
	while (count < rows.length && isHead(rows[count] ?? [])) count++;
	return count;
}
