import type { Paragraph, ParagraphRole } from "../../model/article.ts";
import { type Diagnostic, diagnostic, type Place } from "../../model/diagnostic.ts";
import { linesOf, paragraphsOf } from "../paragraphs.ts";

const markup =
	/<\/?(?:p|div|br|hr|a|b|i|u|em|strong|span|font|img|figure|figcaption|h[1-6]|ul|ol|li|table|tbody|tr|td|th|blockquote)\b[^<>]*>/giu;
/** Reading the markup of a text stops to count here. */
const sample = 200_000;

const block = /<\/?(?:p|div|br|h[1-6]|ul|ol|li|table|blockquote|figure)(?:\s[^<>]{0,500})?\s{0,5}\/?>/iu;

/** Whether a text is evidently HTML: elements that part paragraphs stand in it. What HTML itself forbids is no sign of it. */
export function isHtml(text: string): boolean {
	return text.includes("<") && block.test(text) && !text.includes("\0") && !/\p{Surrogate}/u.test(text);
}

/** The paragraphs of a text that is the value of a key, apart as in plain text. Markup in it stays text and is told. */
export function textBlocks(
	text: string,
	place: Place,
	role?: ParagraphRole,
): { readonly blocks: readonly Paragraph[]; readonly diagnostics: readonly Diagnostic[] } {
	const { blocks, joints } = paragraphsOf(linesOf(text), { place: () => place, exact: false });
	const diagnostics: Diagnostic[] = [];
	const tags = text.includes("<") ? (text.slice(0, sample).match(markup) ?? []) : [];
	if (tags.length > 0) {
		const params = { tag: tags[0] as string, count: tags.length };
		diagnostics.push(diagnostic("read/markup-in-text", { params, place }));
	}
	if (joints > 0) diagnostics.push(diagnostic("read/paragraph-per-line", { params: { count: joints }, place }));
	return { blocks: role ? blocks.map((block) => ({ ...block, role })) : blocks, diagnostics };
}
