import type { Page, PageLink, SetDocument, StructureElement } from "../model/index.ts";
import type { ObjectWriter } from "./file.ts";
import { asciiString, dict, type Ref, rounded, textString, type Value } from "./print.ts";

/** A link annotation of the file and whose it is. */
export interface WrittenLink {
	readonly ref: Ref;
	/** Page index. */
	readonly page: number;
	/** The Link element. */
	readonly element: number;
	/** Its key in the parent tree. */
	readonly key: number;
}

/** Where an anchor of the document stands. */
export interface Destination {
	readonly page: Ref;
	/** Height to scroll to, in points. */
	readonly y: number;
	/** The element that stands there, for formats whose destinations are elements (ISO 14289-2 8.8). */
	readonly element?: Ref | undefined;
}

/** Entries of a bookmark or a link that goes to a place of the document. */
export function goTo({ page, y, element }: Destination): Readonly<Record<string, Value>> {
	const view = ["/XYZ", 0, Math.round(y * 100) / 100, 0] as const;
	if (!element) return { Dest: [page, ...view] };
	return { A: { Type: "/Action", S: "/GoTo", D: [page, ...view], SD: [element, ...view] } };
}

export interface LinkFrame {
	/** Key in the parent tree of the first link; those of the pages are below it. */
	readonly firstKey: number;
	readonly anchors: (anchor: number) => Destination;
}

/** Print (ISO 32000-1 table 165), which ISO 19005-2 6.3.2 asks of every annotation. */
const print = 4;

/**
 * The link annotations (ISO 32000-1 12.5.6.5) of a document in page order, one for each link and page: a link that runs over lines is
 * one annotation with a quadrilateral for each. Keys of the parent tree below the page count are the pages' own.
 */
export function writeLinks(
	file: ObjectWriter,
	set: SetDocument,
	pages: readonly Ref[],
	{ firstKey, anchors }: LinkFrame = { firstKey: set.pages.length, anchors: noAnchor },
): readonly WrittenLink[] {
	const written: WrittenLink[] = [];
	const texts = linkTexts(set);
	for (const page of set.pages) {
		for (const link of page.links ?? []) {
			const key = firstKey + written.length;
			const target = link.anchor === undefined ? uriAction(link.href) : goTo(anchors(link.anchor));
			const ref = file.add(annotation(link, texts.get(link.element) ?? "", key, pages[page.index]!, target));
			written.push({ ref, page: page.index, element: link.element, key });
		}
	}
	return written;
}

function noAnchor(anchor: number): never {
	throw new Error(`the document has no anchor ${anchor}`);
}

function annotation(link: PageLink, text: string, key: number, page: Ref, target: Readonly<Record<string, Value>>) {
	const { boxes, href } = link;
	if (boxes.length === 0) throw new Error(`a link without a place: ${href}`);
	const left = Math.min(...boxes.map((box) => box.x));
	const bottom = Math.min(...boxes.map((box) => box.y));
	const right = Math.max(...boxes.map((box) => box.x + box.width));
	const top = Math.max(...boxes.map((box) => box.y + box.height));
	// In the order that readers expect, which is not the one that the text of the standard says.
	const corners = boxes.flatMap(({ x, y, width, height }) => [
		[x, y + height, x + width, y + height],
		[x, y, x + width, y],
	]);
	return dict({
		Type: "/Annot",
		Subtype: "/Link",
		Rect: [left, bottom, right, top].map(rounded),
		QuadPoints: boxes.length > 1 ? corners.flat().map(rounded) : undefined,
		F: print,
		Border: [0, 0, 0],
		P: page,
		StructParent: key,
		// ISO 14289-1 7.18.5: an alternate description in Contents.
		Contents: textString(text === "" ? href : text),
		...target,
	});
}

function uriAction(href: string): Readonly<Record<string, Value>> {
	return { A: { Type: "/Action", S: "/URI", URI: asciiString(uri(href)) } };
}

/** A URI is ASCII (ISO 32000-1 table 206): every other character as the UTF-8 octets that stand for it (RFC 3987 3.1). */
export function uri(href: string): string {
	return href.replace(/\p{Surrogate}/gu, "\uFFFD").replace(/[^\x21-\x7e]/gu, encodeURIComponent);
}

/** The words of each Link element, on whatever pages they stand. */
function linkTexts({ pages, structure }: SetDocument): ReadonlyMap<number, string> {
	const texts = new Map<number, string>();
	const links = new Set(pages.flatMap((page) => (page.links ?? []).map((link) => link.element)));
	if (links.size === 0) return texts;
	for (const page of pages) {
		for (const { element, text } of shownTexts(page)) {
			const link = linkAround(element, links, structure);
			if (link !== undefined) texts.set(link, (texts.get(link) ?? "") + text);
		}
	}
	return new Map([...texts].map(([link, text]) => [link, text.trim()]));
}

function* shownTexts(page: Page): Iterable<{ readonly element: number; readonly text: string }> {
	for (const item of page.items) {
		if (item.kind !== "text") continue;
		for (const { element = item.owner, words, trailingSpace } of item.segments) {
			if (typeof element !== "number") continue;
			yield { element, text: `${words.map((word) => word.text).join(" ")}${trailingSpace ? " " : ""}` };
		}
	}
}

function linkAround(
	element: number,
	links: ReadonlySet<number>,
	structure: readonly StructureElement[],
): number | undefined {
	let at: number | undefined = element;
	while (at !== undefined && !links.has(at)) at = structure[at]?.parent;
	return at;
}
