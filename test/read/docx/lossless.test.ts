import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Article, type Block, spansOf } from "../../../src/model/article.ts";
import type { Outcome } from "../../../src/model/diagnostic.ts";
import { readDocx } from "../../../src/read/docx/read.ts";
import { docxOf, image, numbered, p, r, tbl, usualNumbering } from "../../support/docx.ts";
import { pictures } from "../../support/pictures.ts";
import { word } from "../../support/vietnamese.ts";

/** Words that occur once each, so that one that is lost or doubled is seen. */
interface Made {
	readonly xml: string;
	/** Words that have to come out once, in the text or in a finding. */
	readonly words: readonly string[];
}

let serial = 0;
const own = word.map((text): Made => {
	const unique = `${text.replace(/[\s<>&"]/g, "") || "chữ"}${++serial}z`;
	return { xml: unique, words: [unique] };
});
const wrap = (make: (xml: string) => string) => (inner: Made) => ({ xml: make(inner.xml), words: inner.words });
const join = (all: readonly Made[]): Made => ({
	xml: all.map(({ xml }) => xml).join(""),
	words: all.flatMap(({ words }) => words),
});

const run = fc.oneof(
	{ weight: 8, arbitrary: own.map(wrap((text) => r(`${text} `))) },
	own.map(wrap((text) => r(` ${text}`, "<w:b/><w:i/>"))),
	own.map(wrap((text) => r(text, "<w:vanish/>"))),
	own.map(wrap((text) => `<w:ins>${r(` ${text} `)}</w:ins>`)),
	own.map(wrap((text) => `<w:del><w:r><w:delText>${text}</w:delText></w:r></w:del>`)),
	own.map(wrap((text) => `<w:moveFrom>${r(text)}</w:moveFrom>`)),
	own.map(wrap((text) => `<w:hyperlink r:id="rIdL1">${r(` ${text} `)}</w:hyperlink>`)),
	own.map(wrap((text) => `<w:smartTag><w:sdt><w:sdtContent>${r(` ${text} `)}</w:sdtContent></w:sdt></w:smartTag>`)),
	own.map(wrap((text) => `<m:oMath><m:r><m:t>${text}</m:t></m:r></m:oMath>`)),
	own.map(
		wrap(
			(text) =>
				`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>QUOTE</w:instrText></w:r>` +
				`<w:r><w:fldChar w:fldCharType="separate"/></w:r>${r(` ${text} `)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`,
		),
	),
	own.map(
		wrap(
			(text) =>
				`<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wps:wsp><wps:txbx><w:txbxContent>${p(text)}` +
				`</w:txbxContent></wps:txbx></wps:wsp></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>` +
				`<w:txbxContent>${p(text)}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
		),
	),
	fc.constant<Made>({ xml: '<w:r><w:footnoteReference w:id="2"/></w:r>', words: [] }),
	fc.constant<Made>({ xml: image("rIdM1", "ảnh"), words: [] }),
);
const inline = fc.array(run, { minLength: 1, maxLength: 5 }).map(join);
const paragraph = fc
	.tuple(inline, fc.constantFrom(undefined, "Tiu", "u1", "u2", "Chuthich", "Sapo", "Tacgia", "Trichdn"), fc.nat(6))
	.map(([made, style, list]) =>
		wrap((xml) => p(xml, style, list >= 1 && list <= 3 ? numbered(list, list - 1) : ""))(made),
	);
const table = fc.array(fc.tuple(paragraph, paragraph, fc.boolean()), { minLength: 1, maxLength: 4 }).map((rows) => ({
	xml: tbl(
		rows.map(([a, b, merged]) => [
			`<w:tcPr>${merged ? "<w:vMerge/>" : '<w:vMerge w:val="restart"/>'}</w:tcPr>${a.xml}`,
			b.xml,
		]),
	),
	words: rows.flatMap(([a, b]) => [...a.words, ...b.words]),
}));
const body = fc.array(fc.oneof({ weight: 4, arbitrary: paragraph }, table), { minLength: 1, maxLength: 8 }).map(join);

const textOf = (blocks: readonly Block[]) =>
	spansOf(blocks)
		.map(({ text }) => text)
		.join("");
const outputOf = ({ value, diagnostics }: Outcome<Article>) => {
	// Inserted text stands in the article; its finding only repeats it.
	const told = diagnostics.filter(({ code }) => code !== "docx/changes-accepted" && code !== "docx/title-by-look");
	return [textOf(value?.blocks ?? []), ...told.map(({ params }) => params?.text ?? "")].join("\n").normalize("NFC");
};
const count = (text: string, part: string) => text.split(part).length - 1;

describe("every word of the document", () => {
	it("is in the article or in a finding, once", () => {
		fc.assert(
			fc.property(body, ({ xml, words }) => {
				const outcome = readDocx(
					docxOf({
						body: `${p("Đầu bài.")}${xml}`,
						numbering: usualNumbering,
						footnotes: `<w:footnote w:id="2">${p("ghi chú")}</w:footnote>`,
						media: { "a.jpg": pictures["rgb-icc.jpg"]! },
						links: ["https://example.vn/"],
					}),
					"bai.docx",
				);
				const output = outputOf(outcome);
				const wrong = words.map((w) => w.normalize("NFC")).filter((w) => count(output, w) !== 1);
				expect(wrong).toEqual([]);
			}),
			{ numRuns: 150 },
		);
	});

	it("beside the story is told", () => {
		const { diagnostics } = readDocx(
			docxOf({
				body: p("Đầu bài."),
				header: p("Báo Bắc Kạn"),
				footer: p("Trang cuối"),
				comments: `<w:comment w:id="0">${p("Xem lại số liệu")}</w:comment>`,
				footnotes: `<w:footnote w:id="9">${p("không ai nhắc đến")}</w:footnote>`,
			}),
			"bai.docx",
		);
		expect(diagnostics.map(({ code, params }) => [code, params?.text])).toEqual([
			["docx/comment-left-out", "Xem lại số liệu"],
			["docx/header-left-out", "Báo Bắc Kạn … Trang cuối"],
			["docx/hidden-left-out", "không ai nhắc đến"],
		]);
	});
});
