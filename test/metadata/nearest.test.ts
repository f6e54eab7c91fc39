import { describe, expect, it } from "vitest";
import { editDistance, nearest } from "../../src/metadata/nearest.ts";

describe("editDistance", () => {
	it.each([
		["", "abc", 3],
		["title", "title", 0],
		["titel", "title", 1],
		["creatr", "creator", 1],
		["kitten", "sitting", 3],
	])("of %s and %s is %i", (a, b, distance) => {
		expect(editDistance(a, b)).toBe(distance);
		expect(editDistance(b, a)).toBe(distance);
	});
});

describe("nearest", () => {
	it("suggests what was meant and stays silent on what is far", () => {
		const words = ["title", "creator", "isPartOf", "issued"];
		expect(nearest("Titel", words)).toBe("title");
		expect(nearest("ispartof", words)).toBe("isPartOf");
		expect(nearest("tác giả", words)).toBeUndefined();
		expect(nearest("x", [])).toBeUndefined();
	});
});
