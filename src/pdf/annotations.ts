import type { Box, PageLink, SetDocument, StructureElement } from "../model/index.ts";
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
	const [only] = boxes;
	if (!only) throw new Error(`a link without a place: ${href}`);
	return dict({
		Type: "/Annot",
		Subtype: "/Link",
		Rect: boxes.length === 1 ? rectangle(only.x, only.y, only.x + only.width, only.y + only.height) : around(boxes),
		QuadPoints: boxes.length > 1 ? boxes.flatMap(cornersOf) : undefined,
		F: print,
		Border: [0, 0, 0],
		P: page,
		StructParent: key,
		// ISO 14289-1 7.18.5: an alternate description in Contents.
		Contents: textString(text === "" ? href : text),
		...target,
	});
}

function rectangle(left: number, bottom: number, right: number, top: number): readonly number[] {
	return [rounded(left), rounded(bottom), rounded(right), rounded(top)];
}

function around(boxes: readonly Box[]): readonly number[] {
	return rectangle(
		Math.min(...boxes.map((box) => box.x)),
		Math.min(...boxes.map((box) => box.y)),
		Math.max(...boxes.map((box) => box.x + box.width)),
		Math.max(...boxes.map((box) => box.y + box.height)),
	);
}

/** In the order that readers expect, which is not the one that the text of the standard says. */
function cornersOf({ x, y, width, height }: Box): readonly number[] {
	return [x, y + height, x + width, y + height, x, y, x + width, y].map(rounded);
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
	for (const page of pages) for (const { element } of page.links ?? []) texts.set(element, "");
	if (texts.size === 0) return texts;
	for (const page of pages) {
		for (const item of page.items) {
			if (item.kind !== "text") continue;
			for (const { element = item.owner, words, trailingSpace } of item.segments) {
				if (typeof element !== "number") continue;
				const link = linkAround(element, texts, structure);
				if (link === undefined) continue;
				let text = texts.get(link) ?? "";
				for (let i = 0; i < words.length; i++) text += i === 0 ? words[i]!.text : ` ${words[i]!.text}`;
				texts.set(link, trailingSpace ? `${text} ` : text);
			}
		}
	}
	for (const [link, text] of texts) texts.set(link, text.trim());
	return texts;
}

function linkAround(
	element: number,
	links: ReadonlyMap<number, string>,
	structure: readonly StructureElement[],
): number | undefined {
	let at: number | undefined = element;
	while (at !== undefined && !links.has(at)) at = structure[at]?.parent;
	return at;
}
