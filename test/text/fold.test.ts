import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foundWords, indexWords, placeTone, wordForms, wordStarts } from "../../src/text/fold.ts";

describe("the place of a tone mark", () => {
	it.each([
		["hoà", "hòa"],
		["thuý", "thúy"],
		["khoẻ", "khỏe"],
		["tòan", "toàn"],
		["qùy", "quỳ"],
		["qúy", "quý"],
		["gìa", "già"],
		["kìa", "kìa"],
		["mùa", "mùa"],
		["giếng", "giếng"],
		["nguyễn", "nguyễn"],
		["khuỷu", "khuỷu"],
		["thưở", "thưở"],
		["ngoài", "ngoài"],
		["quốc", "quốc"],
		["gì", "gì"],
		["café", "café"],
		["a\u0301a\u0300", "áà"],
	])("of %s is that of %s", (written, placed) => {
		expect(placeTone(written.normalize("NFC"))).toBe(placed.normalize("NFC"));
	});

	it("never changes letters nor the tone, and is settled after one pass", () => {
		const letters = fc.string({
			unit: fc.constantFrom(..."aăâeêioôơuưybcdđghklmnpqrtvxàáảãạằấẻễịòổỡùứỷ"),
			maxLength: 8,
		});
		fc.assert(
			fc.property(letters, (word) => {
				const sorted = (text: string) => [...text.normalize("NFD")].sort().join("");
				expect(sorted(placeTone(word))).toBe(sorted(word));
				expect(placeTone(placeTone(word))).toBe(placeTone(word));
			}),
		);
	});
});

describe("forms of a word", () => {
	it("keep tones and đ apart in the one, and let them fall in the other", () => {
		expect(wordForms("ĐƯỜNG")).toEqual({ exact: "đường", folded: "duong" });
		expect(wordForms("Ðảng".replace("Đ", "Ð"))).toEqual({ exact: "đảng", folded: "dang" });
		expect(wordForms("HOÀ").exact).toBe(wordForms("hòa").exact);
		expect(wordForms("bảo").exact).not.toBe(wordForms("bão").exact);
		expect(wordForms("ba\u0309o")).toEqual(wordForms("bảo"));
	});

	it("begin as either style writes them", () => {
		expect(wordStarts("hoà").toSorted()).toEqual(["hoà", "hòa"].toSorted());
		expect(wordStarts("hòa").toSorted()).toEqual(["hoà", "hòa"].toSorted());
		expect(wordStarts("bả")).toEqual(["bả"]);
	});
});

describe("words of a text", () => {
	it("are letters, marks and digits; each character of a script without spaces is one", () => {
		expect(indexWords("Số 16-NQ/ĐUCA, COVID‑19 (1.250 ha) 越南 Việt").exact).toBe(
			"số 16 nq đuca covid 19 1 250 ha 越 南 việt",
		);
		expect(indexWords("Đỗ\u0000Hoà").folded).toBe("do hoa");
	});

	it("stand where they are said to stand", () => {
		const text = "«Bảo vệ» 越南, rừng!";
		for (const { text: word, start, end } of foundWords(text)) expect(text.slice(start, end)).toBe(word);
		expect(foundWords(text).map((word) => word.text)).toEqual(["Bảo", "vệ", "越", "南", "rừng"]);
	});
});

describe("the words that an index takes", () => {
	it("are those that are found one by one, whatever stands between them", () => {
		const signs = [..."aàhòaHOÀđĐð \n\t,.-\u0301漢字ภาษ\u00a0\u3000123\u{1d54f}"];
		const texts = fc.array(fc.constantFrom(...signs), { maxLength: 60 }).map((list) => list.join("").normalize("NFC"));
		fc.assert(
			fc.property(texts, (text) => {
				const forms = foundWords(text).map((word) => wordForms(word.text));
				expect(indexWords(text)).toEqual({
					exact: forms.map(({ exact }) => exact).join(" "),
					folded: forms.map(({ folded }) => folded).join(" "),
				});
			}),
		);
	});
});
