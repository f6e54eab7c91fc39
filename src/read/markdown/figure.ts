import type { Block, Figure, Span } from "../../model/article.ts";
import { type Context, note, rangeOf, targetOf } from "./context.ts";
import { type ImageNode, inlineOf } from "./inline.ts";
import type { Node, NodeOf } from "./parse.ts";

/** An image as a figure. Its title, which a page shows to nobody, is the caption. */
export function figureOf(image: ImageNode, context: Context, caption?: readonly Span[]): Figure {
	const { href, title } = targetOf(image, context);
	const place = context.places.at(...rangeOf(image, context));
	const own = caption ?? (title === undefined ? undefined : [{ text: title, place, exact: false }]);
	return { kind: "figure", href, ...(image.alt && { alt: image.alt }), ...(own && { caption: own }), place };
}

/** The images of a text, which are set behind it. */
export function movedFigures(images: readonly ImageNode[], context: Context): readonly Block[] {
	return images.map((image) => {
		const figure = figureOf(image, context);
		note(context, "read/image-moved", image, { href: figure.href });
		return figure;
	});
}

/** The children of a paragraph that consists of images, links around images aside, and blanks; undefined for any other. */
export function imagesAlone(paragraph: NodeOf<"paragraph">, context: Context): readonly Block[] | undefined {
	const children = inked(paragraph.children);
	if (children.length === 0 || !children.every(isImage)) return undefined;
	const { spans, images } = inlineOf(children, context);
	if (spans.length > 0) throw new Error("an image with text");
	return images.map((image) => figureOf(image, context));
}

/**
 * A figure with its caption: one image without a title, and emphasised text and nothing else below it, on the next line or in the next
 * paragraph. `taken` says that the next paragraph went into it.
 */
export function captionedFigure(
	paragraph: NodeOf<"paragraph">,
	next: Node | undefined,
	context: Context,
): { readonly blocks: readonly Block[]; readonly taken: boolean } | undefined {
	const [image, below, ...rest] = inked(paragraph.children);
	if (!image || !isImage(image) || rest.length > 0) return undefined;
	const taken = below === undefined;
	const caption = taken ? (next?.type === "paragraph" ? inked(next.children) : []) : [below];
	const [emphasis] = caption;
	if (caption.length !== 1 || emphasis?.type !== "emphasis") return undefined;
	const line = (node: Node) => node.position?.start.line ?? 0;
	if (!taken && line(image) === line(emphasis)) return undefined;
	const target = image.type === "image" || image.type === "imageReference" ? image : undefined;
	if (!target || targetOf(target, context).title !== undefined) return undefined;
	const { spans, images } = inlineOf(emphasis.children, context);
	if (spans.length === 0) return undefined;
	return { blocks: [figureOf(target, context, spans), ...movedFigures(images, context)], taken };
}

function isImage(node: Node): boolean {
	if (node.type === "image") return true;
	if (node.type === "imageReference") return !node.identifier.startsWith("^");
	if (node.type !== "link" && node.type !== "linkReference") return false;
	const children = inked(node.children);
	return children.length > 0 && children.every((child) => child.type === "image");
}

function inked(nodes: readonly Node[]): readonly Node[] {
	return nodes.filter((node) => node.type !== "break" && (node.type !== "text" || node.value.trim() !== ""));
}
