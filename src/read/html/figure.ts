import type { Block, Figure, Paragraph, Span } from "../../model/article.ts";
import { spansText } from "../../model/article.ts";
import type { Context } from "./context.ts";
import type { Element } from "./parse.ts";
import { isLayout } from "./table.ts";
import { elementsIn, lineOf, names } from "./tree.ts";

/** Class names that publishing systems give to a picture with its caption, and to the caption. */
export const figureNames =
	/ (?:wp-caption|tplcaption|imageblock|image-block|img-block|photo|picture|pic|figure|image-wrapper|detail-img|box-img|img-container|item_slide_show|chuthichanh|vcsortableinpreviewmode|article-photo|articlephoto|image-center|img_container|caption-box) /;
export const captionNames =
	/ (?:wp-caption-text|[a-z-]*photocms_caption|pcaption|caption|img-caption|image-caption|image_caption|photo-caption|figcaption|desc_cation|image-desc|img-desc|chu-thich|chuthich|chu-thich-anh|captionimage|image|article-photo-caption|pic-caption|photo-desc|credit|photo-credit|photocms_author|img-source|image-source|caption-text) /;

/** Text of a caption, at most; a picture with more below it is a part of the article. */
const LONGEST = 700;
const CREDIT =
	/(?:^|(?<=[\s.!?…”"'’(–—-]))\(?(?:nguồn ảnh|nguồn|ảnh minh họa|ảnh minh hoạ|ảnh|photo|đồ họa|đồ hoạ)\s*:\s*[^.:\n]{2,80}(?:\.[^.:\n]{1,30})?[.)]{0,2}\s*$/iu;

/** Whether an element may hold a picture and its caption, and nothing else. */
export function isFigure(element: Element): boolean {
	const { tagName } = element;
	if (tagName !== "figure" && !figureNames.test(names(element)) && !(tagName === "table" && isLayout(element)))
		return false;
	let images = 0;
	for (const inner of elementsIn(element.childNodes)) if (inner.tagName === "img" && ++images > 1) return false;
	return images === 1 && lineOf([element], LONGEST + 1).length <= LONGEST;
}

/** One picture and paragraphs as a figure with its caption; undefined where it is anything else. */
export function captioned(blocks: readonly Block[]): readonly Block[] | undefined {
	const figures = blocks.filter((block) => block.kind === "figure");
	const [figure] = figures;
	if (figures.length !== 1 || figure?.kind !== "figure") return undefined;
	if (!blocks.every((block) => block === figure || block.kind === "paragraph" || block.kind === "rule"))
		return undefined;
	const texts = blocks.filter((block) => block.kind === "paragraph");
	if (texts.length > 3) return undefined;
	return [withCaption(figure, texts)];
}

/** Puts paragraphs that are marked up as captions into the figures that they stand below. */
export function withCaptions(blocks: readonly Block[], { captions }: Context): Block[] {
	const made: Block[] = [];
	for (const block of blocks) {
		const before = made.at(-1);
		if (block.kind !== "paragraph" || before?.kind !== "figure") made.push(block);
		else if (captions.has(block) && (!before.caption || !before.credit))
			made[made.length - 1] = withCaption(before, [block]);
		else if (!before.credit && isCredit(block)) made[made.length - 1] = { ...before, credit: block.content };
		else made.push(block);
	}
	return made;
}

function isCredit({ content, role }: Paragraph): boolean {
	const text = spansText(content).trim();
	return role === undefined && text.length < 80 && CREDIT.exec(text)?.index === 0;
}

/** A caption, and the credit at its end apart from it. */
function withCaption(figure: Figure, texts: readonly Paragraph[]): Figure {
	let caption: readonly Span[] = figure.caption ?? [];
	let credit: readonly Span[] = figure.credit ?? [];
	for (const text of texts) {
		const at = CREDIT.exec(spansText(text.content))?.index ?? -1;
		const [words, source] = at < 0 || credit.length > 0 ? [text.content, []] : parted(text.content, at);
		caption = joined(caption, words);
		credit = joined(credit, source);
	}
	return { ...figure, ...(caption.length > 0 && { caption }), ...(credit.length > 0 && { credit }) };
}

function joined(before: readonly Span[], more: readonly Span[]): readonly Span[] {
	const last = before.at(-1);
	if (!last || more.length === 0) return before.length > 0 ? before : more;
	return [...before.slice(0, -1), { ...last, text: `${last.text}\n` }, ...more];
}

/** Spans before and from code unit `at` of their text; the blank between them goes. */
function parted(spans: readonly Span[], at: number): readonly [readonly Span[], readonly Span[]] {
	const before: Span[] = [];
	const behind: Span[] = [];
	let start = 0;
	for (const span of spans) {
		const cut = at - start;
		start += span.text.length;
		if (cut >= span.text.length) before.push(span);
		else if (cut <= 0) behind.push(span);
		else {
			before.push({ ...span, text: span.text.slice(0, cut) });
			behind.push(moved(span, cut));
		}
	}
	const last = before.at(-1);
	if (last) {
		const text = last.text.replace(/[ \n]+$/, "");
		if (text === "") before.pop();
		else before[before.length - 1] = { ...last, text };
	}
	return [before, behind];
}

function moved(span: Span, cut: number): Span {
	const text = span.text.slice(cut);
	const { place } = span;
	if (!place || place.column === undefined || span.exact === false) return { ...span, text };
	const passed = [...span.text.slice(0, cut)].length;
	return { ...span, text, place: { ...place, column: place.column + passed, length: [...text.trimEnd()].length } };
}
