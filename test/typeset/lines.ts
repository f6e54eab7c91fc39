import { readFileSync } from "node:fs";
import type { Block } from "../../src/model/article.ts";
import type { Outcome } from "../../src/model/diagnostic.ts";
import type { Page, SetDocument, TextLine } from "../../src/model/page.ts";
import type { Document } from "../../src/model/record.ts";
import { typesetDocument } from "../../src/typeset/document.ts";
import { parseTemplate, type Template } from "../../src/typeset/template.ts";
import { fakeShaper } from "./fake-shaper.ts";

export const newspaperText = readFileSync(new URL("../../templates/newspaper.json", import.meta.url), "utf8");
export const newspaper = parseTemplate(newspaperText, "newspaper.json").value as Template;

export function documentOf(blocks: readonly Block[], title = "Tít bài", supplied = false): Document {
	return { language: "vi", title: { text: title, supplied }, blocks };
}

export function setOutcome(blocks: readonly Block[], title?: string, supplied?: boolean): Outcome<SetDocument> {
	return typesetDocument(documentOf(blocks, title, supplied), newspaper, fakeShaper());
}

export function set(blocks: readonly Block[], title?: string, supplied?: boolean): SetDocument {
	const { value } = setOutcome(blocks, title, supplied);
	if (!value) throw new Error("no document was set");
	return value;
}

export function paragraph(text: string): Block {
	return { kind: "paragraph", content: [{ text }] };
}

export function textLines(pages: readonly Page[]): readonly TextLine[] {
	return pages.flatMap((page) => page.items.filter((item) => item.kind === "text"));
}

/** The words of a line; a space stands where a real space glyph does. */
export function lineText(line: TextLine): string {
	return line.segments.map((s) => s.words.map((w) => w.text).join(" ") + (s.trailingSpace ? " " : "")).join("");
}

/** The text that an element's lines show, the descendants' left out. */
export function textOf({ pages }: Pick<SetDocument, "pages">, owner: number | string): string {
	return textLines(pages)
		.filter((line) => line.owner === owner)
		.map(lineText)
		.join("");
}

/** Width of a line as drawn, in points, without the space behind its last word. */
export function lineWidth(line: TextLine, space = 250): number {
	let width = 0;
	for (const segment of line.segments) {
		for (const word of segment.words) width += (word.width * segment.size) / 1000;
		const spaces = segment.words.length - (segment.trailingSpace ? 0 : 1);
		width += spaces * ((space * segment.size) / 1000 + line.gap);
	}
	const last = line.segments.at(-1);
	return last?.trailingSpace ? width - (space * last.size) / 1000 - line.gap : width;
}

export function codes(diagnostics: Outcome<unknown>["diagnostics"]): readonly string[] {
	return diagnostics.map((d) => d.code);
}
