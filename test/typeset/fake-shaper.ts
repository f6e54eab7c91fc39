import type { FaceStyle, ShapedWord, Shaper } from "../../src/model/page.ts";

/** Advances in 1/1000 em by letter class: narrow, wide, all others. */
const NARROW = 278;
const WIDE = 778;
const OTHER = 460;
const SPACE = 250;

export function letterWidth(letter: string): number {
	const base = letter.normalize("NFD")[0] ?? letter;
	if ("iljtfrI.,;:!'()[]/-…“”".includes(base)) return NARROW;
	return "mwMWĐHNQOGCDU—".includes(base) ? WIDE : OTHER;
}

/** A shaper of fixed widths; bold faces are a tenth wider, mono faces have one width. Words are cached, as the real ones are. */
export function fakeShaper(): Shaper & { readonly shaped: () => number } {
	const cache = new Map<string, ShapedWord>();
	const advance = (style: FaceStyle, letter: string) => {
		if (style === "mono") return 600;
		return style.includes("bold") || style === "heading" ? letterWidth(letter) * 1.1 : letterWidth(letter);
	};
	return {
		shape(style, text) {
			const key = `${style} ${text}`;
			const known = cache.get(key);
			if (known) return known;
			let width = 0;
			for (const letter of text) width += advance(style, letter);
			const word = { text, width, runs: [{ font: 0, show: `(${text})`, width }] };
			cache.set(key, word);
			return word;
		},
		space: (style) => (style === "mono" ? 600 : SPACE),
		metrics: () => ({ ascent: 891, descent: -216, capHeight: 662, xHeight: 448 }),
		shaped: () => cache.size,
	};
}
