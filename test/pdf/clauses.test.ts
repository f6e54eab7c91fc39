import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
const folder = join(root, "src/pdf/clauses");
const tables = readdirSync(folder).sort();

/** Titles of all tests, as they stand in the files. */
const titles = new Set(
	readdirSync(join(root, "test"), { recursive: true, encoding: "utf8" })
		.filter((file) => file.endsWith(".test.ts"))
		.flatMap((file) => [
			...readFileSync(join(root, "test", file), "utf8").matchAll(
				/^\s*(?:it\(|it\.each|\]\)|\)\(|\s)[^"\n]*"([^"\n]+)"\s*,/gm,
			),
		])
		.map(([, title]) => title),
);

const rowsOf = (table: string) =>
	readFileSync(join(folder, table), "utf8")
		.split("\n")
		.filter((line) => /^\| \d/.test(line))
		.map((line) => line.split("|").map((cell) => cell.trim()));

describe("the tables of clauses", () => {
	it("are those of the standards that are claimed", () => {
		expect(tables).toEqual(["PDF_A1.md", "PDF_A2.md", "PDF_A3.md", "PDF_A4.md", "PDF_UA1.md", "PDF_UA2.md"]);
	});

	it.each(tables)("%s names tests that there are, one for each clause", (table) => {
		const rows = rowsOf(table);
		expect(rows.length).toBeGreaterThan(2);
		expect(
			rows.filter(([, , how, test]) => !how || !titles.has(test)).map(([, clause, , test]) => [clause, test]),
		).toEqual([]);
	});

	it("would not take a test that there is none", () => {
		expect(titles.has("has no such test")).toBe(false);
		expect(titles.size).toBeGreaterThan(400);
	});
});
