import type { Block } from "../../model/article.ts";
import { diagnostic } from "../../model/diagnostic.ts";
import { assemble } from "./assemble.ts";
import { type Context, tally } from "./context.ts";
import { inlineOf } from "./inline.ts";
import type { Marker } from "./numbering.ts";
import type { Par } from "./par.ts";
import { roleOf } from "./styles.ts";
import { tableOf } from "./table.ts";
import { alternativeOf, textIn } from "./words.ts";
import { childOf, elementsOf, isOn, type Node, valueIn } from "./xml.ts";

/** Tables and text boxes inside each other. */
const NESTING = 16;

/** The blocks of a story: the body, a cell, a note, a text box. */
export function blocksOf(nodes: readonly Node[], context: Context): readonly Block[] {
	if (context.depth > NESTING) {
		const limit = diagnostic("read/nested-too-deeply", {
			params: { limit: NESTING },
			place: { file: context.pack.file },
		});
		if (!context.found.some(({ code }) => code === limit.code)) context.found.push(limit);
		return [];
	}
	return assemble(parsOf(nodes, context), context);
}

function parsOf(nodes: readonly Node[], context: Context): readonly Par[] {
	return nodes.flatMap((node): readonly Par[] => {
		switch (node.name) {
			case "w:p":
				return [paragraph(node, context)];
			case "w:tbl": {
				const table = tableOf(node, { ...context, depth: context.depth + 1 }, blocksOf);
				return [{ kind: "blocks", blocks: table }];
			}
			case "w:sdt":
				if (isOn(childOf(node, "w:sdtPr"), "w:showingPlcHdr")) {
					tally(context, "docx/hidden-left-out", undefined, {}, textIn(node));
					return [];
				}
				return parsOf(elementsOf(childOf(node, "w:sdtContent")), context);
			case "mc:AlternateContent":
				return parsOf(elementsOf(alternativeOf(node)), context);
			case "w:altChunk":
				tally(context, "docx/object-left-out", undefined, { kind: "altChunk" });
				return [];
			case "w:sectPr":
			case "w:sdtPr":
			case "w:tcPr":
			case "w:pPr":
				return [];
			case "w:r":
			case "w:hyperlink":
			case "m:oMath":
			case "m:oMathPara":
				// Not where the standard has it; the text is kept.
				return [paragraph({ name: "w:p", attributes: {}, children: [node] }, context)];
			case "w:moveFrom":
			case "w:del":
				tally(context, "docx/deleted-left-out", undefined, {}, textIn(node));
				return [];
			default:
				return parsOf(elementsOf(node), context);
		}
	});
}

function paragraph(node: Node, context: Context): Par {
	const properties = childOf(node, "w:pPr");
	const styleId = valueIn(properties, "w:pStyle");
	const style = (styleId === undefined ? undefined : context.styles.get(styleId)) ?? context.styles.normal;
	const marker: Marker | undefined = context.numbering.next(properties, style);
	const inline = inlineOf(node, style, context, blocksOf);
	const role = roleOf(style, properties);
	const align = valueIn(properties, "w:jc");
	return {
		kind: "par",
		inline,
		place: context.part.placeOf(node),
		...(role && { role }),
		...(marker && { marker }),
		...(align !== undefined && { align }),
	};
}
