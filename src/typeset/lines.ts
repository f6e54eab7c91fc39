import type { Span } from "../model/article.ts";
import { diagnostic, type Place } from "../model/diagnostic.ts";
import type { FlowText } from "./flow.ts";
import { type Notes, placeOf } from "./notes.ts";
import type { SetParagraph } from "./paragraph/paragraph.ts";
import type { Setting } from "./setting.ts";
import type { Template, TextStyle } from "./template.ts";

/** How a text is to be put on the page beyond its style. */
export type TextDetail = Partial<Pick<FlowText, "outline" | "before" | "keepWithNext" | "whole">>;

/** Puts set lines into the flow, and what is to be said about them among the findings. */
export function putLines(
	set: SetParagraph,
	style: TextStyle,
	content: readonly Span[],
	place: Place | undefined,
	setting: Setting,
	detail?: TextDetail,
): void {
	const { template, shaper, notes, items } = setting;
	report(set, content, place, template, notes);
	if (set.lines.length === 0) return;
	const { ascent, descent } = shaper.metrics(style.face);
	const glyphs = ((ascent - descent) * style.size) / 1000;
	const { leading, before, after, keepWithNext } = style;
	const baseline = (leading - glyphs) / 2 + (ascent * style.size) / 1000;
	items.push({ kind: "text", lines: set.lines, leading, baseline, before, after, keepWithNext, ...detail });
}

function report(
	set: SetParagraph,
	content: readonly Span[],
	block: Place | undefined,
	template: Template,
	notes: Notes,
): void {
	const at = (words: string) => {
		const place = placeOf(words, content, block);
		return place && { place };
	};
	for (const word of set.broken)
		notes.found.push(diagnostic("typeset/long-word-broken", { params: { word }, ...at(word) }));
	for (const text of set.relaxed)
		notes.found.push(diagnostic("typeset/no-break-relaxed", { params: { text }, ...at(text) }));
	if (set.loose === 0) return;
	const params = { gap: Number(set.widest.toFixed(3)), limit: template.spacing.limit, count: set.loose };
	notes.found.push(diagnostic("typeset/loose-line", { params, ...(block && { place: block }) }));
}
