/** A bounded memory of words, apart for each style. */
export interface WordCache<Entry> {
	get(style: string, text: string): Entry | undefined;
	set(style: string, text: string, entry: Entry): void;
	readonly size: number;
}

/**
 * Least recently used, approximately: two generations of half the limit each. A full young generation becomes the old one, and
 * what is asked of the old one returns to the young; no bookkeeping per look-up.
 */
export function wordCache<Entry>(limit: number): WordCache<Entry> {
	let young = new Map<string, Map<string, Entry>>();
	let old = young;
	let youngSize = 0;
	let oldSize = 0;
	// A style comes many times in a row.
	let styleNow: string | undefined;
	let wordsNow: Map<string, Entry> | undefined;
	const put = (style: string, text: string, entry: Entry) => {
		if (youngSize >= limit / 2) {
			old = young;
			oldSize = youngSize;
			young = new Map();
			youngSize = 0;
			styleNow = undefined;
		}
		let words = young.get(style);
		if (!words) {
			words = new Map();
			young.set(style, words);
			styleNow = undefined;
		}
		if (!words.has(text)) youngSize++;
		words.set(text, entry);
	};
	return {
		get: (style, text) => {
			if (style !== styleNow) {
				styleNow = style;
				wordsNow = young.get(style);
			}
			const found = wordsNow?.get(text);
			if (found || old === young) return found;
			const kept = old.get(style)?.get(text);
			if (kept) put(style, text, kept);
			return kept;
		},
		set: put,
		get size() {
			return youngSize + oldSize;
		},
	};
}
