import type { Claim } from "../model/claim.ts";
import { dropInvisibles } from "../text/canonical.ts";

const SAMPLE = 8_000;

/**
 * `vi` when one letter in twenty is Vietnamese and there are at least three, else `und` (ISO 639-2, undetermined). Running Vietnamese
 * has about one in six; a foreign article that names Vietnamese people stays below.
 */
export function detectLanguage(text: string): "vi" | "und" {
	const sample = dropInvisibles(text.slice(0, SAMPLE)).normalize("NFC");
	let own = 0;
	let letters = 0;
	for (let i = 0; i < sample.length; i++) {
		const unit = sample.charCodeAt(i);
		if (isOwn(unit)) own++;
		if (isLetter(unit)) letters++;
	}
	return own >= 3 && own * 20 >= letters ? "vi" : "und";
}

/** Letters that hardly any other language has: ă đ ơ ư and U+1EA0 to U+1EF9; â ê ô and the plain accents are left out. */
function isOwn(unit: number): boolean {
	if (unit < 0x102) return false;
	if (unit >= 0x1ea0) return unit <= 0x1ef9;
	const lower = unit | 1;
	return lower === 0x103 || lower === 0x111 || unit === 0x1a0 || unit === 0x1a1 || unit === 0x1af || unit === 0x1b0;
}

/** Near enough to count by: ASCII letters and everything from U+00C0 on but the blocks of punctuation and symbols. */
function isLetter(unit: number): boolean {
	if (unit < 0xc0) return (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a;
	return unit < 0x2000 || unit > 0x303f;
}

/** What is claimed of a detected language: nothing when it is undetermined. */
export function languageClaims(language: "vi" | "und"): readonly Claim[] {
	if (language === "und") return [];
	return [{ element: "language", value: language, origin: "inferred", rule: "language-by-letters", scheme: "RFC4646" }];
}
