import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Article, type Block, spansText } from "../../src/model/article.ts";
import type { Outcome } from "../../src/model/diagnostic.ts";
import { readPlain } from "../../src/read/plain.ts";
import { textFindings } from "../../src/text/findings.ts";
import { paragraph, untidy } from "../text/vietnamese.ts";

const SEED = readFileSync(new URL("../../examples/000_84c6c67dbe676760.txt", import.meta.url));
const read = (text: string): Outcome<Article> => readPlain(new TextEncoder().encode(text), "bai.txt");
const article = (text: string): Article => read(text).value as Article;
const texts = (blocks: readonly Block[]) => blocks.map((b) => (b.kind === "paragraph" ? spansText(b.content) : b.kind));
const at = (line: number, column: number, length: number) => ({ file: "bai.txt", line, column, length });

describe("the real article", () => {
	const { value, diagnostics } = readPlain(SEED, "bai.txt");

	it("has seven paragraphs, a month, a dateline, and no finding", () => {
		expect(diagnostics).toEqual([]);
		expect(value?.blocks).toHaveLength(7);
		expect(value?.language).toBe("vi");
		expect(value?.dateline).toEqual({ text: "BBK", place: at(1, 15, 3) });
		expect(value?.claims).toEqual([
			{
				element: "date",
				value: "2023-03",
				origin: "extracted",
				place: at(1, 7, 7),
				rule: "header-date",
				scheme: "W3CDTF",
			},
			{ element: "language", value: "vi", origin: "inferred", rule: "language-by-letters", scheme: "RFC4646" },
		]);
	});

	it("begins behind the header and ends with the last sign", () => {
		const all = texts(value?.blocks ?? []);
		expect(all[0]?.startsWith("BBK - Sáng 20/3, tại Hà Nội, Đại tướng Tô Lâm")).toBe(true);
		expect(all.at(-1)?.endsWith("được giao.../.")).toBe(true);
		expect(all.join("\n\n")).toBe(SEED.toString("utf8").slice(" date 2023-03 ".length).trimEnd());
	});
});

describe("readPlain", () => {
	it("joins soft wraps with one space, one span a line", () => {
		expect(article("Sáng nay,\r\ntại Hà Nội\n\n\nĐoạn hai").blocks).toEqual([
			{
				kind: "paragraph",
				content: [
					{ text: "Sáng nay, ", place: at(1, 1, 9) },
					{ text: "tại Hà Nội", place: at(2, 1, 10) },
				],
				place: at(1, 1, 9),
			},
			{ kind: "paragraph", content: [{ text: "Đoạn hai", place: at(5, 1, 8) }], place: at(5, 1, 8) },
		]);
	});

	it("takes each line for a paragraph where nobody wrapped by hand, and says so", () => {
		const long = "Hội nghị trực tuyến toàn quốc ".repeat(7).trim();
		const { value, diagnostics } = read(`${long}\nNgắn\n\n${long}\n${long}`);
		expect(texts(value?.blocks ?? [])).toEqual([long, "Ngắn", long, long]);
		expect(diagnostics).toEqual([
			{
				code: "read/paragraph-per-line",
				severity: "notice",
				params: { count: 2 },
				place: { file: "bai.txt", line: 2, column: 1 },
			},
		]);
	});

	it.each(["2023", "2023-03", "2023-03-20", "2024-02-29"])("takes the header date %s", (date) => {
		const { claims, blocks } = article(`date ${date} Tin vắn đường phố`);
		expect(claims[0]).toMatchObject({ element: "date", value: date, place: at(1, 6, date.length) });
		expect(texts(blocks)).toEqual(["Tin vắn đường phố"]);
		expect(blocks[0]?.place).toEqual(at(1, 7 + date.length, 17));
	});

	it.each(["2023-13", "2023-02-31", "2023-00", "0000", "2023-3", "2023-02-29", "2023-03-20-01"])(
		"leaves the impossible header date %s in the text",
		(date) => {
			const { value, diagnostics } = read(` date ${date} Tin vắn đường phố`);
			expect(diagnostics).toMatchObject([
				{ code: "read/header-date-invalid", params: { value: date }, place: at(1, 7, date.length) },
			]);
			expect(value?.claims.filter((c) => c.element === "date")).toEqual([]);
			expect(texts(value?.blocks ?? [])).toEqual([` date ${date} Tin vắn đường phố`]);
		},
	);

	it("knows the header on the first line only, with or without text behind it", () => {
		expect(texts(article("date 2023-03\n\nTin vắn").blocks)).toEqual(["Tin vắn"]);
		expect(texts(article("Tin vắn\n\ndate 2023-03 khác").blocks)).toEqual(["Tin vắn", "date 2023-03 khác"]);
		expect(texts(article("dates 2023 khác").blocks)).toEqual(["dates 2023 khác"]);
		expect(read(" date 2023-03 \n").diagnostics).toMatchObject([{ code: "read/empty" }]);
	});

	it("says und without Vietnamese letters, and claims nothing", () => {
		const english =
			"The Minister, Đặng Văn Bình, opened the conference in the morning and spoke about the plan for the years ahead.";
		expect(article(english)).toMatchObject({ language: "und", claims: [] });
		expect(article("Đường về".normalize("NFD")).language).toBe("vi");
	});

	it("warns of other formats under a text file's name", () => {
		const formats = (text: string) =>
			read(text).diagnostics.flatMap((d) => (d.code === "read/looks-like" ? [d.params?.format] : []));
		expect(formats("<!DOCTYPE html><p>Chào")).toEqual(["HTML"]);
		expect(formats("{\\rtf1 Chào}")).toEqual(["RTF"]);
		expect(formats('<?xml version="1.0"?><a>Chào</a>')).toEqual(["XML"]);
		expect(formats('{"title": "Chào"}')).toEqual(["JSON"]);
		expect(formats("(Dân trí) - Chào")).toEqual([]);
	});

	it("keeps exact places behind a header, for findings about the text", () => {
		const { value } = read("date 2023 Hà\u200b Nội đường\n\nHuế\u0007");
		expect(textFindings(value?.blocks ?? [])).toMatchObject([
			{ code: "text/invisible-dropped", place: at(1, 13, 1) },
			{ code: "text/control-character", severity: "error", place: at(3, 4, 1) },
		]);
	});

	it("passes on what is not UTF-8 text", () => {
		expect(readPlain(new Uint8Array([0x61, 0xff]), "a.txt")).toMatchObject({
			diagnostics: [{ code: "read/not-utf8" }],
		});
	});

	it("reads one huge paragraph", () => {
		const long = "Hội nghị trực tuyến toàn quốc, ".repeat(60_000);
		const { blocks } = article(long);
		expect(blocks).toHaveLength(1);
		expect(texts(blocks)[0]).toBe(long);
	});
});

describe("nothing is lost", () => {
	const source = fc.array(fc.oneof(paragraph(30), untidy), { maxLength: 12 }).chain((lines) =>
		fc
			.array(fc.constantFrom("\n", "\n\n", "\r\n", "\n \n", "\r"), {
				minLength: lines.length,
				maxLength: lines.length,
			})
			.map((ends) =>
				lines
					.map((line, i) => line + ends[i])
					.join("")
					.replace(/^\ufeff/, ""),
			),
	);

	it("has every visible character of the source in its blocks, in order", () => {
		const ink = (text: string) => text.replace(/\p{White_Space}/gu, "");
		fc.assert(
			fc.property(source, fc.constantFrom("", " date 2023-03 ", "date 2023-13 "), (body, header) => {
				const { value } = read(header + body);
				const kept = header.includes("13") ? ink(header + body) : ink(body);
				expect(ink(texts(value?.blocks ?? []).join(""))).toBe(value ? kept : "");
				if (!value) expect(body).not.toMatch(/[^\p{White_Space}\p{Default_Ignorable_Code_Point}]/u);
			}),
		);
	});

	it("places every span at its own characters", () => {
		fc.assert(
			fc.property(source, fc.constantFrom("", " date 2023-03 "), (body, header) => {
				const text = header + body;
				const lines = text.split(/\r\n|[\n\r]/u).map((line) => [...line]);
				for (const block of read(text).value?.blocks ?? []) {
					if (block.kind !== "paragraph") throw new Error("a paragraph was expected");
					for (const [i, span] of block.content.entries()) {
						const { line = 0, column = 0, length = 0 } = span.place ?? {};
						const there = lines[line - 1]?.slice(column - 1, column - 1 + length).join("");
						expect(span.text).toBe(i + 1 < block.content.length ? `${there} ` : there);
					}
				}
			}),
		);
	});
});
