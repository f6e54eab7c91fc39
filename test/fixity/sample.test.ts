import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseSample, sampleOf } from "../../src/fixity/sample.ts";

const names = Array.from({ length: 400 }, (_, i) => `/kho/${i}`);

describe("a sample", () => {
	it.each([
		["5%", { percent: 5 }],
		["2.5%", { percent: 2.5 }],
		["200", { count: 200 }],
		["0", undefined],
		["0%", undefined],
		["101%", undefined],
		["2.5", undefined],
		["-1", undefined],
		["năm", undefined],
	])("%s is %j", (text, size) => {
		expect(parseSample(text)).toEqual(size);
	});

	it("has its size, and is the same for the same seed in any order", () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 500 }), fc.integer(), (count, seed) => {
				const chosen = sampleOf(names, { count }, String(seed));
				expect(chosen).toHaveLength(Math.min(count, names.length));
				expect(sampleOf(names.toReversed(), { count }, String(seed)).toReversed()).toEqual(chosen);
			}),
			{ numRuns: 30 },
		);
	});

	it("is another for another seed, and reaches every name in the end", () => {
		const size = { percent: 5 };
		expect(sampleOf(names, size, "2026")).toHaveLength(20);
		expect(sampleOf(names, size, "2026")).not.toEqual(sampleOf(names, size, "2027"));
		const reached = new Set(Array.from({ length: 300 }, (_, year) => sampleOf(names, size, String(year))).flat());
		expect(reached.size).toBe(names.length);
	});

	it("of a share takes at least one", () => {
		expect(sampleOf(["a", "b"], { percent: 1 }, "x")).toHaveLength(1);
	});
});
