import { describe, expect, it } from "vitest";
import { labels } from "../../src/locale/labels.ts";
import { authorities } from "../../src/metadata/authority/lookup.ts";
import { describe as describeArticle } from "../../src/metadata/describe.ts";
import { descriptionForm } from "../../src/metadata/form.ts";
import { parseDescription } from "../../src/metadata/sidecar.ts";
import { suggestions } from "../../src/metadata/suggest.ts";
import type { Metadata } from "../../src/model/index.ts";
import { articleOf, described, options, realArticle } from "./article.ts";

function suggested(paragraphs: readonly string[], issued = "2023-03-21") {
	const article = articleOf(paragraphs);
	const given = [{ element: "issued", value: issued, origin: "given" as const }];
	const metadata = describeArticle(article, [given], options).value as Metadata;
	return suggestions(article, metadata, authorities());
}
const plain = (...paragraphs: readonly string[]) => suggested(paragraphs).map((c) => `${c.element} ${c.value}`);

describe("suggestions", () => {
	it("of the real article are all right, with place and rule", () => {
		const { article } = realArticle();
		const found = suggestions(article, described(), authorities());
		expect(found.map((c) => [c.element, c.value, c.note, c.place?.line])).toMatchSnapshot();
		for (const { place, rule, value, element } of found) {
			expect(rule).toBeDefined();
			const text = article.blocks
				.flatMap((b) => (b.kind === "paragraph" ? b.content : []))
				.find((s) => s.place?.line === place?.line);
			const at = (place?.column ?? 1) - (text?.place?.column ?? 1);
			const name = element === "spatial" ? value.replace(/ \(.*/, "") : value;
			expect([...(text?.text ?? "")].slice(at, at + [...name].length).join("")).toBe(name);
		}
	});

	it.each([
		["Ông Nguyễn Văn An, Chủ tịch UBND xã, cho biết.", ["subject Nguyễn Văn An"]],
		["Theo PGS.TS Trần Đắc Phu, dịch đã giảm.", ["subject Trần Đắc Phu"]],
		["Thượng tướng Lương Tam Quang phát biểu.", ["subject Lương Tam Quang"]],
		[
			"Lãnh đạo tỉnh Bắc Kạn và TP. Hà Nội dự.",
			["spatial Bắc Kạn (tỉnh; đến 2025-06-30)", "spatial Hà Nội (thành phố)"],
		],
		["Vụ việc xảy ra tại Hòa Bình.", ["spatial Hòa Bình (tỉnh; đến 2025-06-30)"]],
		["Thứ trưởng Bộ Công an, Ban Bí thư.", ["subject Bộ Công an", "subject Ban Bí thư"]],
	])("finds what stands in %s", (text, values) => {
		expect(plain(text)).toEqual(values);
	});

	it.each([
		"Đồng chí Bí thư Tỉnh ủy phát biểu.",
		"Ông Công An nói.",
		"Bà con nông dân phấn khởi, ông bà Ngoại vui.",
		"Nhân dân yêu hòa bình, Hòa Bình là tên thủy điện.",
		"Trận Điện Biên Phủ; tại Điện Biên Phủ.",
		"Anh Em Việt Nam.",
		"Bộ phim hay, bộ Công cụ.",
		"Nguyễn Văn An không có ai gọi.",
		"Về An Giang Bình thăm quê.",
	])("finds nobody and nothing in %s", (text) => {
		expect(plain(text)).toEqual([]);
	});

	it.each([
		[["Tin.", "Nông Vui"], ["creator Nông Vui"]],
		[["Tin.", "Bích Ngọc (TTXVN)"], ["creator Bích Ngọc"]],
		[["Tin.", "(Theo Tuổi Trẻ)"], ["source Tuổi Trẻ"]],
		[["Tin.", "Hết bài. (Nguồn: TTXVN)./."], ["source TTXVN"]],
		[["Tin.", "Theo báo Nhân Dân"], ["source báo Nhân Dân"]],
		[["Tin.", "Theo ông Ba, giá sẽ giảm."], []],
		[["Tin.", "Theo quy định."], []],
		[["Tin.", "Kết thúc tốt đẹp"], []],
		[["Nông Vui"], []],
		[["Tin.", "Theo dõi chúng tôi trên mạng xã hội để biết thêm nhiều tin tức hấp dẫn khác nữa nhé các bạn"], []],
	])("reads the end of %j", (paragraphs, values) => {
		expect(plain(...paragraphs)).toEqual(values);
	});

	it("calls places as they were at the date, with what became of them", () => {
		const places = (issued: string) =>
			suggested(["Tại tỉnh Thái Nguyên và tỉnh Bắc Kạn."], issued).map((c) => [c.value, c.note]);
		expect(places("2023-03-21")).toEqual([
			["Thái Nguyên (tỉnh; đến 2025-06-30)", undefined],
			["Bắc Kạn (tỉnh; đến 2025-06-30)", "sau 2025-06-30 thuộc Thái Nguyên"],
		]);
		expect(places("2026-01-01")).toEqual([["Thái Nguyên (tỉnh; từ 2025-07-01)", undefined]]);
		expect(places("2025")).toEqual([
			["Thái Nguyên", undefined],
			["Bắc Kạn (tỉnh; đến 2025-06-30)", "sau 2025-06-30 thuộc Thái Nguyên"],
		]);
	});

	it("are never in the description, and their comments state nothing", () => {
		const { article } = realArticle();
		const metadata = described();
		const found = suggestions(article, metadata, authorities());
		const form = descriptionForm(metadata, "vi", labels, { suggestions: found });
		expect(form).toContain(
			"# gợi ý (người được nêu tên, 1:54): subject: { value: Tô Lâm, note: Ủy viên Bộ Chính trị }",
		);
		expect(parseDescription(form, "form.yml").value).toEqual([]);
		expect(metadata.claims.some((c) => c.value.includes("Trương Thị Mai"))).toBe(false);
		for (const line of form.split("\n").filter((l) => l.startsWith("# gợi ý (")))
			expect(parseDescription(line.replace(/^# gợi ý \([^)]*\): /, ""), "a").value).toHaveLength(1);
	});
});
