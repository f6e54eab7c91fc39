import type { FaceStyle, Page, Shaper, TextLine } from "../model/page.ts";
import { canonical } from "../text/canonical.ts";
import { frameOf } from "./setting.ts";
import type { Align, Template } from "./template.ts";

/** What running heads may say. */
export interface HeadTexts {
	readonly title: string;
	readonly publisher: string;
}

/** Gives each page its number and its running head, artifacts of pagination (ISO 32000-1 14.8.2.2.2). */
export function withFolios(
	pages: readonly Page[],
	template: Template,
	shaper: Shaper,
	texts: HeadTexts = { title: "", publisher: "" },
): readonly Page[] {
	return pages.map((page) => {
		const lines = [headOf(page, template, shaper, texts), folioOf(page, pages.length, template, shaper)];
		const shown = lines.filter((line) => line !== undefined);
		return shown.length === 0 ? page : { ...page, items: [...page.items, ...shown] };
	});
}

function folioOf(page: Page, pages: number, template: Template, shaper: Shaper): TextLine | undefined {
	const { folio } = template;
	if (!folio || (pages === 1 && !folio.onSinglePage) || (page.index === 0 && !folio.onFirstPage)) return undefined;
	const text = folio.text.replace("{pages}", String(pages)).replace("{page}", String(page.index + 1));
	const baseline = folio.edge === "top" ? page.height - folio.baseline : folio.baseline;
	return line(text, folio, baseline, folio.edge === "top" ? "header" : "footer", page, template, shaper);
}

function headOf(page: Page, template: Template, shaper: Shaper, texts: HeadTexts): TextLine | undefined {
	const look = template.runningHead;
	if (!look || page.index === 0) return undefined;
	// An article of no known newspaper has its title on both sides.
	const known = { title: texts.title, publisher: texts.publisher || texts.title };
	const pattern = page.index % 2 === 1 ? look.even : look.odd;
	const text = canonical(pattern.replace(/\{(title|publisher)\}/g, (_, key: keyof HeadTexts) => known[key]));
	if (text === "") return undefined;
	return line(text, look, page.height - look.baseline, "header", page, template, shaper);
}

interface Look {
	readonly face: FaceStyle;
	readonly size: number;
	readonly align: Align;
	readonly gray: number;
}

/** A line between the margins of its page, cut short where it is wider than those of an upright one: a running head says the same on every page. */
function line(
	text: string,
	{ face, size, align, gray }: Look,
	y: number,
	owner: "header" | "footer",
	page: Page,
	{ page: upright }: Template,
	shaper: Shaper,
): TextLine {
	const { margin, mirrored } = upright;
	const even = page.index % 2 === 1;
	const left = mirrored && even ? margin.right : margin.left;
	const measure = page.width - margin.left - margin.right;
	const room = Math.min(measure, frameOf(upright).width);
	const space = (shaper.space(face) * size) / 1000;
	const shaped = text
		.split(" ")
		.filter((word) => word !== "")
		.map((word) => shaper.shape(face, word));
	const widthOf = (words: typeof shaped) =>
		words.reduce((sum, word) => sum + (word.width * size) / 1000, space * Math.max(0, words.length - 1));
	let words = shaped;
	while (words.length > 1 && widthOf(words) > room) {
		const kept = words.filter((word) => word.text !== "…").slice(0, -1);
		words = [...kept, shaper.shape(face, "…")];
		if (kept.length === 0) break;
	}
	const slack = measure - widthOf(words);
	const side = align === "outer" ? (even ? "left" : "right") : align === "inner" ? (even ? "right" : "left") : align;
	const x = left + (side === "right" ? slack : side === "center" ? slack / 2 : 0);
	const segment = { style: face, size, words, trailingSpace: false, ...(gray > 0 && { gray }) };
	return { kind: "text", x, y, gap: 0, segments: [segment], owner };
}
