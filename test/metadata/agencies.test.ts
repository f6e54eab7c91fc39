import { describe, expect, it } from "vitest";
import { agencies, agencyLookup } from "../../src/metadata/agencies.ts";

describe("agencyLookup", () => {
	const lookup = agencyLookup();

	it.each([
		["BBK", "Báo Bắc Kạn"],
		["TTO", "Tuổi Trẻ Online"],
		["( Dân trí)", "Báo Dân trí"],
		["(NLĐO)", "Báo Người Lao Động"],
		["vnexpress", "Báo VnExpress"],
		["TTXVN".normalize("NFD"), "Thông tấn xã Việt Nam"],
	])("knows %s", (tag, name) => {
		expect(lookup.find(tag)?.name).toBe(name);
	});

	it("does not know other tags", () => {
		expect(lookup.find("ABCXYZ")).toBeUndefined();
		expect(lookup.find("")).toBeUndefined();
	});

	it("tells agencies from writers", () => {
		expect(["BBK", "Báo Bắc Kạn", "Người Lao Động", "VnExpress"].map(lookup.isAgency)).toEqual([
			true,
			true,
			true,
			true,
		]);
		expect(["Bích Ngọc", "Nguyễn Văn A"].map(lookup.isAgency)).toEqual([false, false]);
	});

	it("takes additions before its own", () => {
		const own = agencyLookup({ BBK: "Báo Bắc Kạn điện tử", XYZ: "Báo XYZ" });
		expect(own.find("BBK")?.name).toBe("Báo Bắc Kạn điện tử");
		expect(own.find("xyz")?.name).toBe("Báo XYZ");
		expect(own.find("TTO")?.name).toBe("Tuổi Trẻ Online");
	});

	it("is written in NFC", () => {
		for (const [tag, name] of Object.entries(agencies))
			expect([tag, name]).toEqual([tag.normalize("NFC"), name.normalize("NFC")]);
	});
});
