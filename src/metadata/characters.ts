/** What Char of XML 1.0 (2.2) does not allow; lone surrogates too. */
const illegal = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

function nameOf(character: string): string {
	return `U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** The first character of a text that no XML document may hold, as `U+0001`. */
export function illegalCharacter(text: string): string | undefined {
	illegal.lastIndex = 0;
	const found = illegal.exec(text);
	return found ? nameOf(found[0]) : undefined;
}

/** The text with U+FFFD for every character that no XML document may hold; each is told to `note`. */
export function legalText(text: string, note: (character: string) => void): string {
	return text.replace(illegal, (found) => {
		note(nameOf(found));
		return "\uFFFD";
	});
}
