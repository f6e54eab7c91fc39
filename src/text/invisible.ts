/** A range of characters that canonical text does not have. */
export interface Invisible {
	readonly first: number;
	readonly last: number;
	/** Unicode names, one per code point; a range of numbered characters has its stem only. */
	readonly names: readonly string[];
	/** Why the character is no part of the text as a reader sees it. */
	readonly reason:
		| "hyphenation"
		| "zero-width"
		| "joining"
		| "direction"
		| "byte-order"
		| "mathematics"
		| "variation"
		| "tag";
}

/**
 * Characters without a glyph, which a page cannot show and a text extractor does not give back. They stay in the source's bytes,
 * and each one dropped is a finding. Variation selectors and joiners are here because they choose between glyphs of the same text.
 */
export const INVISIBLES: readonly Invisible[] = [
	{ first: 0x00ad, last: 0x00ad, names: ["SOFT HYPHEN"], reason: "hyphenation" },
	{ first: 0x034f, last: 0x034f, names: ["COMBINING GRAPHEME JOINER"], reason: "joining" },
	{ first: 0x061c, last: 0x061c, names: ["ARABIC LETTER MARK"], reason: "direction" },
	{
		first: 0x180b,
		last: 0x180f,
		names: [
			"MONGOLIAN FREE VARIATION SELECTOR ONE",
			"MONGOLIAN FREE VARIATION SELECTOR TWO",
			"MONGOLIAN FREE VARIATION SELECTOR THREE",
			"MONGOLIAN VOWEL SEPARATOR",
			"MONGOLIAN FREE VARIATION SELECTOR FOUR",
		],
		reason: "variation",
	},
	{ first: 0x200b, last: 0x200b, names: ["ZERO WIDTH SPACE"], reason: "zero-width" },
	{ first: 0x200c, last: 0x200d, names: ["ZERO WIDTH NON-JOINER", "ZERO WIDTH JOINER"], reason: "joining" },
	{ first: 0x200e, last: 0x200f, names: ["LEFT-TO-RIGHT MARK", "RIGHT-TO-LEFT MARK"], reason: "direction" },
	{
		first: 0x202a,
		last: 0x202e,
		names: [
			"LEFT-TO-RIGHT EMBEDDING",
			"RIGHT-TO-LEFT EMBEDDING",
			"POP DIRECTIONAL FORMATTING",
			"LEFT-TO-RIGHT OVERRIDE",
			"RIGHT-TO-LEFT OVERRIDE",
		],
		reason: "direction",
	},
	{ first: 0x2060, last: 0x2060, names: ["WORD JOINER"], reason: "zero-width" },
	{
		first: 0x2061,
		last: 0x2064,
		names: ["FUNCTION APPLICATION", "INVISIBLE TIMES", "INVISIBLE SEPARATOR", "INVISIBLE PLUS"],
		reason: "mathematics",
	},
	{
		first: 0x2066,
		last: 0x206f,
		names: [
			"LEFT-TO-RIGHT ISOLATE",
			"RIGHT-TO-LEFT ISOLATE",
			"FIRST STRONG ISOLATE",
			"POP DIRECTIONAL ISOLATE",
			"INHIBIT SYMMETRIC SWAPPING",
			"ACTIVATE SYMMETRIC SWAPPING",
			"INHIBIT ARABIC FORM SHAPING",
			"ACTIVATE ARABIC FORM SHAPING",
			"NATIONAL DIGIT SHAPES",
			"NOMINAL DIGIT SHAPES",
		],
		reason: "direction",
	},
	{ first: 0xfe00, last: 0xfe0f, names: ["VARIATION SELECTOR-"], reason: "variation" },
	{ first: 0xfeff, last: 0xfeff, names: ["ZERO WIDTH NO-BREAK SPACE"], reason: "byte-order" },
	{ first: 0xe0001, last: 0xe0001, names: ["LANGUAGE TAG"], reason: "tag" },
	{ first: 0xe0020, last: 0xe007f, names: ["TAG CHARACTER "], reason: "tag" },
	{ first: 0xe0100, last: 0xe01ef, names: ["VARIATION SELECTOR-"], reason: "variation" },
];

/** The list as the source of a regular expression (flag `u`) for one character. */
export const INVISIBLE = `[${INVISIBLES.map(({ first, last }) => `\\u{${first.toString(16)}}-\\u{${last.toString(16)}}`).join("")}]`;

/** The Unicode name of a character of the list; undefined for any other character. */
export function invisibleName(point: number): string | undefined {
	const row = INVISIBLES.find(({ first, last }) => point >= first && point <= last);
	if (!row) return undefined;
	const name = row.names[row.names.length === 1 ? 0 : point - row.first];
	// Selectors 1 to 16 are U+FE00 and following, 17 to 256 are U+E0100 and following.
	if (name === "VARIATION SELECTOR-") return name + (point - row.first + (row.first === 0xfe00 ? 1 : 17));
	return name?.endsWith(" ") ? name + codePointName(point) : name;
}

/** `U+200B`, as findings print a code point. */
export function codePointName(point: number): string {
	return `U+${point.toString(16).toUpperCase().padStart(4, "0")}`;
}
