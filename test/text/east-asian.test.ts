import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonical, dropInvisibles } from "../../src/text/canonical.ts";
import { breakable, dropOthers } from "../../src/text/east-asian.ts";

describe("breaks in text without spaces", () => {
	it.each([
		["漢字かな", "漢|字|か|な"],
		["、「引用」。", "、|「引|用」。"],
		["きょうは学校、へ", "きょ|う|は|学|校、|へ"],
		["データー々", "デー|ター々"],
		["한국어", "한|국|어"],
		["第12章PDF版", "第|12|章|PDF|版"],
		["——本", "——|本"],
		["￥100円", "￥100|円"],
		["(漢)字", "(漢)|字"],
		["か゛が", "か゛|が"],
		["\u1112\u1161\u11ab\u1100\u116e\u11a8", "\u1112\u1161\u11ab\u1100\u116e\u11a8"],
		["Tiếng Việt", "Tiếng Việt"],
		["90-QĐ/TW", "90-QĐ/TW"],
	])("%s", (text, parts) => {
		expect(breakable(text).join("|")).toBe(parts);
	});

	it.each([
		["สวัสดี", "สวัสดี"],
		["ไปๆมาๆ", "ไปๆ|มาๆ"],
		["ខ្មែរ។ខ្ញុំ", "ខ្មែរ។|ខ្ញុំ"],
		["ខ្ញុំ\u200bស្រឡាញ់\u200bអ្នក", "ខ្ញុំ|ស្រឡាញ់|អ្នក"],
	])("%s: by signs and zero-width spaces, never by a dictionary", (text, parts) => {
		expect(breakable(text).join("|")).toBe(parts);
	});

	const piece = fc.constantFrom(
		..."漢字かゃ、。「」（）ー가각한ขำไๆខ្。។ab1%￥(e\u0301\u200b\u200d\u1100\u1161\u11a8",
		"か\u3099",
	);
	it("lose nothing, part no mark from its letter, and start no line with what closes", () => {
		fc.assert(
			fc.property(fc.array(piece, { minLength: 1, maxLength: 20 }), (pieces) => {
				const text = dropOthers(pieces.join(""), dropInvisibles).normalize("NFC");
				const parts = breakable(text);
				expect(parts.join("")).toBe(canonical(pieces.join("")));
				for (const part of parts.slice(1)) expect(part).not.toMatch(/^[\p{M}、。」）ー%]/u);
				for (const part of parts.slice(0, -1)) expect(part).not.toMatch(/[「（￥(]$/u);
			}),
		);
	});
});
