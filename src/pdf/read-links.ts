import { type Diagnostic, diagnostic } from "../model/index.ts";
import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFObject, PDFRef, readText } from "./objects.ts";
import type { PdfReader } from "./reader.ts";

/** A link annotation of a page. */
export interface ExtractedLink {
	/** From 1. */
	readonly page: number;
	readonly uri: string;
	/** `/Contents`: what it says of itself. */
	readonly contents?: string;
}

/**
 * The link annotations with a URI, in the order of pages. One that no Link element owns by the parent tree (ISO 32000-1 14.7.4.4), or whose owner
 * does not name it, is a finding.
 */
export function readLinks(
	reader: PdfReader,
	pages: readonly PDFDict[],
	parents: ReadonlyMap<number, PDFObject>,
	found: Diagnostic[],
): readonly ExtractedLink[] {
	const entry = (dict: PDFDict, key: string) => reader.resolve(dict.get(PDFName.of(key)));
	const listOf = (object: PDFObject | undefined) => (object instanceof PDFArray ? object.asArray() : []);
	const names = (owner: PDFObject | undefined, annotation: PDFObject): boolean => {
		if (!(owner instanceof PDFDict) || entry(owner, "S") !== PDFName.of("Link")) return false;
		const kids = entry(owner, "K");
		const all = kids instanceof PDFArray ? kids.asArray().map(reader.resolve) : [kids];
		return all.some((kid) => kid instanceof PDFDict && kid.get(PDFName.of("Obj")) === annotation);
	};
	return pages.flatMap((page, index) =>
		listOf(entry(page, "Annots")).flatMap((reference) => {
			const annotation = reader.resolve(reference);
			if (!(annotation instanceof PDFDict) || entry(annotation, "Subtype") !== PDFName.of("Link")) return [];
			const key = entry(annotation, "StructParent");
			const owner = key instanceof PDFNumber ? reader.resolve(parents.get(key.asNumber())) : undefined;
			if (!(reference instanceof PDFRef) || !names(owner, reference)) {
				const clause = { standard: "ISO 14289-1", clause: "7.18.5" };
				found.push(diagnostic("pdf/link-untagged", { params: { page: index + 1 }, clause }));
			}
			const action = entry(annotation, "A");
			const uri = action instanceof PDFDict ? readText(entry(action, "URI")) : undefined;
			const contents = readText(entry(annotation, "Contents"));
			return uri === undefined ? [] : [{ page: index + 1, uri, ...(contents !== undefined && { contents }) }];
		}),
	);
}
