import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenWriter } from "../../src/catalog/open.ts";
import { passage } from "../../src/catalog/passage.ts";
import { parseWords, type Words } from "../../src/catalog/words.ts";
import type { CatalogueQuery } from "../../src/model/index.ts";
import { madeRecord } from "./records.ts";
import { temporaryCatalogue } from "./temporary.ts";

let catalogue: OpenWriter;
let remove: () => void;

const texts: Readonly<Record<string, readonly [string, string]>> = {
	insurance: ["Bảo hiểm xã hội", "Người lao động tham gia bảo hiểm đã đông hơn."],
	storm: ["Bão số 5", "Cơn bão đổ vào Hoà Bình, gió giật mạnh."],
	newspaper: ["Báo Bắc Kạn", "Tờ báo của tỉnh; bảo tồn văn hoá các dân tộc."],
	bun: ["Bao bì", "Bao gạo để ở Hòa An, đường về xã Đôn Phong."],
	plain: ["Duong xa", "Bai viet khong dau ve con duong lang Don Phong."],
	decree: ["Nghị quyết số 16-NQ/ĐUCA", "Ban hành ngày 20/3/2023, cấp 1.250 ha đất rừng."],
	scattered: ["Quyết định của hội nghị", "Hội nghị bàn rồi quyết định việc rừng."],
};

beforeAll(async () => {
	({ catalogue, remove } = await temporaryCatalogue());
	const records = Object.entries(texts).map(([name, [title, text]]) => madeRecord(name, { title, text }));
	catalogue.put(records, "2026-02-01T00:00:00Z");
});

afterAll(() => remove());

const names = (words: string, more: CatalogueQuery = {}) =>
	catalogue.search({ words, ...more }).map(({ identifier }) => identifier.slice(11));
const set = (words: string, more: CatalogueQuery = {}) => names(words, more).toSorted().join(" ");

describe("search", () => {
	it.each([
		["bảo", "insurance newspaper"],
		["bão", "storm"],
		["bao", "bun"],
		["BẢO HIỂM", "insurance"],
		["ba\u0309o hie\u0302\u0309m", "insurance"],
		["hòa", "bun storm"],
		["hoà", "bun storm"],
		["văn hóa", "newspaper"],
		["đường", "bun"],
		["duong", "plain"],
		['"Đôn Phong"', "bun"],
		['"Phong Đôn"', ""],
		["phong đôn", "bun"],
		["nghị quyết", "decree scattered"],
		['"nghị quyết"', "decree"],
		["“nghị quyết”", "decree"],
		["bả*", "insurance newspaper"],
		["hoà*", "bun storm"],
		["văn hoà*", ""],
		["văn hó*", "newspaper"],
		["văn hoá*", "newspaper"],
		["bão OR gạo", "bun storm"],
		["bão | gạo", "bun storm"],
		["bảo -hiểm", "newspaper"],
		["bảo NOT hiểm", "newspaper"],
		["rừng -nghị", ""],
		["16-NQ/ĐUCA", "decree"],
		["1.250", "decree"],
		["20/3/2023", "decree"],
		["3/20", ""],
		["không có", ""],
	])("of %s finds %s", (words, expected) => {
		expect(set(words)).toBe(expected);
		expect(catalogue.count({ words })).toBe(expected === "" ? 0 : expected.split(" ").length);
	});

	it.each([
		["bao", "bun insurance newspaper storm"],
		["bảo", "bun insurance newspaper storm"],
		["duong", "bun plain"],
		["đường", "bun plain"],
		['"don phong"', "bun plain"],
		["nghi quyet", "decree scattered"],
		["dong", "insurance"],
		["bao -bao", ""],
	])("of %s without regard to marks finds %s", (words, expected) => {
		expect(set(words, { fold: true })).toBe(expected);
		expect(catalogue.count({ words, fold: true })).toBe(expected === "" ? 0 : expected.split(" ").length);
	});

	it("puts exact tones first, titles before texts, words in a row before words apart", () => {
		expect(names("bảo", { fold: true }).slice(0, 2)).toEqual(["insurance", "newspaper"]);
		expect(names("bao", { fold: true })[0]).toBe("bun");
		expect(names("bão", { fold: true })[0]).toBe("storm");
		expect(names("nghị quyết")).toEqual(["decree", "scattered"]);
		expect(names("quyết định")[0]).toBe("scattered");
	});

	it("never fails, whatever is typed", () => {
		const signs = fc.string({
			unit: fc.constantFrom(..."aảđ \"*-()|:{}^+'\\%_\u0000“”;~NOTRAD,.<>[]=?/"),
			maxLength: 40,
		});
		fc.assert(
			fc.property(signs, fc.boolean(), (words, fold) => {
				expect(Array.isArray(catalogue.search({ words, fold }))).toBe(true);
				expect(catalogue.count({ words, fold })).toBeGreaterThanOrEqual(0);
			}),
			{ numRuns: 300 },
		);
		for (const words of [
			"NEAR(a b)",
			"title: bảo",
			"a AND",
			"OR",
			"NOT",
			'"',
			"^bảo",
			"{body}: x",
			"'; DROP TABLE record; --",
		]) {
			expect(Array.isArray(catalogue.search({ words }))).toBe(true);
		}
		expect(catalogue.count()).toBe(Object.keys(texts).length);
	});
});

describe("what people type", () => {
	const codes = (typed: string) => parseWords(typed).diagnostics.map(({ code }) => code);

	it("is told to be no search", () => {
		expect(codes("")).toEqual(["catalog/query-empty"]);
		expect(codes(' "" … * ')).toEqual(["catalog/query-empty"]);
		expect(codes("-bảo")).toEqual(["catalog/query-only-not"]);
		expect(codes("a ".repeat(65))).toEqual(["catalog/query-too-long"]);
		expect(codes("a ".repeat(64))).toEqual([]);
	});
});

describe("a passage", () => {
	const words = (typed: string) => parseWords(typed).value as Words;

	it("shows what was found, in its own spelling", () => {
		expect(passage("Thành phố Hoà Bình đón bão.", words("hòa"), false)).toBe("Thành phố ‹Hoà› Bình đón bão.");
		expect(passage("Thành phố Hoà Bình đón bão.", words("hoa bao"), true)).toBe("Thành phố ‹Hoà› Bình đón ‹bão›.");
		expect(passage("Thành phố Hoà Bình đón bão.", words("hoa bao"), false)).toBeUndefined();
		expect(passage("Nghị định, nghị quyết.", words('"nghị quyết"'), false)).toBe("Nghị định, ‹nghị quyết›.");
		expect(passage("Nghị định, nghị quyết.", words("ngh*"), false)).toBe("‹Nghị› định, ‹nghị› quyết.");
	});

	it("is cut between words, where most is found, and says where it was cut", () => {
		const filler = "chữ lấp chỗ trống ".repeat(30);
		const text = `Rừng ${filler}phòng cháy rừng mùa khô ${filler}`;
		const found = passage(text, words("rừng khô"), false) as string;
		expect(found).toContain("phòng cháy ‹rừng› mùa ‹khô›");
		expect(found.startsWith("…") && found.endsWith("…")).toBe(true);
		expect(found.length).toBeLessThan(180);
		expect(text.replace(/\s+/g, " ")).toContain(found.replace(/[…‹›]/g, ""));
	});

	it("prefers the words in a row", () => {
		const filler = "chữ lấp chỗ trống ".repeat(30);
		const text = `Hội nghị ra quyết định. ${filler} Bản nghị quyết mới.`;
		expect(passage(text, words("nghị quyết"), false)).toContain("‹nghị quyết›");
	});
});
