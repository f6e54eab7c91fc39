import { INVISIBLE } from "./invisible.ts";
import { WHITE_SPACE } from "./space.ts";

const HAS_INVISIBLE = new RegExp(INVISIBLE, "u");
const ALL_INVISIBLE = new RegExp(INVISIBLE, "gu");
/** White space other than one U+0020 between two other characters. */
const UNTIDY = new RegExp(`^ | $| {2}|[${WHITE_SPACE.replace(" ", "")}]`, "u");
/**
 * A text of nothing but characters of Vietnamese print is composed and has no invisibles and no space but U+0020. By far the most texts are, and
 * one pass over their characters says so, where looking for invisibles, composing and looking for space are three.
 */
const NOT_PRINT = /[^ -~\u00a1-\u00ac\u00ae-\u024f\u1ea0-\u1ef9–—‘’“”…]|^ | $| {2}/;
const RUNS = new RegExp(`[${WHITE_SPACE}]+`, "gu");

/** Text without the characters of the invisible list. */
export function dropInvisibles(text: string): string {
	return HAS_INVISIBLE.test(text) ? text.replace(ALL_INVISIBLE, "") : text;
}

/**
 * The form in which two texts are compared: invisibles dropped, NFC (Unicode 15 annex 15), white space runs one space, none at the
 * ends. This function defines the text proof: canonical(article) = canonical(text read back from the document), unit by unit.
 * Invisibles go first because one may stand between a letter and its tone mark.
 */
export function canonical(text: string): string {
	if (!NOT_PRINT.test(text)) return text;
	const composed = dropInvisibles(text).normalize("NFC");
	return UNTIDY.test(composed) ? composed.replace(RUNS, " ").trim() : composed;
}
