import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Block, Page, SetDocument } from "../../src/model/index.ts";
import { textUnits } from "../../src/model/index.ts";
import { extractPdf } from "../../src/pdf/extract.ts";
import { canonical } from "../../src/text/canonical.ts";
import { typesetDocument } from "../../src/typeset/document.ts";
import type { Template } from "../../src/typeset/template.ts";
import { allContent, noted } from "../support/all-content.ts";
import { setAndWritten } from "../support/set-document.ts";
import { fakeShaper } from "./fake-shaper.ts";
import { documentOf, lineText, newspaper, paragraph, textLines } from "./lines.ts";
import { templateNames } from "./templates.ts";

const footed: Template = { ...newspaper, notes: "page" };
const words = (count: number, word = "chữ") => `${word} `.repeat(count).trim();

function set(blocks: readonly Block[], template = footed): SetDocument {
	const { value } = typesetDocument(documentOf(blocks), template, fakeShaper());
	if (!value) throw new Error("nothing was set");
	return value;
}

const pageOf = ({ pages }: SetDocument, text: string) =>
	pages.findIndex((page) => textLines([page]).some((line) => lineText(line).includes(text)));

/** Baselines of the body, and those of notes and what belongs to them. */
function baselines({ structure }: SetDocument, page: Page): { readonly body: number[]; readonly notes: number[] } {
	const inNote = (id: number): boolean => {
		const { type, parent } = structure[id]!;
		return type === "Note" || (parent !== undefined && inNote(parent));
	};
	const lines = textLines([page]).filter((line) => typeof line.owner === "number");
	const ys = (notes: boolean) => lines.filter((line) => inNote(line.owner as number) === notes).map(({ y }) => y);
	return { body: ys(false), notes: ys(true) };
}

/** Every line in the frame, and every note below the text of its page. */
function expectNoCollision(document: SetDocument, template: Template): void {
	const { page } = template;
	for (const each of document.pages) {
		const { body, notes } = baselines(document, each);
		for (const y of [...body, ...notes]) {
			expect(y).toBeGreaterThan(page.margin.bottom - 1e-6);
			expect(y).toBeLessThan(page.height - page.margin.top);
		}
		if (body.length > 0 && notes.length > 0) expect(Math.min(...body)).toBeGreaterThan(Math.max(...notes) + 8);
	}
}

describe("notes at the foot of the page", () => {
	it("stand on the page of their mark, below the text, under a rule", () => {
		const document = set([
			paragraph(words(700)),
			{ kind: "paragraph", content: noted(words(40), "1", [paragraph("GhichuMot ở chân trang.")]) },
			paragraph(words(900)),
			{ kind: "paragraph", content: noted(`${words(40)} moc`, "2", [paragraph("GhichuHai ở chân trang.")]) },
		]);
		expect(document.pages.length).toBeGreaterThan(2);
		expect(pageOf(document, "GhichuMot")).toBe(pageOf(document, "chữ1"));
		expect(pageOf(document, "GhichuHai")).toBe(pageOf(document, "moc2"));
		expect(pageOf(document, "GhichuMot")).not.toBe(pageOf(document, "GhichuHai"));
		expectNoCollision(document, footed);
		const rules = document.pages.map((page) => page.items.filter((item) => item.kind === "rule").length);
		expect(rules.at(-1)).toBe(1);
	});

	it("set their lists, quotes and headings no larger than their text", () => {
		const note: readonly Block[] = [
			paragraph("chú"),
			{ kind: "list", items: [[paragraph("mục")]] },
			{ kind: "quote", blocks: [paragraph("trích")] },
			{ kind: "heading", level: 2, content: [{ text: "đề" }] },
		];
		const document = set([{ kind: "paragraph", content: noted("Moc", "1", note) }]);
		const sizes = ["chú", "mục", "trích", "đề"].map((text) => {
			const line = textLines(document.pages).find((each) => lineText(each).includes(text));
			return line?.segments.at(-1)?.size;
		});
		expect(new Set(sizes)).toEqual(new Set([footed.styles.note.size]));
	});

	it("keep the line with the mark off a page that has no room for the note", () => {
		const { page, styles } = footed;
		const lines = Math.floor((page.height - page.margin.top - page.margin.bottom - 60) / styles.body.leading);
		const rows = Array.from({ length: lines }, (_, n) => paragraph(`dòng ${n}`));
		const tight = { ...footed, styles: { ...styles, body: { ...styles.body, after: 0 } } };
		const document = set(
			[...rows, { kind: "paragraph", content: noted("Moc", "9", [paragraph(words(300, "dài"))]) }],
			tight,
		);
		expect(pageOf(document, "Moc9")).toBe(pageOf(document, "dài"));
		expectNoCollision(document, tight);
	});

	it("go on at the foot of the next pages where they are long, until they end", () => {
		const long = Array.from({ length: 40 }, (_, n) => paragraph(`Khuc${n} ${words(60)}`));
		const document = set([{ kind: "paragraph", content: noted("Moc", "1", long) }, paragraph(words(1500))]);
		expect(pageOf(document, "Khuc0")).toBe(0);
		expect(pageOf(document, "Khuc39")).toBeGreaterThan(0);
		expectNoCollision(document, footed);
		const texts = document.pages.flatMap((page) => textLines([page]).map(lineText)).join(" ");
		for (let n = 0; n < 40; n++) expect(texts.split(`Khuc${n} `)).toHaveLength(2);
	});

	it("leave no line of a paragraph alone at either end of a page", () => {
		for (let count = 0; count < 12; count++) {
			const long = Array.from({ length: 30 }, (_, n) => paragraph(words(30 + 7 * (n % 5), `k${n}x`)));
			const document = set([paragraph(words(40 * count)), { kind: "paragraph", content: noted("Moc", "1", long) }]);
			const perPage = document.pages.map((page) => {
				const lines = textLines([page]).filter((line) => typeof line.owner === "number");
				return new Map(lines.map(({ owner }) => [owner, lines.filter((line) => line.owner === owner)]));
			});
			const elements = document.structure.filter(({ type, parent }) => {
				return type === "P" && document.structure[parent ?? 0]?.type === "Note";
			});
			for (const { id } of elements) {
				const counts = perPage.map((lines) => lines.get(id)?.length ?? 0).filter((lines) => lines > 0);
				if (counts.length > 1) expect(Math.min(...counts)).toBeGreaterThan(1);
			}
			expect(document.pages.length).toBeGreaterThan(1);
		}
	});

	it("do not leave the heading above alone", () => {
		for (let count = 20; count < 60; count++) {
			const rows = Array.from({ length: count }, (_, n) => paragraph(`dòng ${n}`));
			const document = set([
				...rows,
				{ kind: "heading", level: 2, content: [{ text: "Dau muc" }] },
				{ kind: "paragraph", content: noted("Moc", "1", [paragraph(words(200, "dài"))], ` ${words(90)}`) },
			]);
			expect(pageOf(document, "Dau muc")).toBe(pageOf(document, "Moc1"));
		}
	});

	it("never collide with text, whatever the article", () => {
		const note = fc.integer({ min: 1, max: 500 });
		const block = fc.tuple(fc.integer({ min: 1, max: 300 }), fc.option(note), fc.boolean());
		fc.assert(
			fc.property(fc.array(block, { minLength: 1, maxLength: 12 }), (list) => {
				const blocks = list.map(([count, length, inTable], n): Block => {
					const inner: Block =
						length === null
							? paragraph(words(count))
							: { kind: "paragraph", content: noted(words(count), `(${n})`, [paragraph(words(length, `chú${n}`))]) };
					return inTable ? { kind: "table", rows: [[{ blocks: [inner] }, { blocks: [paragraph("ô")] }]] } : inner;
				});
				expectNoCollision(set(blocks), footed);
			}),
			{ numRuns: 60 },
		);
	});
});

describe("a document of all kinds of content", () => {
	it.each(templateNames.flatMap((name) => (["page", "end"] as const).map((notes) => [name, notes] as const)))(
		"%s, notes at the %s: reads back in the order of the article",
		(name, notes) => {
			const { set: document, pdf } = setAndWritten(allContent, name, undefined, { notes });
			const { value, diagnostics } = extractPdf(pdf);
			const texts = value?.blocks.filter(({ type }) => type !== "Lbl").map((b) => canonical(b.actualText ?? b.text));
			expect(texts).toEqual([
				allContent.title.text,
				...textUnits(allContent.blocks).map((unit) => canonical(unit.text)),
			]);
			expect([diagnostics, value?.untagged]).toEqual([[], []]);
			if (notes === "end") return;
			expect(pageOf(document, "Chú thích ngắn,")).toBe(pageOf(document, "chú thích1"));
			expect(pageOf(document, "Chú thích trong lời dẫn")).toBe(pageOf(document, "suối2"));
			expect(pageOf(document, "Đoạn 1 của")).toBe(pageOf(document, "Chú thích dài3"));
			expect(pageOf(document, "Ảnh chụp cùng")).toBe(pageOf(document, "mang ảnh5"));
		},
	);
});
