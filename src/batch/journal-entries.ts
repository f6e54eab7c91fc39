import { compactRows, grown, rowIndex } from "./compact.ts";
import { type ArticleState, articleStates } from "./events.ts";

/** Where a line about an article stands. */
export interface Entry {
	readonly offset: number;
	readonly length: number;
	readonly state: ArticleState;
}

/** Lines of a journal by the digest (SHA-256, hex) of their source, in the order in which the sources came first. */
export interface JournalEntries {
	readonly count: number;
	/** In place of what was said of the source before. */
	set(sha256: string, entry: Entry): void;
	get(sha256: string): Entry | undefined;
	all(): Iterable<Entry>;
}

export function journalEntries(): JournalEntries {
	const rows = compactRows(1);
	const index = rowIndex(rows, 0);
	/** Offset and length of each row. */
	let places = new Float64Array(128);
	let states = new Uint8Array(64);
	const at = (row: number): Entry => ({
		offset: places[row * 2] as number,
		length: places[row * 2 + 1] as number,
		state: articleStates[states[row] as number] as ArticleState,
	});
	return {
		get count() {
			return rows.count;
		},
		set: (sha256, { offset, length, state }) => {
			const key = Buffer.from(sha256, "hex");
			let row = index.find(key);
			if (row === undefined) {
				row = rows.add(key);
				index.add(row);
				if (row >= states.length) [places, states] = [grown(places), grown(states)];
			}
			places[row * 2] = offset;
			places[row * 2 + 1] = length;
			states[row] = articleStates.indexOf(state);
		},
		get: (sha256) => {
			const row = index.find(Buffer.from(sha256, "hex"));
			return row === undefined ? undefined : at(row);
		},
		all: function* all() {
			for (let row = 0; row < rows.count; row++) yield at(row);
		},
	};
}
