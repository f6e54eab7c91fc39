import { describe, expect, it } from "vitest";
import { compare } from "../../src/fixity/compare.ts";

describe("compare", () => {
	it("separates what is missing, unexpected and different", () => {
		const expected = new Map([
			["same", "1"],
			["changed", "2"],
			["gone", "3"],
		]);
		const found = new Map([
			["new", "9"],
			["changed", "8"],
			["same", "1"],
		]);
		expect(compare(expected, found, (one, other) => one === other)).toEqual({
			missing: [["gone", "3"]],
			unexpected: [["new", "9"]],
			mismatch: [["changed", "2", "8"]],
		});
	});
});
