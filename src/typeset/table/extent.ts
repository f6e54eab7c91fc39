import type { Block, Span } from "../../model/article.ts";
import { lookMaker } from "../look.ts";
import { emptyNotes } from "../notes.ts";
import { collectSpans } from "../paragraph/collect.ts";
import { prepare } from "../paragraph/prepare.ts";
import { type Context, type Setting, styleIn } from "../setting.ts";
import type { StyleName } from "../template.ts";

/** Widths in points: below the least a word or what belongs together would break, at the most every line stands unbroken. */
export interface Extent {
	readonly least: number;
	readonly most: number;
}

const NONE: Extent = { least: 0, most: 0 };
/** What a picture or a table inside a cell wants, in em of the body. */
const INNER: Extent = { least: 6, most: 20 };

/** Parts of a web address stand side by side up to this width, in em. */
const ADDRESS = 8;

export function extentOf(blocks: readonly Block[], context: Context, setting: Setting): Extent {
	return blocks.map((block) => blockExtent(block, context, setting)).reduce(widest, NONE);
}

export function widest(a: Extent, b: Extent): Extent {
	return { least: Math.max(a.least, b.least), most: Math.max(a.most, b.most) };
}

function blockExtent(block: Block, context: Context, setting: Setting): Extent {
	const { template } = setting;
	switch (block.kind) {
		case "paragraph": {
			const name = block.role && block.role !== "body" ? block.role : context.paragraph;
			return textExtent(block.content, name, context, setting);
		}
		case "heading":
			return textExtent(block.content, `h${Math.max(2, block.level)}` as StyleName, context, setting);
		case "code":
			return textExtent([{ text: block.text }], "code", context, setting);
		case "list": {
			const items = block.items.map((item) => extentOf(item, { ...context, paragraph: "item" }, setting));
			return beside(items.reduce(widest, NONE), 1.5 * template.list.indent);
		}
		case "quote":
			return beside(extentOf(block.blocks, context, setting), template.quote.left + template.quote.right);
		case "figure":
		case "table": {
			const { size } = template.styles.body;
			return { least: INNER.least * size, most: INNER.most * size };
		}
		case "rule":
			return NONE;
	}
}

function beside({ least, most }: Extent, indent: number): Extent {
	return { least: least + indent, most: most + indent };
}

function textExtent(content: readonly Span[], name: StyleName, context: Context, setting: Setting): Extent {
	const style = styleIn(context, name, setting.template);
	const look = lookMaker(style, () => undefined, emptyNotes());
	let extent = NONE;
	for (const material of collectSpans(content, look)) {
		const { count, legal, start, width } = prepare(material, setting.shaper, Number.POSITIVE_INFINITY);
		let from = 0;
		let least = 0;
		for (let end = 1; end <= count; end++) {
			if (!legal[end]) continue;
			const chunk = (start[end - 1] as number) + (width[end - 1] as number) - (start[from] as number);
			if (material.cuts?.has(end) && chunk < ADDRESS * style.size) continue;
			least = Math.max(least, chunk);
			from = end;
		}
		const last = count - 1;
		extent = widest(extent, { least, most: (start[last] as number) + (width[last] as number) });
	}
	return extent;
}
