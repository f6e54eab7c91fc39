import type { ElementKey } from "../schema.ts";

/** Where each element of the description stands in a format, in the format's own words; what has no entry is lost there. */
export type MappingTable = Readonly<Partial<Record<ElementKey, string>>>;

/** A table of one column, from rows of any kind. */
export function column<Row>(
	rows: Readonly<Partial<Record<ElementKey, Row>>>,
	text: (row: Row) => string,
): MappingTable {
	return Object.fromEntries(Object.entries(rows).map(([key, row]) => [key, text(row as Row)]));
}
