import { type Block, type Cell, figuresOf, spansOf, type Table } from "../../model/article.ts";
import { append } from "../append.ts";
import { type Context, tally } from "./context.ts";
import type { ReadBlocks } from "./inline.ts";
import { textIn } from "./words.ts";
import { childOf, descend, elementsOf, isOn, type Node, valueIn } from "./xml.ts";

interface Open {
	blocks: Block[];
	rows: number;
	readonly columns: number;
	readonly align: Cell["align"];
	readonly header: boolean;
}

const ALIGN: Readonly<Record<string, Cell["align"]>> = {
	left: "start",
	start: "start",
	center: "center",
	right: "end",
	end: "end",
};

/** A table (ISO/IEC 29500-1 17.4); one of a single cell, or of a single column with a picture, only frames what is in it. */
export function tableOf(node: Node, context: Context, readBlocks: ReadBlocks): readonly Block[] {
	const first = [...descend(node)].find(({ name }) => name === "w:p");
	const place = first && context.part.placeOf(first);
	const trs = rowsIn(node).filter((row) => {
		const deleted = childOf(childOf(row, "w:trPr"), "w:del") !== undefined;
		if (deleted) tally(context, "docx/deleted-left-out", place, {}, textIn(row));
		return !deleted;
	});
	const headers = headerRows(node, trs, context);
	const open = new Map<number, Open>();
	const rows = trs.map((tr, r) => {
		const row: Open[] = [];
		const before = Number(valueIn(childOf(tr, "w:trPr"), "w:gridBefore") ?? 0) || 0;
		let column = 0;
		if (before > 0) {
			row.push({ blocks: [], rows: 1, columns: Math.min(before, 63), align: undefined, header: false });
			column = before;
		}
		for (const tc of cellsIn(tr)) {
			const properties = childOf(tc, "w:tcPr");
			const columns = Math.min(Math.max(1, Number(valueIn(properties, "w:gridSpan") ?? 1) || 1), 1000);
			const blocks = readBlocks(elementsOf(tc), context);
			const merge = childOf(properties, "w:vMerge");
			const above = open.get(column);
			const wide = childOf(properties, "w:hMerge");
			if (merge && merge.attributes["w:val"] !== "restart" && above && above.columns === columns) {
				above.rows++;
				append(above.blocks, blocks);
			} else if (wide && wide.attributes["w:val"] !== "restart" && row.length > 0) {
				const left = row.at(-1) as Open;
				row[row.length - 1] = { ...left, columns: left.columns + columns, blocks: [...left.blocks, ...blocks] };
			} else {
				const cell: Open = { blocks: [...blocks], rows: 1, columns, align: alignOf(tc), header: r < headers };
				row.push(cell);
				if (merge) open.set(column, cell);
				else open.delete(column);
			}
			column += columns;
		}
		return row;
	});
	const cells = rows.flat();
	const blocks = cells.flatMap((cell) => cell.blocks);
	if (spansOf(blocks).every(({ text }) => text.trim() === "") && figuresOf(blocks).length === 0) return blocks;
	const single = rows.every((row) => row.length <= 1);
	if (single && (cells.length === 1 || figuresOf(blocks).length > 0)) return blocks;
	const table: Table = { kind: "table", rows: rows.map((row) => row.map(cellOf)), ...(place && { place }) };
	return [table];
}

function cellOf({ blocks, rows, columns, align, header }: Open): Cell {
	return {
		...(header && { header: "column" as const }),
		...(columns > 1 && { columns }),
		...(rows > 1 && { rows }),
		...(align && { align }),
		blocks,
	};
}

/** Rows and cells may stand in content controls and in marks of custom XML. */
function rowsIn(node: Node): readonly Node[] {
	return elementsOf(node).flatMap((child) =>
		child.name === "w:tr" ? [child] : /^w:(?:tblPr|tblGrid|sdtPr)$/u.test(child.name) ? [] : rowsIn(child),
	);
}

function cellsIn(node: Node): readonly Node[] {
	return elementsOf(node).flatMap((child) =>
		child.name === "w:tc" ? [child] : /^w:(?:trPr|tblPrEx|sdtPr)$/u.test(child.name) ? [] : cellsIn(child),
	);
}

/**
 * Rows at the top that head the columns: those that are repeated on every page, else a first row that the table's look sets off, by its style
 * or by letters that are all bold.
 */
function headerRows(table: Node, rows: readonly Node[], context: Context): number {
	const repeated = rows.findIndex((row) => isOn(childOf(row, "w:trPr"), "w:tblHeader") !== true);
	if (repeated !== 0) return repeated < 0 ? Math.min(1, rows.length) : repeated;
	const [first] = rows;
	if (first === undefined || rows.length < 2) return 0;
	const properties = childOf(table, "w:tblPr");
	const look = childOf(properties, "w:tblLook")?.attributes;
	const set = look?.["w:firstRow"] ?? (Number.parseInt(look?.["w:val"] ?? "0", 16) & 0x20 ? "1" : "0");
	const style = context.styles.get(valueIn(properties, "w:tblStyle"));
	const styled = style?.chain.some((own) =>
		elementsOf(own).some((child) => child.name === "w:tblStylePr" && child.attributes["w:type"] === "firstRow"),
	);
	if (styled && ["1", "true", "on"].includes(set)) return 1;
	const runs = [...descend(first)].filter((node) => node.name === "w:r" && textIn(node).trim() !== "");
	return runs.length > 0 && runs.every((run) => isOn(childOf(run, "w:rPr"), "w:b") === true) ? 1 : 0;
}

function alignOf(cell: Node): Cell["align"] {
	return ALIGN[valueIn(childOf(childOf(cell, "w:p"), "w:pPr"), "w:jc") ?? ""];
}
