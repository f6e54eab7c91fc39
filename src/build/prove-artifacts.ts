import { type Diagnostic, diagnostic } from "../model/index.ts";
import type { ExtractedArtifact, ExtractedPdf } from "../pdf/extract.ts";
import { canonical } from "../text/canonical.ts";

/**
 * What a page shows beside the article. Layout says again what the tags say: repeated heads of tables, descriptions of missing pictures.
 * Of pagination a page has one head and one foot at the most, and each of them has the page's number, or returns on all pages of its side.
 * The words of a template's own are not in the record, so that a head which only one page could have is taken as it is.
 */
export function compareArtifacts(pdf: ExtractedPdf): readonly Diagnostic[] {
	if (pdf.furniture.length === 0) return [];
	const alts = pdf.alts.map((alt) => ink(canonical(alt)));
	const heads = pdf.blocks.flatMap(({ cell, text }) => (cell === "TH" ? [ink(text)] : []));
	const layout = new Map<number, string>();
	const seen = new Set<string>();
	const found: Diagnostic[] = [];
	const report = (page: number, text: string) => {
		found.push(diagnostic("build/artifact-unexpected", { params: { page, found: text.slice(0, 60) } }));
	};
	for (const each of pdf.furniture) {
		const { page, kind, text } = each;
		if (!kind.startsWith("Pagination")) {
			layout.set(page, (layout.get(page) ?? "") + text);
			continue;
		}
		const place = `${page} ${kind}`;
		if (seen.has(place) || !/ (?:Header|Footer)$/.test(kind) || !returns(each, pdf)) report(page, text);
		seen.add(place);
	}
	for (const [page, text] of layout) if (!isMadeOf(ink(text), heads, alts)) report(page, text);
	return found;
}

/** Whether a text is heads and descriptions one behind the other; of the last description there may be too little room for all. */
function isMadeOf(text: string, heads: readonly string[], alts: readonly string[]): boolean {
	const pieces = new Set([...heads, ...alts]);
	const reached = new Set([0]);
	// A set goes on to what is added to it.
	for (const at of reached) {
		if (at === text.length) return true;
		const rest = named(text.slice(at));
		if (alts.some((alt) => alt.startsWith(rest))) return true;
		for (const piece of pieces) if (piece !== "" && text.startsWith(piece, at)) reached.add(at + piece.length);
	}
	return false;
}

/** Characters that no font has, by their code points, as characters. */
function named(text: string): string {
	return text.replace(/\[U\+([0-9A-F]{4,6})\]/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)));
}

/** Whether a head or foot has the number of its page, or stands on all later pages of its side as well. */
function returns({ text, page, kind }: ExtractedArtifact, { furniture, pageCount }: ExtractedPdf): boolean {
	if (new RegExp(`(?<!\\d)${page}(?!\\d)`).test(text)) return true;
	const side = furniture.filter((each) => each.page > 1 && each.page % 2 === page % 2 && each.kind === kind);
	return side.length === Math.floor((pageCount - (page % 2)) / 2) && side.every((each) => each.text === text);
}

function ink(text: string): string {
	return text.replace(/\s+/g, "");
}
