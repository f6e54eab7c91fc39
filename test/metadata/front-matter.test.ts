import { describe, expect, it } from "vitest";
import { parseFrontMatter } from "../../src/metadata/front-matter.ts";

const parse = (text: string, line = 2) => parseFrontMatter({ text, place: { file: "bai.md", line, column: 1 } });
const claims = (text: string) =>
	parse(text).value?.claims.map((c) => [c.element, c.value, c.rule, c.place?.line, c.place?.column]);
const findings = (text: string) =>
	parse(text).diagnostics.map(({ code, severity, place, params }) => [
		code,
		severity,
		place?.line,
		place?.column,
		params,
	]);

describe("parseFrontMatter", () => {
	it("reads elements and the common keys of site generators, with the lines of the file", () => {
		const text =
			"title: Tít\nauthor: Nông Thị Vui\ndate: 2023-11-06\ntags: [a, b]\nkeywords:\n  - c\nsummary: Tóm tắt\nlang: vi\n";
		expect(parse(text).diagnostics).toEqual([]);
		expect(claims(text)).toEqual([
			["title", "Tít", undefined, 2, 8],
			["abstract", "Tóm tắt", "front-matter-alias", 8, 10],
			["creator", "Nông Thị Vui", "front-matter-alias", 3, 9],
			["subject", "a", "front-matter-alias", 5, 8],
			["subject", "b", "front-matter-alias", 5, 11],
			["subject", "c", "front-matter-alias", 7, 5],
			["date", "2023-11-06", undefined, 4, 7],
			["language", "vi", "front-matter-alias", 9, 7],
		]);
		expect(parse(text).value?.claims.every((claim) => claim.origin === "given")).toBe(true);
	});

	it("puts an element and its alias together", () => {
		expect(claims("creator: A\nauthors: [{ name: B, email: b@c.vn }, C]")).toEqual([
			["creator", "A", undefined, 2, 10],
			["creator", "B", "front-matter-alias", 3, 19],
			["creator", "C", "front-matter-alias", 3, 39],
		]);
	});

	it("keeps what else is said of a writer", () => {
		expect(parse("author: { name: B, email: b@c.vn }").value?.claims[0]).toMatchObject({
			value: "B",
			note: "email: b@c.vn",
		});
	});

	it("takes a withdrawal and leaves out what is empty", () => {
		expect(claims("tags: []")).toEqual(
			[["subject", "", undefined, 2, 1]].map(([e, v, , l, c]) => [e, v, "front-matter-alias", l, c]),
		);
		expect(findings("author:")).toEqual([["metadata/empty-value", "notice", 2, 1, { key: "creator" }]]);
		expect(parse("").value).toEqual({ claims: [], foreign: [] });
	});

	it("keeps keys that are no element, with a warning and what may be meant", () => {
		const text = "layout: post\ndraft: true\ncover: { image: a.jpg }\ntitel: A\ntype: post\nghi chú: x";
		expect(parse(text).value?.foreign.map((c) => [c.element, c.value, c.place?.line])).toEqual([
			["layout", "post", 2],
			["draft", "true", 3],
			["cover", '{"image":"a.jpg"}', 4],
			["titel", "A", 5],
			["type", "post", 6],
			["ghi chú", "x", 7],
		]);
		expect(findings(text)).toEqual([
			["metadata/unknown-element", "warning", 2, 1, { key: "layout" }],
			["metadata/unknown-element", "warning", 3, 1, { key: "draft" }],
			["metadata/unknown-element", "warning", 4, 1, { key: "cover" }],
			["metadata/front-matter-misspelt", "warning", 5, 1, { key: "titel", nearest: "title" }],
			["metadata/unknown-element", "warning", 6, 1, { key: "type" }],
			["metadata/unknown-element", "warning", 7, 1, { key: "ghi chú" }],
		]);
		expect(claims("type: Text")).toEqual([["type", "Text", undefined, 2, 7]]);
	});

	it.each([
		["2023-03-20 08:00:00 +0700", "2023-03-20T08:00:00+07:00", ["metadata/time-rewritten"]],
		["2023-03-20 08:00 +07:00", "2023-03-20T08:00+07:00", ["metadata/time-rewritten"]],
		["2023-03-20T08:00:00Z", "2023-03-20T08:00:00Z", []],
		["2023-03-20 08:00:00", "2023-03-20T08:00:00", ["metadata/time-rewritten", "metadata/date-without-zone"]],
		["20/3/2023", "2023-03-20", ["metadata/date-rewritten"]],
	])("takes the date %s", (date, value, codes) => {
		expect(claims(`date: ${date}`)?.[0]?.[1]).toBe(value);
		expect(parse(`date: ${date}`).diagnostics.map((d) => d.code)).toEqual(codes);
	});

	it.each([
		["a date of no calendar", "title: A\ndate: 2023-02-31", "metadata/invalid-date", 3, 7],
		["a colon in a plain value", "title: Báo: số 5", "metadata/yaml-colon", 2, 8],
		["a list that is never closed", "title: A\ntags: [a", "metadata/yaml-indent", 3, 9],
		["a key twice", "title: A\ntitle: B", "metadata/duplicate-key", 3, 1],
		["two titles", "title: [a, b]", "metadata/too-many-values", 2, 8],
		["a group where text belongs", "tags:\n  - { a: b }", "metadata/wrong-type", 3, 5],
	])("finds %s, at its line and column", (_, text, code, line, column) => {
		expect(parse(text).value).toBeUndefined();
		expect(findings(text).map((f) => [f[0], f[1], f[2], f[3]])).toContainEqual([code, "error", line, column]);
	});
});
