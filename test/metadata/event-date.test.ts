import { describe, expect, it } from "vitest";
import { eventDate, openingParagraph } from "../../src/metadata/event-date.ts";
import type { Passage } from "../../src/metadata/passages.ts";
import { articleOf } from "./article.ts";

function event(text: string, date: string | undefined) {
	const opening = openingParagraph(articleOf([text]).blocks) as Passage;
	const { claims, diagnostics } = eventDate(opening, 0, date);
	return {
		value: claims[0]?.value,
		origin: claims[0]?.origin,
		place: claims[0]?.place,
		codes: diagnostics.map((d) => d.code),
	};
}

describe("eventDate", () => {
	it.each([
		["Sáng 20/3, tại Hà Nội", "2023-03", "2023-03-20"],
		["Chiều 5-4, ông", "2023-04-06", "2023-04-05"],
		["Tối ngày 1/2 tại", "2023-04", "2023-02-01"],
		["Chiều nay (28/2), UBND", "2023-03", "2023-02-28"],
		["Tại Hà Nội, sáng 20/3, Bộ", "2023-03", "2023-03-20"],
		["Đêm 31/12, hàng nghìn", "2023-01-01", "2022-12-31"],
		["Ngày 20/3, tại Hà Nội", "2023-03", "2023-03-20"],
	])("%s with %s is %s, inferred", (text, date, value) => {
		expect(event(text, date)).toMatchObject({ value, origin: "inferred", codes: [] });
	});

	it("takes a printed year as it is, whatever the article's date", () => {
		expect(event("Sáng 20/3/2021, tại Hà Nội", "2023-03")).toMatchObject({ value: "2021-03-20", origin: "extracted" });
		expect(event("Sáng 20/3/2021, tại Hà Nội", undefined)).toMatchObject({ value: "2021-03-20", origin: "extracted" });
	});

	it.each([
		["no date", "Sáng 20/3 tại", undefined],
		["a year only", "Sáng 20/3 tại", "2023"],
		["a later month", "Sáng 20/5 tại", "2023-03"],
		["January told of in December", "Sáng 5/1 tại", "2023-12"],
		["December told of in February", "Sáng 20/12 tại", "2023-02"],
	])("claims nothing with %s, and says so", (_, text, date) => {
		expect(event(text, date)).toMatchObject({ value: undefined, codes: ["metadata/event-year-unknown"] });
	});

	it("never makes a day that the calendar does not have", () => {
		expect(event("Sáng 31/2 tại", "2023-03")).toMatchObject({ value: undefined, codes: ["metadata/impossible-date"] });
		expect(event("Sáng 29/2 tại", "2023-03")).toMatchObject({ value: undefined, codes: ["metadata/impossible-date"] });
		expect(event("Sáng 29/2 tại", "2024-03").value).toBe("2024-02-29");
	});

	it.each(["Nghị quyết ngày 16/3 của Bộ Chính trị", "Tỷ số 20/3", "sángtạo 20/3", "Hội nghị", "buổi sáng 20/3/20"])(
		"sees no event date in: %s",
		(text) => {
			expect(event(text, "2023-03")).toMatchObject({ value: undefined, codes: [] });
		},
	);

	it("points at its evidence", () => {
		expect(event("𠀋: Sáng 20/3, tại", "2023-03").place).toEqual({ file: "bai.txt", line: 1, column: 4, length: 9 });
	});
});

describe("openingParagraph", () => {
	it("is the first paragraph of the article's own text", () => {
		const text = (t: string) => [{ text: t }];
		const blocks = [
			{ kind: "heading", level: 1, content: text("Tít") },
			{ kind: "paragraph", role: "byline", content: text("Tác giả") },
			{ kind: "paragraph", content: text("  ") },
			{ kind: "paragraph", content: text("Sáng 20/3") },
		] as const;
		expect(openingParagraph(blocks)?.text).toBe("Sáng 20/3");
		expect(openingParagraph([])).toBeUndefined();
	});
});
