import { compose } from "../../text/charset/compose.ts";
import { type ByteEncoding, tables } from "../../text/charset/tables.ts";
import { isSyllable } from "../../text/syllable.ts";

/** What a font of the time before Unicode makes of bytes. */
export interface OldFont {
	readonly encoding: ByteEncoding;
	/** It shows capitals for small letters (`.VnTimeH`). */
	readonly capitals: boolean;
}

/** The old font behind a name; Unicode fonts (Times New Roman, UTM, UVN, SVN) are none. */
export function oldFont(name: string | undefined): OldFont | undefined {
	if (name === undefined) return undefined;
	if (/^\.Vn/iu.test(name)) return { encoding: "tcvn3", capitals: /H$/u.test(name.trim()) };
	if (/^VNI[- ]/iu.test(name)) return { encoding: "vni", capitals: false };
	if (/^VPS[- ]/iu.test(name)) return { encoding: "vps", capitals: false };
	if (/^(?:VI |VISCII)/iu.test(name)) return { encoding: "viscii", capitals: false };
	return undefined;
}

/** A stretch of text in one font. */
export interface Piece {
	readonly text: string;
	readonly font: OldFont;
}

const SIGNS_1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";
const byteOf = new Map([...SIGNS_1252].map((sign, i) => [sign.charCodeAt(0), 0x80 + i]));
/** Signs of the upper half of Latin-1 belong to a word: amid letters they are bytes of an old encoding. */
const WORD = /[\p{L}\p{M}\u0080-\u009f\u00a1-\u00bf]+/gu;
const HIGH = /[^\0-\x7f]/u;
/** Letters that only Unicode has: a font of bytes was named, and not used. */
const UNICODE = /[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]|\p{M}/u;

/**
 * Text of neighbouring pieces in old fonts of one encoding, decoded together because a mark of VNI may stand in the next piece. Undefined
 * where the text is Unicode in fact and only the font's name is old: such text would be spoilt.
 */
export function decodePieces(pieces: readonly Piece[]): readonly string[] | undefined {
	const [first] = pieces;
	if (first === undefined) return [];
	const raw = pieces.map(({ text }) => text).join("");
	if (UNICODE.test(raw)) return undefined;
	const spelt = pieces.map(({ text, font }) => spell(text, font.encoding));
	for (let i = 1; i < spelt.length; i++) {
		const marks = /^[\u0300-\u036f]+/u.exec(spelt[i] as string)?.[0] ?? "";
		spelt[i] = (spelt[i] as string).slice(marks.length);
		spelt[i - 1] += marks;
	}
	const decoded = spelt.map((text) => compose(text).text);
	if (HIGH.test(raw) && spelling(raw.normalize("NFC")) > spelling(decoded.join(""))) return undefined;
	return decoded.map((text, i) => ((pieces[i] as Piece).font.capitals ? text.toUpperCase() : text));
}

/** Word keeps a byte as the character of Windows-1252, or in the private area where the font called itself a symbol font. */
function spell(text: string, encoding: ByteEncoding): string {
	const signs = tables[encoding];
	let spelt = "";
	for (let i = 0; i < text.length; i++) {
		const unit = text.charCodeAt(i);
		const byte = unit < 0x100 ? unit : unit >= 0xf020 && unit <= 0xf0ff ? unit - 0xf000 : byteOf.get(unit);
		// Tab and line ends are the format's, though VISCII and VPS have letters among the controls.
		const sign = byte === undefined || byte === 9 || byte === 10 || byte === 13 ? undefined : signs[byte];
		spelt += sign === undefined || sign === "\ufffd" ? text[i] : sign;
	}
	return spelt;
}

/** Share of Vietnamese syllables among the words with letters outside ASCII; a capital inside a word of small letters does not count. */
export function spelling(text: string): number {
	let all = 0;
	let well = 0;
	for (const [word] of text.matchAll(WORD)) {
		if (!HIGH.test(word)) continue;
		all++;
		const inside = word.slice(1);
		if ((inside === inside.toLowerCase() || word === word.toUpperCase()) && isSyllable(word.toLowerCase())) well++;
	}
	return all === 0 ? 0 : well / all;
}

/** A property of the document (its title) that Word took from text in an old font: decoded where that makes more Vietnamese of it. */
export function decodeProperty(value: string, encodings: Iterable<ByteEncoding>): string {
	let best = value;
	for (const encoding of encodings) {
		const [decoded = value] = decodePieces([{ text: value, font: { encoding, capitals: false } }]) ?? [];
		if (HIGH.test(value) && spelling(decoded) > spelling(best.normalize("NFC"))) best = decoded;
	}
	return best;
}
