import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { breakJustified, breakRagged, type Measure } from "../../src/typeset/paragraph/break.ts";
import type { Boxes } from "../../src/typeset/paragraph/prepare.ts";

/** Words of the given widths with spaces of 3 points; a line may end anywhere. */
function boxes(widths: readonly number[]): Boxes {
	const count = widths.length;
	const start = new Float64Array(count + 1);
	for (let i = 0; i < count; i++) start[i + 1] = (start[i] as number) + (widths[i] as number) + 3;
	return {
		count,
		words: [],
		looks: { style: "regular", size: 12 },
		joined: undefined,
		width: Float64Array.from(widths),
		start,
		gaps: Int32Array.from({ length: count + 1 }, (_, i) => i),
		legal: new Uint8Array(count + 1).fill(1),
		broken: [],
		widest: 0,
		relaxed: [],
	};
}

const MEASURE: Measure = { first: 90, rest: 100, shrink: 0.72, stretch: 1.32 };

/** Demerits by the definition and the greatest stretch ratio, for a list of line ends. */
function judge(widths: readonly number[], ends: readonly number[], measure: Measure): { total: number; ratio: number } {
	let total = 0;
	let most = 0;
	let from = 0;
	let above = 1;
	for (const end of ends) {
		const words = widths.slice(from, end);
		const space = from === 0 ? measure.first : measure.rest;
		const slack = space - words.reduce((sum, w) => sum + w + 3, -3);
		const between = words.length - 1;
		if (slack < -between * measure.shrink - 1e-6)
			return { total: Number.POSITIVE_INFINITY, ratio: Number.POSITIVE_INFINITY };
		let ratio = slack < -1e-6 ? slack / (between * measure.shrink) : slack / (between * measure.stretch + 1e-3);
		const last = end === widths.length;
		if (last && ratio > 0) ratio = 0;
		const fitness = ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3;
		total += (10 + 100 * Math.abs(ratio) ** 3) ** 2 + (Math.abs(above - fitness) > 1 ? 10_000 : 0);
		if (last && slack > 0.9 * space) total += 5_000;
		most = Math.max(most, ratio);
		above = fitness;
		from = end;
	}
	return { total, ratio: most };
}

function* allEnds(count: number, from = 0): Generator<number[]> {
	if (from === count) yield [];
	for (let end = from + 1; end <= count; end++) for (const rest of allEnds(count, end)) yield [end, ...rest];
}

describe("breakJustified", () => {
	it("finds the least demerits of all ways to break within the first tolerance that any way meets", () => {
		const narrow: Measure = { first: 36, rest: 40, shrink: 1.2, stretch: 2.4 };
		const widths = fc.array(fc.integer({ min: 3, max: 12 }), { minLength: 6, maxLength: 12 });
		let tight = 0;
		fc.assert(
			fc.property(widths, (list) => {
				const ways = [...allEnds(list.length)].map((way) => judge(list, way, narrow));
				const limit = [1, 2.5, Number.MAX_VALUE].find((tolerance) => ways.some((way) => way.ratio <= tolerance)) ?? 0;
				const best = Math.min(...ways.filter((way) => way.ratio <= limit).map((way) => way.total));
				const ends = breakJustified(boxes(list), narrow);
				if (ends.length === 1) return;
				if (limit === 1) tight++;
				expect(judge(list, ends, narrow).total).toBeCloseTo(best, 3);
			}),
			{ numRuns: 300 },
		);
		expect(tight).toBeGreaterThan(50);
	});

	it("takes any words that fit the measure", () => {
		const widths = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 200 });
		fc.assert(
			fc.property(widths, (list) => {
				for (const ends of [breakJustified(boxes(list), MEASURE), breakRagged(boxes(list), MEASURE)]) {
					expect(ends.at(-1)).toBe(list.length);
					expect([...ends]).toEqual([...new Set(ends)].sort((a, b) => a - b));
					expect(judge(list, ends, MEASURE).total).toBeLessThan(Number.POSITIVE_INFINITY);
				}
			}),
		);
	});

	it("breaks only where it is allowed", () => {
		const list = Array.from({ length: 60 }, (_, i) => 10 + ((i * 7) % 20));
		const some = boxes(list);
		for (let i = 1; i < 60; i += 2) some.legal[i] = 0;
		for (const ends of [breakJustified(some, MEASURE), breakRagged(some, MEASURE)])
			expect(ends.every((end) => end % 2 === 0)).toBe(true);
	});

	it("breaks half a million words", () => {
		const list = Array.from({ length: 500_000 }, (_, i) => 8 + ((i * 7919) % 23));
		const ends = breakJustified(boxes(list), { ...MEASURE, first: 410, rest: 410 });
		expect(ends.at(-1)).toBe(500_000);
		expect(ends.length).toBeGreaterThan(20_000);
	});
});
