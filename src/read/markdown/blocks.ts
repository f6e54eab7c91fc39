import type { Block, Code, Heading, List, Span } from "../../model/article.ts";
import { append } from "../append.ts";
import { type Context, isFootnote, note, rangeOf } from "./context.ts";
import { captionedFigure, imagesAlone, movedFigures } from "./figure.ts";
import { inlineOf } from "./inline.ts";
import type { Node, NodeOf } from "./parse.ts";
import { tableOf } from "./table.ts";

/** Blocks of flow content. How deep it may nest was looked at before. */
export function blocksOf(nodes: readonly Node[], context: Context): readonly Block[] {
	const blocks: Block[] = [];
	for (let i = 0; i < nodes.length; i++) {
		const node = nodes[i] as Node;
		if (node.type === "paragraph") {
			const figure = captionedFigure(node, nodes[i + 1], context);
			if (figure?.taken) i++;
			append(blocks, figure?.blocks ?? imagesAlone(node, context) ?? paragraphs(node, node.children, context));
		} else append(blocks, blockOf(node, context));
	}
	return blocks;
}

function blockOf(node: Node, context: Context): readonly Block[] {
	const place = context.places.at(...rangeOf(node, context));
	switch (node.type) {
		case "heading": {
			const { spans, images } = inlineOf(node.children, context);
			const heading: Heading = { kind: "heading", level: node.depth, content: trimmed(spans), place };
			return [...(spans.length > 0 ? [heading] : []), ...movedFigures(images, context)];
		}
		case "list":
			return [listOf(node, context)];
		case "blockquote":
			return [{ kind: "quote", blocks: blocksOf(node.children, context), place }];
		case "code":
			return [codeOf(node, context)];
		case "thematicBreak":
			return [{ kind: "rule", place }];
		case "table":
			return [tableOf(node, context, (cell) => paragraphs(cell, cell.children, context))];
		case "html":
			return paragraphs(node, [node], context);
		case "definition":
			return isFootnote(node) ? [definitionAsText(node, context)] : [];
		case "footnoteDefinition":
			return context.footnotes.called.get(node.identifier) === node ? [] : footnoteAsText(node, context);
		default:
			throw new Error(`no flow content: ${node.type}`);
	}
}

/** A paragraph, if there is any text, and behind it the images of its text. */
function paragraphs(node: Node, children: readonly Node[], context: Context): readonly Block[] {
	const place = context.places.at(...rangeOf(node, context));
	const { spans, images } = inlineOf(children, context);
	const content = trimmed(spans);
	return [
		...(content.length > 0 ? [{ kind: "paragraph", content, place } as const] : []),
		...movedFigures(images, context),
	];
}

/** Spans without breaks and blanks at the end, which images, comments and `<br>` leave behind; none where there is no ink. */
function trimmed(spans: readonly Span[]): readonly Span[] {
	const content = [...spans];
	for (let last = content.at(-1); last; last = content.at(-1)) {
		const text = last.text.replace(/[ \t\n]+$/u, "");
		if (text !== "") {
			if (text !== last.text) content[content.length - 1] = { ...last, text };
			break;
		}
		content.pop();
	}
	return content;
}

function listOf(list: NodeOf<"list">, context: Context): List {
	const start = list.start ?? 1;
	if (list.ordered) reportNumbers(list, start, context);
	return {
		kind: "list",
		...(list.ordered && { start }),
		items: list.children.map((item) => blocksOf(item.children, context)),
		place: context.places.at(...rangeOf(list, context)),
	};
}

/** Items are numbered on from the first one, whatever their own numbers are. The same number for all is the way to ask for it. */
function reportNumbers(list: NodeOf<"list">, start: number, context: Context): void {
	const numbers = list.children.map((item) => {
		const from = rangeOf(item, context)[0];
		return /^\s*(\d+)/u.exec(context.source.slice(from, from + 32))?.[1];
	});
	if (numbers.every((number) => number === String(start))) return;
	const i = numbers.findIndex((number, n) => number !== undefined && number !== String(start + n));
	const item = list.children[i];
	if (item) note(context, "read/list-renumbered", item, { found: numbers[i] as string, printed: start + i });
}

const FENCE = /^(?:`{3,}|~{3,})/u;

function codeOf(code: NodeOf<"code">, context: Context): Code {
	const [start, end] = rangeOf(code, context);
	const written = context.source.slice(start, end);
	const fence = FENCE.exec(written)?.[0];
	if (fence !== undefined) {
		const last = /[\n\r]([^\n\r]*)$/u.exec(written)?.[1] ?? "";
		const closing = new RegExp(`${fence.charAt(0)}{${fence.length},}[ \\t]*$`, "u");
		if (!closing.test(last)) note(context, "read/code-unclosed", code, { fence });
	}
	if (code.meta) note(context, "read/code-info-left-out", code, { text: code.meta });
	// The parser shows U+0000 as U+FFFD (CommonMark 2.3).
	const nul = written.includes("\0") && !written.includes("\uFFFD");
	return {
		kind: "code",
		text: (nul ? code.value.replaceAll("\uFFFD", "\0") : code.value).replace(/\r\n|\r/gu, "\n"),
		...(code.lang && { language: code.lang }),
		place: context.places.at(start, end),
	};
}

/** A footnote to which nothing in the text refers, or a second one of its label: it is printed where it stands. */
function footnoteAsText(node: NodeOf<"footnoteDefinition">, context: Context): readonly Block[] {
	note(context, "read/footnote-as-text", node, { label: node.label ?? node.identifier });
	const [start, end] = rangeOf(node, context);
	const written = /^\[\^[^\]]*\]:/u.exec(context.source.slice(start, end))?.[0] ?? "";
	const label: Span = { text: `${written} `, place: context.places.at(start, start + written.length), exact: false };
	const place = context.places.at(start, end);
	const [first, ...rest] = blocksOf(node.children, { ...context, inFootnote: true });
	if (first?.kind === "paragraph") return [{ ...first, content: [label, ...first.content], place }, ...rest];
	const alone: Block = { kind: "paragraph", content: [{ ...label, text: written }], place };
	return [alone, ...(first ? [first] : []), ...rest];
}

/** `[^a b]: text` has the form of a link's definition where the text is one word; it was meant as a footnote and is text. */
function definitionAsText(node: NodeOf<"definition">, context: Context): Block {
	const [start, end] = rangeOf(node, context);
	const place = context.places.at(start, end);
	const text = context.source.slice(start, end).replace(/\s+/gu, " ");
	return { kind: "paragraph", content: [{ text, place, exact: false }], place };
}
