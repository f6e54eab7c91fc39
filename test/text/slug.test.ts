import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldMarks, slug } from "../../src/text/slug.ts";
import { untidy } from "./vietnamese.ts";

describe("slug", () => {
	it("folds Vietnamese letters and joins words", () => {
		expect(slug("Đại tướng Tô Lâm: “Nghị quyết số 12-NQ/TW”", 80, "bai")).toBe(
			"dai-tuong-to-lam-nghi-quyet-so-12-nq-tw",
		);
		expect(slug("Ưu đãi, ỷ lại, dũng sĩ", 80, "bai")).toBe("uu-dai-y-lai-dung-si");
		expect(slug("Vie\u0323\u0302t Nam", 80, "bai")).toBe("viet-nam");
	});

	it("cuts between words, and inside one only when it is the first", () => {
		expect(slug("Hội nghị trực tuyến", 8, "bai")).toBe("hoi-nghi");
		expect(slug("Hội nghị trực tuyến", 7, "bai")).toBe("hoi");
		expect(slug("nghiêng", 4, "bai")).toBe("nghi");
	});

	it("falls back", () => {
		expect(slug("!!! 漢字", 20, "bai")).toBe("bai");
	});

	it("gives only a-z, 0-9 and single hyphens", () => {
		fc.assert(
			fc.property(untidy, fc.integer({ min: 1, max: 40 }), (text, max) => {
				const label = slug(text, max, "x");
				expect(label).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
				expect(label.length).toBeLessThanOrEqual(max);
			}),
		);
	});
});

describe("foldMarks", () => {
	it("keeps case and other letters", () => {
		expect(foldMarks("Đường Ấp Bắc, hoà ỹ 漢")).toBe("Duong Ap Bac, hoa y 漢");
	});
});
