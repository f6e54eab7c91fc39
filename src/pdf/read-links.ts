import { type Diagnostic, diagnostic } from "../model/index.ts";
import type { PdfReader } from "./reader.ts";
import { isList, isNamed, isSameRef, itemsOf, PdfDict, PdfRef, type PdfValue, readText } from "./values.ts";

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
	pages: readonly PdfDict[],
	parents: ReadonlyMap<number, PdfValue>,
	found: Diagnostic[],
): readonly ExtractedLink[] {
	const entry = (dict: PdfDict, key: string) => reader.resolve(dict.get(key));
	const names = (owner: PdfValue | undefined, annotation: PdfValue): boolean => {
		if (!(owner instanceof PdfDict) || !isNamed(entry(owner, "S"), "Link")) return false;
		const kids = entry(owner, "K");
		const all = isList(kids) ? kids.map(reader.resolve) : [kids];
		return all.some((kid) => kid instanceof PdfDict && isSameRef(kid.get("Obj"), annotation));
	};
	return pages.flatMap((page, index) =>
		itemsOf(entry(page, "Annots")).flatMap((reference) => {
			const annotation = reader.resolve(reference);
			if (!(annotation instanceof PdfDict) || !isNamed(entry(annotation, "Subtype"), "Link")) return [];
			const key = entry(annotation, "StructParent");
			const owner = typeof key === "number" ? reader.resolve(parents.get(key)) : undefined;
			if (!(reference instanceof PdfRef) || !names(owner, reference)) {
				const clause = { standard: "ISO 14289-1", clause: "7.18.5" };
				found.push(diagnostic("pdf/link-untagged", { params: { page: index + 1 }, clause }));
			}
			const action = entry(annotation, "A");
			const uri = action instanceof PdfDict ? readText(entry(action, "URI")) : undefined;
			const contents = readText(entry(annotation, "Contents"));
			return uri === undefined ? [] : [{ page: index + 1, uri, ...(contents !== undefined && { contents }) }];
		}),
	);
}
