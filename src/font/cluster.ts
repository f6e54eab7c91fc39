/**
 * Characters without a look: they get no glyph and do not come back out of a document (U+00AD especially must not). The same list as
 * `text/invisible`, which the text proof drops; a test holds the two together.
 */
const ignorable =
	/\u034F|[\uFE00-\uFE0F]|[\u{E0100}-\u{E01EF}]|[\u180B-\u180F]|[\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\u{E0001}\u{E0020}-\u{E007F}]|\u200C|\u200D/u;

/** White_Space of Unicode (PropList.txt): where a font lacks one of these, the space glyph says the same. */
const whiteSpace = /[\t-\r \u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]/;

/** Has no agreed look or is no character at all, so no font may claim it: private use, surrogates, controls, noncharacters. */
const faceless =
	/[\u0000-\u001F\u007F-\u009F\uE000-\uF8FF\uFDD0-\uFDEF\uFFFE\uFFFF\u{F0000}-\u{10FFFF}\p{Surrogate}]|[\u{1FFFE}\u{1FFFF}\u{2FFFE}\u{2FFFF}\u{3FFFE}\u{3FFFF}]/u;

const combining = /^\p{M}$/u;

/** Code units that the segmenter is given at once: what it costs grows with the square of a text's length. */
const window = 1024;

const segmenter = { instance: undefined as Intl.Segmenter | undefined };

/** Grapheme clusters (UAX 29): what must be set in one font. */
export function clusters(text: string): readonly string[] {
	// Made on first use: most documents need none, and its data costs start-up time.
	segmenter.instance ??= new Intl.Segmenter("vi", { granularity: "grapheme" });
	const found: string[] = [];
	for (let at = 0, length = window; at < text.length; ) {
		const parts = Array.from(segmenter.instance.segment(text.slice(at, at + length)), (s) => s.segment);
		// The last cluster may go on behind the window; a cluster's start is a good place to begin again.
		if (at + length < text.length) parts.pop();
		length = parts.length === 0 ? length * 2 : window;
		for (const part of parts) {
			found.push(part);
			at += part.length;
		}
	}
	return found;
}

/** The characters of a cluster that are drawn. */
export function drawn(cluster: string): readonly string[] {
	return [...cluster].filter((character) => !ignorable.test(character));
}

export function isFaceless(character: string): boolean {
	return faceless.test(character);
}

export function isWhiteSpace(character: string): boolean {
	return whiteSpace.test(character);
}

export function isMark(character: string): boolean {
	return combining.test(character);
}

/** `U+1EBF`. */
export function codeName(character: string): string {
	return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;
}
