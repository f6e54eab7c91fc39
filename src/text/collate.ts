import { canonical } from "./canonical.ts";

/**
 * Vietnamese order without the collation tables of the machine, whose versions differ: a key is the same text everywhere and compares by code
 * unit. As the dictionaries and the Unicode Collation Algorithm's Vietnamese tailoring (CLDR `vi`) have it: letters first, with ă, â, đ, ê, ô, ơ, ư as
 * letters of their own; then tones, in the order level, grave, hook, tilde, acute, dot; then case. Where the tone mark stands in its syllable is no
 * difference (hoà, hòa), and numbers compare by value.
 */
export interface CollationKey {
	/** Letters and tones: texts that are equal here are one entry of an index. */
	readonly folded: string;
	/** Orders by itself; equal only for texts that are written alike but for where tone marks stand. */
	readonly whole: string;
}

const letters = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
/** A place for each letter, from `A` on in code units; digits and all others come before. */
const places = new Map([...letters].map((letter, i) => [letter, String.fromCharCode(0x100 + i)]));

/** Grave, hook, tilde, acute, dot below. */
const tones = new Map([..."\u0300\u0309\u0303\u0301\u0323"].map((mark, i) => [mark, String(i + 1)]));
/** What makes a letter of its own. */
const shapes = new Set(["\u0302", "\u0306", "\u031b"]);
const pieces = /\d+|\p{L}\p{M}*|\s+|[^\s\d\p{L}]/gu;

export function collationKey(text: string): CollationKey {
	const plain = canonical(text);
	let primary = "";
	let secondary = "";
	let tone = "0";
	const closeSyllable = () => {
		secondary += tone;
		tone = "0";
	};
	for (const [piece] of plain.normalize("NFD").matchAll(pieces)) {
		const [first = ""] = piece;
		if (/^\d/.test(piece)) {
			const digits = piece.replace(/^0+(?=\d)/, "");
			// The count of digits goes first, so that 9 stands before 12.
			primary += `0${String.fromCharCode(0x30 + Math.min(digits.length, 0x4f))}${digits}`;
		} else if (/^\s/.test(piece)) {
			closeSyllable();
			primary += "\t";
		} else if (!/^\p{L}/u.test(first)) primary += punctuation(piece);
		else {
			let base = first.toLowerCase();
			for (const mark of piece.slice(first.length)) {
				if (tones.has(mark)) tone = tones.get(mark) as string;
				else if (shapes.has(mark)) base += mark;
			}
			const letter = base.normalize("NFC");
			primary += places.get(letter) ?? `\u0180${letter}`;
		}
	}
	closeSyllable();
	const folded = `${primary}\u0000${secondary}`;
	const upper = [...plain].map((letter) => (letter === letter.toLowerCase() ? "0" : "1")).join("");
	return { folded, whole: `${folded}\u0000${upper}` };
}

/** Hyphens, slashes and the like stand before digits and letters, and behind a space. */
function punctuation(piece: string): string {
	return ` ${piece}`;
}

export function compareKeys(a: CollationKey, b: CollationKey): number {
	return a.whole < b.whole ? -1 : a.whole > b.whole ? 1 : 0;
}

/** What an index puts the entry under: its first letter in upper case, a figure, or a sign. */
export function initialOf(text: string): string {
	const decomposed = canonical(text)
		.replace(/^[^\p{L}\d]+/u, "")
		.normalize("NFD");
	const [first = ""] = /^(?:\d|\p{L}\p{M}*)/u.exec(decomposed) ?? [];
	if (/^\d/.test(first)) return "0–9";
	let base = [...first][0]?.toUpperCase() ?? "";
	for (const mark of first.slice(1)) if (shapes.has(mark)) base += mark;
	return base.normalize("NFC") || "•";
}
