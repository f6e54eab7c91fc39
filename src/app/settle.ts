/** A file as it was seen: what changes when it is written. */
export interface Seen {
	readonly path: string;
	/** Sizes and times of the file and of what stands beside it. */
	readonly state: string;
}

export interface Settler {
	/**
	 * Takes what is there now. The value: files whose state has been the same in two looks and is another than when they were last told, in the order
	 * given. `waiting` says whether another look is needed.
	 */
	look(files: readonly Seen[]): { readonly ready: readonly string[]; readonly waiting: boolean };
}

/** Decides when files that others write have come to rest. A file that goes away is forgotten; nothing else follows from that. */
export function settler(): Settler {
	let before = new Map<string, string>();
	const told = new Map<string, string>();
	return {
		look: (files) => {
			const now = new Map(files.map(({ path, state }) => [path, state]));
			const ready: string[] = [];
			let waiting = false;
			for (const [path, state] of now) {
				if (told.get(path) === state) continue;
				if (before.get(path) === state) {
					told.set(path, state);
					ready.push(path);
				} else waiting = true;
			}
			for (const path of told.keys()) if (!now.has(path)) told.delete(path);
			before = now;
			return { ready, waiting };
		},
	};
}
