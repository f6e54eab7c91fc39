import type { Block, Cell, Table } from "../../model/article.ts";
import { type Context, note, rangeOf } from "./context.ts";
import type { Node, NodeOf } from "./parse.ts";

const ALIGN = { left: "start", center: "center", right: "end" } as const;

/**
 * A table: its first row heads the columns. Rows of other lengths are filled with empty cells up to the longest one; a row that is longer
 * than the header is reported, for elsewhere its last cells are not shown (GFM 4.10).
 */
export function tableOf(
	table: NodeOf<"table">,
	context: Context,
	content: (cell: NodeOf<"tableCell">) => readonly Block[],
): Table {
	const columns = Math.max(...table.children.map((row) => row.children.length));
	const [header] = table.children;
	for (const row of table.children) {
		const params = { cells: row.children.length, columns: header?.children.length ?? 0 };
		if (params.cells > params.columns) note(context, "read/table-row-too-long", row, params);
	}
	const rows = table.children.map((row, r): readonly Cell[] =>
		Array.from({ length: columns }, (_, c) => {
			const cell: Node | undefined = row.children[c];
			const align = table.align?.[c];
			return {
				...(r === 0 && { header: "column" as const }),
				...(align && { align: ALIGN[align] }),
				blocks: cell?.type === "tableCell" ? content(cell) : [],
			};
		}),
	);
	return { kind: "table", rows, place: context.places.at(...rangeOf(table, context)) };
}
