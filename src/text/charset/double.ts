import type { Repair } from "./compose.ts";

/** Windows-1252, bytes 80 to 9F (WHATWG Encoding, index windows-1252: its five gaps are the control characters of the same number). */
const SIGNS = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";
const BYTES: ReadonlyMap<number, number> = new Map([...SIGNS].map((sign, n) => [sign.charCodeAt(0), 0x80 + n]));

/** How Vietnamese letters begin that were read that way. No well-written text has these pairs. */
const TELLTALE = /á[º»]|Æ[°¡]|Ä[‘ƒ‚\u0090]|Ã[¡-ª¬-º¼-¿]|Ã\u00a0(?=\p{L})/gu;

/** Places where a text looks as if UTF-8 had been taken for Windows-1252: how many, and the first. */
export function telltales(text: string): Repair | undefined {
	// Searching for words is much faster than a pattern, and nearly every text has none of them.
	if (!["áº", "á»", "Æ°", "Ä", "Ã"].some((sign) => text.includes(sign))) return undefined;
	const found = [...text.matchAll(TELLTALE)];
	const [first] = found;
	return first && { count: found.length, index: first.index };
}

/** Undoes one wrong reading of UTF-8 as Windows-1252, or as ISO 8859-1. Undefined where the text cannot have come about that way. */
export function undouble(text: string): string | undefined {
	const bytes = new Uint8Array(text.length);
	for (let i = 0; i < text.length; i++) {
		const unit = text.charCodeAt(i);
		const byte = BYTES.get(unit) ?? unit;
		if (byte > 0xff) return undefined;
		bytes[i] = byte;
	}
	try {
		return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		return undefined;
	}
}
