import type { OutlineItem } from "../model/page.ts";
import type { Drawing, Note } from "./drawing.ts";
import type { SetLine } from "./paragraph/paragraph.ts";
import type { Row } from "./table/row.ts";
import type { RuleLook } from "./template.ts";

/** Left edge and width in points. */
export interface Frame {
	readonly left: number;
	readonly width: number;
}

interface FlowCommon {
	/** Points; between two items stands the larger of the upper one's `after` and the lower one's `before`. */
	readonly before: number;
	readonly after: number;
	/** Stands on the page where the next item begins. */
	readonly keepWithNext: boolean;
	/** Stands on a page of its own kind, which is as wide as the others are high. */
	readonly turned?: true;
}

/** Lines of one block, to be put on pages. */
export interface FlowText extends FlowCommon {
	readonly kind: "text";
	readonly lines: readonly SetLine[];
	/** Points from baseline to baseline. */
	readonly leading: number;
	/** Points from the top of a line's strip to its baseline. */
	readonly baseline: number;
	readonly outline?: Omit<OutlineItem, "page" | "y">;
	/** All lines stand on one page. */
	readonly whole?: true;
	/** By line, the notes that it refers to, where they stand at the foot of its page. */
	readonly notes?: ReadonlyMap<number, readonly Note[]>;
	/** Begins a page. */
	readonly pageBreak?: true;
}

/** A drawn rule; lengths in points. */
export interface FlowRule extends FlowCommon {
	readonly kind: "rule";
	readonly x: number;
	readonly width: number;
	readonly thickness: number;
	readonly gray: number;
}

/** A rule of a template in a frame. */
export function flowRule(look: RuleLook, { left, width }: Frame, keepWithNext: boolean): FlowRule {
	const { part, align, ...rule } = look;
	const rest = width * (1 - part);
	const x = left + (align === "right" ? rest : align === "center" ? rest / 2 : 0);
	return { kind: "rule", ...rule, x, width: width * part, keepWithNext };
}

/** Something that stands on one page as it is; not higher than a page. */
export interface FlowDrawing extends FlowCommon {
	readonly kind: "drawing";
	readonly drawing: Drawing;
}

/** Rows of a table. */
export interface FlowTable extends FlowCommon {
	readonly kind: "table";
	/** Table element. */
	readonly element: number;
	/** Repeated on every page that the table goes on to. */
	readonly head: readonly Row[];
	readonly rows: readonly Row[];
}

export type FlowItem = FlowText | FlowRule | FlowDrawing | FlowTable;
