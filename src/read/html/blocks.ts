import type { Block, Heading, List, Quote } from "../../model/article.ts";
import { append } from "../append.ts";
import { isByline } from "./byline.ts";
import { clutterKind } from "./clutter.ts";
import { type Context, count, placeOf } from "./context.ts";
import { captioned, captionNames, isFigure, withCaptions } from "./figure.ts";
import { type Flow, type Style, startFlow } from "./flow.ts";
import { figuresOf } from "./image.ts";
import { type Look, lookIn, plain } from "./look.ts";
import { type Element, isHtml, type Node } from "./parse.ts";
import { isLayout, tableOf } from "./table.ts";
import { attribute, BLOCKS, isElement, isSilent, isText, lineOf, names, nodesIn } from "./tree.ts";

/** Lists, quotes and tables inside each other; what is nested more deeply is kept as paragraphs. */
const NESTING = 16;

/** The blocks of flow content. The parser bounds how deep it is. */
export function blocksOf(
	nodes: readonly Node[],
	context: Context,
	look: Look = plain,
	style: Style = {},
): readonly Block[] {
	const flow = startFlow(context, style, (node) => count(context, "read/html-image-moved", node));
	walk(nodes, flow, look, context);
	flow.flush();
	return withCaptions(flow.blocks, context);
}

function walk(nodes: readonly Node[], flow: Flow, look: Look, context: Context): void {
	for (const node of nodes) {
		if (isText(node)) flow.text(node, look);
		else if (isElement(node) && !isSilent(node)) element(node, flow, look, context);
	}
}

function element(node: Element, flow: Flow, look: Look, context: Context): void {
	const role = context.roles.get(node);
	const kind = role === undefined ? clutterKind(node) : undefined;
	if (kind !== undefined) {
		if (kind === "media" && isHtml(node)) reportMedia(node, context);
		context.dropped.add(kind, [node]);
		return;
	}
	const { tagName } = node;
	if (tagName === "br") {
		flow.break();
		return;
	}
	if (tagName === "img" || tagName === "picture") {
		flow.image(figuresOf(node, context), node);
		return;
	}
	const inside = lookIn(node, look, context);
	if (flow.style.role === "lead" && STAMP.test(names(node))) {
		styled(node, { role: "dateline" }, flow, inside, context);
		return;
	}
	if (!BLOCKS.has(tagName) || !isHtml(node)) {
		if (role === undefined) walk(node.childNodes, flow, inside, context);
		else styled(node, roleStyle(role), flow, inside, context);
		return;
	}
	flow.flush();
	if (role !== undefined) styled(node, roleStyle(role), flow, inside, context);
	else block(node, flow, inside, context);
	flow.flush();
}

/** Where the news is from; the page sets it apart by its look only. */
const STAMP = / location-stamp /;

function block(node: Element, flow: Flow, look: Look, context: Context): void {
	const { tagName } = node;
	switch (tagName) {
		case "h1":
		case "h2":
		case "h3":
		case "h4":
		case "h5":
		case "h6": {
			// Level 1 is the title's alone.
			const level = Math.max(2, Number(tagName.charAt(1))) as Heading["level"];
			styled(node, { heading: level }, flow, { ...look, marks: look.marks.filter((mark) => mark !== "bold") }, context);
			return;
		}
		case "hr":
			flow.blocks.push({ kind: "rule", place: placeOf(node, context) });
			return;
		case "pre":
			flow.blocks.push({ kind: "code", text: textAsIs(node), place: placeOf(node, context) });
			return;
		case "ul":
		case "ol":
		case "menu":
		case "dir":
			nested(node, flow, look, context, () => listOf(node, look, context));
			return;
		case "blockquote":
			nested(node, flow, look, context, () => quoteOf(node, look, context));
			return;
		case "table":
			if (isLayout(node)) figureOrFlow(node, flow, look, context);
			else nested(node, flow, look, context, () => tableOf(node, look, context, blocksOf));
			return;
		default:
			figureOrFlow(node, flow, look, context);
	}
}

/** A figure with its caption, where it has one picture; else whatever stands in it. */
function figureOrFlow(node: Element, flow: Flow, look: Look, context: Context): void {
	if (isFigure(node)) {
		const inside = blocksOf(node.childNodes, context, look, { ...flow.style, caption: true });
		const figure = captioned(inside);
		if (!figure) for (const block of inside) if (block.kind === "paragraph") context.captions.delete(block);
		append(flow.blocks, figure ?? inside);
		return;
	}
	if (isSignature(node)) {
		styled(node, { role: "byline" }, flow, look, context);
		return;
	}
	const caption = node.tagName === "figcaption" || captionNames.test(names(node));
	if (caption) styled(node, { ...flow.style, caption: true }, flow, look, context);
	else walk(node.childNodes, flow, look, context);
}

const SIGNED = / (?:author_mail|author|tacgia|tac-gia|byline|article__author|the-article-author|nguon|pauthor) /;

/** A name at the right, or in an element that is called author. */
function isSignature(node: Element): boolean {
	if (node.attrs.length === 0) return false;
	const right = /text-align\s*:\s*right/i.test(attribute(node, "style") ?? "") || attribute(node, "align") === "right";
	return (right || SIGNED.test(names(node))) && isByline(lineOf([node], 200), true);
}

function styled(node: Element, style: Style, flow: Flow, look: Look, context: Context): void {
	const before = flow.style;
	flow.flush();
	flow.style = style;
	walk(node.childNodes, flow, look, context);
	flow.flush();
	flow.style = before;
}

function roleStyle(role: "title" | "subtitle" | Style["role"]): Style {
	if (role === "title") return { heading: 1 };
	return role === "subtitle" || role === undefined ? {} : { role };
}

function nested(node: Element, flow: Flow, look: Look, context: Context, make: () => Block | undefined): void {
	if (context.nesting >= NESTING) {
		count(context, "read/html-nesting-flattened", node, { limit: NESTING });
		walk(node.childNodes, flow, look, context);
		return;
	}
	context.nesting++;
	const made = make();
	context.nesting--;
	if (made) flow.blocks.push(made);
}

/** Preformatted text; the first line feed is the parser's to drop (HTML 13.2.6.4.7). */
function textAsIs(pre: Element): string {
	let text = "";
	for (const node of nodesIn(pre.childNodes)) {
		if (isText(node)) text += node.value;
		else if (isElement(node) && node.tagName === "br") text += "\n";
	}
	return text.replace(/\s+$/, "");
}

function listOf(node: Element, look: Look, context: Context): List | undefined {
	const items: (readonly Block[])[] = [];
	let loose: Node[] = [];
	const close = () => {
		const blocks = blocksOf(loose, context, look);
		const before = items.pop();
		if (before) items.push([...before, ...blocks]);
		else if (blocks.length > 0) items.push(blocks);
		loose = [];
	};
	for (const child of node.childNodes) {
		if (!isElement(child) || child.tagName !== "li") {
			loose.push(child);
			continue;
		}
		close();
		const kind = clutterKind(child);
		if (kind !== undefined) context.dropped.add(kind, [child]);
		else {
			const blocks = blocksOf(child.childNodes, context, lookIn(child, look, context));
			if (blocks.length > 0) items.push(blocks);
		}
	}
	close();
	if (items.length === 0) return undefined;
	const start = Number.parseInt(attribute(node, "start") ?? "1", 10);
	if (node.tagName === "ol") listNumbering(node, context);
	const ordered = node.tagName === "ol" && { start: Number.isSafeInteger(start) && Math.abs(start) < 1e6 ? start : 1 };
	return { kind: "list", ...ordered, items, place: placeOf(node, context) };
}

/** A list counts upwards by one in figures; a page may count otherwise. */
function listNumbering(list: Element, context: Context): void {
	const type = attribute(list, "type");
	const lettered = type !== undefined && type !== "1";
	const numbered = list.childNodes.some((child) => isElement(child) && attribute(child, "value") !== undefined);
	if (lettered || numbered || attribute(list, "reversed") !== undefined)
		count(context, "read/html-list-numbering", list);
}

function quoteOf(node: Element, look: Look, context: Context): Quote | undefined {
	const blocks = blocksOf(node.childNodes, context, look);
	return blocks.length > 0 ? { kind: "quote", blocks, place: placeOf(node, context) } : undefined;
}

/** A film or a frame cannot be in the record; where it was is said. */
function reportMedia(node: Element, context: Context): void {
	const inner = node.childNodes.find((child) => isElement(child) && child.tagName === "source");
	const href =
		attribute(node, "src") ??
		attribute(node, "data") ??
		(inner && isElement(inner) ? attribute(inner, "src") : undefined);
	count(context, "read/html-media-not-kept", node, { tag: node.tagName, href: (href ?? "-").slice(0, 200) });
}
