import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenWriter } from "../../src/catalog/open.ts";
import { madeRecord } from "./records.ts";
import { temporaryCatalogue } from "./temporary.ts";

let catalogue: OpenWriter;
let remove: () => void;

beforeAll(async () => {
	({ catalogue, remove } = await temporaryCatalogue());
	const texts = ["công tác cán bộ", "hoà bình 30-4", "AND OR NOT NEAR", "title body", "日本語の新聞", "x'y\"z"];
	const records = texts.map((text, n) => madeRecord(`b${n}`, { title: text, text: `${text}. Đoạn ${n}.` }));
	catalogue.put(records, "2026-02-01T00:00:00Z");
});

afterAll(() => remove());

/** Words, signs of FTS5 and of our own language, and what no text should hold. */
const piece = fc.constantFrom(
	...["công", "CÔNG", "cán bộ", "hoà", "30-4", "đ", "ng", "1", " ", "  ", "\n", "日本語", "AND", "OR", "NOT", "NEAR"],
	...[
		"NEAR(",
		"title",
		"body:",
		"words",
		"rowid",
		'"',
		"'",
		"“",
		"”",
		"«",
		"`",
		"*",
		"^",
		"-",
		"!",
		"+",
		"|",
		"(",
		")",
	],
	...["{", "}", "[", "]", ":", ";", ",", ".", "%", "_", "\\", "/", "?", "$", "@", "#", "&", "=", "<", ">", "~", "--"],
	...["/*", "*/", "\0", "\u0001", "\u200b", "\ufeff", "\u0301", "\ud800", "\udc00", "\udbff", "\uffff", "😀", "\u202e"],
);
const typed = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(""));
const orders = fc.constantFrom("relevance", "title", "issued", "changed" as const);

function everyWay(words: string): void {
	for (const fold of [false, true]) {
		const count = catalogue.count({ words, fold });
		expect(count).toBeGreaterThanOrEqual(0);
		expect(catalogue.search({ words, fold }).length).toBeLessThanOrEqual(Math.max(6, count));
	}
}

describe("a search", () => {
	it("never fails, whatever is typed", () => {
		fc.assert(
			fc.property(typed, orders, (words, order) => {
				everyWay(words);
				catalogue.search({ words, order });
			}),
			{ numRuns: 150 },
		);
	});

	it("never fails for the very long", () => {
		for (const long of ["công ", "(", '"', "a", "-", "đ OR ", "NOT ", "x*", "\ud800", "\0", "日"]) {
			everyWay(long.repeat(Math.ceil(10_000 / long.length)));
			everyWay(long.repeat(Math.floor(1999 / long.length)));
		}
		everyWay(Array.from({ length: 500 }, (_, n) => `w${n}`).join(" "));
	});

	it("takes any text for a publisher, a subject and a finding", () => {
		fc.assert(
			fc.property(typed, (text) => {
				expect(catalogue.search({ publisher: text, subject: text, finding: text })).toEqual([]);
			}),
			{ numRuns: 100 },
		);
	});
});
