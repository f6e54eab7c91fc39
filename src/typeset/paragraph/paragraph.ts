import type { Shaper, TextSegment } from "../../model/page.ts";
import type { TextStyle } from "../template.ts";
import { breakJustified, breakRagged } from "./break.ts";
import type { Material } from "./collect.ts";
import { lineText } from "./finalise.ts";
import { hangingAt, prepare } from "./prepare.ts";

/** A rule or a place to click in a line of text; lengths in points. */
export interface Adornment {
	readonly x: number;
	readonly width: number;
	/** Lower edge above the baseline; negative below it. */
	readonly y: number;
	readonly height: number;
	/** Of a rule. */
	readonly gray?: number;
	/** Link element and absolute URI of a place to click. */
	readonly link?: { readonly element: number; readonly href: string };
}

/** A part of a line: text from x on. Lengths in points. */
export interface LinePart {
	readonly x: number;
	readonly gap: number;
	readonly segments: readonly TextSegment[];
	/** Structure element. */
	readonly owner: number;
	readonly adornments?: readonly Adornment[];
}

/** What stands on one baseline, in reading order. */
export type SetLine = readonly LinePart[];

/** How wide word spaces may be, in em of the style (`template.spacing`). */
export interface Spacing {
	readonly shrink: number;
	readonly stretch: number;
	readonly limit: number;
	/** Points and quotation marks hang out of the edges. */
	readonly hanging?: boolean;
}

export interface SetParagraph {
	readonly lines: readonly SetLine[];
	readonly broken: readonly string[];
	readonly relaxed: readonly string[];
	/** Lines with word spaces above the limit, and the widest space in em. */
	readonly loose: number;
	readonly widest: number;
}

/** Em; a line that would need wider word spaces is not stretched. */
const WIDEST = 1;

/** Sets words between `left` and `left + width`. Each material begins a new line, and only the first is indented. */
export function setParagraph(
	materials: readonly Material[],
	style: TextStyle,
	frame: { readonly left: number; readonly width: number },
	owner: number,
	shaper: Shaper,
	spacing: Spacing,
): SetParagraph {
	const lines: SetLine[] = [];
	const broken: string[] = [];
	const relaxed: string[] = [];
	const natural = shaper.space(style.face) / 1000;
	const justified = style.align === "justify";
	let loose = 0;
	let widest = 0;
	for (const [m, material] of materials.entries()) {
		const indent = m === 0 ? style.indent : 0;
		const hanging = spacing.hanging === true && style.align !== "center";
		const boxes = prepare(material, shaper, frame.width - Math.max(indent, 0), hanging);
		// The indent of a first line is no edge to hang out of.
		if (boxes.hang && indent !== 0) boxes.hang.left[0] = 0;
		broken.push(...boxes.broken);
		relaxed.push(...boxes.relaxed);
		const measure = {
			first: Math.max(frame.width - indent, boxes.widest),
			rest: Math.max(frame.width, boxes.widest),
			shrink: spacing.shrink * style.size,
			stretch: spacing.stretch * style.size,
		};
		const ends = justified ? breakJustified(boxes, measure) : breakRagged(boxes, measure);
		let from = 0;
		for (const end of ends) {
			const goesOn = end < boxes.count || m + 1 < materials.length;
			const text = lineText(boxes, from, end, goesOn, shaper);
			const slack = (from === 0 ? measure.first : measure.rest) + hangingAt(boxes, from, end) - text.width;
			const begin = frame.left + (from === 0 ? indent : 0) - (boxes.hang?.left[from] ?? 0);
			const last = end === boxes.count;
			const wanted = justified && text.gaps > 0 && (!last || slack < 0) ? slack / text.gaps : 0;
			// A line before a very long word stays short: holes are worse than an uneven edge.
			const gap = natural + wanted / style.size > WIDEST ? 0 : wanted;
			const shift = style.align === "right" ? slack : style.align === "center" ? slack / 2 : 0;
			lines.push([{ x: begin + shift, gap, segments: text.segments, owner }]);
			const space = natural + gap / style.size;
			if (gap > 0 && space > spacing.limit + 1e-9) {
				loose++;
				widest = Math.max(widest, space);
			}
			from = end;
		}
	}
	return { lines, broken, relaxed, loose, widest };
}
