/** Brings things that come in any order into the order of their numbers. */
export interface Sequencer<Item> {
	offer(sequence: number, item: Item): void;
	/** The next one in order, as soon as it is there; undefined when all were taken, or the run was broken off. */
	take(): Promise<Item | undefined>;
	/** No number from here on will come. */
	end(count: number): void;
	/** Nothing more is taken, though it is there. */
	breakOff(): void;
	/** Items that wait for an earlier one. */
	readonly waiting: number;
	/** Number of the next one. */
	readonly next: number;
}

export function sequencer<Item>(): Sequencer<Item> {
	const items = new Map<number, Item>();
	let next = 0;
	let count = Number.POSITIVE_INFINITY;
	let wake: (() => void) | undefined;
	const ring = () => {
		wake?.();
		wake = undefined;
	};
	return {
		offer: (sequence, item) => {
			if (sequence < next || items.has(sequence)) throw new Error(`twice: ${sequence}`);
			items.set(sequence, item);
			if (sequence === next) ring();
		},
		take: async () => {
			while (next < count && !items.has(next)) {
				await new Promise<void>((resolve) => {
					wake = resolve;
				});
			}
			if (next >= count) return undefined;
			const item = items.get(next) as Item;
			items.delete(next++);
			return item;
		},
		end: (all) => {
			count = Math.min(count, all);
			ring();
		},
		breakOff: () => {
			count = 0;
			ring();
		},
		get waiting() {
			return items.size;
		},
		get next() {
			return next;
		},
	};
}
