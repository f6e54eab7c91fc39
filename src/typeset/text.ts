import { type Span, spansText, withoutNotes } from "../model/article.ts";
import type { Place } from "../model/diagnostic.ts";
import type { StructureType } from "../model/page.ts";
import { canonical } from "../text/canonical.ts";
import { adornLines } from "./adorn.ts";
import { setNotes } from "./footnote.ts";
import { collect } from "./inline.ts";
import { putLines, type TextDetail } from "./lines.ts";
import { setParagraph } from "./paragraph/paragraph.ts";
import { type Context, frameFor, type Setting, styleIn } from "./setting.ts";
import type { StyleName } from "./template.ts";

/** Sets spans as one element of text; the notes that they refer to stand inside it in the structure tree. */
export function setText(
	content: readonly Span[],
	name: StyleName,
	type: StructureType,
	place: Place | undefined,
	context: Context,
	setting: Setting,
	detail?: TextDetail,
): void {
	const { template, shaper, structure } = setting;
	const style = styleIn(context, name, template);
	const owner = structure.add(type, context.parent);
	const { materials, inlines, references } = collect(content, style, owner, place, setting);
	const set = setParagraph(materials, style, frameFor(style, context), owner, shaper, template.spacing);
	const lines = inlines ? adornLines(set.lines, inlines, style, template, shaper) : set.lines;
	const titled = detail?.outline && { ...detail, outline: { ...detail.outline, element: owner } };
	const { items } = setting;
	const at = items.length;
	putLines({ ...set, lines }, style, content, place, setting, titled ?? detail);
	if (!references) return;
	const item = items[at];
	const text = item?.kind === "text" ? item : undefined;
	const notes = setNotes(content, owner, references, text, setting);
	if (text && notes.size > 0) items[at] = { ...text, notes };
}

/** A heading of a level from 1 (the title) to 6, with its bookmark. */
export function setHeadingLine(
	content: readonly Span[],
	level: number,
	place: Place | undefined,
	context: Context,
	setting: Setting,
): void {
	const name = (level === 1 ? "title" : `h${level}`) as StyleName;
	const type = `H${level}` as StructureType;
	const title = canonical(spansText(withoutNotes(content)));
	setText(content, name, type, place, context, setting, { outline: { title, level } });
}
