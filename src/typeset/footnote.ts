import type { Span } from "../model/article.ts";
import { canonical } from "../text/canonical.ts";
import type { Note, Piece } from "./drawing.ts";
import type { FlowItem, FlowText } from "./flow.ts";
import { labelPart, putLabel } from "./label.ts";
import { plainLook } from "./look.ts";
import { frameOf, inset, type Setting, styleIn } from "./setting.ts";
import { piecesOf } from "./table/pieces.ts";
import type { TextStyle } from "./template.ts";

/**
 * Sets the notes of the spans of an element: Note > Lbl, blocks, in the structure tree inside the element that refers to them
 * (ISO 32000-1 14.8.4.4), on the page at the foot of the line that refers to them or at the end of the article. The label is the reference
 * mark. `references` are the elements of the marks.
 */
export function setNotes(
	content: readonly Span[],
	owner: number,
	references: readonly number[],
	text: FlowText | undefined,
	setting: Setting,
): ReadonlyMap<number, readonly Note[]> {
	const byLine = new Map<number, readonly Note[]>();
	const { template, endnotes } = setting;
	const noted = content.filter((span) => span.note);
	for (const [n, span] of noted.entries()) {
		const items = noteItems(span, owner, setting);
		const lines = template.notes === "page" ? (text?.lines ?? []) : [];
		const line = lines.findIndex((parts) =>
			parts.some(({ segments }) => segments.some((segment) => segment.element === references[n])),
		);
		if (line < 0) endnotes.push(...items);
		else byLine.set(line, [...(byLine.get(line) ?? []), withInner(piecesOf(items))]);
	}
	return byLine;
}

/** A note with the notes that it refers to itself behind it. */
function withInner(pieces: readonly Piece[]): Note {
	const inner = pieces.flatMap(({ drawing }) => drawing.notes).flat();
	return [...pieces.map((piece) => ({ ...piece, drawing: { ...piece.drawing, notes: [] } })), ...inner];
}

/** Lists, quotes and headings of a note are no larger than its text. */
function asSmallAs(style: TextStyle, { size, leading, after }: TextStyle): TextStyle {
	return {
		...style,
		size: Math.min(style.size, size),
		leading: Math.min(style.leading, leading),
		before: Math.min(style.before, after),
		after: Math.min(style.after, after),
	};
}

function noteItems({ text, note = [] }: Span, owner: number, setting: Setting): readonly FlowItem[] {
	const { template, shaper, structure, notePage } = setting;
	const page = frameOf(notePage);
	const element = structure.add("Note", owner);
	const place = { parent: element, frame: page, paragraph: "note" } as const;
	const style = styleIn(place, "note", template);
	const look = plainLook(style);
	const words = canonical(text)
		.split(" ")
		.filter((word) => word !== "")
		.map((word) => shaper.shape(look.style, word));
	const space = (shaper.space(look.style) * look.size) / 1000;
	const wide = words.reduce((sum, word) => sum + (word.width * look.size) / 1000 + space, 0);
	const frame = inset(page, Math.max(wide, 1.5 * look.size), 0, setting);
	const label = labelPart(words, style, page.left, structure.add("Lbl", element));
	const items: FlowItem[] = [];
	const inside = { ...setting, items };
	setting.setBlocks(note, { ...place, frame, restyle: (own) => asSmallAs(own, template.styles.note) }, inside);
	if (words.length > 0) putLabel(label, 0, frame !== page, style, inside);
	return items;
}
