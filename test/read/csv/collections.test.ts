import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseRecords, separatorOf } from "../../../src/read/csv/fields.ts";
import { articles, codes, sourceOf, splitAll, texts } from "../members.ts";

const header = "id,tít,nội dung\r\n";

describe("CSV", () => {
	it("a member is the header row and its own row, quoting and line ends in fields untouched", async () => {
		const rows = ['1,"Tít, có ""nháy""","Đoạn một.\n\nĐoạn hai."', '2,Tít 5" thường,Một đoạn.', '"3",,"x"'];
		for (const piece of [1, 2, 5, 1 << 16]) {
			const found = await splitAll(sourceOf("tin.csv", `\ufeff${header}${rows.join("\r\n")}\r\n\r\n`, piece));
			expect(await texts(found)).toEqual(rows.map((row) => header + row));
			expect(found.map(({ value }) => value?.within)).toEqual([
				{ file: "tin.csv", number: 1, line: 2 },
				{ file: "tin.csv", number: 2, line: 5 },
				{ file: "tin.csv", number: 3, line: 6 },
			]);
		}
	});

	it("fields are what another parser finds in them", () => {
		const sign = fc.constantFrom(..."aờ \"',;\t|\r\n-é");
		const field = fc.array(sign, { maxLength: 8 }).map((signs) => signs.join(""));
		const table = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 3 });
		fc.assert(
			fc.property(
				table,
				fc.constantFrom(",", ";", "\t", "|"),
				fc.constantFrom("\n", "\r\n"),
				(rows, separator, end) => {
					const quoted = (text: string) => (/^[\p{L}' é-]+$/u.test(text) ? text : `"${text.replaceAll('"', '""')}"`);
					const text = rows.map((row) => row.map(quoted).join(separator)).join(end);
					expect(parseRecords(text, separator)).toEqual(rows);
					const judge = parse(text, { delimiter: separator, record_delimiter: end, relax_column_count: true });
					expect(parseRecords(text, separator)).toEqual(judge);
				},
			),
		);
	});

	it.each([
		["a,b,c", ","],
		["a;b;c", ";"],
		["a\tb", "\t"],
		['"a,b,c"|d', "|"],
		["một cột", ","],
	])("the separator of %j is %j", (text, separator) => {
		expect(separatorOf(text)).toBe(separator);
	});

	it("a wrong quote costs its row, and no other", async () => {
		const text = `${header}1,a,b\n2,"a" x,b\n3,a,b\n4,"a\nxin" x,b\n5,a,b\n6,a,"b\n7,a,b\n`;
		for (const piece of [1, 1 << 16]) {
			const found = await splitAll(sourceOf("nhay.csv", text, piece));
			expect((await texts(found)).map((row) => row.slice(header.length))).toEqual([
				"1,a,b",
				"3,a,b",
				'xin" x,b',
				"5,a,b",
				"7,a,b",
			]);
			expect(codes(found)).toEqual(["read/csv-quote@3", "read/csv-quote@5", "read/csv-unclosed@8"]);
			expect(found.at(-1)?.value?.within?.line).toBe(9);
		}
	});

	it("gives up on a table that is none", async () => {
		const found = await splitAll(sourceOf("x.csv", `a,b\n${'"a" x\n'.repeat(500)}`));
		expect(codes(found).at(-1)).toMatch(/^read\/csv-given-up@/);
		expect(found.length).toBeLessThan(110);
		expect(codes(await splitAll(sourceOf("x.csv", "a,b\n")))).toEqual(["read/csv-without-rows@-"]);
		expect(codes(await splitAll(sourceOf("x.csv", '"a,b\n1,2\n')))).toEqual(["read/csv-unclosed@1"]);
	});

	it("rows become articles by their column names; too many or too few fields are told", async () => {
		const [one, two, three] = await articles(
			"tin.csv",
			"headline;content;ngày đăng\nTít một;Nội dung một.;2023-03-20\nTít hai;Nội dung hai.;x;thừa\nTít ba;Nội dung ba.\n",
		);
		expect(one?.value?.claims).toMatchObject([
			{
				element: "title",
				value: "Tít một",
				origin: "extracted",
				place: { file: "tin.csv", line: 2, path: "headline" },
			},
		]);
		expect(one?.diagnostics.find(({ code }) => code === "read/keys-unmapped")?.params?.keys).toBe("ngày đăng");
		expect(two?.diagnostics[0]).toMatchObject({ code: "read/csv-fields", params: { found: 4, expected: 3 } });
		expect(two?.diagnostics.find(({ code }) => code === "read/keys-unmapped")?.params?.keys).toBe("ngày đăng, #4");
		expect(three?.diagnostics[0]).toMatchObject({ code: "read/csv-fields", params: { found: 2, expected: 3 } });
	});

	it("columns of one name are told, and both are kept apart", async () => {
		const [row] = await articles("hai.csv", "text,text\nMột.,Hai.\n");
		expect(row?.value?.blocks).toHaveLength(1);
		expect(codes([row ?? { diagnostics: [] }])).toEqual([
			"read/key-repeated@2",
			"read/keys-chosen@2",
			"read/keys-unmapped@2",
		]);
	});
});
