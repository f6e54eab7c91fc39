import { describe, expect, it } from "vitest";
import { documentKinds } from "../../../src/metadata/authority/documents.ts";
import { parseAuthorities } from "../../../src/metadata/authority/file.ts";
import { authorities, citedAs, heldAt, nameFindings } from "../../../src/metadata/authority/lookup.ts";
import { provinces } from "../../../src/metadata/authority/provinces.ts";
import { describe as describeArticle } from "../../../src/metadata/describe.ts";
import { documentNumbers } from "../../../src/metadata/numbers.ts";
import { tt05Codes } from "../../../src/metadata/schema.ts";
import type { Claim } from "../../../src/model/index.ts";
import { articleOf, options } from "../article.ts";

const given = (element: string, value: string): Claim => ({ element, value, origin: "given" });

describe("provinces", () => {
	it("are 63 before the merger and 34 after it, 6 of them cities", () => {
		const at = (date: string) => provinces.filter((row) => heldAt(row, date));
		expect(at("2025-06-30")).toHaveLength(63);
		expect(at("2025-07-01")).toHaveLength(34);
		expect(at("2024-12-31")).toHaveLength(63);
		expect(at("2025-07-01").filter((row) => row.type === "thành phố")).toHaveLength(6);
		for (const date of ["2024-12-31", "2025-06-30", "2025-07-01"]) {
			const names = at(date).map((row) => row.name);
			expect(new Set(names).size).toBe(names.length);
		}
	});

	it("go on as provinces of today", () => {
		const today = new Set(provinces.filter((row) => heldAt(row, "2025-07-01")).map((row) => row.name));
		for (const { to, successor } of provinces) {
			expect(to === undefined).toBe(successor === undefined);
			if (successor !== undefined) expect(today).toContain(successor);
		}
		const [before, ...more] = authorities().find("bac kan");
		expect(more).toEqual([]);
		expect(before).toMatchObject({ to: "2025-06-30", successor: "Thái Nguyên" });
		expect(before && citedAs(before)).toBe("Bắc Kạn (tỉnh; đến 2025-06-30)");
	});

	it("hold in a month or a year that they touch", () => {
		const [row] = authorities().find("Bắc Kạn");
		const held = ["1996", "1997", "2023-03", "2025", "2025-06", "2025-07", "2025-07-01T08:00:00+07:00"];
		expect(held.map((date) => row && heldAt(row, date))).toEqual([false, true, true, true, true, false, false]);
	});
});

describe("kinds of documents", () => {
	it("have the circular's codes, each once, all but the last", () => {
		expect(documentKinds.map((kind) => kind.tt05)).toEqual(tt05Codes.typeName.slice(0, 31));
	});

	it("are known to the search for document numbers", () => {
		for (const { abbreviation } of documentKinds) {
			if (abbreviation) expect(documentNumbers(`Theo 08/${abbreviation}-UBND ngày`)).toHaveLength(1);
		}
	});
});

describe("names that did not hold", () => {
	const codes = (date: string, ...claims: readonly Claim[]) =>
		nameFindings(claims, authorities(), date).map(({ code, params }) => [code, params?.value]);

	it.each([
		["spatial", "Bắc Kạn"],
		["spatial", "tỉnh Bắc Kạn"],
		["spatial", "Bắc Kạn (tỉnh)"],
		["publisher", "Báo Bắc Kạn"],
		["newspaper", "Báo Bắc Kạn"],
	])("%s %s of an article of 2026 is said, never of 2023", (element, value) => {
		expect(codes("2026-01-05", given(element, value))).toEqual([["metadata/name-not-valid", value]]);
		expect(codes("2023-03", given(element, value))).toEqual([]);
	});

	it.each([
		["spatial", "Thái Nguyên"],
		["spatial", "Paris"],
		["title", "Bắc Kạn"],
	])("%s %s is left alone", (element, value) => {
		expect(codes("2026-01-05", given(element, value))).toEqual([]);
	});

	it("stay as they were given", () => {
		const claims = [given("title", "T"), given("issued", "2026-01-05"), given("spatial", "Bắc Kạn")];
		const { value, diagnostics } = describeArticle(articleOf(["Tin."]), [claims], options);
		expect(value?.claims.filter((c) => c.element === "spatial").map((c) => c.value)).toEqual(["Bắc Kạn"]);
		expect(diagnostics.map((d) => d.code)).toEqual(["metadata/name-not-valid"]);
	});
});

describe("an authority file", () => {
	it("adds tags of datelines and settles names", () => {
		const file =
			"agencies:\n  - { name: Báo Bắc Kạn, tags: [BBK, BKO] }\nplaces:\n  - { name: Việt Bắc, type: khu, to: 1975-12-27, successor: Bắc Thái }\n";
		const rows = parseAuthorities(file, "ten.yml").value ?? [];
		expect(rows.map(({ place, ...row }) => [row, place?.line])).toEqual([
			[{ kind: "agency", name: "Báo Bắc Kạn", tags: ["BBK", "BKO"] }, 2],
			[{ kind: "place", name: "Việt Bắc", type: "khu", to: "1975-12-27", successor: "Bắc Thái" }, 4],
		]);
		expect(nameFindings([given("publisher", "Báo Bắc Kạn")], authorities(rows), "2026")).toEqual([]);
		expect(nameFindings([given("spatial", "Việt Bắc")], authorities(rows), "1980-01")).toHaveLength(1);
		const article = articleOf(["BKO - Tin."], { dateline: { text: "BKO" } });
		const source = describeArticle(article, [], { ...options, authorities: rows }).value?.claims.find(
			(c) => c.element === "source",
		);
		expect(source?.value).toBe("BKO (Báo Bắc Kạn)");
	});

	it.each([
		["places:\n  - { nam: X }", ["metadata/authority-value", "metadata/misspelt-key"], 2],
		["places:\n  - { name: X, to: 2025-02-31 }", ["metadata/authority-value"], 2],
		["places:\n  - { name: X, to: 2025~ }", ["metadata/authority-value"], 2],
		["places:\n  - { name: X, from: 2026, to: 2025 }", ["metadata/authority-dates"], 2],
		["places: X", ["metadata/authority-value"], 1],
		["place: []", ["metadata/misspelt-key"], 1],
		["people:\n  - { name: X, uri: khong phai }", ["metadata/authority-value"], 2],
		["a: &a [*a]", ["metadata/unknown-key"], 1],
		["- x", ["metadata/not-a-mapping"], 1],
	])("%j is refused", (text, codes, line) => {
		const { value, diagnostics } = parseAuthorities(text, "ten.yml");
		expect(value).toBeUndefined();
		expect(diagnostics.map((d) => d.code).sort()).toEqual(codes);
		expect(diagnostics.every((d) => d.place?.line === line)).toBe(true);
	});
});
