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

/** What a letter of a composed text gives to a key. */
interface LetterKey {
	readonly primary: string;
	/** Empty where it has no tone. */
	readonly tone: string;
	readonly isUpper: boolean;
}

/**
 * Letters that one code unit holds, as they are met. Measured: taking a name apart into letters and marks by expressions took ten times as long, and a
 * volume has as many names as pages.
 */
const known: (LetterKey | undefined)[] = [];

export function collationKey(text: string): CollationKey {
	const plain = canonical(text);
	let primary = "";
	let secondary = "";
	let upper = "";
	let tone = "0";
	for (let i = 0; i < plain.length; i++) {
		const unit = plain.charCodeAt(i);
		if (unit === 0x20) {
			secondary += tone;
			tone = "0";
			primary += "\t";
			upper += "0";
		} else if (isDigit(unit)) {
			let end = i + 1;
			while (isDigit(plain.charCodeAt(end))) end++;
			upper += "0".repeat(end - i);
			while (i < end - 1 && plain.charCodeAt(i) === 0x30) i++;
			// The count of digits goes first, so that 9 stands before 12.
			primary += `0${String.fromCharCode(0x30 + Math.min(end - i, 0x4f))}${plain.slice(i, end)}`;
			i = end - 1;
		} else if (unit > 0x20 && unit < 0x7f && !isLatin(unit)) {
			primary += punctuation(plain.charAt(i));
			upper += "0";
		} else if (!isKnown(unit)) return decomposedKey(plain);
		else {
			const letter = known[unit] ?? letterKey(unit);
			primary += letter.primary;
			if (letter.tone !== "") tone = letter.tone;
			upper += letter.isUpper ? "1" : "0";
		}
	}
	const folded = `${primary}\u0000${secondary}${tone}`;
	return { folded, whole: `${folded}\u0000${upper}` };
}

function isDigit(unit: number): boolean {
	return unit >= 0x30 && unit <= 0x39;
}

function isLatin(unit: number): boolean {
	return (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
}

/** Letters of Latin script with the marks of Vietnamese, which no mark follows in a composed text that has nothing else. */
function isKnown(unit: number): boolean {
	if (unit < 0x7f) return isLatin(unit);
	return (unit >= 0xc0 && unit <= 0x1bf && unit !== 0xd7 && unit !== 0xf7) || (unit >= 0x1ea0 && unit <= 0x1ef9);
}

function letterKey(unit: number): LetterKey {
	const letter = String.fromCharCode(unit);
	const [primary = "", secondary = ""] = decomposedKey(letter).folded.split("\u0000");
	const key = { primary, tone: secondary === "0" ? "" : secondary, isUpper: letter !== letter.toLowerCase() };
	known[unit] = key;
	return key;
}

/** The key of any canonical text, by its letters and marks. */
export function decomposedKey(plain: string): CollationKey {
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
	const plain = canonical(text);
	return isDigit(plain.charCodeAt(0)) ? "0–9" : decomposedInitial(plain);
}

/** The same of any canonical text. */
export function decomposedInitial(plain: string): string {
	const decomposed = plain.replace(/^[^\p{L}\d]+/u, "").normalize("NFD");
	const [first = ""] = /^(?:\d|\p{L}\p{M}*)/u.exec(decomposed) ?? [];
	if (/^\d/.test(first)) return "0–9";
	let base = [...first][0]?.toUpperCase() ?? "";
	for (const mark of first.slice(1)) if (shapes.has(mark)) base += mark;
	return base.normalize("NFC") || "•";
}
