import type { Page, Shaper } from "../model/page.ts";
import type { Template } from "./template.ts";

/** Gives each page its number, an artifact of pagination (ISO 32000-1 14.8.2.2.2). */
export function withFolios(pages: readonly Page[], template: Template, shaper: Shaper): readonly Page[] {
	const { folio, page } = template;
	if (!folio || (pages.length === 1 && !folio.onSinglePage)) return pages;
	const { face, size, align, gray, edge, onFirstPage } = folio;
	const baseline = edge === "top" ? page.height - folio.baseline : folio.baseline;
	const owner = edge === "top" ? "header" : "footer";
	const space = (shaper.space(face) * size) / 1000;
	return pages.map((each) => {
		if (each.index === 0 && !onFirstPage) return each;
		const text = folio.text.replace("{pages}", String(pages.length)).replace("{page}", String(each.index + 1));
		const words = text
			.split(" ")
			.filter((word) => word !== "")
			.map((word) => shaper.shape(face, word));
		let width = -space;
		for (const word of words) width += (word.width * size) / 1000 + space;
		const slack = page.width - page.margin.left - page.margin.right - width;
		const x = page.margin.left + (align === "right" ? slack : align === "center" ? slack / 2 : 0);
		const segment = { style: face, size, words, trailingSpace: false, ...(gray > 0 && { gray }) };
		const line = { kind: "text", x, y: baseline, gap: 0, segments: [segment], owner } as const;
		return { ...each, items: [...each.items, line] };
	});
}
