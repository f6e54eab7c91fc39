import type { Block, Claim } from "../model/index.ts";
import { type Passage, passages } from "./passages.ts";

/**
 * Numbers (số, ký hiệu) of cited documents. Three shapes: of the Party (`90-QĐ/TW`, `16-NQ/ĐUCA`), of the state with the year
 * (`30/2020/NĐ-CP`, `33/2024/QH15`) and without it (`1050/QĐ-TTg`, `08/CT-UBND`). Only the last needs a known kind of document
 * (Nghị định 30/2020/NĐ-CP, phụ lục III), for `12/AB-CD` can be anything.
 */
const kinds =
	"NQ|QĐ|CT|QC|QyĐ|TC|TB|HD|CTr|KH|PA|ĐA|DA|BC|BB|TTr|HĐ|CĐ|BGN|BTT|GUQ|GM|GGT|GNP|PG|PC|PB|TT|NĐ|LCT|L|PL|TTLT|NQLT|CV|KL|SL";
const letters = "A-ZĐ";
const number = new RegExp(
	"(?<![\\p{L}\\p{N}/.,-])(?:" +
		[
			`\\d{1,5}-[${letters}][${letters}a-zđ]{1,5}/[${letters}][${letters}a-zđ0-9]{1,9}(?:-[${letters}][${letters}a-zđ0-9]{0,9})*`,
			`\\d{1,5}/(?:19|20)\\d\\d/(?:[${letters}][${letters}a-zđ]{0,5}(?:-[${letters}][${letters}a-zđ0-9]{1,9})+|(?:UBTV)?QH\\d{1,2})`,
			`\\d{1,5}/(?:${kinds})(?:-[${letters}][${letters}a-zđ0-9]{1,9})+`,
		].join("|") +
		")(?![\\p{L}\\p{N}])",
	"gu",
);

interface Mention {
	readonly text: string;
	readonly index: number;
}

/** Document numbers in a text, in order, with repeats. */
export function documentNumbers(text: string): readonly Mention[] {
	return [...text.matchAll(number)].map((match) => ({ text: match[0], index: match.index }));
}

/** One `references` claim for each document that an article cites, at its first mention. */
export function citedDocuments(blocks: readonly Block[]): readonly Claim[] {
	const claims = new Map<string, Claim>();
	for (const part of passages(blocks)) {
		for (const mention of documentNumbers(part.text)) {
			if (!claims.has(mention.text)) claims.set(mention.text, reference(part, mention));
		}
	}
	return [...claims.values()];
}

function reference(part: Passage, { text, index }: Mention): Claim {
	const place = part.at(index, text.length);
	return { element: "references", value: text, origin: "extracted", rule: "document-number", ...(place && { place }) };
}
