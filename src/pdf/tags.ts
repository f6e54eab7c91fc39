import type { ShownPicture } from "../image/digest.ts";
import { type Box, type Diagnostic, diagnostic } from "../model/index.ts";
import type { PageText, ReadPicture, ReadText } from "./page-text.ts";
import { readPicture } from "./read-picture.ts";
import { Damage, type PdfReader } from "./reader.ts";
import {
	isList,
	isNamed,
	PdfDict,
	PdfName,
	PdfRef,
	type PdfStream,
	type PdfValue,
	readText,
	written,
} from "./values.ts";

/** A stretch of text in tag order: a paragraph, a heading, a cell, a list label. */
export interface ExtractedBlock {
	/** Structure type of the block-level element (ISO 32000-1 14.8.4). */
	readonly type: string;
	/** As the glyphs say it by their fonts' ToUnicode. */
	readonly text: string;
	/** As it should be read, where ActualText says otherwise. */
	readonly actualText?: string;
	/** The innermost cell of a table that it stands in. */
	readonly cell?: "TH" | "TD";
}

/** A Link element: the words that can be clicked, and where they lead. */
export interface ExtractedTaggedLink {
	readonly text: string;
	/** Of its annotations, each once. */
	readonly uris: readonly string[];
}

/** A Figure element with a picture. */
export interface ExtractedFigure {
	readonly alt?: string;
	/** BBox of its layout attributes. */
	readonly box?: Box;
	/** What its content shows, in order. */
	readonly pictures: readonly ShownPicture[];
	/** Whether every picture stands within `box`. */
	readonly inBox: boolean;
}

/** A Figure element that draws squares: a code for cameras. */
export interface ExtractedCode {
	readonly alt?: string;
	/** BBox of its layout attributes. */
	readonly box?: Box;
	readonly rectangles: readonly Box[];
}

/** Elements inside a line of text; their text belongs to the block around them. */
const inline = new Set(["Span", "Link", "Code", "Quote", "Em", "Strong", "Reference", "Annot"]);

/** Elements that hold blocks, never text of their own. */
const grouping = new Set(
	"Document Part Art Sect Div BlockQuote TOC TOCI Index NonStruct L LI Table TR THead TBody TFoot".split(" "),
);

export interface TagTree {
	readonly blocks: readonly ExtractedBlock[];
	/** In tag order. */
	readonly figures: readonly ExtractedFigure[];
	readonly codes: readonly ExtractedCode[];
	/** Descriptions of all figures, also of those without a picture. */
	readonly alts: readonly string[];
	/** In tag order. */
	readonly links: readonly ExtractedTaggedLink[];
	/** Tag of the reference of the claiming element, by page index, then MCID. */
	readonly claims: readonly ReadonlyMap<number, string>[];
}

type CellType = "TH" | "TD";

interface Block {
	readonly type: string;
	readonly cell: CellType | undefined;
	readonly text: ReadText;
}

/** Walks the structure tree from its root. Throws `Damage`; what does not fit the pages becomes a finding. */
export function readTags(
	reader: PdfReader,
	root: PdfDict,
	pages: readonly PdfValue[],
	texts: readonly PageText[],
	found: Diagnostic[],
): TagTree {
	const claims = pages.map(() => new Map<number, string>());
	const blocks: Block[] = [];
	const figures: OpenFigure[] = [];
	const insides: OpenFigure[] = [];
	const links: ExtractedTaggedLink[] = [];
	const cells: CellType[] = [];
	const digests = new Map<PdfValue, ShownPicture>();
	const open = new Set<PdfValue>();
	const entry = (dict: PdfDict, key: string) => reader.resolve(dict.get(key));
	const pageOf = (dict: PdfDict, otherwise: number) => {
		const page = entry(dict, "Pg");
		return page === undefined ? otherwise : pages.indexOf(page);
	};
	const kidsOf = (dict: PdfDict): readonly PdfValue[] => {
		const kids = entry(dict, "K");
		if (isList(kids)) return kids;
		const own = dict.get("K");
		return own === undefined ? [] : [own];
	};
	const typeOf = (dict: PdfDict): string => {
		const type = entry(dict, "S");
		if (!(type instanceof PdfName)) throw new Damage("structure tree");
		return written(type);
	};

	const claim = (page: number, mcid: number, element: string, into: ReadText): void => {
		const text = texts[page]?.marked.get(mcid);
		const claimed = claims[page];
		const params = { page: page + 1, mcid };
		if (claimed?.has(mcid)) found.push(diagnostic("pdf/tag-twice", { params }));
		claimed?.set(mcid, element);
		if (!text) {
			found.push(diagnostic("pdf/tag-without-content", { params }));
			return;
		}
		into.shown += text.shown;
		into.actual += text.actual;
		insides.at(-1)?.rectangles.push(...(texts[page]!.rectangles.get(mcid) ?? []));
		for (const picture of texts[page]!.pictures) if (picture.owner === mcid) insides.at(-1)?.pictures.push(picture);
	};

	/** Adds an element; `around` is the block that its text belongs to where it is inline. */
	const walk = (reference: PdfValue, element: PdfDict, outerPage: number, around: Block | undefined): void => {
		if (open.has(element)) throw new Damage("structure tree");
		open.add(element);
		const type = typeOf(element);
		const page = pageOf(element, outerPage);
		const tag = reference instanceof PdfRef ? reference.tag : "";
		const isInline = inline.has(type) && around !== undefined;
		const isCell = type === "TH" || type === "TD";
		if (isCell) cells.push(type);
		const uris = new Set<string>();
		let block = isInline ? around : newBlock(type, cells.at(-1));
		if (!isInline) blocks.push(block);
		const start = block.text.actual.length;
		if (type === "Figure") {
			const figure = {
				alt: readText(entry(element, "Alt")),
				box: boxOf(reader, element),
				pictures: [],
				rectangles: [],
			};
			figures.push(figure);
			insides.push(figure);
		}
		// A note's text comes after the paragraph that it hangs on (as a reader of the article has it).
		const deferred: (() => void)[] = [];
		for (const kid of kidsOf(element)) {
			const resolved = reader.resolve(kid);
			if (typeof resolved === "number") claim(page, resolved, tag, block.text);
			else if (!(resolved instanceof PdfDict)) throw new Damage("structure tree");
			else if (isNamed(entry(resolved, "Type"), "MCR")) {
				const mcid = entry(resolved, "MCID");
				if (typeof mcid !== "number") throw new Damage("structure tree");
				claim(pageOf(resolved, page), mcid, tag, block.text);
			} else if (isNamed(entry(resolved, "Type"), "OBJR")) {
				const uri = uriOf(reader, entry(resolved, "Obj"));
				if (uri !== undefined) uris.add(uri);
			} else {
				const kind = typeOf(resolved);
				if (kind === "Note" || kind === "FENote") deferred.push(() => walk(kid, resolved, page, undefined));
				else if (inline.has(kind)) walk(kid, resolved, page, grouping.has(type) ? undefined : block);
				else {
					walk(kid, resolved, page, undefined);
					// Text after a block inside another goes on in a block of its own, so that order is kept.
					if (!isInline && block.text.shown !== "") {
						block = newBlock(type, cells.at(-1));
						blocks.push(block);
					}
				}
			}
		}
		const actual = readText(entry(element, "ActualText"));
		if (actual !== undefined) block.text.actual = block.text.actual.slice(0, start) + actual;
		if (type === "Link" && uris.size > 0) links.push({ text: block.text.actual.slice(start), uris: [...uris] });
		if (type === "Figure") insides.pop();
		for (const later of deferred) later();
		if (isCell) cells.pop();
		open.delete(element);
	};

	for (const kid of kidsOf(root)) {
		const element = reader.resolve(kid);
		if (!(element instanceof PdfDict)) throw new Damage("structure tree");
		walk(kid, element, -1, undefined);
	}
	return {
		blocks: blocks.filter(({ text }) => text.shown !== "" || text.actual !== "").map(finished),
		figures: figures
			.filter(({ pictures }) => pictures.length > 0)
			.map((figure) => finishedFigure(figure, (image) => digestOf(reader, image, digests))),
		codes: figures
			.filter(({ rectangles }) => rectangles.length > 0)
			.map(({ alt, box, rectangles }) => ({ ...(alt !== undefined && { alt }), ...(box && { box }), rectangles })),
		alts: figures.flatMap(({ alt }) => (alt === undefined ? [] : [alt])),
		links,
		claims,
	};
}

function uriOf(reader: PdfReader, annotation: PdfValue | undefined): string | undefined {
	const action = annotation instanceof PdfDict ? reader.resolve(annotation.get("A")) : undefined;
	return action instanceof PdfDict ? readText(reader.resolve(action.get("URI"))) : undefined;
}

interface OpenFigure {
	readonly alt: string | undefined;
	readonly box: Box | undefined;
	readonly pictures: ReadPicture[];
	readonly rectangles: Box[];
}

/** Points by which a picture may stand out of its box: what rounding makes of it. */
const slack = 0.01;

function finishedFigure(
	{ alt, box, pictures }: OpenFigure,
	digest: (image: PdfStream) => ShownPicture,
): ExtractedFigure {
	const within = (own: Box) =>
		box !== undefined &&
		own.x >= box.x - slack &&
		own.y >= box.y - slack &&
		own.x + own.width <= box.x + box.width + slack &&
		own.y + own.height <= box.y + box.height + slack;
	return {
		...(alt !== undefined && { alt }),
		...(box && { box }),
		pictures: pictures.map(({ image }) => digest(image)),
		inBox: pictures.every((picture) => within(picture.box)),
	};
}

function digestOf(reader: PdfReader, image: PdfStream, known: Map<PdfValue, ShownPicture>): ShownPicture {
	const digest = known.get(image) ?? readPicture(reader, image);
	known.set(image, digest);
	return digest;
}

/** BBox among the attribute objects of an element (ISO 32000-1 14.8.5.4.3). */
function boxOf(reader: PdfReader, element: PdfDict): Box | undefined {
	const attributes = reader.resolve(element.get("A"));
	const objects = isList(attributes) ? attributes.map(reader.resolve) : [attributes];
	for (const object of objects) {
		const list = object instanceof PdfDict ? reader.resolve(object.get("BBox")) : undefined;
		if (!isList(list)) continue;
		const corners = list.map(reader.resolve);
		const [left, bottom, right, top] = corners.map((each) => (typeof each === "number" ? each : Number.NaN));
		if (corners.length !== 4 || !(right! > left! && top! > bottom!)) return undefined;
		return { x: left!, y: bottom!, width: right! - left!, height: top! - bottom! };
	}
	return undefined;
}

function newBlock(type: string, cell: CellType | undefined): Block {
	return { type, cell, text: { shown: "", actual: "" } };
}

function finished({ type, cell, text }: Block): ExtractedBlock {
	return {
		type,
		text: text.shown,
		...(text.actual !== text.shown && { actualText: text.actual }),
		...(cell && { cell }),
	};
}

/** Compares the parent tree (ISO 32000-1 14.7.4.4) with the claims that the elements make. */
export function checkParentTree(
	reader: PdfReader,
	numbers: ReadonlyMap<number, PdfValue>,
	pages: readonly PdfDict[],
	texts: readonly PageText[],
	claims: TagTree["claims"],
): readonly Diagnostic[] {
	const found: Diagnostic[] = [];
	pages.forEach((page, index) => {
		const key = reader.resolve(page.get("StructParents"));
		const parents = typeof key === "number" ? reader.resolve(numbers.get(key)) : undefined;
		const items = isList(parents) ? parents : [];
		const mcids = new Set([...texts[index]!.marked.keys(), ...claims[index]!.keys()]);
		for (const mcid of mcids) {
			const parent = items[mcid];
			const said = parent instanceof PdfRef ? parent.tag : undefined;
			if (said === claims[index]!.get(mcid)) continue;
			const clause = { standard: "ISO 32000-1", clause: "14.7.4.4" };
			found.push(diagnostic("pdf/parent-tree", { params: { page: index + 1, mcid }, clause }));
		}
	});
	return found;
}

/** The parent tree (ISO 32000-1 14.7.4.4) of a structure tree by its keys. */
export function readParents(reader: PdfReader, root: PdfDict): ReadonlyMap<number, PdfValue> {
	const tree = reader.resolve(root.get("ParentTree"));
	const numbers = new Map<number, PdfValue>();
	if (tree instanceof PdfDict) readNumbers(reader, tree, numbers, 0);
	return numbers;
}

/** Deeper than any number tree of a document that stands in memory. */
const deepest = 32;

function readNumbers(reader: PdfReader, node: PdfDict, into: Map<number, PdfValue>, depth: number): void {
	if (depth > deepest) throw new Damage("parent tree");
	const numbers = reader.resolve(node.get("Nums"));
	if (isList(numbers)) {
		for (let i = 0; i + 1 < numbers.length; i += 2) {
			const key = numbers[i];
			if (typeof key === "number") into.set(key, numbers[i + 1]!);
		}
	}
	const kids = reader.resolve(node.get("Kids"));
	if (!isList(kids)) return;
	for (const kid of kids) {
		const child = reader.resolve(kid);
		if (child instanceof PdfDict) readNumbers(reader, child, into, depth + 1);
	}
}
