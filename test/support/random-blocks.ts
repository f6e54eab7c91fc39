import fc from "fast-check";
import type { Block, Cell, Document, Mark, ParagraphRole, Span } from "../../src/model/index.ts";
import { pictureOf } from "./picture-set.ts";
import { pictures } from "./pictures.ts";
import { letters, word } from "./vietnamese.ts";

/** Words that other engines break on: scripts amid one another, emoji sequences, decomposed letters, kerning pairs, no break for a line. */
const foreign = fc.constantFrom(
	"ខ្មែរ",
	"ພາສາລາວ",
	"น้ำกำ",
	"ไทยไทยไทยไทย",
	"ꨀꨁ",
	"ꪀꪁ",
	"漢字かなカナ、「引用」。",
	"한국어 문장",
	"𠀋",
	"日本語の長い文章は空白がないので行の終わりで折り返す必要がある。",
	"العربية",
	"עברית",
	"👩‍👩‍👧",
	"👍🏽",
	"🇻🇳",
	"1️⃣",
	"❤️",
	"x̣́",
	"ê̱",
	"AVATAR",
	"To,",
	"Tiếng".normalize("NFD"),
	"Đường".normalize("NFD"),
	"α̂β",
	"Щука",
	"ﬁ",
	"½",
	"H₂O",
	"\u0301",
	"\u200b",
	"\u00ad",
	"e\u200d",
	"\u202e",
	"\u{e0001}",
	"\u{10ffff}",
	"https://example.vn/mot/duong/dan/rat/dai?tham=so&khac=nua#neo",
);
const unbroken = fc
	.tuple(fc.constantFrom(...letters), fc.integer({ min: 100, max: 900 }))
	.map(([letter, count]) => letter.repeat(count));
/** A word of any script, of any length. */
export const anyWord = fc.oneof(
	{ weight: 30, arbitrary: word },
	{ weight: 6, arbitrary: foreign },
	{ weight: 1, arbitrary: unbroken },
);
const text = (most: number) => fc.array(anyWord, { minLength: 1, maxLength: most }).map((words) => words.join(" "));
const short = text(6);

const mark = fc.constantFrom<Mark>("bold", "italic", "strike", "code", "superscript", "subscript");
const plainSpan: fc.Arbitrary<Span> = fc
	.tuple(
		text(25),
		fc.uniqueArray(mark, { maxLength: 2 }),
		fc.option(fc.webUrl(), { freq: 5 }),
		fc.option(fc.constantFrom("en", "fr", "zh-Hans"), { freq: 6 }),
		fc.integer({ min: 0, max: 9 }),
	)
	.map(([content, marks, href, language, end]) => ({
		// Some spans end inside a word, some with a forced break.
		text: end === 0 ? `${content}\n` : end < 6 ? `${content} ` : content,
		...(marks.length > 0 && { marks }),
		...(href !== null && { href }),
		...(language !== null && { language }),
	}));

/** A paragraph, and what may stand in a note. */
const role = fc.constantFrom<ParagraphRole | undefined>(
	undefined,
	undefined,
	undefined,
	"body",
	"lead",
	"byline",
	"dateline",
	"credit",
	"pullquote",
);
const paragraphOf = (content: fc.Arbitrary<readonly Span[]>): fc.Arbitrary<Block> =>
	fc
		.tuple(content, role)
		.map(([spans, own]) => ({ kind: "paragraph", content: spans, ...(own !== undefined && { role: own }) }));
const plainSpans = fc.array(plainSpan, { minLength: 1, maxLength: 5 });
const hrefs = Object.keys(pictures);
const figureOf = (caption: fc.Arbitrary<readonly Span[]>): fc.Arbitrary<Block> =>
	fc
		.tuple(fc.constantFrom(...hrefs), short, fc.option(caption), fc.option(plainSpans))
		.map(([href, alt, own, credit]) => ({
			kind: "figure",
			href,
			alt,
			...(own !== null && { caption: own }),
			...(credit !== null && { credit }),
		}));
const code: fc.Arbitrary<Block> = fc
	.array(text(12), { minLength: 1, maxLength: 12 })
	.map((lines) => ({ kind: "code", text: lines.map((line, n) => "\t ".repeat(n % 3) + line).join("\n") }));
const headingOf = (content: fc.Arbitrary<readonly Span[]>): fc.Arbitrary<Block> =>
	fc
		.tuple(fc.integer({ min: 1, max: 6 }), content)
		.map(([level, spans]) => ({ kind: "heading", level: level as 1, content: spans }));

const noteBlock = fc.oneof(
	{ weight: 6, arbitrary: paragraphOf(plainSpans) },
	{ weight: 1, arbitrary: figureOf(plainSpans) },
	{ weight: 1, arbitrary: code },
	{ weight: 1, arbitrary: fc.array(paragraphOf(plainSpans), { minLength: 1, maxLength: 3 }).map(listOf) },
);
const noted: fc.Arbitrary<readonly Span[]> = fc
	.tuple(
		plainSpans,
		fc.array(noteBlock, { minLength: 1, maxLength: 3 }),
		fc.constantFrom("1", "*", "[12]", "†"),
		text(9),
	)
	.map(([before, note, sign, after]) => [
		...before,
		{ text: sign, marks: ["superscript"], note },
		{ text: ` ${after}` },
	]);
const spans = fc.oneof({ weight: 5, arbitrary: plainSpans }, { weight: 1, arbitrary: noted });

function listOf(items: readonly Block[], start?: number): Block {
	return { kind: "list", items: items.map((item) => [item]), ...(start !== undefined && { start }) };
}

/** A table with heads of columns and rows and cells over several rows or columns, as a reader hands them on. */
function tableOf(inner: fc.Arbitrary<Block>): fc.Arbitrary<Block> {
	const cell = (columns: number, row: number, column: number): fc.Arbitrary<Cell> =>
		fc
			.tuple(
				fc.array(inner, { minLength: 0, maxLength: 2 }),
				fc.constantFrom(undefined, undefined, "start", "center", "end"),
				fc.boolean(),
			)
			.map(([blocks, align, header]) => ({
				blocks,
				...(align && { align: align as "start" }),
				...(row === 0 && { header: "column" as const }),
				...(row > 0 && column === 0 && header && { header: "row" as const }),
				...(row > 0 && column === columns && { columns: 2 }),
			}));
	return fc
		.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 14 }), fc.option(spans), fc.boolean())
		.chain(([columns, rows, caption, merged]) =>
			fc
				.tuple(
					...Array.from({ length: rows }, (_, row) =>
						fc.tuple(
							...Array.from({ length: merged && row % 3 === 2 && columns > 1 ? columns - 1 : columns }, (_, column) =>
								cell(merged && row % 3 === 2 && columns > 1 ? columns - 2 : -1, row, column),
							),
						),
					),
				)
				.map((all) => ({ kind: "table" as const, rows: all, ...(caption !== null && { caption }) })),
		);
}

const flat: fc.Arbitrary<Block> = fc.oneof(
	{ weight: 8, arbitrary: paragraphOf(spans) },
	{ weight: 1, arbitrary: figureOf(spans) },
	{ weight: 1, arbitrary: code },
	{ weight: 1, arbitrary: fc.constant<Block>({ kind: "rule" }) },
);
const { block } = fc.letrec<{ block: Block; holder: Block }>((tie) => ({
	block: fc.oneof(
		{ depthSize: "small", withCrossShrink: true },
		{ weight: 6, arbitrary: flat },
		{ weight: 2, arbitrary: headingOf(spans) },
		{ weight: 3, arbitrary: tie("holder") },
	),
	holder: fc.oneof(
		fc
			.tuple(
				fc.array(fc.array(tie("block"), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 5 }),
				fc.option(fc.constantFrom(0, 1, 7, 998)),
			)
			.map(([items, start]): Block => ({ kind: "list", items, ...(start !== null && { start }) })),
		fc.array(tie("block"), { minLength: 1, maxLength: 3 }).map((blocks): Block => ({ kind: "quote", blocks })),
		tableOf(flat),
	),
}));

/** Documents of every kind of block and role, one inside the other as readers nest them, pictures of every kind, notes in all places. */
export const randomDocument: fc.Arbitrary<Document> = fc
	.tuple(short, fc.boolean(), fc.array(block, { minLength: 1, maxLength: 12 }))
	.map(([title, supplied, blocks]) => ({
		language: "vi",
		title: { text: `Bài ${title}`, supplied },
		blocks,
		pictures: allPictures,
	}));

export const allPictures = new Map(hrefs.map((href) => [href, pictureOf(href, pictures[href] as Uint8Array)]));
