import { describe, expect, it } from "vitest";
import { findDateline } from "../../src/read/dateline.ts";

describe("findDateline", () => {
	it.each([
		["BBK - Sáng 20/3", "BBK", "Sáng 20/3"],
		["TTO - Hôm nay", "TTO", "Hôm nay"],
		["(Dân trí) - Hôm nay", "(Dân trí)", "Hôm nay"],
		["( Dân trí) - Hôm nay", "( Dân trí)", "Hôm nay"],
		["(NLĐO)- Hôm nay", "(NLĐO)", "Hôm nay"],
		["(NLĐO)-Hôm nay", "(NLĐO)", "Hôm nay"],
		[" VOV.VN – Hôm nay", "VOV.VN", "Hôm nay"],
		["VnExpress - Hôm nay", "VnExpress", "Hôm nay"],
		["Thanh Niên Online - Hôm nay", "Thanh Niên Online", "Hôm nay"],
		["Hà Nội (TTXVN) - Hôm nay", "Hà Nội (TTXVN)", "Hôm nay"],
		["TTXVN — Hôm nay", "TTXVN", "Hôm nay"],
	])("%s", (text, tag, rest) => {
		const found = findDateline(text);
		expect(found?.text).toBe(tag);
		expect(text.slice(found?.start, (found?.start ?? 0) + tag.length)).toBe(tag);
		expect(text.slice(found?.rest)).toBe(rest);
	});

	it.each([
		"Sáng 20/3, tại Hà Nội - thủ đô",
		"90-QĐ/TW ngày 06/12/2022",
		"COVID-19 quay lại",
		"Kinh tế - xã hội phát triển",
		"Hà Nội - Huế - Sài Gòn",
		"BBK -",
		"20 - 3 = 17",
		"BBK Sáng 20/3",
		"(Theo báo cáo của Ủy ban nhân dân thành phố) - nguồn",
	])("none in: %s", (text) => {
		expect(findDateline(text)).toBeUndefined();
	});
});
