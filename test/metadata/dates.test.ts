import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isCalendarDay, looksLikeDate, parseDate, toPeriod, toW3cdtf } from "../../src/metadata/dates.ts";

describe("parseDate", () => {
	it.each([
		["2023", "date", "2023"],
		["2023-03", "date", "2023-03"],
		["2024-02-29", "date", "2024-02-29"],
		["2023-03-20T08:00+07:00", "datetime", "2023-03-20T08:00+07:00"],
		["2023-03-20T08:00:59.123Z", "datetime", "2023-03-20T08:00:59.123Z"],
		["2023-03-20T08:00:00", "local", "2023-03-20T08:00:00"],
		["2023-03-01/2023-03-05", "interval", "2023-03-01/2023-03-05"],
		["2023/..", "interval", "2023/.."],
		["2023~", "uncertain", "2023~"],
		["2023-03?", "uncertain", "2023-03?"],
		["202X", "uncertain", "202X"],
		["2023-XX", "uncertain", "2023-XX"],
	])("takes %s as %s", (text, form, value) => {
		expect(parseDate(text)).toEqual({ form, value, rewritten: false });
	});

	it.each([
		["20/3/2023", "2023-03-20"],
		["06/12/2022", "2022-12-06"],
		["5-4-2023", "2023-04-05"],
		["1.4.2023", "2023-04-01"],
		["ngày 16/3/2022", "2022-03-16"],
		["ngày 20 tháng 3 năm 2023", "2023-03-20"],
		["tháng 3 năm 2023", "2023-03"],
		["tháng 3/2023", "2023-03"],
		["Năm 2023", "2023"],
		["6-12-2022", "2022-12-06"],
		["Sáng 20/3/2023", "2023-03-20"],
		["chiều ngày 20/3/2023", "2023-03-20"],
		["Thứ Hai, ngày 20 tháng 3 năm 2023", "2023-03-20"],
		["Chủ nhật, 19/3/2023", "2023-03-19"],
	])("reads %s in the Vietnamese order, no more precise than written", (text, value) => {
		expect(parseDate(text)).toEqual({ form: "date", value, rewritten: true });
	});

	it.each([
		["20/3/2023 08:30", "local", "2023-03-20T08:30"],
		["Thứ Hai, 20/03/2023, 08:30 (GMT+7)", "datetime", "2023-03-20T08:30+07:00"],
		["20/3/2023 - 8h30 GMT+07:00", "datetime", "2023-03-20T08:30+07:00"],
		["8 giờ 30 ngày 20/3/2023", "local", "2023-03-20T08:30"],
		["quý I/2023", "interval", "2023-01/2023-03"],
		["Quý 4 năm 2022", "interval", "2022-10/2022-12"],
		["quý iii-2022", "interval", "2022-07/2022-09"],
		["từ ngày 01/3/2023 đến ngày 05/3/2023", "interval", "2023-03-01/2023-03-05"],
		["từ 1 đến 5/3/2023", "interval", "2023-03-01/2023-03-05"],
		["01-05/3/2023", "interval", "2023-03-01/2023-03-05"],
		["tháng 1 đến tháng 3/2023", "interval", "2023-01/2023-03"],
		["từ năm 2021 đến năm 2025", "interval", "2021/2025"],
		["khoảng năm 1954", "uncertain", "1954~"],
		["những năm 1960", "uncertain", "196X"],
	])("reads %s as %s %s", (text, form, value) => {
		expect(parseDate(text)).toEqual({ form, value, rewritten: true });
		expect(parseDate(text.normalize("NFD"))).toEqual({ form, value, rewritten: true });
	});

	it.each(["2023-21", "2023-XX-XX", "1984~/2004-06", "/1985", "1985/", "2023-03-XX/2024", "2023-24?"])(
		"takes %s of EDTF level 1, in doubt",
		(text) => {
			expect(parseDate(text)).toEqual({ form: "uncertain", value: text, rewritten: false });
		},
	);

	it.each([
		"ngày 31/02/2023",
		"ngày 29 tháng 2 năm 2023",
		"Sáng 31/4/2023",
		"tháng 13 năm 2023",
		"từ ngày 31/2/2023 đến ngày 5/3/2023",
		"từ 5 đến 1/3/2023",
		"31-32/3/2023",
		"20/3/2023 25:00",
		"20/3/2023 08:61",
	])("refuses %s although it looks like a date", (text) => {
		expect(parseDate(text)).toBeUndefined();
		expect(looksLikeDate(text)).toBe(true);
	});

	it.each([
		"quý V/2023",
		"Sáng 20/3",
		"tháng 3",
		"thời kỳ Đổi mới",
		"từ xưa đến nay",
		"năm nay",
		"2023-25",
		"/",
		"2023/2024/2025",
	])("takes %s for no date", (text) => {
		expect(parseDate(text)).toBeUndefined();
	});

	it.each([
		"2023-02-31",
		"31/02/2023",
		"29/2/2023",
		"2023-13",
		"2023-00",
		"0000",
		"2023-3-1",
		"13/2023",
		"2023-03-20T24:00Z",
		"2023-03-20T08:60Z",
		"2023-03-20T08:00+15:00",
		"2023-03-05/2023-03-01",
		"../..",
		"2023-02-31~",
		"hôm qua",
		"",
	])("has nothing for %s", (text) => {
		expect(parseDate(text)).toBeUndefined();
	});

	it("knows the leap years of the centuries", () => {
		expect(["1900", "2000", "2023", "2024"].map((y) => parseDate(`${y}-02-29`)?.value)).toEqual([
			undefined,
			"2000-02-29",
			undefined,
			"2024-02-29",
		]);
	});

	it("agrees with the calendar of Date on every day", () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 9999 }),
				fc.integer({ min: 0, max: 13 }),
				fc.integer({ min: 0, max: 32 }),
				(y, m, d) => {
					const date = new Date(Date.UTC(2000, 0, 1));
					date.setUTCFullYear(y, m - 1, d);
					const real = date.getUTCFullYear() === y && date.getUTCMonth() === m - 1 && date.getUTCDate() === d;
					expect(isCalendarDay(y, m, d)).toBe(real);
					expect(parseDate(toW3cdtf(y, m, d)) !== undefined).toBe(real);
					expect(parseDate(`${d}/${m}/${toW3cdtf(y)}`)?.value).toBe(real ? toW3cdtf(y, m, d) : undefined);
				},
			),
		);
	});
});

describe("looksLikeDate", () => {
	it("takes what has digits and no letters for an attempt at a date", () => {
		expect(["2023-02-31", "20/3", "2023~"].map(looksLikeDate)).toEqual([true, true, true]);
		expect(["thời kỳ Đổi mới", "thế kỷ 20", "-"].map(looksLikeDate)).toEqual([false, false, false]);
	});
});

describe("toPeriod", () => {
	it("writes DCMI Period and leaves open ends out", () => {
		expect(toPeriod("2023-03-01/2023-03-05")).toBe("start=2023-03-01; end=2023-03-05; scheme=W3C-DTF;");
		expect(toPeriod("2023/..")).toBe("start=2023; scheme=W3C-DTF;");
	});
});
