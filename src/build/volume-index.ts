import { type CollationKey, collationKey, compareKeys, initialOf } from "../text/collate.ts";
import { detached } from "../text/detached.ts";

/** First and last page of a run, from 0. */
export type PageRange = readonly [number, number];

/** Names and the pages where they come. Spellings that differ in case or in where tone marks stand are one name, written as it came first. */
export interface VolumeIndex {
	/** Pages in rising order. */
	add(name: string, page: number): void;
	readonly size: number;
	/** In Vietnamese order; three and more pages in a row are a range. */
	sorted(): Iterable<{ readonly name: string; readonly letter: string; readonly ranges: readonly PageRange[] }>;
}

interface Entry {
	readonly name: string;
	readonly key: CollationKey;
	readonly pages: number[];
}

export function volumeIndex(): VolumeIndex {
	const entries = new Map<string, Entry>();
	// Most names come again as they came before, and a key costs more than a look-up.
	const known = new Map<string, Entry>();
	return {
		add: (name, page) => {
			let entry = known.get(name);
			if (!entry) {
				const key = collationKey(name);
				const own = detached(name);
				entry = entries.get(key.folded) ?? { name: own, key, pages: [] };
				entries.set(key.folded, entry);
				known.set(own, entry);
			}
			if (entry.pages.at(-1) !== page) entry.pages.push(page);
		},
		get size() {
			return entries.size;
		},
		*sorted() {
			for (const { name, pages } of [...entries.values()].sort((a, b) => compareKeys(a.key, b.key))) {
				yield { name, letter: initialOf(name), ranges: rangesOf(pages) };
			}
		},
	};
}

function rangesOf(pages: readonly number[]): readonly PageRange[] {
	const ranges: [number, number][] = [];
	for (const page of pages) {
		const last = ranges.at(-1);
		if (last && page <= last[1] + 1) last[1] = Math.max(last[1], page);
		else ranges.push([page, page]);
	}
	return ranges.flatMap(([first, last]): PageRange[] =>
		last === first + 1
			? [
					[first, first],
					[last, last],
				]
			: [[first, last]],
	);
}
