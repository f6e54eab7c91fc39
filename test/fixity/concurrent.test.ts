import { setImmediate } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { mapConcurrent } from "../../src/fixity/concurrent.ts";

describe("mapConcurrent", () => {
	it("keeps the order and never runs more than the limit at once", async () => {
		let running = 0;
		let most = 0;
		const items = Array.from({ length: 50 }, (_, index) => index);
		const results = await mapConcurrent(items, 4, async (item) => {
			most = Math.max(most, ++running);
			for (let turns = item % 5; turns >= 0; turns--) await setImmediate();
			running--;
			return item * 2;
		});
		expect(results).toEqual(items.map((item) => item * 2));
		expect(most).toBe(4);
	});

	it("does nothing for no items", async () => {
		expect(await mapConcurrent([], 4, async () => 1)).toEqual([]);
	});
});
