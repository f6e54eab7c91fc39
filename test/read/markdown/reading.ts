import { type Article, type Block, type Span, spansText } from "../../../src/model/article.ts";
import type { Diagnostic, Outcome } from "../../../src/model/diagnostic.ts";
import { readMarkdown } from "../../../src/read/markdown/read.ts";

export const read = (text: string): Outcome<Article> => readMarkdown(new TextEncoder().encode(text), "bai.md");

export function blocksIn(text: string): readonly Block[] {
	const { value, diagnostics } = read(text);
	if (!value) throw new Error(`not read: ${diagnostics.map((d) => d.code).join(", ")}`);
	return value.blocks;
}

export const codesIn = (text: string): readonly string[] => read(text).diagnostics.map((d) => d.code);

/** Line, column and length of a finding. */
export const where = ({ code, place }: Diagnostic): readonly unknown[] => [
	code,
	place?.line,
	place?.column,
	place?.length,
];

/** Blocks without places, as short as they can be compared. */
export function sketch(block: Block): unknown {
	switch (block.kind) {
		case "paragraph":
			return spansText(block.content);
		case "heading":
			return [`h${block.level}`, spansText(block.content)];
		case "list":
			return [block.start === undefined ? "ul" : `ol ${block.start}`, ...block.items.map((item) => item.map(sketch))];
		case "quote":
			return ["quote", ...block.blocks.map(sketch)];
		case "code":
			return ["code", block.language ?? "", block.text];
		case "rule":
			return ["rule"];
		case "figure":
			return ["figure", block.href, block.alt, block.caption && spansText(block.caption)];
		case "table":
			return [
				"table",
				...block.rows.map((row) =>
					row.map(({ blocks, header, align }) => [header ?? "", align ?? "", ...blocks.map(sketch)]),
				),
			];
	}
}

export const sketchOf = (text: string): readonly unknown[] => blocksIn(text).map(sketch);

/** Spans of the only paragraph: text, marks, address. */
export function spansIn(text: string): readonly unknown[] {
	const [first] = blocksIn(text);
	if (first?.kind !== "paragraph") throw new Error("a paragraph was expected");
	return first.content.map(({ text: t, marks, href }: Span) => [
		t,
		...(marks ?? []),
		...(href === undefined ? [] : [{ href }]),
	]);
}
