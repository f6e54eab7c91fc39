import type { Block, Figure, Mark, Span } from "../../model/article.ts";
import type { Place } from "../../model/diagnostic.ts";
import { append } from "../append.ts";
import { type Context, tally } from "./context.ts";
import { drawingOf } from "./drawing.ts";
import { applyFonts, type Fragment, fontOf } from "./runs.ts";
import type { Style } from "./styles.ts";
import { alternativeOf, textIn, textOf } from "./words.ts";
import { childOf, elementsOf, isOn, type Node, plainText, valueIn } from "./xml.ts";

/** What stands in a paragraph: its text, and the pictures and text boxes that are anchored in it. */
export interface Inline {
	readonly spans: readonly Span[];
	readonly figures: readonly Figure[];
	readonly boxes: readonly Block[];
	/** A picture stands in the line, not beside the text. */
	readonly inLine: boolean;
}

/** How the content of a text box or a note becomes blocks; handed down because blocks and lines hold each other. */
export type ReadBlocks = (nodes: readonly Node[], context: Context) => readonly Block[];

interface Walk {
	readonly context: Context;
	readonly style: Style | undefined;
	readonly place: Place;
	readonly readBlocks: ReadBlocks;
	readonly fragments: Fragment[];
	readonly figures: Figure[];
	readonly boxes: Block[];
	inLine: boolean;
}

export function inlineOf(paragraph: Node, style: Style | undefined, context: Context, readBlocks: ReadBlocks): Inline {
	const place = context.part.placeOf(paragraph);
	const walk: Walk = { context, style, place, readBlocks, fragments: [], figures: [], boxes: [], inLine: false };
	content(elementsOf(paragraph), walk, undefined);
	const { figures, boxes, inLine } = walk;
	return { spans: spansOf(applyFonts(walk.fragments, place, context), place), figures, boxes, inLine };
}

function content(nodes: readonly Node[], walk: Walk, href: string | undefined): void {
	for (const node of nodes) element(node, walk, href);
}

function element(node: Node, walk: Walk, href: string | undefined): void {
	const { context, place } = walk;
	switch (node.name) {
		case "w:pPr":
		case "w:rPr":
		case "w:sdtPr":
		case "w:sdtEndPr":
			return;
		case "w:r":
			run(node, walk, href);
			return;
		case "w:hyperlink":
			content(elementsOf(node), walk, targetOf(node, context) ?? href);
			return;
		case "w:fldSimple":
			content(elementsOf(node), walk, linkOf(node.attributes["w:instr"] ?? "") ?? href);
			return;
		case "w:ins":
		case "w:moveTo":
			tally(context, "docx/changes-accepted", place, {}, textIn(node));
			content(elementsOf(node), walk, href);
			return;
		case "w:del":
		case "w:moveFrom":
			tally(context, "docx/deleted-left-out", place, {}, textIn(node));
			return;
		case "w:sdt":
			if (isOn(childOf(node, "w:sdtPr"), "w:showingPlcHdr"))
				tally(context, "docx/hidden-left-out", place, {}, textIn(node));
			else content(elementsOf(childOf(node, "w:sdtContent")), walk, href);
			return;
		case "m:oMath":
		case "m:oMathPara":
			tally(context, "docx/equation-flattened", place);
			text(textIn(node), undefined, walk, href);
			return;
		case "mc:AlternateContent":
			content(elementsOf(alternativeOf(node)), walk, href);
			return;
		case "w:drawing":
		case "w:pict":
		case "w:object":
			drawing(node, walk);
			return;
		default:
			// Wrappers of any kind: what is inside is text as well.
			content(elementsOf(node), walk, href);
	}
}

function run(node: Node, walk: Walk, href: string | undefined): void {
	const { context, place } = walk;
	const properties = childOf(node, "w:rPr");
	const character = context.styles.get(valueIn(properties, "w:rStyle"));
	const chain = [properties, ...(character?.chain ?? []).map((own) => childOf(own, "w:rPr"))];
	if (chain.map((own) => isOn(own, "w:vanish")).find((on) => on !== undefined)) {
		tally(context, "docx/hidden-left-out", place, {}, textIn(node));
		return;
	}
	for (const child of elementsOf(node)) {
		const field = context.fields.at(-1);
		const shown = context.fields.every(({ phase }) => phase === "result");
		const link = href ?? context.fields.map(({ code }) => linkOf(code)).findLast((target) => target !== undefined);
		switch (child.name) {
			case "w:t":
			case "m:t":
				if (shown) text(textOf(child), node, walk, link);
				else tally(context, "docx/hidden-left-out", place, {}, textOf(child));
				break;
			case "w:delText":
				tally(context, "docx/deleted-left-out", place, {}, textOf(child));
				break;
			case "w:tab":
			case "w:ptab":
				if (shown) text("\t", node, walk, link);
				break;
			case "w:br":
				// A page or a column ends here: the page of the record is another one.
				if (shown && (child.attributes["w:type"] ?? "textWrapping") === "textWrapping") text("\n", node, walk, link);
				break;
			case "w:cr":
				text("\n", node, walk, link);
				break;
			case "w:noBreakHyphen":
				text("\u2011", node, walk, link);
				break;
			case "w:sym":
				symbol(child, walk);
				break;
			case "w:fldChar": {
				const type = child.attributes["w:fldCharType"];
				if (type === "begin") context.fields.push({ phase: "code", code: "" });
				else if (type === "separate" && field) field.phase = "result";
				else if (type === "end") context.fields.pop();
				break;
			}
			case "w:instrText":
				if (field?.phase === "code") field.code += plainText(child);
				break;
			case "w:footnoteReference":
				note("footnote", child, walk);
				break;
			case "w:endnoteReference":
				note("endnote", child, walk);
				break;
			case "w:ruby":
				content(elementsOf(childOf(child, "w:rubyBase")), walk, link);
				content(elementsOf(childOf(child, "w:rt")), walk, link);
				break;
			case "w:rPr":
				break;
			default:
				element(child, walk, link);
		}
	}
}

function text(value: string, run: Node | undefined, walk: Walk, href: string | undefined): void {
	if (value === "") return;
	const { context, style } = walk;
	const properties = childOf(run, "w:rPr");
	const character = context.styles.get(valueIn(properties, "w:rStyle"));
	const font = fontOf(properties, character, style, context.styles);
	const marks = marksOf(properties, character);
	walk.fragments.push({ text: value, marks, font, ...(href !== undefined && { href }) });
}

/** Direct formatting and that of character styles; what a paragraph's style does is the template's business. */
function marksOf(properties: Node | undefined, character: Style | undefined): readonly Mark[] {
	const chain = [properties, ...(character?.chain ?? []).map((own) => childOf(own, "w:rPr"))];
	const on = (name: string) => chain.map((own) => isOn(own, name)).find((value) => value !== undefined) === true;
	const height = chain.map((own) => valueIn(own, "w:vertAlign")).find((value) => value !== undefined);
	return [
		...(on("w:b") ? (["bold"] as const) : []),
		...(on("w:i") ? (["italic"] as const) : []),
		...(on("w:strike") || on("w:dstrike") ? (["strike"] as const) : []),
		...(height === "superscript" ? (["superscript"] as const) : []),
		...(height === "subscript" ? (["subscript"] as const) : []),
	];
}

/** A footnote or an endnote; they are numbered as one row in the record. */
function note(kind: "footnote" | "endnote", reference: Node, walk: Walk): void {
	const { context, place, readBlocks } = walk;
	const own = context.notes.get(`${kind} ${reference.attributes["w:id"] ?? ""}`);
	// A note inside a note is nothing that Word makes, and might never end.
	if (own === undefined || context.part.isNotes) {
		tally(context, "docx/note-missing", place);
		return;
	}
	const number = ++context.counter.notes;
	const blocks = readBlocks(elementsOf(own.node), { ...context, part: own.part, fields: [] });
	walk.fragments.push({ text: String(number), marks: ["superscript"], font: undefined, note: blocks });
}

/** A sign of a symbol font: its number means nothing outside the font. */
function symbol(node: Node, { context, place }: Walk): void {
	const character = node.attributes["w:char"] ?? "?";
	tally(context, "docx/symbol-left-out", place, { font: node.attributes["w:font"] ?? "?", character });
}

function drawing(node: Node, walk: Walk): void {
	const { context, place } = walk;
	const { figures, boxes, inLine } = drawingOf(node, context, place);
	append(walk.figures, figures);
	if (inLine) walk.inLine = true;
	for (const box of boxes) {
		tally(context, "docx/text-box-moved", place);
		append(walk.boxes, walk.readBlocks(elementsOf(box), { ...context, fields: [], depth: context.depth + 1 }));
	}
}

function targetOf(node: Node, { part }: Context): string | undefined {
	const target = part.relationships.get(node.attributes["r:id"] ?? "");
	if (!target?.external) return undefined;
	const anchor = node.attributes["w:anchor"];
	return anchor && !target.target.includes("#") ? `${target.target}#${anchor}` : target.target;
}

/** The address of a HYPERLINK field; none for a place inside the document. */
function linkOf(code: string): string | undefined {
	const match = /^\s*HYPERLINK\s+"([^"]+)"(?:.*?\\l\s+"([^"]+)")?/iu.exec(code);
	if (!match?.[1]) return undefined;
	return match[2] ? `${match[1]}#${match[2]}` : match[1];
}

/** Spans of fragments: Word parts a word at every change of its history, so those of one look are one. */
function spansOf(fragments: readonly Fragment[], place: Place): readonly Span[] {
	const spans: Span[] = [];
	for (const { text: own, marks, href, note: blocks } of fragments) {
		const last = spans.at(-1);
		if (last && !blocks && !last.note && last.href === href && (last.marks ?? []).join() === marks.join()) {
			spans[spans.length - 1] = { ...last, text: last.text + own };
			continue;
		}
		spans.push({
			text: own,
			...(marks.length > 0 && { marks }),
			...(href !== undefined && { href }),
			...(blocks && { note: blocks }),
			place,
			exact: false,
		});
	}
	return spans;
}
