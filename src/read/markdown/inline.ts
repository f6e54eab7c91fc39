import type { Block, Mark, Span } from "../../model/article.ts";
import { graphemes } from "../../text/segment.ts";
import { type Context, isFootnote, note, rangeOf, targetOf } from "./context.ts";
import { countTags, htmlPieces } from "./html.ts";
import type { Node, NodeOf } from "./parse.ts";

export type ImageNode = NodeOf<"image" | "imageReference">;

export interface Inline {
	readonly spans: readonly Span[];
	/** Images of the text, which a span cannot hold, in order. */
	readonly images: readonly ImageNode[];
}

interface Look {
	readonly marks: readonly Mark[];
	readonly href?: string;
}

interface Step {
	readonly node: Node;
	readonly look: Look;
	/** Behind the last child of a link without text. */
	readonly close?: () => void;
}

const MARKS: Partial<Record<Node["type"], Mark>> = { strong: "bold", emphasis: "italic", delete: "strike" };
/** Characters of a comment that a finding quotes. */
const QUOTED = 200;

/** Phrasing content as spans. Depth is no matter: emphasis may nest by the thousand. */
export function inlineOf(nodes: readonly Node[], context: Context): Inline {
	const spans: Span[] = [];
	const images: ImageNode[] = [];
	const write = writer(spans, context);
	const steps: Step[] = [];
	const enter = (list: readonly Node[], look: Look) => {
		for (let i = list.length - 1; i >= 0; i--) steps.push({ node: list[i] as Node, look });
	};
	/** The number of a footnote; its text hangs on the first reference. */
	const footnote = (node: NodeOf<"footnoteReference">, look: Look) => {
		const { called, numbers } = context.footnotes;
		const definition = called.get(node.identifier);
		const known = numbers.get(node.identifier);
		if (context.inFootnote || !definition) {
			// A note inside a note might never end.
			note(context, "read/footnote-in-footnote", node, { label: node.label ?? node.identifier });
			write.source(node, look);
			return;
		}
		const number = known ?? numbers.size + 1;
		if (known === undefined) {
			numbers.set(node.identifier, number);
			const label = node.label ?? node.identifier;
			if (label !== String(number)) note(context, "read/footnote-renumbered", node, { label, number });
		}
		const inside: Context = { ...context, inFootnote: true };
		const blocks = known === undefined ? context.footnotes.blocksOf(definition.children, inside) : [];
		write.footnote(node, number, look, blocks);
	};
	enter(nodes, { marks: [] });
	for (let step = steps.pop(); step; step = steps.pop()) {
		const { node, look, close } = step;
		if (close) {
			close();
			continue;
		}
		switch (node.type) {
			case "text":
				write.text(node, look);
				break;
			case "strong":
			case "emphasis":
			case "delete": {
				const mark = MARKS[node.type] as Mark;
				const marks = look.marks.includes(mark) ? look.marks : [...look.marks, mark];
				enter(node.children, { ...look, marks });
				break;
			}
			case "inlineCode":
				write.code(node, { ...look, marks: [...look.marks, "code"] });
				break;
			case "break":
				write.end("\n");
				break;
			case "html":
				write.html(node, look);
				break;
			case "image":
				images.push(node);
				break;
			case "imageReference":
				if (isFootnote(node)) write.source(node, look);
				else images.push(node);
				break;
			case "footnoteReference":
				footnote(node, look);
				break;
			case "link":
			case "linkReference": {
				if (node.type === "linkReference" && isFootnote(node)) {
					write.source(node, look);
					break;
				}
				const { href, title } = targetOf(node, context);
				if (title !== undefined) note(context, "read/link-title-left-out", node, { title, href });
				const before = { spans: spans.length, images: images.length };
				const ended = () => {
					if (spans.length > before.spans || href === "") return;
					if (images.length > before.images) note(context, "read/image-link-left-out", node, { href });
					else write.address(node, href, { ...look, href });
				};
				steps.push({ node, look, close: ended });
				enter(node.children, href === "" ? look : { ...look, href });
				break;
			}
			default:
				throw new Error(`no phrasing content: ${node.type}`);
		}
	}
	return { spans, images };
}

function writer(spans: Span[], context: Context) {
	const { source, base, places } = context;
	const push = (text: string, look: Look, start: number, end: number, exact: boolean) => {
		if (text === "") return;
		const { marks, href } = look;
		spans.push({
			text,
			...(marks.length > 0 && { marks }),
			...(href !== undefined && { href }),
			place: places.at(start, end),
			...(!exact && { exact: false }),
		});
	};
	/** A line break, or the space of a soft one, belongs to the text before it. */
	const end = (sign: " " | "\n") => {
		const last = spans.at(-1);
		if (!last || (sign === " " && /[ \n]$/u.test(last.text))) return;
		spans[spans.length - 1] = { ...last, text: last.text + sign };
	};
	return {
		end,
		text(node: NodeOf<"text">, look: Look): void {
			const [start, stop] = rangeOf(node, context);
			const value = node.value.replace(/(?:\r\n|[\n\r])$/u, "");
			const plain = source.slice(start, start + value.length);
			// The parser shows U+0000 as U+FFFD (CommonMark 2.3); the source's own character is kept, to be reported.
			if (plain.replaceAll("\0", "\uFFFD") === value) push(plain, look, start, start + value.length, true);
			else if (source.slice(start + 1, start + 1 + value.length) === value)
				push(value, look, start + 1, start + 1 + value.length, true);
			else push(value, look, start, stop, false);
			if (value !== node.value) end(" ");
		},
		code(node: NodeOf<"inlineCode">, look: Look): void {
			const [start, stop] = rangeOf(node, context);
			const value = node.value.replace(/\r\n|[\n\r]/gu, " ");
			const at = source.slice(start, stop).replaceAll("\0", "\uFFFD").indexOf(value);
			if (at >= 0) push(source.slice(start + at, start + at + value.length), look, start + at, stop, true);
			else push(value, look, start, stop, false);
		},
		html(node: NodeOf<"html">, look: Look): void {
			const [start, stop] = rangeOf(node, context);
			const exact = source.slice(start, stop) === node.value;
			for (const { kind, text, start: at } of htmlPieces(node.value)) {
				if (kind === "break") end("\n");
				else if (kind === "line-end") end(" ");
				else if (kind === "comment") note(context, "read/comment-left-out", node, { text: quoted(text.slice(4, -3)) });
				else {
					const from = exact ? start + at : start;
					countTags(text, from, context);
					push(text, look, from, exact ? from + text.length : stop, exact);
				}
			}
		},
		/** A node as it is written in the source. */
		source(node: Node, look: Look): void {
			const [start, stop] = rangeOf(node, context);
			push(source.slice(start, stop), look, start, stop, true);
		},
		footnote(node: Node, number: number, { marks }: Look, note: readonly Block[]): void {
			const [start, stop] = rangeOf(node, context);
			const raised: Mark[] = [...marks.filter((mark) => mark !== "code"), "superscript"];
			spans.push({
				text: String(number),
				marks: raised,
				place: places.at(start, stop),
				exact: false,
				...(note.length > 0 && { note }),
			});
		},
		address(node: Node, href: string, look: Look): void {
			const [start, stop] = rangeOf(node, { base });
			push(href, look, start, stop, false);
		},
	};
}

function quoted(text: string): string {
	const clean = text.replace(/\s+/gu, " ").trim();
	if (clean.length <= QUOTED) return clean;
	return `${graphemes(clean.slice(0, 4 * QUOTED))
		.slice(0, QUOTED - 1)
		.join("")}…`;
}
