import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonical } from "../../src/text/canonical.ts";
import { graphemes } from "../../src/text/segment.ts";
import { firstSentence, shorten } from "../../src/text/sentence.ts";
import { paragraph } from "./vietnamese.ts";

describe("firstSentence", () => {
	it.each([
		["Sáng 20/3, tại Hà Nội. Đồng chí A phát biểu.", "Sáng 20/3, tại Hà Nội."],
		["Tại TP. Hồ Chí Minh có mưa. Hôm sau nắng.", "Tại TP. Hồ Chí Minh có mưa."],
		["GS.TS. Nguyễn Văn Bình và PGS. TS. Lê Hoa dự. Hết.", "GS.TS. Nguyễn Văn Bình và PGS. TS. Lê Hoa dự."],
		["Quyết định số 90-QĐ/TW ngày 06/12/2022. Nghị quyết", "Quyết định số 90-QĐ/TW ngày 06/12/2022."],
		["Ông nói: “Xong rồi.” Rồi ông đi.", "Ông nói: “Xong rồi.”"],
		["Tăng 3.5 lần... rồi giảm. Nay", "Tăng 3.5 lần... rồi giảm."],
		["Có ai biết? 20 người biết.", "Có ai biết?"],
		["không có dấu chấm", "không có dấu chấm"],
		["Hoàn thành.../.", "Hoàn thành.../."],
	])("%s", (text, expected) => {
		expect(firstSentence(text)).toBe(expected);
	});
});

describe("shorten", () => {
	it("keeps what fits and cuts after a word", () => {
		expect(shorten("Hội nghị trực tuyến", 19)).toBe("Hội nghị trực tuyến");
		expect(shorten("Hội nghị trực tuyến", 18)).toBe("Hội nghị trực…");
		expect(shorten("Hội nghị, trực tuyến", 12)).toBe("Hội nghị…");
	});

	it("does not leave an abbreviation or a number without what follows", () => {
		expect(shorten("Thành ủy TP. Hồ Chí Minh", 16)).toBe("Thành ủy TP. Hồ…");
		expect(shorten("Thành ủy TP. Hồ Chí Minh", 15)).toBe("Thành ủy…");
		expect(shorten("nghiêngngả", 5)).toBe("nghi…");
	});

	it("is a canonical beginning of the text, never too long", () => {
		fc.assert(
			fc.property(paragraph(40), fc.integer({ min: 2, max: 120 }), (text, max) => {
				const short = shorten(text, max);
				expect(graphemes(short).length).toBeLessThanOrEqual(max);
				expect(canonical(text).startsWith(short.replace(/…$/, ""))).toBe(true);
			}),
		);
	});
});
