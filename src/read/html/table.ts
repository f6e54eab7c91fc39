import type { Block, Cell, Span, Table } from "../../model/article.ts";
import { clutterKind } from "./clutter.ts";
import { type Context, placeOf } from "./context.ts";
import { type Look, lookIn } from "./look.ts";
import type { Element, Node } from "./parse.ts";
import { attribute, elementsIn, isElement, isSilent, isText, lineOf, names } from "./tree.ts";

type Content = (nodes: readonly Node[], context: Context, look: Look) => readonly Block[];

/** Columns of a table and rows of a cell, at most. */
const COLUMNS = 60;
/** Characters of a cell that is no cell but a column of a page. */
const LONG = 900;
/** Elements looked at, and cells of a table. */
const MOST = 20_000;

/** Whether a table only puts things beside each other: one column, a table inside, headings or long text in its cells. */
export function isLayout(table: Element): boolean {
	const known = layouts.get(table);
	if (known !== undefined) return known;
	const found = looksLikeLayout(table);
	layouts.set(table, found);
	return found;
}

const layouts = new WeakMap<Element, boolean>();

function looksLikeLayout(table: Element): boolean {
	if (attribute(table, "role") === "presentation" || / (?:tplcaption|picture|image|layout) /.test(names(table)))
		return true;
	let columns = 0;
	let seen = 0;
	for (const element of elementsIn(table.childNodes)) {
		if (seen++ > MOST) break;
		const { tagName } = element;
		if (tagName === "th" || tagName === "caption") return false;
		if (tagName === "table" || tagName === "h1" || tagName === "h2" || tagName === "article") return true;
		if (tagName === "tr") columns = Math.max(columns, cellsOf(element).length);
		if (tagName === "td" && lineOf([element], LONG + 1).length > LONG) return true;
	}
	return columns <= 1;
}

function cellsOf(row: Element): readonly Element[] {
	return row.childNodes.filter((child): child is Element => isElement(child) && /^t[dh]$/.test(child.tagName));
}

/** A data table. Rows are filled up with empty cells; spans of cells are bounded by the table. */
export function tableOf(table: Element, look: Look, context: Context, content: Content): Table | undefined {
	const rows: Cell[][] = [];
	const caption: Span[] = [];
	const open: number[] = [];
	const trs = rowsOf(table, context, (node) => {
		for (const block of content(node.childNodes, context, lookIn(node, look, context)))
			if (block.kind === "paragraph") caption.push(...block.content);
	});
	let cells = 0;
	trs.forEach((row, r) => {
		const made: Cell[] = [];
		let column = 0;
		const pass = () => {
			while ((open[column] ?? 0) > 0) {
				open[column] = (open[column] as number) - 1;
				column++;
			}
		};
		for (const cell of cellsOf(row)) {
			pass();
			cells++;
			const columns = spanOf(cell, "colspan", COLUMNS - column);
			const down = spanOf(cell, "rowspan", trs.length - r);
			const kind = clutterKind(cell);
			if (kind !== undefined) context.dropped.add(kind, [cell]);
			const blocks = kind === undefined ? content(cell.childNodes, context, lookIn(cell, look, context)) : [];
			made.push({
				...headerOf(cell, row, r),
				...alignOf(cell),
				...(columns > 1 && { columns }),
				...(down > 1 && { rows: down }),
				blocks,
			});
			for (let c = 0; c < columns; c++) open[column++] = down - 1;
		}
		pass();
		rows.push(made);
	});
	const filled = fillUp(rows, trs.length);
	if (cells === 0 || !filled.some((row) => row.some((cell) => cell.blocks.length > 0))) return undefined;
	return {
		kind: "table",
		...(caption.length > 0 && { caption }),
		rows: boldHead(filled),
		place: placeOf(table, context),
	};
}

function rowsOf(table: Element, context: Context, onCaption: (node: Element) => void): readonly Element[] {
	const rows: Element[] = [];
	for (const child of table.childNodes) {
		if (!isElement(child)) {
			if (isText(child) && child.value.trim() !== "") context.dropped.add("outside", [child]);
			continue;
		}
		if (child.tagName === "caption") onCaption(child);
		else if (child.tagName === "tr") rows.push(child);
		else if (/^t(?:head|body|foot)$/.test(child.tagName)) {
			for (const row of child.childNodes) if (isElement(row) && row.tagName === "tr") rows.push(row);
		} else if (!isSilent(child) && child.tagName !== "colgroup" && child.tagName !== "col")
			context.dropped.add("outside", [child]);
	}
	return rows.filter((row) => {
		const kind = clutterKind(row);
		if (kind !== undefined) context.dropped.add(kind, [row]);
		return kind === undefined && cellsOf(row).length > 0;
	});
}

function spanOf(cell: Element, name: string, most: number): number {
	const value = Number.parseInt(attribute(cell, name) ?? "1", 10);
	return Number.isSafeInteger(value) ? Math.max(1, Math.min(value, most)) : 1;
}

function headerOf(cell: Element, row: Element, r: number): Pick<Cell, "header"> {
	if (cell.tagName !== "th") return {};
	const scope = attribute(cell, "scope")?.toLowerCase();
	if (scope === "row" || scope === "rowgroup") return { header: "row" };
	if (scope === "col" || scope === "colgroup") return { header: "column" };
	const inHead = isElement(row.parentNode) && row.parentNode.tagName === "thead";
	const first = cellsOf(row)[0] === cell;
	return { header: !inHead && r > 0 && first && cellsOf(row).length > 1 ? "row" : "column" };
}

function alignOf(cell: Element): Pick<Cell, "align"> {
	const style = /text-align\s*:\s*(center|right|left|start|end)/i.exec(attribute(cell, "style") ?? "")?.[1];
	switch ((style ?? attribute(cell, "align"))?.toLowerCase()) {
		case "center":
			return { align: "center" };
		case "right":
		case "end":
			return { align: "end" };
		case "left":
		case "start":
			return { align: "start" };
		default:
			return {};
	}
}

/** Rows of the width of the widest, counting cells that reach down from above. */
function fillUp(rows: readonly Cell[][], height: number): readonly (readonly Cell[])[] {
	const widths = new Array<number>(height).fill(0);
	rows.forEach((row, r) => {
		for (const { columns = 1, rows: down = 1 } of row)
			for (let k = r; k < Math.min(height, r + down); k++) widths[k] = (widths[k] as number) + columns;
	});
	const most = Math.max(0, ...widths);
	return rows.map((row, r) => [
		...row,
		...Array.from({ length: most - (widths[r] as number) }, (): Cell => ({ blocks: [] })),
	]);
}

/** A first row in bold heads the columns where no cell says that it is a header. */
function boldHead(rows: readonly (readonly Cell[])[]): readonly (readonly Cell[])[] {
	const [first, ...rest] = rows;
	if (!first || rest.length === 0 || rows.some((row) => row.some((cell) => cell.header))) return rows;
	const bold = first.every(({ blocks }) => blocks.length > 0 && blocks.every(isBold));
	return bold ? [first.map((cell): Cell => ({ ...cell, header: "column" })), ...rest] : rows;
}

function isBold(block: Block): boolean {
	return (
		block.kind === "paragraph" &&
		block.content.every(({ text, marks }) => text.trim() === "" || marks?.includes("bold"))
	);
}
