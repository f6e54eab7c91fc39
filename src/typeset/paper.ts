import { diagnostic, failure, type Outcome, success } from "../model/diagnostic.ts";
import type { Print } from "../model/print.ts";
import { geometry, type Template } from "./template.ts";

/** ISO 216, ISO B5 among them, and the sheets of North America; millimetres, upright. */
const sheets: Readonly<Record<string, readonly [number, number]>> = {
	a3: [297, 420],
	a4: [210, 297],
	a5: [148, 210],
	a6: [105, 148],
	b5: [176, 250],
	letter: [215.9, 279.4],
	legal: [215.9, 355.6],
};

/** Names by which a sheet can be asked for, beside a size such as `145x205mm`. */
export const paperNames = ["A3", "A4", "A5", "A6", "B5", "Letter", "Legal"] as const;

const SIZE = /^(\d{2,4}(?:\.\d{1,2})?)\s*x\s*(\d{2,4}(?:\.\d{1,2})?)\s*mm$/i;
/** Largest page of a reader that keeps to ISO 32000-1 annex C, in millimetres. */
const LARGEST = 5080;
const POINTS = 72 / 25.4;
/** Margins do not shrink below this (a printer's own), where they were not narrower before; points. */
const LEAST_MARGIN = 10 * POINTS;

/** Width and height in points; undefined for what names no sheet. */
export function parsePaper(text: string): readonly [number, number] | undefined {
	const named = sheets[text.trim().toLowerCase()];
	const [, width, height] = SIZE.exec(text.trim()) ?? [];
	const [w, h] = named ?? [Number(width), Number(height)];
	if (!(w > 0 && h > 0 && w <= LARGEST && h <= LARGEST)) return undefined;
	return [w * POINTS, h * POINTS];
}

/** A template as it is to be printed: on another sheet, with mirrored margins, and so on. */
export function printed(template: Template, print: Print): Outcome<Template> {
	const { paper, mirrored, hanging, notes, colophon } = print;
	const size = paper === undefined ? undefined : parsePaper(paper);
	if (paper !== undefined && size === undefined)
		return failure(diagnostic("typeset/paper-unknown", { params: { value: paper, names: paperNames.join(", ") } }));
	const sized = size ? onPaper(template, size) : template;
	const page = mirrored === undefined ? sized.page : { ...sized.page, mirrored, margin: bound(sized.page, mirrored) };
	const result: Template = {
		...sized,
		page,
		spacing: { ...sized.spacing, hanging: hanging ?? sized.spacing.hanging },
		notes: notes ?? sized.notes,
		colophon: colophon ?? sized.colophon,
	};
	const misfit = size && geometry(result);
	if (misfit) return failure(diagnostic("typeset/paper-too-small", { params: { value: paper ?? "" } }));
	return success(result);
}

/** What equal margins give to the inner one, as a part of theirs: there the binding takes it away. */
const BINDING = 0.15;

function bound({ margin }: Template["page"], mirrored: boolean): Template["page"]["margin"] {
	if (!mirrored || Math.abs(margin.left - margin.right) > 0.01) return margin;
	const more = BINDING * margin.left;
	return { ...margin, left: margin.left + more, right: margin.right - more };
}

/** Margins, and what stands in them, keep their part of the page; the type keeps its size. */
function onPaper(template: Template, [width, height]: readonly [number, number]): Template {
	const { page, folio, runningHead } = template;
	const { margin } = page;
	const across = width / page.width;
	const down = height / page.height;
	const scaled = (value: number, by: number) => Math.max(value * by, Math.min(value, LEAST_MARGIN));
	const baseline = <T extends { readonly baseline: number }>(look: T): T => ({
		...look,
		baseline: look.baseline * down,
	});
	return {
		...template,
		page: {
			...page,
			width,
			height,
			margin: {
				top: scaled(margin.top, down),
				bottom: scaled(margin.bottom, down),
				left: scaled(margin.left, across),
				right: scaled(margin.right, across),
			},
		},
		...(folio && { folio: baseline(folio) }),
		...(runningHead && { runningHead: baseline(runningHead) }),
	};
}
