import type { OutlineItem } from "../model/page.ts";
import type { SetLine } from "./paragraph/paragraph.ts";

interface FlowCommon {
	/** Points; between two items stands the larger of the upper one's `after` and the lower one's `before`. */
	readonly before: number;
	readonly after: number;
	/** Stands on the page where the next item begins. */
	readonly keepWithNext: boolean;
}

/** Lines of one block, to be put on pages. */
export interface FlowText extends FlowCommon {
	readonly kind: "text";
	readonly lines: readonly SetLine[];
	/** Points from baseline to baseline. */
	readonly leading: number;
	/** Points from the top of a line's strip to its baseline. */
	readonly baseline: number;
	readonly outline?: Pick<OutlineItem, "title" | "level">;
}

/** A drawn rule; lengths in points. */
export interface FlowRule extends FlowCommon {
	readonly kind: "rule";
	readonly x: number;
	readonly width: number;
	readonly thickness: number;
	readonly gray: number;
}

export type FlowItem = FlowText | FlowRule;
