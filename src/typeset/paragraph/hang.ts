import type { Shaper } from "../../model/page.ts";
import type { Look } from "./collect.ts";

/**
 * How far a character at the edge of a line hangs out of it, as a part of its own width: the lighter it is there, the further. A hyphen that
 * opens a line of dialogue is no light edge, so nothing but quotation marks hangs at the left.
 */
const AT_RIGHT: Readonly<Record<string, number>> = {
	".": 0.7,
	",": 0.7,
	":": 0.4,
	";": 0.4,
	"-": 0.5,
	"‐": 0.5,
	"‑": 0.5,
	"–": 0.3,
	"…": 0.2,
	"”": 0.6,
	"’": 0.6,
	'"': 0.6,
	"»": 0.4,
};
const AT_LEFT: Readonly<Record<string, number>> = { "“": 0.6, "‘": 0.6, '"': 0.6, "«": 0.4 };

/** Points by which a piece hangs out at either edge. */
export function hangOf(text: string, look: Look, shaper: Shaper): { readonly left: number; readonly right: number } {
	const first = text[0] ?? "";
	const last = text.at(-1) ?? "";
	const width = (character: string, part: number | undefined) =>
		part === undefined ? 0 : (part * shaper.shape(look.style, character).width * look.size) / 1000;
	// What is raised or lowered is no part of the edge.
	if (look.rise || text.length < 2) return { left: 0, right: 0 };
	return { left: width(first, AT_LEFT[first]), right: width(last, AT_RIGHT[last]) };
}
