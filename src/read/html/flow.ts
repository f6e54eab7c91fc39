import type { Block, Heading, Paragraph, ParagraphRole, Span } from "../../model/article.ts";
import { WHITE_SPACE } from "../../text/space.ts";
import { append } from "../append.ts";
import { type Context, placeOf, startOf } from "./context.ts";
import type { Look } from "./look.ts";
import type { Element, TextNode } from "./parse.ts";
import { folded } from "./tree.ts";

const INK = new RegExp(`[^${WHITE_SPACE}]`, "u");

/** What a paragraph is that is being written. */
export interface Style {
	readonly heading?: Heading["level"];
	readonly role?: ParagraphRole;
	/** It stands in an element that is marked up as the caption of a picture. */
	readonly caption?: true;
}

/** Blocks as they grow. White space is folded as a browser shows it (CSS Text 4.1.1). */
export interface Flow {
	readonly blocks: Block[];
	style: Style;
	text(node: TextNode, look: Look): void;
	/** A forced line break; a second one begins a new paragraph. */
	break(): void;
	/** An image of the running text: it is set behind its paragraph. */
	image(blocks: readonly Block[], node: Element): void;
	/** Ends the paragraph, if there is one. */
	flush(): void;
}

export function startFlow(context: Context, style: Style, moved: (node: Element) => void): Flow {
	const { source, places, only, captions } = context;
	const blocks: Block[] = [];
	let spans: Span[] = [];
	let images: { readonly blocks: readonly Block[]; readonly node: Element }[] = [];
	const last = () => spans.at(-1)?.text ?? "\n";
	const push = (text: string, look: Look, start: number | undefined, node: TextNode, exact: boolean) => {
		const lead = /[ \n]$/.test(last()) && text.startsWith(" ") ? 1 : 0;
		const own = text.slice(lead);
		if (own === "") return;
		const { marks, href, language } = look;
		const place =
			only ??
			(start === undefined
				? placeOf(node, context)
				: places.at(start + lead, start + lead + Math.max(1, own.trimEnd().length)));
		spans.push({
			text: own,
			...(marks.length > 0 && { marks }),
			...(href !== undefined && { href }),
			...(language !== undefined && { language }),
			place,
			...((!exact || only) && { exact: false }),
		});
	};
	const flow: Flow = {
		blocks,
		style,
		text(node, look) {
			const { value } = node;
			const from = startOf(node);
			const to = node.sourceCodeLocation?.endOffset ?? 0;
			const written = from === undefined ? "" : source.slice(from, to);
			if (from === undefined || only || written.includes("&") || written.replace(/\r\n?/g, "\n") !== value) {
				push(folded(value), look, undefined, node, false);
				return;
			}
			// Each line has a place of its own; the blank between two belongs to the first.
			let own = false;
			for (const match of written.matchAll(/[ \t\n\r\f]*[^\n\r]*/g)) {
				const [piece] = match;
				if (piece === "") continue;
				const blank = /^[ \t\n\r\f]*/.exec(piece)?.[0] ?? "";
				const at = from + match.index;
				const text = folded(piece);
				if (blank === " " || blank === "") push(text, look, at, node, source.startsWith(text.trimEnd(), at));
				else {
					const before = spans.at(-1);
					if (own && before) spans[spans.length - 1] = { ...before, text: before.text.replace(/ ?$/, " ") };
					else push(" ", look, at, node, true);
					const ink = at + blank.length;
					push(text.slice(1), look, ink, node, source.startsWith(text.trim(), ink));
				}
				own = true;
			}
		},
		break() {
			const span = spans.at(-1);
			if (!span) return;
			const text = span.text.replace(/ $/, "");
			if (text.endsWith("\n") || (text === "" && spans.at(-2)?.text.endsWith("\n"))) flow.flush();
			else spans[spans.length - 1] = { ...span, text: `${text}\n` };
		},
		image(figures, node) {
			images.push({ blocks: figures, node });
		},
		flush() {
			const content = trimmed(spans);
			spans = [];
			const [first] = content;
			if (first) {
				const { heading, role, caption } = flow.style;
				const place = first.place && { place: first.place };
				if (heading) blocks.push({ kind: "heading", level: heading, content, ...place });
				else {
					const paragraph: Paragraph = { kind: "paragraph", ...(role && { role }), content, ...place };
					if (caption) captions.add(paragraph);
					blocks.push(paragraph);
				}
			}
			const pending = images;
			images = [];
			for (const image of pending) {
				if (first && image.blocks.length > 0) moved(image.node);
				append(blocks, image.blocks);
			}
		},
	};
	return flow;
}

/** Spans without blanks and breaks at the ends; none where nothing is to be seen. */
function trimmed(spans: readonly Span[]): readonly Span[] {
	if (!spans.some(({ text }) => INK.test(text))) return [];
	const content = [...spans];
	for (let end = content.at(-1); end; end = content.at(-1)) {
		const text = end.text.replace(/[ \n]+$/, "");
		if (text !== "") {
			if (text !== end.text) content[content.length - 1] = { ...end, text };
			break;
		}
		content.pop();
	}
	return content;
}
