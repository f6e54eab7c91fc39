import type { Box } from "../../model/page.ts";
import { asArtifact, type Drawing, type Note, nothing } from "../drawing.ts";
import type { FlowTable } from "../flow.ts";
import { closingRule, drawPart, drawRow, type Row } from "./row.ts";

/** The page that a table is put on, as it fills; lengths in points. */
export interface Column {
	/** Height that is left. */
	room(): number;
	/** What some more notes take of it. */
	notes(notes: readonly Note[]): number;
	/** Height of an empty page. */
	whole(): number;
	fresh(): boolean;
	page(): number;
	/** Where the next drawing begins. */
	y(): number;
	turn(): void;
	put(drawing: Drawing): void;
}

export function notesOfRow({ cells }: Row): readonly Note[] {
	return cells.flatMap(({ pieces }) => pieces.flatMap(({ drawing }) => drawing.notes));
}

/** Lines of a row that is parted, which stand at the foot of a page at least. */
const PART = 3;

/** Head and two rows, or as much of the first as may stand alone. */
export function leastTableHeight({ head, rows }: FlowTable): number {
	const [first, second] = rows;
	if (!first) return headHeight(head);
	const two = first.height + (second?.height ?? 0);
	return headHeight(head) + Math.min(two, Math.max(leastPart(first), WHOLE));
}

/** Height up to which a row is not parted to fill a page, in points. */
const WHOLE = 200;

function leastPart(row: Row): number {
	const first = Math.max(0, ...row.cells.map(({ pieces }) => heightOfFirst(pieces)));
	return first + 2 * row.look.padding.y;
}

function heightOfFirst(pieces: Row["cells"][number]["pieces"]): number {
	return pieces.slice(0, PART).reduce((sum, { gap, drawing }, i) => sum + (i === 0 ? 0 : gap) + drawing.height, 0);
}

function headHeight(head: FlowTable["head"]): number {
	return head.reduce((sum, row) => sum + row.height, 0);
}

/**
 * Puts the rows of a table on pages, the head again at the top of each as an artifact. Rows stay whole where they fit on a page, unless that
 * leaves much of it empty. Gives the place of a table that stands on one page.
 */
export function putTable(table: FlowTable, column: Column): Box | undefined {
	const { head, rows } = table;
	const page = column.page();
	const top = column.y();
	const capacity = column.whole() - headHeight(head);
	let last: Row | undefined;
	let above: readonly number[] | undefined;
	const put = (drawing: Drawing, row: Row): void => {
		column.put(drawing);
		last = row;
		above = row.lines.at(-1)?.owners;
	};
	const close = (): void => {
		if (last) column.put({ ...nothing, items: [closingRule(last)] });
		last = undefined;
		above = undefined;
	};
	const turn = (): void => {
		close();
		column.turn();
		for (const row of head) put(asArtifact(drawRow(row, above)), row);
	};
	for (const row of head) put(drawRow(row, above), row);
	for (const row of rows) {
		const stands = row.height <= WHOLE || row.lines.length > 1;
		const referred = notesOfRow(row);
		const more = referred.length > 0 && !column.fresh() ? column.notes(referred) : 0;
		if (row.height + more > column.room() && row.height <= capacity && stands) turn();
		if (row.height <= column.room()) {
			put(drawRow(row, above), row);
			continue;
		}
		let from: readonly number[] = row.cells.map(() => 0);
		let bare = head.length === 0 ? column.fresh() : false;
		for (let done = false; !done; ) {
			if (!bare && column.room() < leastPart(row)) {
				turn();
				bare = true;
			}
			const part = drawPart(row, from, column.room(), above, bare);
			if (part.some || part.done) put(part.drawing, row);
			({ next: from, done } = part);
			if (done) break;
			turn();
			bare = true;
		}
	}
	close();
	if (column.page() !== page || rows.length + head.length === 0) return undefined;
	const edges = (rows[0] ?? head[0])?.edges ?? [];
	const [left = 0, right = 0] = [edges[0], edges.at(-1)];
	return { x: left, y: column.y(), width: right - left, height: top - column.y() };
}
