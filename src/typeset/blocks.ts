import {
	type Block,
	type Code,
	type Heading,
	type List,
	type Paragraph,
	type Quote,
	type Span,
	spansText,
} from "../model/article.ts";
import { diagnostic, type Place } from "../model/diagnostic.ts";
import type { Shaper, StructureType } from "../model/page.ts";
import { canonical } from "../text/canonical.ts";
import { setCode } from "./code.ts";
import type { FlowItem, FlowText } from "./flow.ts";
import { lookMaker, plainLook } from "./look.ts";
import { type Notes, noteUnsupported, placeOf } from "./notes.ts";
import { collectSpans, collectText, type Look, type Material } from "./paragraph/collect.ts";
import { type LinePart, type SetParagraph, setParagraph } from "./paragraph/paragraph.ts";
import type { Levels, Structure } from "./structure.ts";
import type { StyleName, Template, TextStyle } from "./template.ts";

/** What setting a document needs and fills. */
export interface Setting {
	readonly template: Template;
	readonly shaper: Shaper;
	readonly structure: Structure;
	readonly items: FlowItem[];
	readonly notes: Notes;
	readonly levels: Levels;
	/** Added to heading levels, so that they begin below the title's. */
	readonly shift: number;
	readonly language: string;
}

/** Where blocks go: into which element, between which edges (points). */
export interface Context {
	readonly parent: number;
	readonly frame: { readonly left: number; readonly width: number };
	/** Style of paragraphs without a role. */
	readonly paragraph: StyleName;
}

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
		case "rule": {
			const { part, ...rule } = setting.template.rule;
			const { left, width } = context.frame;
			setting.items.push({ kind: "rule", ...rule, x: left, width: width * part, keepWithNext: false });
			break;
		}
		case "figure":
		case "table":
			noteUnsupported(setting.notes, block.kind, block.place);
			break;
	}
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
	const style = template.styles.code;
	const owner = structure.add("Code", structure.add("P", context.parent));
	const set = setCode(code.text, style, frameFor(style, context), owner, shaper, template.spacing);
	put(set, style, [], code.place, setting);
}

/** A heading of a level from 1 (the title) to 6, with its bookmark. */
export function setHeadingLine(
	content: readonly Span[],
	level: number,
	place: Place | undefined,
	context: Context,
	setting: Setting,
): void {
	const name = (level === 1 ? "title" : `h${level}`) as StyleName;
	const type = `H${level}` as StructureType;
	const outline = { title: canonical(spansText(content)), level };
	setText(content, name, type, place, context, setting, outline);
}

function styleOf(paragraph: Paragraph, context: Context): StyleName {
	return paragraph.role && paragraph.role !== "body" ? paragraph.role : context.paragraph;
}

function setText(
	content: readonly Span[],
	name: StyleName,
	type: StructureType,
	place: Place | undefined,
	context: Context,
	setting: Setting,
	outline?: FlowText["outline"],
): void {
	const { template, shaper, structure } = setting;
	const style = template.styles[name];
	const owner = structure.add(type, context.parent);
	const materials = collect(content, style, owner, place, setting);
	const set = setParagraph(materials, style, frameFor(style, context), owner, shaper, template.spacing);
	put(set, style, content, place, setting, outline);
}

/** The words of spans; a paragraph of plain spans, by far the most, is taken as one text. */
function collect(
	content: readonly Span[],
	style: TextStyle,
	owner: number,
	place: Place | undefined,
	setting: Setting,
): readonly Material[] {
	const plain = (span: Span) =>
		!span.marks?.length && !span.href && !span.note && (!span.language || span.language === setting.language);
	if (content.every(plain)) return collectText(spansText(content), plainLook(style));
	const { notes, structure } = setting;
	let open: { language: string; element: number } | undefined;
	const elementOf = ({ language }: Span): number | undefined => {
		if (!language || language === setting.language) open = undefined;
		else if (open?.language !== language) open = { language, element: structure.add("Span", owner, { language }) };
		return open?.element;
	};
	for (const span of content) {
		const at = (span.place ?? place) && { place: (span.place ?? place) as Place };
		if (span.href) notes.found.push(diagnostic("typeset/link-not-active", { params: { href: span.href }, ...at }));
		if (span.note) noteUnsupported(notes, "footnote", span.place ?? place);
	}
	const lookOf: (span: Span) => Look = lookMaker(style, elementOf, notes);
	return collectSpans(content, lookOf);
}

/** Deep nesting leaves at least ten em to set text in. */
function frameFor(style: TextStyle, { frame }: Context): Context["frame"] {
	const least = Math.min(10 * style.size, frame.width);
	const left = Math.min(style.left, Math.max(0, frame.width - least));
	return { left: frame.left + left, width: Math.max(least, frame.width - left - style.right) };
}

function put(
	set: SetParagraph,
	style: TextStyle,
	content: readonly Span[],
	place: Place | undefined,
	setting: Setting,
	outline?: FlowText["outline"],
): void {
	const { template, shaper, notes, items } = setting;
	report(set, content, place, template, notes);
	if (set.lines.length === 0) return;
	const { ascent, descent } = shaper.metrics(style.face);
	const glyphs = ((ascent - descent) * style.size) / 1000;
	const { leading, before, after, keepWithNext } = style;
	const baseline = (leading - glyphs) / 2 + (ascent * style.size) / 1000;
	items.push({
		kind: "text",
		lines: set.lines,
		leading,
		baseline,
		before,
		after,
		keepWithNext,
		...(outline && { outline }),
	});
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

function setQuote(quote: Quote, context: Context, setting: Setting): void {
	const { left, right } = setting.template.quote;
	const parent = setting.structure.add("BlockQuote", context.parent);
	setBlocks(quote.blocks, { parent, frame: inset(context.frame, left, right, setting), paragraph: "quote" }, setting);
}

/** L > LI > Lbl, LBody (ISO 32000-1 14.8.4.3.3); the label stands on the first line of the body. */
function setList(list: List, context: Context, setting: Setting): void {
	const { template, shaper, structure, items } = setting;
	const style = template.styles.item;
	const look = plainLook(style);
	const labels = list.items.map((_, i) =>
		shaper.shape(look.style, list.start === undefined ? template.list.bullet : `${list.start + i}.`),
	);
	const space = (shaper.space(look.style) * look.size) / 1000;
	const widest = labels.reduce((most, label) => Math.max(most, (label.width * look.size) / 1000), 0);
	const indent = Math.max(template.list.indent, widest + space);
	const parent = structure.add("L", context.parent);
	for (const [i, item] of list.items.entries()) {
		const entry = structure.add("LI", parent);
		const segment = {
			...look,
			words: [labels[i] as LinePart["segments"][number]["words"][number]],
			trailingSpace: true,
		};
		const label: LinePart = { x: context.frame.left, gap: 0, segments: [segment], owner: structure.add("Lbl", entry) };
		const body = structure.add("LBody", entry);
		const first = items.length;
		const frame = inset(context.frame, indent, 0, setting);
		setBlocks(item, { parent: body, frame, paragraph: "item" }, setting);
		const text = items[first];
		if (text?.kind === "text" && frame !== context.frame)
			items[first] = { ...text, lines: [[label, ...(text.lines[0] ?? [])], ...text.lines.slice(1)] };
		else {
			const alone = items.splice(first);
			put({ lines: [[label]], broken: [], relaxed: [], loose: 0, widest: 0 }, style, [], undefined, setting);
			items.push(...alone);
		}
	}
}

/** The same frame where nesting leaves no ten em. */
function inset(frame: Context["frame"], left: number, right: number, { template }: Setting): Context["frame"] {
	const least = 10 * template.styles.body.size;
	const width = frame.width - left - right;
	return width < least ? frame : { left: frame.left + left, width };
}
