import { expect } from "vitest";
import { type Block, textUnits } from "../../src/model/article.ts";
import type { Page, PageItem, SetDocument, TextLine } from "../../src/model/page.ts";
import type { Picture } from "../../src/model/record.ts";
import { canonical } from "../../src/text/canonical.ts";
import type { Template } from "../../src/typeset/template.ts";
import { lineText, lineWidth, textLines, textOf } from "./lines.ts";

export function picture(width: number, height: number): Picture {
	const bytes = new Uint8Array();
	return { path: "images/a.png", originalName: "a.png", mediaType: "image/png", bytes, width, height, orientation: 1 };
}

const INLINE = new Set(["Lbl", "Link", "Span", "Reference"]);

/** The text of each block element in tag order, as it is to be read: what an ActualText stands for, it stands for (ISO 32000-1 14.9.4). */
export function blockTexts(document: SetDocument): string[] {
	const { structure } = document;
	const stated = structure.some((element) => element.actualText !== undefined);
	return structure
		.filter((element) => !INLINE.has(element.type))
		.map(({ id }) => canonical(stated ? statedText(document, id) : textOf(document, id)))
		.filter((text) => text !== "");
}

function statedText(document: SetDocument, owner: number): string {
	const stater = (element: number | undefined): number | undefined => {
		let at = element;
		while (at !== undefined && document.structure[at]?.actualText === undefined) at = document.structure[at]?.parent;
		return at;
	};
	let text = "";
	let last: number | undefined;
	for (const line of textLines(document.pages).filter((each) => each.owner === owner)) {
		for (const segment of line.segments) {
			const stands = stater(segment.element);
			if (stands === undefined) text += lineText({ ...line, segments: [segment] });
			else if (stands !== last) text += document.structure[stands]?.actualText;
			last = stands;
		}
	}
	return text;
}

export function unitTexts(blocks: readonly Block[]): string[] {
	return textUnits(blocks)
		.map((unit) => canonical(unit.text))
		.filter((text) => text !== "");
}

interface Area {
	readonly left: number;
	readonly right: number;
	readonly bottom: number;
	readonly top: number;
}

function areaOf(item: PageItem, space: number): Area {
	if (item.kind !== "text")
		return { left: item.x, right: item.x + item.width, bottom: item.y, top: item.y + item.height };
	const size = Math.max(...item.segments.map((segment) => segment.size));
	const [bottom, top] = [item.y - 0.216 * size, item.y + 0.662 * size];
	return { left: item.x, right: item.x + lineWidth(item, space), bottom, top };
}

/** Everything stands inside the frame, but for page numbers, and points and quotation marks that hang out of it. */
export function expectInside({ pages }: SetDocument, { page, spacing, styles }: Template, space = 250): void {
	const hung = spacing.hanging ? 0.25 * Math.max(...Object.values(styles).map(({ size }) => size)) : 0;
	for (const { index, items, width, height, links = [] } of pages) {
		// A page is the template's own, or that one turned.
		expect([width, height].sort()).toEqual([page.width, page.height].sort());
		const even = page.mirrored && index % 2 === 1;
		const { left, right } = page.margin;
		const margin = even ? { ...page.margin, left: right, right: left } : page.margin;
		const boxes = links.flatMap((link) => link.boxes);
		const areas = [
			...items.filter((item) => item.owner !== "footer" && item.owner !== "header").map((item) => areaOf(item, space)),
			...boxes.map((box) => ({ left: box.x, right: box.x + box.width, bottom: box.y, top: box.y + box.height })),
		];
		for (const area of areas) {
			expect(area.left).toBeGreaterThanOrEqual(margin.left - hung - 0.01);
			expect(area.right).toBeLessThanOrEqual(width - margin.right + hung + 0.01);
			expect(area.bottom).toBeGreaterThanOrEqual(margin.bottom - 0.6);
			expect(area.top).toBeLessThanOrEqual(height - margin.top + 0.01);
		}
	}
}

/** Pairs of lines or pictures that stand on one another. */
export function overlaps(page: Page, space = 250): readonly (readonly [PageItem, PageItem])[] {
	const items = page.items
		.filter((item) => item.kind === "picture" || (item.kind === "text" && item.segments.length > 0))
		.map((item) => ({ item, area: areaOf(item, space) }));
	return items.flatMap((a, i) =>
		items
			.slice(i + 1)
			.filter((b) => a.area.left < b.area.right - 0.01 && b.area.left < a.area.right - 0.01)
			.filter((b) => a.area.bottom < b.area.top - 0.01 && b.area.bottom < a.area.top - 0.01)
			.map((b) => [a.item, b.item] as const),
	);
}

export function linesOf(page: Page | undefined, owner: TextLine["owner"]): readonly TextLine[] {
	return (page?.items ?? []).filter((item) => item.kind === "text").filter((line) => line.owner === owner);
}
