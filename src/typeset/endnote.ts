import type { Span } from "../model/article.ts";
import { canonical } from "../text/canonical.ts";
import { labelPart, putLabel } from "./label.ts";
import { plainLook } from "./look.ts";
import { inset, type Setting, styleIn } from "./setting.ts";

/**
 * Sets the notes of the spans of an element: Note > Lbl, blocks, in the structure tree inside the element that refers to them
 * (ISO 32000-1 14.8.4.4), on the page at the end of the article. The label is the reference mark.
 */
export function setEndnotes(content: readonly Span[], owner: number, setting: Setting): void {
	const { template, shaper, structure, endnotes } = setting;
	for (const { text, note } of content) {
		if (!note) continue;
		const { margin, width } = template.page;
		const page = { left: margin.left, width: width - margin.left - margin.right };
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
		const items: typeof endnotes = [];
		const inside = { ...setting, items };
		setting.setBlocks(note, { ...place, frame }, inside);
		if (words.length > 0) putLabel(label, 0, frame !== page, style, inside);
		endnotes.push(...items);
	}
}
