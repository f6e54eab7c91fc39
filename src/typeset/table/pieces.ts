import type { PageItem } from "../../model/page.ts";
import { drawLine, type LinkBox, nothing, type Piece } from "../drawing.ts";
import type { FlowItem } from "../flow.ts";
import { closingRule, drawPart, drawRow, type Row } from "./row.ts";

/** What was set in a cell as a column of pieces. */
export function piecesOf(items: readonly FlowItem[]): readonly Piece[] {
	const pieces: Piece[] = [];
	let after = 0;
	for (const item of items) {
		const gap = Math.max(after, item.before);
		pieces.push(...itemPieces(item).map((piece, i) => (i === 0 ? { ...piece, gap } : piece)));
		after = item.after;
	}
	return pieces;
}

function itemPieces(item: FlowItem): readonly Piece[] {
	switch (item.kind) {
		case "text":
			return item.lines.map((line, i) => {
				const items: PageItem[] = [];
				const links: LinkBox[] = [];
				drawLine(line, -item.baseline, items, links);
				const outline = i === 0 && item.outline ? [{ ...item.outline, y: 0 }] : [];
				const notes = item.notes?.get(i) ?? [];
				const keepsNext = i + 1 < item.lines.length && (i === 0 || i + 2 === item.lines.length);
				return { gap: 0, keepsNext, drawing: { ...nothing, height: item.leading, items, links, outline, notes } };
			});
		case "rule": {
			const { x, width, thickness, gray } = item;
			const rule = { kind: "rule", x, y: -thickness, width, height: thickness, gray, owner: "layout" } as const;
			return [{ gap: 0, drawing: { ...nothing, height: thickness, items: [rule] } }];
		}
		case "drawing":
			return [{ gap: 0, drawing: item.drawing }];
		case "table": {
			const rows = [...item.head, ...item.rows];
			const pieces = rows.flatMap((row, i) => rowPieces(row, i === 0 ? undefined : row.above));
			const last = pieces.at(-1);
			if (last) pieces[pieces.length - 1] = closed(last, rows.at(-1) as Row);
			return pieces;
		}
	}
}

/** Height in points up to which a row of an inner table stays whole. */
const WHOLE = 200;

function rowPieces(row: Row, above: readonly number[] | undefined): Piece[] {
	if (row.height <= WHOLE || row.lines.length > 1) return [{ gap: 0, drawing: drawRow(row, above) }];
	const pieces: Piece[] = [];
	let from: readonly number[] = row.cells.map(() => 0);
	for (let done = false; !done; ) {
		const part = drawPart(row, from, WHOLE, pieces.length === 0 ? above : row.lines[0]?.owners, true);
		pieces.push({ gap: 0, drawing: part.drawing });
		({ next: from, done } = part);
	}
	return pieces;
}

function closed({ gap, drawing }: Piece, row: Row): Piece {
	return { gap, drawing: { ...drawing, items: [...drawing.items, { ...closingRule(row), y: -drawing.height }] } };
}
