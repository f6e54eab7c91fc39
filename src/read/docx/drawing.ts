import type { Figure } from "../../model/article.ts";
import type { Place } from "../../model/diagnostic.ts";
import { diagnostic } from "../../model/diagnostic.ts";
import { type Context, tally } from "./context.ts";
import { alternativeOf, textIn } from "./words.ts";
import { childOf, elementsOf, type Node } from "./xml.ts";

/** What a drawing holds: pictures, and text boxes in whatever shapes. */
export interface Drawing {
	readonly figures: readonly Figure[];
	/** Elements `w:txbxContent`. */
	readonly boxes: readonly Node[];
	readonly inLine: boolean;
}

interface Walk {
	readonly context: Context;
	readonly place: Place;
	readonly figures: Figure[];
	readonly boxes: Node[];
}

/** What is drawn, not kept as a picture: by the element that holds it. */
const OBJECTS: Readonly<Record<string, string>> = {
	"dgm:relIds": "SmartArt",
	"c:chart": "chart",
	"o:OLEObject": "OLE",
};

/** Reads DrawingML (ISO/IEC 29500-1 20.4), the older VML, and the picture that stands for an embedded object. */
export function drawingOf(node: Node, context: Context, place: Place): Drawing {
	const walk: Walk = { context, place, figures: [], boxes: [] };
	const frame = elementsOf(node).find(({ name }) => name === "wp:inline" || name === "wp:anchor");
	visit(node, descriptionOf(childOf(frame, "wp:docPr")), walk);
	const { figures, boxes } = walk;
	return { figures, boxes, inLine: frame?.name === "wp:inline" };
}

/** `alt` is the description of the nearest frame; the empty string says that the picture is decoration. */
function visit(node: Node, alt: string | undefined, walk: Walk): void {
	const { context, place } = walk;
	const kind = OBJECTS[node.name];
	if (kind !== undefined) {
		tally(context, "docx/object-left-out", place, { kind });
		if (kind !== "OLE") tally(context, "docx/hidden-left-out", place, {}, objectText(node, context));
	}
	if (node.name === "w:txbxContent") {
		walk.boxes.push(node);
		return;
	}
	if (node.name === "a:blip") picture(node.attributes["r:embed"] ?? node.attributes["r:link"], alt, walk);
	if (node.name === "v:imagedata") picture(node.attributes["r:id"], alt ?? node.attributes["o:title"], walk);
	if (node.name === "a:srcRect" && Object.values(node.attributes).some((value) => Number(value) > 0)) {
		const href = walk.figures.at(-1)?.href;
		if (href !== undefined) context.found.push(diagnostic("docx/picture-cropped", { params: { href }, place }));
	}
	const own = node.name === "v:shape" ? (node.attributes.alt ?? alt) : alt;
	const inner = node.name === "pic:pic" ? descriptionOf(pictureProperties(node)) : undefined;
	const children = node.name === "mc:AlternateContent" ? elementsOf(alternativeOf(node)) : elementsOf(node);
	for (const child of children) visit(child, own ?? inner, walk);
}

function pictureProperties(node: Node): Node | undefined {
	return childOf(childOf(node, "pic:nvPicPr"), "pic:cNvPr");
}

function descriptionOf(properties: Node | undefined): string | undefined {
	if (properties === undefined) return undefined;
	const { descr, title } = properties.attributes;
	return descr?.trim() || title?.trim() || undefined;
}

function picture(id: string | undefined, alt: string | undefined, walk: Walk): void {
	const { context, place, figures } = walk;
	const target = context.part.relationships.get(id ?? "");
	if (target === undefined) {
		tally(context, "docx/object-left-out", place, { kind: "picture" });
		return;
	}
	if (!target.external) context.shown.add(target.target);
	figures.push({ kind: "figure", href: target.target, ...(alt !== undefined && { alt }), place });
}

/** The words of a diagram or a chart, which stand in a part of their own. */
function objectText(node: Node, { pack, part }: Context): string {
	const id = node.attributes["r:dm"] ?? node.attributes["r:id"];
	const target = part.relationships.get(id ?? "");
	const tree = target && !target.external ? pack.part(target.target, []) : undefined;
	return tree ? textIn(tree) : "";
}
