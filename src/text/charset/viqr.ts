/** A vowel with its shape and tone, đ, or a sign that a backslash takes its meaning from (RFC 1456 3). */
const SIGN = /\\(.)|(dd|DD|Dd|dD)|([aeiouyAEIOUY])([(^+*])?(['`?~.])?/g;
const SHAPES: Readonly<Record<string, string>> = { "(": "\u0306", "^": "\u0302", "+": "\u031b", "*": "\u031b" };
const TONES: Readonly<Record<string, string>> = {
	"'": "\u0301",
	"`": "\u0300",
	"?": "\u0309",
	"~": "\u0303",
	".": "\u0323",
};
const SHAPED: Readonly<Record<string, string>> = { "(": "aA", "^": "aeoAEO", "+": "ouOU", "*": "ouOU" };

/** VIQR (RFC 1456 3): marks are punctuation behind their vowel. What could be either is a mark, unless a backslash stands before it. */
export function decodeViqr(ascii: string): string {
	return ascii
		.replace(SIGN, (all, escaped?: string, stroke?: string, vowel = "", shape = "", tone = "") => {
			if (escaped !== undefined) return /[('`?~.^+*\\dD]/.test(escaped) ? escaped : all;
			if (stroke !== undefined) return stroke.startsWith("D") ? "Đ" : "đ";
			if (shape !== "" && !SHAPED[shape]?.includes(vowel)) return all;
			return vowel + (SHAPES[shape] ?? "") + (TONES[tone] ?? "");
		})
		.normalize("NFC");
}
