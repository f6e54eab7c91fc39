import type { Block, Code, Heading, List, Paragraph, Quote } from "../model/article.ts";
import { diagnostic } from "../model/diagnostic.ts";
import { setCode } from "./code.ts";
import { setFigure } from "./figure.ts";
import { flowRule } from "./flow.ts";
import { labelPart, putLabel } from "./label.ts";
import { putLines } from "./lines.ts";
import { plainLook } from "./look.ts";
import { type Context, frameFor, inset, type Setting, styleIn } from "./setting.ts";
import { setTable } from "./table/table.ts";
import type { StyleName } from "./template.ts";
import { setHeadingLine, setText } from "./text.ts";

export function setBlocks(blocks: readonly Block[], context: Context, setting: Setting): void {
	for (const block of blocks) setBlock(block, context, setting);
}

function setBlock(block: Block, context: Context, setting: Setting): void {
	switch (block.kind) {
		case "paragraph":
			setText(block.content, styleOf(block, context), "P", block.place, context, setting);
			break;
		case "heading":
			setHeading(block, context, setting);
			break;
		case "quote":
			setQuote(block, context, setting);
			break;
		case "list":
			setList(block, context, setting);
			break;
		case "code":
			setCodeBlock(block, context, setting);
			break;
		case "rule":
			setting.items.push(flowRule(setting.template.rule, context.frame, false));
			break;
		case "figure":
			setFigure(block, context, setting);
			break;
		case "table":
			setTable(block, context, setting);
			break;
	}
}

function styleOf(paragraph: Paragraph, context: Context): StyleName {
	return paragraph.role && paragraph.role !== "body" ? paragraph.role : context.paragraph;
}

function setHeading(heading: Heading, context: Context, setting: Setting): void {
	const { content, place } = heading;
	const wanted = Math.min(6, heading.level + setting.shift);
	const level = setting.levels.next(heading.level);
	if (level !== wanted) {
		const params = { from: wanted, to: level };
		setting.notes.found.push(diagnostic("typeset/heading-level-changed", { params, ...(place && { place }) }));
	}
	setHeadingLine(content, level, place, context, setting);
}

function setCodeBlock(code: Code, context: Context, setting: Setting): void {
	const { shaper, template, structure } = setting;
	const style = styleIn(context, "code", template);
	const owner = structure.add("Code", structure.add("P", context.parent));
	const set = setCode(code.text, style, frameFor(style, context), owner, shaper, template.spacing);
	putLines(set, style, [], code.place, setting);
}

function setQuote(quote: Quote, context: Context, setting: Setting): void {
	const { left, right } = setting.template.quote;
	const parent = setting.structure.add("BlockQuote", context.parent);
	const frame = inset(context.frame, left, right, setting);
	setBlocks(quote.blocks, { ...context, parent, frame, paragraph: "quote" }, setting);
}

/** L > LI > Lbl, LBody (ISO 32000-1 14.8.4.3.3); the label stands on the first line of the body. */
function setList(list: List, context: Context, setting: Setting): void {
	const { template, shaper, structure, items } = setting;
	const style = styleIn(context, "item", template);
	const look = plainLook(style);
	const { start } = list;
	const labels = list.items.map((_, i) =>
		shaper.shape(look.style, start === undefined ? template.list.bullet : `${start + i}.`),
	);
	const space = (shaper.space(look.style) * look.size) / 1000;
	const widest = labels.reduce((most, label) => Math.max(most, (label.width * look.size) / 1000), 0);
	const indent = Math.max(template.list.indent, widest + space);
	const parent = structure.add("L", context.parent, { numbering: start === undefined ? "Disc" : "Decimal" });
	for (const [i, item] of list.items.entries()) {
		const entry = structure.add("LI", parent);
		const words = [labels[i] as (typeof labels)[number]];
		const label = labelPart(words, style, context.frame.left, structure.add("Lbl", entry));
		const body = structure.add("LBody", entry);
		const first = items.length;
		const frame = inset(context.frame, indent, 0, setting);
		setBlocks(item, { ...context, parent: body, frame, paragraph: "item" }, setting);
		putLabel(label, first, frame !== context.frame, style, setting);
	}
}
