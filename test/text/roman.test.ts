import { describe, expect, it } from "vitest";
import { roman } from "../../src/text/roman.ts";

describe("roman", () => {
	it("counts as page labels do", () => {
		expect([1, 4, 9, 14, 40, 99, 444, 1999].map(roman)).toEqual([
			"i",
			"iv",
			"ix",
			"xiv",
			"xl",
			"xcix",
			"cdxliv",
			"mcmxcix",
		]);
	});
});
