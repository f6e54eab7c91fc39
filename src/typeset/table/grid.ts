import type { Cell, Table } from "../../model/article.ts";

/** A cell at its place in the grid; the columns and rows that it covers. */
export interface GridCell {
	readonly cell: Cell;
	readonly row: number;
	readonly column: number;
	readonly columns: number;
	readonly rows: number;
}

export interface Grid {
	readonly columns: number;
	/** Per row, from left to right; every place of the grid belongs to exactly one cell. */
	readonly rows: readonly (readonly GridCell[])[];
	/** Number of the cell (in reading order) at each row and column. */
	readonly owners: readonly (readonly number[])[];
}

/** HTML's own limit of a span (HTML Living Standard 4.9.11). */
const WIDEST_SPAN = 1000;
const EMPTY: Cell = { blocks: [] };

/** Gives cells their columns as HTML does (4.9.12.1), clips spans that overlap or lead outside, and fills what is left open. */
export function gridOf(table: Table): Grid {
	const height = table.rows.length;
	const taken: number[][] = table.rows.map(() => []);
	const placed: GridCell[][] = table.rows.map(() => []);
	let count = 0;
	const put = (cell: Cell, row: number, column: number, columns: number, rows: number): void => {
		for (let r = row; r < row + rows; r++)
			for (let c = column; c < column + columns; c++) (taken[r] as number[])[c] = count;
		count++;
		placed[row]?.push({ cell, row, column, columns, rows });
	};
	for (const [r, cells] of table.rows.entries()) {
		const own = taken[r] as number[];
		let column = 0;
		for (const cell of cells) {
			while (own[column] !== undefined) column++;
			const wanted = Math.min(span(cell.columns), WIDEST_SPAN);
			let columns = 1;
			while (columns < wanted && own[column + columns] === undefined) columns++;
			put(cell, r, column, columns, Math.min(span(cell.rows), height - r));
			column += columns;
		}
	}
	const starts = [...new Set(placed.flatMap((row) => row.map((cell) => cell.column)))].sort((a, b) => a - b);
	return compact(placed, starts);
}

/** Leaves out columns in which no cell begins, which can only be parts of wider cells, and fills open places with empty cells. */
function compact(placed: readonly (readonly GridCell[])[], starts: readonly number[]): Grid {
	const rows: GridCell[][] = placed.map(() => []);
	const owners: number[][] = placed.map(() => new Array<number>(starts.length).fill(-1));
	const put = (cell: GridCell, number: number): void => {
		rows[cell.row]?.push(cell);
		for (let r = cell.row; r < cell.row + cell.rows; r++)
			for (let c = cell.column; c < cell.column + cell.columns; c++) (owners[r] as number[])[c] = number;
	};
	const index = new Map(starts.map((start, i) => [start, i]));
	let number = 0;
	for (const row of placed) {
		for (const cell of row) {
			const column = index.get(cell.column) as number;
			let columns = 1;
			while ((starts[column + columns] ?? Number.POSITIVE_INFINITY) < cell.column + cell.columns) columns++;
			put({ ...cell, column, columns }, number++);
		}
	}
	for (const [row, own] of owners.entries()) {
		for (const [column, owner] of own.entries())
			if (owner === -1) put({ cell: EMPTY, row, column, columns: 1, rows: 1 }, number++);
		rows[row]?.sort((a, b) => a.column - b.column);
	}
	return { columns: starts.length, rows, owners };
}

function span(wanted: number | undefined): number {
	return wanted !== undefined && wanted >= 1 ? Math.floor(wanted) : 1;
}
