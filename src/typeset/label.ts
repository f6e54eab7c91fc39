import type { ShapedWord } from "../model/page.ts";
import { putLines } from "./lines.ts";
import { plainLook } from "./look.ts";
import type { LinePart } from "./paragraph/paragraph.ts";
import type { Setting } from "./setting.ts";
import type { TextStyle } from "./template.ts";

/** A label at the left edge. */
export function labelPart(words: readonly ShapedWord[], style: TextStyle, x: number, owner: number): LinePart {
	return { x, gap: 0, segments: [{ ...plainLook(style), words, trailingSpace: true }], owner };
}

/** Puts a label on the first line of what was set since `first`, or on a line of its own where there is none beside it. */
export function putLabel(label: LinePart, first: number, beside: boolean, style: TextStyle, setting: Setting): void {
	const { items } = setting;
	const text = items[first];
	if (text?.kind === "text" && beside) {
		items[first] = { ...text, lines: [[label, ...(text.lines[0] ?? [])], ...text.lines.slice(1)] };
		return;
	}
	const alone = items.splice(first);
	const keep = alone.length > 0 ? { keepWithNext: true } : {};
	putLines({ lines: [[label]], broken: [], relaxed: [], loose: 0, widest: 0 }, style, [], undefined, setting, keep);
	items.push(...alone);
}
