import type { Claim } from "./claim.ts";
import type { Place } from "./diagnostic.ts";
import type { Encoding } from "./encoding.ts";

export type Mark = "bold" | "italic" | "strike" | "code" | "superscript" | "subscript";

/**
 * A stretch of text of one style. `text` is the source's, untouched but for line ends and what the format itself folds;
 * normalisation happens later and is reported. A line feed in it is a forced line break.
 * Code point n of `text` stands in the source at column `place.column + n`, unless `exact` is false.
 */
export interface Span {
	readonly text: string;
	readonly marks?: readonly Mark[];
	readonly href?: string;
	/** BCP 47; absent: the article's language. */
	readonly language?: string;
	readonly place?: Place;
	/** False where the format's escapes make columns inside the span uncertain. */
	readonly exact?: boolean;
	/** Footnote that this span (its reference mark) points at. */
	readonly note?: readonly Block[];
}

interface Placed {
	readonly place?: Place;
}

/** What a paragraph is in a newspaper: `lead` is the sapo, `credit` the photo credit. */
export type ParagraphRole = "body" | "lead" | "byline" | "dateline" | "credit" | "pullquote";

export interface Paragraph extends Placed {
	readonly kind: "paragraph";
	readonly role?: ParagraphRole;
	readonly content: readonly Span[];
}

export interface Heading extends Placed {
	readonly kind: "heading";
	readonly level: 1 | 2 | 3 | 4 | 5 | 6;
	readonly content: readonly Span[];
}

export interface List extends Placed {
	readonly kind: "list";
	/** Number of the first item of an ordered list; absent for bullets. */
	readonly start?: number;
	readonly items: readonly (readonly Block[])[];
}

export interface Quote extends Placed {
	readonly kind: "quote";
	readonly blocks: readonly Block[];
}

export interface Code extends Placed {
	readonly kind: "code";
	readonly text: string;
	readonly language?: string;
}

export interface Rule extends Placed {
	readonly kind: "rule";
}

export interface Figure extends Placed {
	readonly kind: "figure";
	/** As the source names it; `Source.resolve` turns it into bytes. */
	readonly href: string;
	readonly alt?: string;
	readonly caption?: readonly Span[];
	readonly credit?: readonly Span[];
}

export interface Cell {
	readonly header?: "row" | "column";
	readonly columns?: number;
	readonly rows?: number;
	readonly align?: "start" | "center" | "end";
	readonly blocks: readonly Block[];
}

export interface Table extends Placed {
	readonly kind: "table";
	readonly caption?: readonly Span[];
	readonly rows: readonly (readonly Cell[])[];
}

export type Block = Paragraph | Heading | List | Quote | Code | Rule | Figure | Table;

/** What a reader makes of a source: the text in blocks, and what the text or its wrapping says about itself. */
export interface Article {
	/** BCP 47; as declared or detected. */
	readonly language: string;
	/** The dateline as printed (`BBK`), with its place; it stays in the first paragraph too. */
	readonly dateline?: { readonly text: string; readonly place?: Place };
	readonly blocks: readonly Block[];
	readonly claims: readonly Claim[];
	/** How the bytes were read, where that was not as UTF-8. */
	readonly encoding?: Encoding;
	/** Of structured data: which key was read as what (`title=headline, body=text`), for reading it again in the same way. */
	readonly keys?: string;
	/** A description in YAML that stands at the head of the source, unparsed, with the place where it begins. */
	readonly frontMatter?: { readonly text: string; readonly place: Place };
	/** Pictures that stand inside the source, by the href of their figures; all others stand beside it. */
	readonly pictures?: ReadonlyMap<string, Uint8Array>;
}

/** The plain text of spans, untouched. */
export function spansText(spans: readonly Span[]): string {
	let text = "";
	for (const span of spans) text += span.text;
	return text;
}

/** Spans without the reference marks of footnotes: what a title, a date or a name is made of. */
export function withoutNotes(spans: readonly Span[]): readonly Span[] {
	return spans.some((span) => span.note) ? spans.filter((span) => !span.note) : spans;
}

/** All spans of blocks, in reading order, those of footnotes behind the span that refers to them. */
export function spansOf(blocks: readonly Block[]): readonly Span[] {
	return blocks.flatMap((block) =>
		contentOf(block).flatMap((span) => [span, ...(span.note ? spansOf(span.note) : [])]),
	);
}

function contentOf(block: Block): readonly Span[] {
	switch (block.kind) {
		case "paragraph":
		case "heading":
			return block.content;
		case "list":
			return block.items.flatMap(spansOf);
		case "quote":
			return spansOf(block.blocks);
		case "figure":
			return [...(block.caption ?? []), ...(block.credit ?? [])];
		case "table":
			return [...(block.caption ?? []), ...block.rows.flatMap((row) => row.flatMap((cell) => spansOf(cell.blocks)))];
		case "code":
			return [{ text: block.text, ...(block.place && { place: block.place }) }];
		case "rule":
			return [];
	}
}

/** All figures of blocks, in reading order, those of footnotes behind what refers to them. */
export function figuresOf(blocks: readonly Block[]): readonly Figure[] {
	return blocks.flatMap(figuresIn);
}

function figuresIn(block: Block): readonly Figure[] {
	switch (block.kind) {
		case "paragraph":
		case "heading":
			return noteFigures(block.content);
		case "list":
			return block.items.flatMap(figuresOf);
		case "quote":
			return figuresOf(block.blocks);
		case "figure":
			return [block, ...noteFigures(block.caption ?? []), ...noteFigures(block.credit ?? [])];
		case "table":
			return [
				...noteFigures(block.caption ?? []),
				...block.rows.flatMap((row) => row.flatMap((cell) => figuresOf(cell.blocks))),
			];
		case "code":
		case "rule":
			return [];
	}
}

function noteFigures(spans: readonly Span[]): readonly Figure[] {
	return spans.flatMap((span) => (span.note ? figuresOf(span.note) : []));
}

/** A stretch of text that must be read back from the document as one, with its place in the source. */
export interface TextUnit {
	readonly text: string;
	readonly place?: Place;
	/** It is a heading, and has to be tagged as one. */
	readonly heading?: true;
	/** Level of the heading in the article. */
	readonly level?: number;
	/** The kind of cell that it stands in, the innermost. */
	readonly cell?: "TH" | "TD";
}

/** All text of blocks, one unit per paragraph, heading, code block, caption or cell paragraph, in reading order. */
export function textUnits(blocks: readonly Block[]): readonly TextUnit[] {
	return blocks.flatMap(unitsOf);
}

function unit(text: string, place: Place | undefined): TextUnit {
	return place ? { text, place } : { text };
}

function unitsOf(block: Block): readonly TextUnit[] {
	switch (block.kind) {
		case "paragraph":
			return [unit(spansText(block.content), block.place), ...notesOf(block.content)];
		case "heading":
			return [
				{ ...unit(spansText(block.content), block.place), heading: true, level: block.level },
				...notesOf(block.content),
			];
		case "code":
			return [unit(block.text, block.place)];
		case "list":
			return block.items.flatMap(textUnits);
		case "quote":
			return textUnits(block.blocks);
		case "figure":
			return [...captionOf(block.caption, block.place), ...captionOf(block.credit, block.place)];
		case "table":
			return [...captionOf(block.caption, block.place), ...block.rows.flatMap((row) => row.flatMap(cellUnits))];
		case "rule":
			return [];
	}
}

function cellUnits(cell: Cell): readonly TextUnit[] {
	const kind = cell.header ? "TH" : "TD";
	return textUnits(cell.blocks).map((own) => (own.cell ? own : { ...own, cell: kind }));
}

function captionOf(spans: readonly Span[] | undefined, place: Place | undefined): readonly TextUnit[] {
	return spans ? [unit(spansText(spans), place), ...notesOf(spans)] : [];
}

function notesOf(spans: readonly Span[]): readonly TextUnit[] {
	return spans.flatMap((span) => (span.note ? textUnits(span.note) : []));
}
