const MARKS = /\p{M}+/gu;

/** Vietnamese without tone marks and other diacritics, đ as d; other letters as they are. */
export function foldMarks(text: string): string {
	return text.normalize("NFD").replace(MARKS, "").replace(/đ/gu, "d").replace(/Đ/gu, "D");
}

/**
 * A label of a-z, 0-9 and single hyphens, at most `max` characters, cut between words where the first one fits. The fallback is
 * the caller's for text without any Latin letter or digit.
 */
export function slug(text: string, max: number, fallback: string): string {
	const words = foldMarks(text)
		.toLowerCase()
		.split(/[^a-z0-9]+/u)
		.filter((word) => word !== "");
	let label = words[0]?.slice(0, max) ?? fallback;
	for (const word of words.slice(1)) {
		if (label.length + 1 + word.length > max) break;
		label += `-${word}`;
	}
	return label;
}
