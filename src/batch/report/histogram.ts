/** Counts of values on a scale where ten bins are a power of two apart from the next ten: memory does not grow with the values. */
export interface Histogram {
	add(value: number): void;
	summary(): Distribution;
}

export interface Distribution {
	readonly count: number;
	readonly least: number;
	readonly most: number;
	readonly mean: number;
	/** Of these shares of the values none is above; right to 7 %. */
	readonly median: number;
	readonly p90: number;
	readonly p99: number;
	/** Values from `from` up to, not including, `to`; each edge is 1, 2 or 5 times a power of ten. */
	readonly bins: readonly { readonly from: number; readonly to: number; readonly count: number }[];
}

/** Bins for each power of two. */
const fineness = 10;

export function histogram(): Histogram {
	const bins = new Map<number, number>();
	let [count, sum, least, most] = [0, 0, Number.POSITIVE_INFINITY, 0];
	return {
		add: (given) => {
			const value = Math.max(0, given);
			const bin = value < 1 ? -1 : Math.floor(Math.log2(value) * fineness);
			bins.set(bin, (bins.get(bin) ?? 0) + 1);
			count++;
			sum += value;
			least = Math.min(least, value);
			most = Math.max(most, value);
		},
		summary: () => {
			const sorted = [...bins].sort(([a], [b]) => a - b);
			const middle = (bin: number) => (bin < 0 ? 0.5 : 2 ** ((bin + 0.5) / fineness));
			const quantile = (share: number) => {
				let seen = 0;
				for (const [bin, each] of sorted) {
					seen += each;
					if (seen >= share * count) return Math.min(most, Math.max(least, middle(bin)));
				}
				return 0;
			};
			const coarse = new Map<number, number>();
			for (const [bin, each] of sorted) {
				const edge = edgeBelow(middle(bin));
				coarse.set(edge, (coarse.get(edge) ?? 0) + each);
			}
			const [first] = coarse.keys();
			const all: { from: number; to: number; count: number }[] = [];
			const last = [...coarse.keys()].at(-1) ?? 0;
			for (let from = first; from !== undefined && from <= last; from = edgeAfter(from)) {
				all.push({ from, to: edgeAfter(from), count: coarse.get(from) ?? 0 });
			}
			return {
				count,
				least: count === 0 ? 0 : least,
				most,
				mean: count === 0 ? 0 : sum / count,
				median: quantile(0.5),
				p90: quantile(0.9),
				p99: quantile(0.99),
				bins: all,
			};
		},
	};
}

function edgeBelow(value: number): number {
	if (value < 1) return 0;
	const power = 10 ** Math.floor(Math.log10(value));
	return [5, 2, 1].map((step) => step * power).find((edge) => edge <= value) ?? power;
}

function edgeAfter(edge: number): number {
	if (edge === 0) return 1;
	const power = 10 ** Math.floor(Math.log10(edge) + 1e-9);
	const step = Math.round(edge / power);
	return step === 1 ? 2 * power : step === 2 ? 5 * power : 10 * power;
}
