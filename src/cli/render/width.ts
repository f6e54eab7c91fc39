const zero = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}]$/u;
const wide =
	/^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}\uff01-\uff60\u3000-\u303e]$/u;

/** Columns that a text takes in a terminal: 0 for marks and controls, 2 for East Asian wide characters and emoji, 1 for the rest. */
export function width(text: string): number {
	let columns = 0;
	for (const char of text) columns += zero.test(char) ? 0 : wide.test(char) ? 2 : 1;
	return columns;
}
