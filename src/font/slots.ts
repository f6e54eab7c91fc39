import type { Face } from "./face.ts";

/**
 * Slot fonts: the characters of Vietnamese print have fixed places, slot = CID = GID, in every face. Widths, ToUnicode and
 * `hmtx` of a face are then constants, and a document varies only `glyf` and `loca`. A slot is the low byte of a two-byte
 * code whose high byte is 0; ASCII stands at its own value. Bytes that a literal string would have to escape
 * (ISO 32000-1 7.3.4.2: parentheses, backslash, carriage return) stay empty, which leaves 251 places.
 */
export const slotCount = 256;

export const spaceSlot = 0x20;

const escaped = new Set([0x0d, 0x28, 0x29, 0x5c]);

const punctuation = "\u00A0\u2010\u2011–—‘’“”…•·«»°§©×²³€₫";

/** The 134 letters of Vietnamese that ASCII lacks, lower case first. */
export function vietnameseLetters(): readonly string[] {
	const tones = ["\u0300", "\u0301", "\u0303", "\u0309", "\u0323"];
	const toned = [..."aăâeêioôơuưy"].flatMap((vowel) => tones.map((tone) => (vowel + tone).normalize("NFC")));
	const lower = [..."ăâđêôơư", ...toned];
	return [...lower, ...lower.map((letter) => letter.toUpperCase())];
}

function layOut(): readonly string[] {
	const slots = new Array<string>(slotCount).fill("");
	const rest: string[] = [];
	for (let code = 0x20; code < 0x7f; code++) {
		if (escaped.has(code)) rest.push(String.fromCharCode(code));
		else slots[code] = String.fromCharCode(code);
	}
	rest.push(...vietnameseLetters(), ...punctuation);
	let at = 1;
	for (const character of rest) {
		while (slots[at] || escaped.has(at)) at++;
		slots[at] = character;
	}
	return slots;
}

/** The character of each slot; empty where the slot is. Exactly one string per CID. */
export const slotCharacters: readonly string[] = layOut();

/** From UTF-16 code unit to slot, 0 for none; no slot character lies outside the basic plane. */
export const slotOfUnit: Uint8Array = indexSlots();

function indexSlots(): Uint8Array {
	const index = new Uint8Array(0x10000);
	slotCharacters.forEach((character, slot) => {
		if (character) index[character.charCodeAt(0)] = slot;
	});
	return index;
}

/** Characters that may be drawn with another's glyph where the face lacks their own: same look, own CID, own text. */
const lookAlike: Readonly<Record<string, string>> = { "\u00A0": " ", "\u2010": "-", "\u2011": "-" };

export interface SlotTable {
	/** Glyph of the face by slot, 0 where it has none. */
	readonly glyphs: readonly number[];
	/** Advance by slot, 1/1000 em. */
	readonly widths: readonly number[];
}

export function slotTable(face: Face): SlotTable {
	const glyphs = slotCharacters.map((character) => {
		if (!character) return 0;
		return face.glyphOf(character.charCodeAt(0)) || face.glyphOf((lookAlike[character] ?? "\u0000").charCodeAt(0));
	});
	return { glyphs, widths: glyphs.map((glyph) => (glyph ? face.advance(glyph) : 0)) };
}
