import { isAbbreviation } from "./abbreviation.ts";
import { canonical } from "./canonical.ts";
import { unbreakable } from "./nobreak.ts";
import { graphemes } from "./segment.ts";

const STOP = /[.!?…]["'”’»)\]]*$/u;
const NEW = /^["'“‘«([-–—]*[\p{Lu}\d]/u;

/**
 * The first sentence of a text, with its end mark, in canonical form. A stop ends a sentence when the next word begins with a
 * capital or a digit and the word itself is no abbreviation (`TP.`, `GS.TS.`, an initial).
 */
export function firstSentence(text: string): string {
	const words = canonical(text).split(" ");
	for (let i = 0; i + 1 < words.length; i++) {
		const word = words[i] as string;
		if (STOP.test(word) && NEW.test(words[i + 1] as string) && !(word.endsWith(".") && isAbbreviation(word)))
			return words.slice(0, i + 1).join(" ");
	}
	return words.join(" ");
}

/**
 * Text of at most `max` characters (grapheme clusters): as it is when it fits, else cut after a word (not between `TP.` and `Hồ`)
 * and closed with `…`, which counts.
 */
export function shorten(text: string, max: number): string {
	const whole = canonical(text);
	if (graphemes(whole).length <= max) return whole;
	const words = whole.split(" ");
	const glued = unbreakable(words);
	let end = 0;
	let length = 0;
	for (let i = 0; i < words.length; i++) {
		length += graphemes(words[i] as string).length + (i > 0 ? 1 : 0);
		if (length > max - 1) break;
		if (!glued[i]) end = i + 1;
	}
	if (end === 0)
		return `${graphemes(whole)
			.slice(0, Math.max(0, max - 1))
			.join("")
			.trimEnd()}…`;
	return `${words
		.slice(0, end)
		.join(" ")
		.replace(/[\s,;:.…–—-]+$/u, "")}…`;
}
