import { type CompileContext, type Extension, fromMarkdown, type Token } from "mdast-util-from-markdown";
import { gfmFootnoteFromMarkdown } from "mdast-util-gfm-footnote";
import { gfmStrikethroughFromMarkdown } from "mdast-util-gfm-strikethrough";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmFootnote } from "micromark-extension-gfm-footnote";
import { gfmStrikethrough } from "micromark-extension-gfm-strikethrough";
import { gfmTable } from "micromark-extension-gfm-table";

/** The tree of a Markdown document (mdast 4). Offsets count UTF-16 code units of the text that was parsed. */
export type Root = ReturnType<typeof fromMarkdown>;
export type Node = Root["children"][number];
export type NodeOf<Type extends Node["type"]> = Extract<Node, { type: Type }>;

/**
 * Text nodes as the tokens are: the library joins neighbours, and a letter behind an escape would lose its column. Line endings go on
 * being joined to the text before them.
 */
const apart: Extension = {
	enter: { data: openText, characterEscape: openText, characterReference: openText },
};

function openText(this: CompileContext, token: Token): void {
	const { line, column, offset } = token.start;
	const start = { line, column, offset };
	const text: NodeOf<"text"> = { type: "text", value: "", position: { start, end: start } };
	const parent = this.stack.at(-1);
	if (parent && "children" in parent) (parent.children as Node[]).push(text);
	this.stack.push(text);
}

/** Parses CommonMark 0.31 with the tables, the strikethrough (two tildes) and the footnotes of GitHub Flavored Markdown. */
export function parseMarkdown(text: string): Root {
	return fromMarkdown(text, {
		extensions: [gfmTable(), gfmStrikethrough({ singleTilde: false }), gfmFootnote()],
		mdastExtensions: [gfmTableFromMarkdown(), gfmStrikethroughFromMarkdown(), gfmFootnoteFromMarkdown(), apart],
	});
}
