import { type Diagnostic, diagnostic, failure, type Outcome, success } from "../model/index.ts";
import { claimsOf } from "./extract.ts";
import { type Numbers, numbers } from "./numbers.ts";
import { readPacket } from "./packet.ts";
import { type FontCache, type PageText, readPage } from "./page-text.ts";
import { openPaged, type PagedReader, type PdfBytes } from "./paged-reader.ts";
import { Damage } from "./reader.ts";
import { checkParentTree, type ExtractedBlock, readTags } from "./tags.ts";
import { isList, isNamed, PdfDict, PdfRef, PdfStream, type PdfValue, readText } from "./values.ts";

/** An article of a volume, read back. */
export interface VolumePart {
	readonly blocks: readonly ExtractedBlock[];
	/** Text that no element of the article owns and no artifact either. */
	readonly untagged: readonly string[];
}

/** What an entry of the table of contents says, and the index of the page that it goes to. */
export interface ContentsLine {
	readonly text: string;
	readonly page: number;
}

/** A volume, read from its bytes a part at a time. */
export interface ReadVolume {
	readonly frame: {
		readonly title?: string | undefined;
		readonly identifier?: string | undefined;
		readonly language?: string | undefined;
		readonly flavour: string;
	};
	readonly pages: number;
	/** Count of Art elements below the root. */
	readonly articles: number;
	/** The text of an article, by its number from 0, on the pages that it stands on. */
	article(number: number, firstPage: number, pages: number): Outcome<VolumePart>;
	/** Gives the entries of the table of contents one by one, from the pages of the front matter: a list of all would be megabytes of text at the very end. */
	contents(front: number, take: (entry: ContentsLine) => void): Outcome<true>;
}

const entry = (reader: PagedReader, from: PdfDict, key: string) => reader.resolve(from.get(key));

/** Opens a volume; a file that cannot be read is a failure. */
export function openVolume(bytes: PdfBytes): Outcome<ReadVolume> {
	return guarded(() => success(open(bytes)));
}

function guarded<T>(read: () => Outcome<T>): Outcome<T> {
	try {
		return read();
	} catch (error) {
		if (error instanceof Damage) return failure(diagnostic("pdf/damaged", { params: { where: error.where } }));
		if (error instanceof RangeError) return failure(diagnostic("pdf/damaged", { params: { where: "nesting" } }));
		throw error;
	}
}

function open(bytes: PdfBytes): ReadVolume {
	const reader = openPaged(bytes);
	const catalog = reader.resolve(reader.trailer.get("Root"));
	const root = catalog instanceof PdfDict ? entry(reader, catalog, "StructTreeRoot") : undefined;
	const whole = root instanceof PdfDict ? entry(reader, root, "K") : undefined;
	if (!(catalog instanceof PdfDict && root instanceof PdfDict && whole instanceof PdfDict)) throw new Damage("catalog");
	const metadata = entry(reader, catalog, "Metadata");
	const xmp = metadata instanceof PdfStream ? new TextDecoder().decode(reader.decode(metadata)) : "";
	const packet = readPacket(xmp);
	const frame = {
		title: packet?.value("dc", "title"),
		identifier: packet?.value("dc", "identifier"),
		language: readText(entry(reader, catalog, "Lang")),
		flavour: packet ? claimsOf(packet).flavour : "",
	};
	const parents = parentTree(reader, root);
	const sections: PdfRef[] = [];
	const articles = numbers();
	const kids = entry(reader, whole, "K");
	const topLevel = isList(kids) ? kids : [];
	const pages = numbers();
	const fonts: FontCache = new Map();
	keepFonts(reader, catalog, fonts);
	reader.keep();
	collectPages(reader, catalog.get("Pages"), pages, 0);
	reader.forget();
	for (const kid of topLevel) {
		if (!(kid instanceof PdfRef)) throw new Damage("structure tree");
		const element = reader.resolve(kid);
		const type = element instanceof PdfDict ? entry(reader, element, "S") : undefined;
		if (isNamed(type, "Art")) articles.push(kid.objectNumber);
		else sections.push(kid);
		if (articles.length % 64 === 0) reader.forget();
	}
	reader.forget();

	const readPages = (first: number, count: number, found: Diagnostic[]) => {
		const dicts: PdfDict[] = [];
		const texts: PageText[] = [];
		for (let i = first; i < first + count; i++) {
			const page = i < pages.length ? reader.resolve(new PdfRef(pages.at(i))) : undefined;
			const resources = page instanceof PdfDict ? entry(reader, page, "Resources") : undefined;
			if (!(page instanceof PdfDict && resources instanceof PdfDict)) throw new Damage(`page ${i + 1}`);
			dicts.push(page);
			texts.push(readPage(reader, page, resources, i + 1, fonts, found));
		}
		return { dicts, texts };
	};
	const readPart = (elements: readonly PdfRef[], first: number, count: number): Outcome<VolumePart> => {
		const found: Diagnostic[] = [];
		const { dicts, texts } = readPages(first, count, found);
		const { blocks, claims } = readTags(reader, new PdfDict(new Map([["K", elements]])), dicts, texts, found);
		const own = new Map<number, PdfValue>();
		for (const page of dicts) {
			const key = entry(reader, page, "StructParents");
			const value = typeof key === "number" ? parents(key) : undefined;
			if (typeof key === "number" && value !== undefined) own.set(key, value);
		}
		found.push(...checkParentTree(reader, own, dicts, texts, claims));
		const untagged = texts.flatMap((text, page) => [
			...text.loose,
			...[...text.marked].filter(([mcid]) => !claims[page]!.has(mcid)).map(([, each]) => each.shown),
		]);
		return success({ blocks, untagged: untagged.filter((text) => text.trim() !== "") }, found);
	};
	const contents: ReadVolume["contents"] = (front, take) => {
		const places = new Map<number, number>();
		for (let i = 0; i < pages.length; i++) places.set(pages.at(i), i);
		const found: Diagnostic[] = [];
		for (let i = 1; i < front; i++) {
			const { dicts, texts } = readPages(i, 1, found);
			const items = entriesOf(reader, dicts[0] as PdfDict, parents);
			const tree = readTags(reader, new PdfDict(new Map([["K", items.map(({ item }) => item)]])), dicts, texts, found);
			const lines = tree.blocks;
			if (lines.length !== items.length) throw new Damage("table of contents");
			for (const [n, { page }] of items.entries()) {
				take({ text: lines[n]!.text, page: places.get(page.objectNumber) ?? -1 });
			}
			reader.forget();
		}
		return success(true, found);
	};
	return {
		frame,
		pages: pages.length,
		articles: articles.length,
		article: (number, first, count) =>
			guarded(() => {
				const part = readPart([new PdfRef(articles.at(number))], first, count);
				reader.forget();
				return part;
			}),
		contents: (front, take) => guarded(() => contents(front, take)),
	};
}

/** The TOCI of each link of a page, in the order of the links, and the page that the link goes to. */
function entriesOf(
	reader: PagedReader,
	page: PdfDict,
	parents: (key: number) => PdfValue | undefined,
): readonly { readonly item: PdfRef; readonly page: PdfRef }[] {
	const annotations = entry(reader, page, "Annots");
	if (!isList(annotations)) return [];
	return annotations.map((reference) => {
		const annotation = reader.resolve(reference);
		const key = annotation instanceof PdfDict ? entry(reader, annotation, "StructParent") : undefined;
		const link = typeof key === "number" ? reader.resolve(parents(key)) : undefined;
		const around = link instanceof PdfDict ? entry(reader, link, "P") : undefined;
		const item = around instanceof PdfDict ? around.get("P") : undefined;
		const target = annotation instanceof PdfDict ? targetOf(reader, annotation) : undefined;
		if (!(item instanceof PdfRef) || !target) throw new Damage("table of contents");
		return { item, page: target };
	});
}

function targetOf(reader: PagedReader, annotation: PdfDict): PdfRef | undefined {
	const action = entry(reader, annotation, "A");
	const target = action instanceof PdfDict ? entry(reader, action, "D") : entry(reader, annotation, "Dest");
	const page = isList(target) ? target[0] : undefined;
	return page instanceof PdfRef ? page : undefined;
}

/** Reads the fonts of the first page, which all pages share, with their maps. */
function keepFonts(reader: PagedReader, catalog: PdfDict, fonts: FontCache): void {
	let node = entry(reader, catalog, "Pages");
	for (let depth = 0; node instanceof PdfDict && depth < 32; depth++) {
		const kids = entry(reader, node, "Kids");
		if (!isList(kids)) break;
		node = reader.resolve(kids[0]);
	}
	const resources = node instanceof PdfDict ? entry(reader, node, "Resources") : undefined;
	if (node instanceof PdfDict && resources instanceof PdfDict) {
		const all = entry(reader, resources, "Font");
		if (all instanceof PdfDict) for (const font of all.map.values()) reader.resolve(font);
		readPage(reader, node, resources, 1, fonts, []);
	}
}

/** References of the leaves of the page tree, in order. */
function collectPages(reader: PagedReader, ref: PdfValue | undefined, into: Numbers, depth: number): void {
	const node = reader.resolve(ref);
	if (!(node instanceof PdfDict) || !(ref instanceof PdfRef) || depth > 32) throw new Damage("page tree");
	const kids = entry(reader, node, "Kids");
	if (!isList(kids)) {
		into.push(ref.objectNumber);
		return;
	}
	for (const kid of kids) collectPages(reader, kid, into, depth + 1);
	if (depth > 0) reader.forget();
}

/** What a node above the leaves of the parent tree says of its kids. */
interface Branch {
	readonly kids: readonly { readonly ref: PdfValue; readonly low: number; readonly high: number }[];
}

type Leaf = ReadonlyMap<number, PdfValue | undefined>;

/**
 * Looks up keys in the parent tree (ISO 32000-1 7.9.7). The limits of its nodes are read once and stay, some numbers for 64 keys; of the leaves, only the
 * last one that was asked, since the keys of pages that follow each other stand together.
 */
function parentTree(reader: PagedReader, root: PdfDict): (key: number) => PdfValue | undefined {
	const branches = new Map<PdfValue, Branch>();
	let last: { readonly ref: PdfValue; readonly leaf: Leaf } | undefined;
	const read = (ref: PdfValue): Branch | Leaf => {
		const node = reader.resolve(ref);
		if (!(node instanceof PdfDict)) throw new Damage("parent tree");
		const numbers = entry(reader, node, "Nums");
		if (isList(numbers)) return leafOf(numbers);
		const kids = entry(reader, node, "Kids");
		if (!isList(kids)) return new Map();
		return { kids: kids.map((kid) => ({ ref: kid, ...limitsOf(reader, kid) })) };
	};
	const find = (ref: PdfValue, key: number, depth: number): PdfValue | undefined => {
		if (depth > 32) throw new Damage("parent tree");
		const known = last?.ref === ref ? last.leaf : (branches.get(ref) ?? read(ref));
		if (!("kids" in known)) {
			last = { ref, leaf: known };
			return known.get(key);
		}
		branches.set(ref, known);
		const kid = known.kids.find(({ low, high }) => key >= low && key <= high);
		return kid && find(kid.ref, key, depth + 1);
	};
	const tree = root.get("ParentTree");
	return (key) => {
		if (!tree) throw new Damage("parent tree");
		return find(tree, key, 0);
	};
}

/** Where a key stands twice, the first counts. */
function leafOf(items: readonly PdfValue[]): Leaf {
	const leaf = new Map<number, PdfValue | undefined>();
	for (let i = 0; i < items.length; i += 2) {
		const key = items[i];
		if (typeof key === "number" && !leaf.has(key)) leaf.set(key, items[i + 1]);
	}
	return leaf;
}

function limitsOf(reader: PagedReader, kid: PdfValue): { readonly low: number; readonly high: number } {
	const node = reader.resolve(kid);
	const limits = node instanceof PdfDict ? entry(reader, node, "Limits") : undefined;
	const [low, high] = isList(limits) ? limits : [];
	if (!(typeof low === "number" && typeof high === "number")) throw new Damage("parent tree");
	return { low, high };
}
