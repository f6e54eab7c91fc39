import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Block, Span } from "../../src/model/article.ts";
import type { SetDocument } from "../../src/model/page.ts";
import { typesetDocument } from "../../src/typeset/document.ts";
import { absolute } from "../../src/typeset/inline.ts";
import * as vietnamese from "../text/vietnamese.ts";
import { blockTexts, unitTexts } from "./checks.ts";
import { fakeShaper } from "./fake-shaper.ts";
import { codes, documentOf, lineText, lineWidth, newspaper, paragraph, set, setOutcome, textLines } from "./lines.ts";
import { readTemplate, templateNames } from "./templates.ts";

const href = "https://vi.du/van-ban/90";
const block = (...content: Span[]): Block => ({ kind: "paragraph", content });
const rules = ({ pages }: SetDocument) => pages.flatMap((page) => page.items.filter((item) => item.kind === "rule"));

describe("links", () => {
	it("are elements with a place to click on each line, underlined", () => {
		const words =
			"theo Quyết định số 90-QĐ/TW ngày 18/8/2022 của Bộ Chính trị về tiêu chuẩn chức danh cán bộ thuộc diện";
		const document = set([block({ text: `${"đường phố ".repeat(9)}` }, { text: words, href }, { text: " quản lý." })]);
		expect(document.structure.slice(2)).toEqual([
			{ id: 2, type: "P", parent: 0 },
			{ id: 3, type: "Link", parent: 2 },
		]);
		const [link, ...more] = document.pages[0]?.links ?? [];
		expect(more).toEqual([]);
		expect(link).toMatchObject({ element: 3, href });
		const lines = textLines(document.pages).filter((line) => line.segments.some((s) => s.element === 3));
		expect(lines.length).toBeGreaterThan(1);
		expect(link?.boxes).toHaveLength(lines.length);
		const last = link?.boxes.at(-1);
		const text = lines.map((line) =>
			line.segments.filter((s) => s.element === 3).map((s) => s.words.map((w) => w.text)),
		);
		expect(text.flat(3).join(" ")).toBe(words);
		for (const [i, line] of lines.entries()) {
			const box = link?.boxes[i];
			expect(box?.y).toBeLessThan(line.y);
			expect((box?.y ?? 0) + (box?.height ?? 0)).toBeGreaterThan(line.y + 5);
		}
		// The first box goes on to the end of its line, the last begins where its line does.
		const [first] = link?.boxes ?? [];
		expect((first?.x ?? 0) + (first?.width ?? 0)).toBeCloseTo((lines[0]?.x ?? 0) + lineWidth(lines[0] as never), 5);
		expect(last?.x).toBeCloseTo(lines.at(-1)?.x ?? 0, 5);
		const underlines = rules(document).filter((rule) => rule.height === newspaper.link.underline?.thickness);
		expect(underlines.map((rule) => [rule.x, rule.width])).toEqual(link?.boxes.map((box) => [box.x, box.width]));
		expect(underlines.every((rule, i) => rule.y < (lines[i]?.y ?? 0))).toBe(true);
	});

	it("of several spans are one, and the space between them can be clicked", () => {
		const document = set([block({ text: "a " }, { text: "trang ", href }, { text: "chủ", marks: ["bold"], href })]);
		expect(document.structure.map((e) => e.type)).toEqual(["Document", "H1", "P", "Link"]);
		expect(document.pages[0]?.links?.[0]?.boxes).toHaveLength(1);
	});

	it("that lead nowhere from here are text, with a notice and its place", () => {
		const place = { file: "a.md", line: 3, column: 5 };
		const { value, diagnostics } = setOutcome([block({ text: "bài trước", href: "../truoc.html", place })]);
		expect(diagnostics).toEqual([
			{ code: "typeset/link-not-active", severity: "notice", params: { href: "../truoc.html" }, place },
		]);
		expect(value?.structure.map((e) => e.type)).toEqual(["Document", "H1", "P"]);
		expect(value?.pages[0]?.links).toBeUndefined();
	});

	it("have an absolute URI of ASCII", () => {
		expect(absolute("https://vi.wikipedia.org/wiki/Hà Nội?a=b%20c")).toBe(
			"https://vi.wikipedia.org/wiki/H%C3%A0%20N%E1%BB%99i?a=b%20c",
		);
		expect(absolute("mailto:toasoan@vi.du")).toBe("mailto:toasoan@vi.du");
		expect(absolute("HTTP://VI.DU")).toBe("HTTP://VI.DU");
		for (const bad of [
			"#chu-thich",
			"/a",
			"a.html",
			"javascript:alert(1)",
			"file:///a",
			"https://",
			"//vi.du/a",
			"https://vi.du/\ud800",
		])
			expect([bad, absolute(bad)]).toEqual([bad, undefined]);
	});

	it("print their address in the official template, which is no part of the text", () => {
		const official = readTemplate("official");
		const blocks = [
			block(
				{ text: "Xem " },
				{ text: "quyết định", href },
				{ text: ", và " },
				{ text: "trang chủ", href: "https://vi.du/" },
				{ text: " này" },
			),
			block({ text: "https://vi.du", href: "https://vi.du/" }),
		];
		const { value } = typesetDocument(documentOf(blocks), official, fakeShaper());
		const lines = textLines(value?.pages ?? []);
		const shown = lines.filter((line) => line.owner === 2).map(lineText);
		expect(shown.join("")).toBe(`Xem quyết định <${href}>, và trang chủ <https://vi.du/> này`);
		expect(value?.structure.filter((e) => e.type === "Link").map((e) => e.actualText)).toEqual([
			"quyết định",
			"trang chủ ",
			undefined,
		]);
	});
});

describe("struck words", () => {
	it("have a rule through them and an element of their own", () => {
		const document = set([block({ text: "giá " }, { text: "cũ kỹ", marks: ["strike"] }, { text: " mới" })]);
		const [rule] = rules(document).filter((each) => each.width < 60);
		const line = textLines(document.pages).find((each) => each.owner === 2);
		expect(document.structure.at(-1)).toEqual({ id: 3, type: "Span", parent: 2 });
		expect(rule?.y).toBeGreaterThan(line?.y ?? 0);
		expect(rule?.y).toBeLessThan((line?.y ?? 0) + 0.448 * 11.5);
		const before = ((278 + 460 + 460 + 250) * 11.5) / 1000;
		expect(rule?.x).toBeGreaterThan((line?.x ?? 0) + before * 0.8);
	});
});

describe("notes", () => {
	const note = (text: string, ...more: Block[]) => [paragraph(text), ...more];
	const document = set([
		block({ text: "Số liệu" }, { text: "1", note: note("Theo báo cáo") }, { text: " mới." }),
		block({ text: "Kết quả" }, { text: "2", note: note("Một", paragraph("hai")) }),
		paragraph("Hết."),
	]);

	it("stand inside the element that refers to them, after its mark", () => {
		expect(document.structure.map((e) => `${e.parent ?? ""}>${e.type}`).slice(2)).toEqual([
			"0>P",
			"2>Reference",
			"2>Note",
			"4>Lbl",
			"4>P",
			"0>P",
			"7>Reference",
			"7>Note",
			"9>Lbl",
			"9>P",
			"9>P",
			"0>P",
		]);
	});

	it("come at the end of the page's text, below a rule, with their marks", () => {
		const owners = document.pages[0]?.items.map((item) => (item.kind === "text" ? item.owner : item.kind));
		expect(owners).toEqual([1, "rule", 2, 7, 13, "rule", 5, 6, 10, 11, 12, "footer"]);
		const [mark] = textLines(document.pages).flatMap((line) => line.segments.filter((s) => s.element === 3));
		expect(mark?.words.map((w) => w.text)).toEqual(["1"]);
		expect(mark?.rise).toBeGreaterThan(0);
	});

	it("leave no finding", () => {
		expect(codes(setOutcome([block({ text: "a", note: note("b") })]).diagnostics)).toEqual([]);
	});
});

const text = fc.oneof(vietnamese.untidy, fc.constantFrom(" ", "", "https://vi.du/a-b-c", ", ", "1"));
const span: fc.Arbitrary<Span> = fc
	.record({
		text,
		marks: fc.constantFrom(undefined, ["strike"], ["strike", "bold"], ["superscript"], ["code"]),
		href: fc.constantFrom(undefined, undefined, href, "https://vi.du/", "#a", "mailto:a@vi.du"),
		language: fc.constantFrom(undefined, undefined, "en", "vi"),
		note: fc.option(fc.array(text, { maxLength: 2 }), { freq: 4, nil: undefined }),
	})
	.map(({ note, ...rest }) => {
		const known = JSON.parse(JSON.stringify(rest)) as Span;
		return note ? { ...known, note: note.map(paragraph) } : known;
	});

describe("any spans", () => {
	it.each(templateNames)("keep their text, and their links stay on it (%s)", (name) => {
		const template = readTemplate(name);
		fc.assert(
			fc.property(fc.array(fc.array(span, { maxLength: 7 }), { minLength: 1, maxLength: 4 }), (list) => {
				const blocks = list.map((content) => block(...content));
				const { value } = typesetDocument(documentOf(blocks), template, fakeShaper());
				if (!value) throw new Error("no document was set");
				expect(blockTexts(value)).toEqual(["Tít bài", ...unitTexts(blocks)]);
				for (const page of value.pages) {
					for (const { element, boxes } of page.links ?? []) {
						expect(value.structure[element]?.type).toBe("Link");
						for (const box of boxes) expect(box.width).toBeGreaterThan(0);
					}
				}
				for (const { id, parent } of value.structure) expect(parent ?? -1).toBeLessThan(id);
			}),
			{ numRuns: 150 },
		);
	});
});
