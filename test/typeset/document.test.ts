import { describe, expect, it } from "vitest";
import type { Block } from "../../src/model/article.ts";
import { codes, lineText, newspaper, paragraph, set, setOutcome, textLines, textOf } from "./lines.ts";

const tree = (blocks: readonly Block[], title?: string) =>
	set(blocks, title).structure.map(({ type, parent }) => `${parent ?? ""}>${type}`);
const heading = (level: 1 | 2 | 3 | 4 | 5 | 6, text: string): Block => ({
	kind: "heading",
	level,
	content: [{ text }],
});

describe("the title", () => {
	it("is H1, printed as it is given, above a rule", () => {
		const document = set([paragraph("Hà Nội")], "  Tít\u00a0bài ");
		expect(tree([paragraph("Hà Nội")])).toEqual([">Document", "0>H1", "0>P"]);
		expect(textOf(document, 1)).toBe("Tít bài");
		expect(document.pages[0]?.items.map((i) => (i.kind === "text" ? i.owner : `${i.kind} ${i.owner}`))).toEqual([
			1,
			"rule layout",
			2,
			"footer",
		]);
		expect(document.outline).toMatchObject([{ title: "Tít bài", level: 1, page: 0 }]);
	});

	it("stands in square brackets when it is supplied, and only once", () => {
		expect(textOf(set([paragraph("a")], "Tít bài", true), 1)).toBe("[Tít bài]");
		expect(textOf(set([paragraph("a")], "[Tít bài]", true), 1)).toBe("[Tít bài]");
		expect(textOf(set([paragraph("a")], "[Tít] bài", true), 1)).toBe("[[Tít] bài]");
	});

	it("is not repeated when the article begins with it", () => {
		const document = set([heading(1, "Tít  bài"), paragraph("a"), heading(2, "Mục")]);
		expect(document.structure.map((e) => e.type)).toEqual(["Document", "H1", "P", "H2"]);
		expect(document.outline.map((o) => [o.title, o.level])).toEqual([
			["Tít bài", 1],
			["Mục", 2],
		]);
	});
});

describe("headings", () => {
	it("begin below the title and skip no level", () => {
		const levels = (...list: (1 | 2 | 3 | 4 | 5 | 6)[]) => {
			const { value, diagnostics } = setOutcome(list.map((level) => heading(level, `Mục ${level}`)));
			const changed = diagnostics.map((d) => `${d.params?.from}>${d.params?.to}`);
			return [value?.structure.flatMap((e) => (/^H\d/.test(e.type) ? [e.type] : [])).join(" "), ...changed];
		};
		expect(levels(1, 2, 3, 1)).toEqual(["H1 H2 H3 H4 H2"]);
		expect(levels(2, 3, 2)).toEqual(["H1 H2 H3 H2"]);
		expect(levels(3)).toEqual(["H1 H2", "3>2"]);
		expect(levels(2, 4, 4, 3)).toEqual(["H1 H2 H3 H3 H3", "4>3", "4>3"]);
		expect(levels(1, 2, 3, 4, 5, 6)).toEqual(["H1 H2 H3 H4 H5 H6 H6"]);
	});
});

describe("blocks", () => {
	it("tags lists with labels on the first line of each body", () => {
		const list: Block = {
			kind: "list",
			start: 9,
			items: [[paragraph("một")], [paragraph("hai"), paragraph("ba")], []],
		};
		expect(tree([list]).slice(2)).toEqual([
			"0>L",
			"2>LI",
			"3>Lbl",
			"3>LBody",
			"5>P",
			"2>LI",
			"7>Lbl",
			"7>LBody",
			"9>P",
			"9>P",
			"2>LI",
			"12>Lbl",
			"12>LBody",
		]);
		const document = set([list]);
		expect([4, 6, 8, 10, 11, 13].map((id) => textOf(document, id))).toEqual([
			"9. ",
			"một",
			"10. ",
			"hai",
			"ba",
			"11. ",
		]);
		const [label, body] = textLines(document.pages).filter((line) => line.owner === 4 || line.owner === 6);
		expect(label?.y).toBe(body?.y);
		expect(label?.x).toBeLessThan(body?.x ?? 0);
		expect(textOf(set([{ kind: "list", items: [[paragraph("x")]] }]), 4)).toBe("• ");
	});

	it("tags quotations and sets them in", () => {
		const quote: Block = {
			kind: "quote",
			blocks: [paragraph("lời nói"), { kind: "quote", blocks: [paragraph("trong lời")] }],
		};
		const document = set([paragraph("a"), quote]);
		expect(document.structure.map((e) => `${e.parent ?? ""}>${e.type}`).slice(3)).toEqual([
			"0>BlockQuote",
			"3>P",
			"3>BlockQuote",
			"5>P",
		]);
		const x = (id: number) => textLines(document.pages).find((line) => line.owner === id)?.x as number;
		expect(x(6)).toBeGreaterThan(x(4));
	});

	it("keeps the lines and columns of code, and one space in its text", () => {
		const document = set([{ kind: "code", text: "neu a:\n\tb   c\n\nhet\n" }]);
		expect(document.structure.slice(2).map((e) => e.type)).toEqual(["P", "Code"]);
		expect(textOf(document, 3)).toBe("neu a: b c het ");
		const lines = textLines(document.pages).filter((line) => line.owner === 3);
		const ys = [...new Set(lines.map((line) => line.y))];
		expect(ys).toHaveLength(3);
		expect((ys[1] as number) - (ys[2] as number)).toBeCloseTo(26);
		expect(lines.map((line) => line.x - newspaper.page.margin.left).map((x) => Math.round(x / 5.7))).toEqual([
			0, 4, 8, 0,
		]);
	});

	it("draws rules as artifacts and gives them no element", () => {
		const document = set([paragraph("a"), { kind: "rule" }, paragraph("b")]);
		expect(document.structure.map((e) => e.type)).toEqual(["Document", "H1", "P", "P"]);
		expect(document.pages[0]?.items.filter((i) => i.kind === "rule")).toHaveLength(2);
	});
});

describe("marks", () => {
	const block: Block = {
		kind: "paragraph",
		content: [
			{ text: "Bộ " },
			{ text: "Công", marks: ["bold"] },
			{ text: " an nha", marks: ["bold", "italic"] },
			{ text: "\u0302n d", marks: ["code"] },
			{ text: "â" },
			{ text: "n" },
			{ text: "2", marks: ["superscript"] },
			{ text: " x", marks: ["strike"] },
			{ text: " bonjour le", language: "fr" },
			{ text: " monde", language: "fr", href: "https://vi.du/a" },
		],
	};

	it("choose faces, and parts of a word stay together", () => {
		const { value, diagnostics } = setOutcome([block]);
		const [line] = textLines(value?.pages ?? []).filter((l) => l.owner === 2);
		expect(line && lineText(line)).toBe("Bộ Công an nhân dân2 x bonjour le monde");
		expect(line?.segments.map((s) => `${s.style} ${s.words.map((w) => w.text).join(" ")}`)).toEqual([
			"regular Bộ",
			"bold Công",
			"bold-italic an nhâ",
			"mono n d",
			"regular ân",
			"regular 2",
			"regular x",
			"regular bonjour le",
			"regular monde",
		]);
		expect(line?.segments[5]).toMatchObject({ size: expect.closeTo(0.65 * 11.5), rise: expect.closeTo(0.35 * 11.5) });
		expect(value?.structure.slice(3)).toEqual([
			{ id: 3, type: "Span", parent: 2 },
			{ id: 4, type: "Span", parent: 2, language: "fr" },
			{ id: 5, type: "Link", parent: 2 },
			{ id: 6, type: "Span", parent: 5, language: "fr" },
		]);
		expect(line?.segments.slice(-3).map((s) => s.element)).toEqual([3, 4, 6]);
		expect(diagnostics).toEqual([]);
	});
});

describe("findings of lines", () => {
	const url = `vi.du:${"duongdanratdai".repeat(11)}`;

	it("breaks a web address behind its parts, and does not report it", () => {
		const address = `https://vi.du/${"duong-dan/".repeat(30)}`;
		const { value, diagnostics } = setOutcome([paragraph(`xem ${address} nhé`)]);
		expect(codes(diagnostics)).not.toContain("typeset/long-word-broken");
		expect(value && textOf(value, 2)).toBe(`xem ${address} nhé`);
		const ends = textLines(value?.pages ?? []).flatMap((line) => (line.owner === 2 ? [lineText(line).at(-1)] : []));
		expect(ends.length).toBeGreaterThan(3);
		expect(ends.slice(0, -1).every((end) => end === "/" || end === "-")).toBe(true);
	});

	it("breaks a word wider than the measure between letters, adding nothing", () => {
		const place = { file: "a.txt", line: 1, column: 1, length: 200 };
		const block: Block = { kind: "paragraph", content: [{ text: `xem tại ${url} và ở đây`, place }], place };
		const { value, diagnostics } = setOutcome([block]);
		expect(diagnostics.filter((d) => d.code !== "typeset/loose-line")).toEqual([
			{
				code: "typeset/long-word-broken",
				severity: "notice",
				params: { word: url },
				place: { ...place, column: 9, length: url.length },
			},
		]);
		expect(value && textOf(value, 2)).toBe(`xem tại ${url} và ở đây`);
	});

	it("opens what belongs together only when it is wider than the measure", () => {
		const chain = "một - hai"
			.split(" ")
			.concat(...Array.from({ length: 90 }, () => ["-"]))
			.join(" ");
		const { value, diagnostics } = setOutcome([paragraph(chain)]);
		expect(codes(diagnostics)).toContain("typeset/no-break-relaxed");
		expect(value && textOf(value, 2)).toBe(chain);
	});

	it("reports lines that had to be stretched too far", () => {
		const wide = (n: number) => "m".repeat(n);
		const { diagnostics } = setOutcome([paragraph([...Array(12).fill(wide(3)), wide(20), wide(24), "m"].join(" "))]);
		const [loose] = diagnostics.filter((d) => d.code === "typeset/loose-line");
		expect(loose?.params).toMatchObject({ limit: 0.36 });
		expect(loose?.params?.gap).toBeGreaterThan(0.36);
	});

	it("leaves lines short that would need spaces wider than an em", () => {
		const long = (n: number) => "m".repeat(n);
		const { value } = setOutcome([paragraph([long(22), "a b", long(30), long(20), long(40)].join(" "))]);
		const gaps = (value?.pages ?? []).flatMap(({ items }) =>
			items.map((item) => (item.kind === "text" ? item.gap : 0)),
		);
		expect(Math.max(...gaps)).toBeLessThan(12);
	});

	it("breaks lines at forced breaks and indents the first only", () => {
		const document = set([paragraph("một\n\nhai  \n ba")]);
		const lines = textLines(document.pages).filter((line) => line.owner === 2);
		expect(lines.map(lineText)).toEqual(["một ", "hai ", "ba"]);
		expect((lines[0]?.x ?? 0) - (lines[1]?.x ?? 0)).toBeCloseTo(19.84, 1);
		expect(lines[1]?.x).toBe(lines[2]?.x);
	});
});
