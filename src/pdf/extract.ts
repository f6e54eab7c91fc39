import { createHash } from "node:crypto";
import { type Diagnostic, diagnostic, failure, type Outcome, success } from "../model/index.ts";
import { type ReadPacket, readPacket } from "./packet.ts";
import { type FontCache, type PageText, readPage } from "./page-text.ts";
import { type ExtractedAttachment, readAttachments } from "./read-attachments.ts";
import { type ExtractedLink, readLinks } from "./read-links.ts";
import { Damage, openPdf, type PdfReader } from "./reader.ts";
import {
	checkParentTree,
	type ExtractedBlock,
	type ExtractedCode,
	type ExtractedFigure,
	type ExtractedTaggedLink,
	readParents,
	readTags,
} from "./tags.ts";
import { moment } from "./time.ts";
import { isList, isNamed, PdfDict, PdfStream, PdfString, readBytes, readText } from "./values.ts";

export type { ExtractedAttachment } from "./read-attachments.ts";
export type { ExtractedLink } from "./read-links.ts";
export type { ExtractedBlock, ExtractedCode, ExtractedFigure, ExtractedTaggedLink } from "./tags.ts";

/** Text that is no part of the article. */
export interface ExtractedArtifact {
	/** From 1. */
	readonly page: number;
	/** `Pagination Footer`, `Layout` (ISO 32000-1 14.8.2.2.2). */
	readonly kind: string;
	readonly text: string;
}

/** What a finished document says, read from its bytes alone. */
export interface ExtractedPdf {
	/** Text in tag order, one entry per block-level element with text. */
	readonly blocks: readonly ExtractedBlock[];
	/** Figures with pictures, in tag order. */
	readonly figures: readonly ExtractedFigure[];
	/** Codes for cameras, in tag order. */
	readonly codes: readonly ExtractedCode[];
	/** How many pictures no Figure element owns. */
	readonly untaggedPictures: number;
	readonly links: readonly ExtractedLink[];
	/** Link elements, in tag order. */
	readonly taggedLinks: readonly ExtractedTaggedLink[];
	/** Descriptions of all figures, also of those without a picture. */
	readonly alts: readonly string[];
	/** Artifacts with text, in order. */
	readonly furniture: readonly ExtractedArtifact[];
	/** Text of running heads and folios. */
	readonly artifacts: readonly string[];
	/** Text that no element of the structure tree owns and no artifact either. */
	readonly untagged: readonly string[];
	readonly pageCount: number;
	/** `/Lang` of the catalog. */
	readonly language?: string;
	/** `dc:title` and `dc:identifier` of the XMP. */
	readonly title?: string;
	readonly identifier?: string;
	/** Values of the XMP's Dublin Core properties, by name; of a text in several languages the first. */
	readonly dublinCore: Readonly<Record<string, readonly string[]>>;
	/** Entries of the information dictionary that are text. */
	readonly info: Readonly<Record<string, string>>;
	readonly xmp: string;
	readonly claims: {
		readonly pdfa?: { readonly part: string; readonly conformance?: string; readonly rev?: string };
		readonly pdfua?: { readonly part: string; readonly rev?: string };
		readonly declarations: readonly string[];
	};
	/** The claims in the form of `Flavour.name`; empty where the file claims nothing. */
	readonly flavour: string;
	/** Whether the body has the digest that a file of ours carries as its identifier; false for any file of another program. */
	readonly bodyIntact: boolean;
	readonly attachments: readonly ExtractedAttachment[];
}

/**
 * Reads a PDF back: cross-reference, pages, fonts by their own ToUnicode, structure tree. No part of the writer is used. A file that
 * cannot be read is a failure; tags, parent tree and contents that disagree are findings beside the value.
 */
export function extractPdf(bytes: Uint8Array): Outcome<ExtractedPdf> {
	const head = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1", 0, 5);
	if (head !== "%PDF-") return failure(diagnostic("pdf/not-pdf"));
	try {
		return read(openPdf(bytes));
	} catch (error) {
		if (error instanceof Damage) return failure(diagnostic("pdf/damaged", { params: { where: error.where } }));
		// Nesting beyond the stack is damage of the file as well, not a fault of the program.
		if (error instanceof RangeError) return failure(diagnostic("pdf/damaged", { params: { where: "nesting" } }));
		throw error;
	}
}

function read(reader: PdfReader): Outcome<ExtractedPdf> {
	const { trailer, resolve } = reader;
	if (trailer.has("Encrypt")) return failure(diagnostic("pdf/encrypted"));
	const catalog = resolve(trailer.get("Root"));
	if (!(catalog instanceof PdfDict)) throw new Damage("catalog");
	const root = resolve(catalog.get("StructTreeRoot"));
	if (!(root instanceof PdfDict)) return failure(diagnostic("pdf/not-tagged"));

	const found: Diagnostic[] = [];
	const pages = pagesOf(reader, catalog);
	const fonts: FontCache = new Map();
	const texts = pages.map(({ page, resources }, i) => readPage(reader, page, resources, i + 1, fonts, found));
	const dicts = pages.map(({ page }) => page);
	const { blocks, figures, codes, alts, links: taggedLinks, claims } = readTags(reader, root, dicts, texts, found);
	const parents = readParents(reader, root);
	found.push(...checkParentTree(reader, parents, dicts, texts, claims));
	const links = readLinks(reader, dicts, parents, found);
	const shown = texts.reduce((sum, text) => sum + text.pictures.length, 0);
	const owned = figures.reduce((sum, figure) => sum + figure.pictures.length, 0);
	const metadata = resolve(catalog.get("Metadata"));
	const xmp = metadata instanceof PdfStream ? new TextDecoder().decode(reader.decode(metadata)) : "";
	const packet = readPacket(xmp);
	if (!packet) found.push(diagnostic("pdf/damaged", { params: { where: "XMP" } }));
	const info = infoOf(reader);
	if (packet) found.push(...compareInfo(info, packet));
	if (packet?.value("pdfuaid", "part") !== undefined) found.push(...checkTabs(reader, dicts));
	const language = readText(resolve(catalog.get("Lang")));
	const title = packet?.value("dc", "title");
	const identifier = packet?.value("dc", "identifier");
	return success(
		{
			blocks,
			figures,
			codes,
			untaggedPictures: shown - owned,
			links,
			taggedLinks,
			alts,
			furniture: texts.flatMap(({ artifacts }, i) =>
				artifacts.flatMap((each) => (each.text === "" ? [] : [{ ...each, page: i + 1 }])),
			),
			artifacts: texts.flatMap(({ artifacts }) => artifacts.map(({ text }) => text)).filter((text) => text !== ""),
			untagged: texts.flatMap((text, page) => untagged(text, claims[page]!)),
			pageCount: pages.length,
			...(language !== undefined && { language }),
			...(title !== undefined && { title }),
			...(identifier !== undefined && { identifier }),
			dublinCore: packet ? dublinCoreOf(packet) : {},
			info,
			xmp,
			...(packet ? claimsOf(packet) : { claims: { declarations: [] }, flavour: "" }),
			bodyIntact: bodyIntact(reader),
			attachments: readAttachments(reader, catalog),
		},
		found,
	);
}

const alternatives = ["title", "description", "rights"];
const properties = [
	...alternatives,
	...["creator", "contributor", "publisher", "subject", "date", "type", "relation", "source", "coverage", "language"],
];

function dublinCoreOf(packet: ReadPacket): ExtractedPdf["dublinCore"] {
	const entries = properties.map((name) => {
		const values = packet.values("dc", name);
		return [name, alternatives.includes(name) ? values.slice(0, 1) : values] as const;
	});
	return Object.fromEntries(entries);
}

/** Tab order follows the structure on every page (ISO 14289-1 7.18.3); validators look only where there are annotations. */
function checkTabs(reader: PdfReader, pages: readonly PdfDict[]): readonly Diagnostic[] {
	return pages.flatMap((page, i) =>
		isNamed(reader.resolve(page.get("Tabs")), "S")
			? []
			: [
					diagnostic("pdf/tab-order", {
						params: { page: i + 1 },
						clause: { standard: "ISO 14289-1", clause: "7.18.3" },
					}),
				],
	);
}

interface FoundPage {
	readonly page: PdfDict;
	readonly resources: PdfDict;
}

/** Leaves of the page tree in order, with inherited resources (ISO 32000-1 7.7.3). */
function pagesOf(reader: PdfReader, catalog: PdfDict): readonly FoundPage[] {
	const found: FoundPage[] = [];
	const seen = new Set<PdfDict>();
	const walk = (node: unknown, inherited: PdfDict | undefined): void => {
		if (!(node instanceof PdfDict) || seen.has(node)) throw new Damage("page tree");
		seen.add(node);
		const own = reader.resolve(node.get("Resources"));
		const resources = own instanceof PdfDict ? own : inherited;
		const kids = reader.resolve(node.get("Kids"));
		if (isList(kids)) for (const kid of kids) walk(reader.resolve(kid), resources);
		else if (resources) found.push({ page: node, resources });
		else throw new Damage("page tree");
	};
	walk(reader.resolve(catalog.get("Pages")), undefined);
	return found;
}

function untagged(text: PageText, claimed: ReadonlyMap<number, string>): readonly string[] {
	const orphans = [...text.marked].filter(([mcid]) => !claimed.has(mcid)).map(([, each]) => each.shown);
	return [...text.loose, ...orphans].filter((each) => each.trim() !== "");
}

function infoOf({ trailer, resolve }: PdfReader): Readonly<Record<string, string>> {
	const info = resolve(trailer.get("Info"));
	if (!(info instanceof PdfDict)) return {};
	const entries = [...info.map].flatMap(([key, value]) => {
		const text = readText(resolve(value));
		return text === undefined ? [] : [[key, text] as const];
	});
	return Object.fromEntries(entries);
}

/** ISO 19005-2 6.6.3, which validators of part 2 leave unchecked. */
function compareInfo(info: Readonly<Record<string, string>>, packet: ReadPacket): readonly Diagnostic[] {
	const expected: Readonly<Record<string, string>> = {
		Title: packet.value("dc", "title") ?? "",
		Author: packet.values("dc", "creator").join("; "),
		Subject: packet.value("dc", "description") ?? "",
		Keywords: packet.value("pdf", "Keywords") ?? "",
		Creator: packet.value("xmp", "CreatorTool") ?? "",
		Producer: packet.value("pdf", "Producer") ?? "",
		CreationDate: infoDate(packet.value("xmp", "CreateDate")),
		ModDate: infoDate(packet.value("xmp", "ModifyDate")),
	};
	return Object.entries(expected).flatMap(([field, xmp]) => {
		const own = info[field];
		if (own === undefined || own === xmp) return [];
		return [diagnostic("pdf/info-differs", { params: { field, info: own, xmp } })];
	});
}

function infoDate(xmp: string | undefined): string {
	return (xmp && moment(xmp)?.info) ?? "";
}

export function claimsOf(packet: ReadPacket): Pick<ExtractedPdf, "claims" | "flavour"> {
	const part = packet.value("pdfaid", "part");
	const conformance = packet.value("pdfaid", "conformance");
	const accessible = packet.value("pdfuaid", "part");
	const rev = packet.value("pdfaid", "rev");
	const accessibleRev = packet.value("pdfuaid", "rev");
	const { declarations } = packet;
	const names = [
		part && `PDF/A-${part}${(conformance ?? "").toLowerCase()}`,
		accessible && `PDF/UA-${accessible}`,
		...declarations.map((uri) => (uri.split("/").at(-1) ?? "").replace("#", " ")),
	];
	return {
		claims: {
			...(part !== undefined && {
				pdfa: { part, ...(conformance !== undefined && { conformance }), ...(rev !== undefined && { rev }) },
			}),
			...(accessible !== undefined && {
				pdfua: { part: accessible, ...(accessibleRev !== undefined && { rev: accessibleRev }) },
			}),
			declarations,
		},
		flavour: names.filter((name) => name).join(", "),
	};
}

function bodyIntact({ bytes, trailer, start, resolve }: PdfReader): boolean {
	const id = resolve(trailer.get("ID"));
	const first = isList(id) ? resolve(id[0]) : undefined;
	if (!(first instanceof PdfString)) return false;
	const digest = createHash("sha256").update(bytes.subarray(0, start)).digest("hex").slice(0, 32);
	return Buffer.from(readBytes(first)).toString("hex") === digest;
}
