import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseSheet, rowOf, writeSheet } from "../../src/metadata/csv.ts";
import { elementRow, elements, schemeOf } from "../../src/metadata/schema.ts";
import type { Claim, Metadata } from "../../src/model/index.ts";
import { csvLine } from "../../src/text/csv.ts";
import { described } from "./article.ts";

const of = (...claims: readonly Claim[]): Metadata => ({ claims, superseded: [] });
const given = (element: string, value: string, more: Partial<Claim> = {}): Claim => {
	const scheme = schemeOf(elementRow(element) as NonNullable<ReturnType<typeof elementRow>>, value);
	return { element, value, origin: "given", ...(scheme && { scheme }), ...more };
};
const plain = (claims: readonly Claim[]) => claims.map(({ place: _, ...claim }) => claim);
const sheet = (head: string, ...lines: readonly string[]) => `${[head, ...lines].join("\r\n")}\r\n`;
const read = (text: string) => parseSheet(text, "bang.csv");
const codes = (text: string) => read(text).diagnostics.map((d) => d.code);

describe("writeSheet", () => {
	it("of the real article states nothing that nobody stated", async () => {
		const text = writeSheet([{ file: "bai.txt", metadata: described() }]);
		// Git keeps golden files with line feeds only.
		await expect(text.replaceAll("\r\n", "\n")).toMatchFileSnapshot("../golden/metadata/sheet.csv");
		expect(read(text)).toMatchObject({ value: [{ file: "bai.txt", claims: [] }], diagnostics: [] });
	});

	it("has a mark, a head and a row for each article; rare elements only where they have values", () => {
		const text = writeSheet([
			{ file: "=a.txt", metadata: of(given("title", "=1+1"), given("tt05.mode", "01")) },
			{ file: "b.txt", metadata: { claims: [], superseded: [given("temporal", "")] } },
		]);
		expect(text.startsWith('\uFEFF"file","title",')).toBe(true);
		expect(text).toContain('"tt05.mode"');
		expect(text).not.toContain("audience");
		expect(text).toContain('"./=a.txt","\'=1+1"');
		expect(text).toContain('"\'01"');
		expect(read(text).value?.map((row) => plain(row.claims))).toEqual([
			[given("title", "=1+1"), given("tt05.mode", "01")],
			[{ element: "temporal", value: "", origin: "given" }],
		]);
	});
});

describe("a sheet read back", () => {
	const piece = fc.constantFrom(
		...["ế", "Đ", "a", " ", "\n", "\t", "\r", "\r\n", '"', "'", "''", ";", ",", "|", "\\", "{", "}", "{lang=vi}", "[]"],
		...["=", "+", "-", "@", "?", "? ", "1", "01", "2023-03", "/", "=1", "’", "😀"],
	);
	const text = fc
		.array(piece, { minLength: 1, maxLength: 12 })
		.map((parts) => parts.join("").trim().normalize("NFC"))
		.filter((value) => value !== "");
	const free = elements.filter((row) => row.value === "text" && !("maxLength" in row) && row.cardinality === "0..n");
	const claim = fc
		.record({
			row: fc.constantFrom(...free),
			value: text,
			language: fc.option(fc.constantFrom("vi", "en", "zh-Hant"), { nil: undefined }),
			note: fc.option(
				fc.array(piece, { minLength: 1, maxLength: 6 }).map((parts) => parts.join("")),
				{ nil: undefined },
			),
		})
		.map(
			({ row, value, language, note }): Claim => ({
				element: row.key,
				value,
				origin: "given",
				...(language && { language }),
				...(note && { note }),
			}),
		);

	it("gives exactly what was written, whatever it is made of", () => {
		fc.assert(
			fc.property(fc.array(fc.array(claim, { maxLength: 5 }), { minLength: 1, maxLength: 3 }), (articles) => {
				const ordered = articles.map((claims) =>
					elements.flatMap(({ key }) => claims.filter((c) => c.element === key)),
				);
				const written = writeSheet(ordered.map((claims, i) => ({ file: `bai-${i}.txt`, metadata: of(...claims) })));
				const { value, diagnostics } = read(written);
				expect(diagnostics).toEqual([]);
				expect(value?.map((row) => plain(row.claims))).toEqual(ordered);
			}),
			{ numRuns: 300 },
		);
	});

	it.each([
		["issued", "2023-03-20T08:00:00+07:00", {}],
		["language", "vie", { scheme: "ISO639-3" }],
		["spatial", "name=Bắc Kạn; east=105.8", { scheme: "Point" }],
		["identifier", "https://baobackan.vn/?a=1|2", {}],
		["issn", "1859-2333", {}],
	] as const)("keeps %s %s and its scheme", (key, value, more) => {
		const claims = [given(key, value, more)];
		expect(plain(read(writeSheet([{ file: "a", metadata: of(...claims) }])).value?.[0]?.claims ?? [])).toEqual(claims);
	});

	it("takes Excel's semicolons, names in Vietnamese, and cells that people typed", () => {
		const text = `\uFEFF${sheet("file;Tít;tu khoa;Ngày đăng", 'bai.txt;"Tít; có chấm phẩy";công an | cán bộ;20/3/2023', ";;;")}`;
		const { value, diagnostics } = read(text);
		expect(diagnostics.map((d) => d.code)).toEqual(["metadata/date-rewritten"]);
		expect(value?.[0]?.claims.map((c) => [c.element, c.value, c.place?.line, c.place?.path])).toEqual([
			["title", "Tít; có chấm phẩy", 2, "title"],
			["subject", "công an", 2, "subject"],
			["subject", "cán bộ", 2, "subject"],
			["issued", "2023-03-20", 2, "issued"],
		]);
	});

	it("confirms what was found when its question mark is taken away", () => {
		const claims = (cell: string) => plain(read(sheet("file,date", `a,${cell}`)).value?.[0]?.claims ?? []);
		expect(claims("? 2023-03")).toEqual([]);
		expect(claims("2023-03")).toEqual([given("date", "2023-03")]);
	});

	it("counts lines over cells of several lines", () => {
		const text =
			csvLine(["file", "title", "issued"]) +
			csvLine(["a", "Một\nhai\r\nba", "2023"]) +
			csvLine(["b", "T", "31/02/2023"]);
		expect(read(text).diagnostics).toMatchObject([
			{ code: "metadata/invalid-date", place: { file: "bang.csv", line: 5, path: "issued" } },
		]);
	});

	it.each([
		["a quotation mark in the middle", sheet("file,title", 'a,x"y'), "metadata/sheet-syntax"],
		["a quotation mark that is not closed", sheet("file,title", 'a,"xy'), "metadata/sheet-syntax"],
		["nothing", "", "metadata/sheet-empty"],
		["no file column", sheet("title", "a"), "metadata/sheet-no-file-column"],
		["an unknown column", sheet("file,zzzzz", "a,b"), "metadata/unknown-key"],
		["a misspelt column", sheet("file,titel", "a,b"), "metadata/misspelt-key"],
		["one element twice", sheet("file,title,tít", "a,b,c"), "metadata/duplicate-key"],
		["too many cells", sheet("file,title", "a,b,c"), "metadata/sheet-cells"],
		["two titles", sheet("file,title", "a,b | c"), "metadata/too-many-values"],
		["an unknown group", sheet("file,title", "a,b {size=3}"), "metadata/sheet-cell"],
		["text behind a group", sheet("file,title", "a,b {lang=vi} c"), "metadata/sheet-cell"],
		["a group that is open", sheet("file,title", "a,b {lang=vi"), "metadata/sheet-cell"],
		["a wrong language", sheet("file,title", "a,b {lang=tiếng Việt}"), "metadata/invalid-language"],
		["a wrong scheme", sheet("file,title", "a,b {scheme=URI}"), "metadata/invalid-scheme"],
		["a wrong code", sheet("file,tt05.maintenance", "a,8"), "metadata/invalid-code"],
	])("refuses %s", (_, text, code) => {
		expect(read(text).value).toBeUndefined();
		expect(codes(text)).toEqual([code]);
	});
});

describe("rowOf", () => {
	const rows =
		read(sheet("file,title", "a/bai.txt,A", "b/bai.txt,B", "c/tin.txt,C", "tin2.txt,D", "tin2.txt,E")).value ?? [];
	const title = (file: string) => rowOf(rows, file).value?.claims[0]?.value;

	it("goes by the path, else by the name where that is enough", () => {
		expect(["a/bai.txt", "./b/bai.txt", "b\\bai.txt", "tin.txt", "/kho/tin.txt"].map(title)).toEqual([
			"A",
			"B",
			"B",
			"C",
			"C",
		]);
	});

	it.each([
		["bai.txt", "metadata/sheet-rows", "2, 3"],
		["tin2.txt", "metadata/sheet-rows", "5, 6"],
		["khac.txt", "metadata/sheet-no-row", undefined],
	])("says so where no row or more than one is about %s", (file, code, lines) => {
		const { value, diagnostics } = rowOf(rows, file);
		expect(value).toBeUndefined();
		expect(diagnostics).toMatchObject([{ code, params: { file, ...(lines && { lines }) } }]);
	});
});
