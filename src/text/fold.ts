import { foldMarks } from "./slug.ts";

/** Words as searches know them: letters, marks and digits. */
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** Scripts without spaces: every character counts as a word. */
const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;
const WORD_OR_DENSE = new RegExp(`${DENSE.source}\\p{M}*|(?:(?!${DENSE.source})[\\p{L}\\p{M}\\p{N}])+`, "gu");

/** A word in a text, by UTF-16 offsets. */
export interface FoundWord {
	readonly text: string;
	readonly start: number;
	readonly end: number;
}

/** The words of an NFC text in order. */
export function foundWords(text: string): readonly FoundWord[] {
	const words: FoundWord[] = [];
	for (const match of text.matchAll(DENSE.test(text) ? WORD_OR_DENSE : WORD)) {
		const [word] = match;
		words.push({ text: word, start: match.index, end: match.index + word.length });
	}
	return words;
}

/** How a word is compared: with its tones, and without any mark. */
export interface WordForms {
	/** Small letters, NFC, the tone mark where dictionaries of the old style put it: `hoà` and `hòa` are one word. */
	readonly exact: string;
	/** Without tones and marks, đ as d. */
	readonly folded: string;
}

/** Vietnamese has some seven thousand syllables; numbers and names come on top. What has a place is kept by each thread that makes records. */
const known = new Map<string, WordForms>();
const most = 16_000;
/** V8 keeps the whole text alive for a piece of it that is longer than this. */
const longest = 12;

export function wordForms(word: string): WordForms {
	const there = known.get(word);
	if (there) return there;
	// The Icelandic eth is what some old converters made of đ.
	const small = word.normalize("NFC").toLowerCase().normalize("NFC").replace(/[ðɖ]/gu, "đ");
	const forms = { exact: placeTone(small), folded: foldMarks(small) };
	if (known.size >= most) known.clear();
	known.set(word, forms);
	return forms;
}

const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g;
const SYLLABLE =
	/^(ngh|ng|nh|ch|gh|gi(?=[aăâeêoôơuưy])|kh|ph|qu(?=[aăâeêioôơy])|th|tr|[bcdđghklmnprstvx])?([aăâeêioôơuưy]+)(ch|ng|nh|[cmnpt])?$/;

/**
 * A small-lettered NFC syllable with its tone mark on the vowel that carries it: on the one with a circumflex, breve or horn, before a final
 * consonant on the last, else on the first of two (`hòa`, `thúy`) and the second of three. Other words are as they are.
 */
export function placeTone(word: string): string {
	const apart = word.normalize("NFD");
	const tones = apart.match(TONE);
	if (tones?.length !== 1) return word;
	const plain = apart.replace(TONE, "").normalize("NFC");
	const match = SYLLABLE.exec(plain);
	if (!match) return word;
	const [, onset = "", vowels = "", coda = ""] = match;
	const at = onset.length + carrier(vowels, coda !== "");
	return `${plain.slice(0, at + 1)}${tones[0]}${plain.slice(at + 1)}`.normalize("NFC");
}

function carrier(vowels: string, closed: boolean): number {
	for (let i = vowels.length - 1; i >= 0; i--) if (/[ăâêôơư]/.test(vowels[i] as string)) return i;
	if (vowels.length === 1) return 0;
	if (vowels.length === 2) return closed ? 1 : 0;
	return 1;
}

/** The beginnings that a word may have been meant as: as written, and with its tone mark where either style puts it. */
export function wordStarts(word: string): readonly string[] {
	const small = word.normalize("NFC").toLowerCase().normalize("NFC").replace(/[ðɖ]/gu, "đ");
	const old = placeTone(small);
	// With any final consonant the mark stands on the second vowel.
	const longer = placeTone(`${small}n`);
	return [...new Set([small, old, ...(longer.endsWith("n") ? [longer.slice(0, -1)] : [])])];
}

/** What stands between two spaces, with the words that are in it; the same few thousand come again and again. */
const pieces = new Map<string, WordForms>();

/** Words of a text as an index takes them, apart by a space. */
export function indexWords(text: string): WordForms {
	const exact: string[] = [];
	const folded: string[] = [];
	for (const piece of text.normalize("NFC").split(/[ \n]+/)) {
		const forms = pieces.get(piece) ?? pieceForms(piece);
		if (forms.exact === "") continue;
		exact.push(forms.exact);
		folded.push(forms.folded);
	}
	return { exact: exact.join(" "), folded: folded.join(" ") };
}

function pieceForms(piece: string): WordForms {
	const words = piece.match(DENSE.test(piece) ? WORD_OR_DENSE : WORD) ?? [];
	const forms = words.map(wordForms);
	const joined = {
		exact: forms.map(({ exact }) => exact).join(" "),
		folded: forms.map(({ folded }) => folded).join(" "),
	};
	if (pieces.size >= most) pieces.clear();
	if (piece.length <= longest) pieces.set(piece, joined);
	return joined;
}
