import { type Article, type Claim, type Diagnostic, diagnostic, type Place } from "../model/index.ts";
import { canonical } from "../text/canonical.ts";
import { firstSentence, shorten } from "../text/sentence.ts";
import type { AgencyLookup } from "./agencies.ts";
import { openingParagraph } from "./event-date.ts";
import { passage } from "./passages.ts";

/** Characters of a supplied title without its brackets. */
const titleLength = 120;

interface Found {
	readonly claims: readonly Claim[];
	readonly diagnostics: readonly Diagnostic[];
}

/** Where the text proper of the opening paragraph begins, in code units: behind the dateline and its dash. */
export function behindDateline(text: string, dateline: string | undefined): number {
	if (dateline === undefined) return 0;
	const tag = dateline.normalize("NFC").trim();
	const at = text.indexOf(tag);
	if (at < 0 || /[\p{L}\p{N}]/u.test(text.slice(0, at))) return 0;
	const rest = /^[)\]\s]*[-–—:]*\s*/u.exec(text.slice(at + tag.length))?.[0] ?? "";
	return at + tag.length + rest.length;
}

/** The agency of a dateline: by the table where it has the tag, else the tag as printed. Never a creator. */
export function datelineSource(article: Article, lookup: AgencyLookup): Found {
	const { dateline } = article;
	if (!dateline) return { claims: [], diagnostics: [] };
	const printed = dateline.text.normalize("NFC").trim();
	const tag = (/\(([^()]+)\)\s*$/u.exec(printed)?.[1] ?? printed).replace(/^[[(]\s*|\s*[)\]]$/gu, "").trim();
	const known = lookup.find(tag);
	const place = dateline.place && { place: dateline.place };
	const base = { element: "source", ...place } as const;
	if (known) {
		const value = known.name.includes(known.tag) ? known.name : `${known.tag} (${known.name})`;
		return { claims: [{ ...base, value, origin: "inferred", rule: "agency-table" }], diagnostics: [] };
	}
	return {
		claims: [{ ...base, value: tag, origin: "extracted", rule: "dateline" }],
		diagnostics: [diagnostic("metadata/agency-unknown", { params: { tag }, ...place })],
	};
}

const from = /^\(?\s*(?:theo|nguồn)\s*:?\s+(?<name>.+?)\s*\)?[.]?$/iu;
const picture = /^\(?\s*(?:ảnh|tin,?\s+ảnh|bài,?\s+ảnh)\s*:\s*(?<name>.+?)\s*\)?[.]?$/iu;

/** What paragraphs with a role in a newspaper say: the lead is the abstract, a byline the writer, `Theo X` the source. */
export function paragraphClaims(article: Article): readonly Claim[] {
	return article.blocks.flatMap((block): readonly Claim[] => {
		if (block.kind !== "paragraph") return [];
		const all = passage(block.content, block.place);
		const value = canonical(all.text);
		if (value === "") return [];
		const place = all.at(0, all.text.length);
		const made = (element: string, text: string, rule: string): Claim => ({
			element,
			value: text,
			origin: "extracted",
			rule,
			...(place && { place }),
		});
		if (block.role === "lead") return [{ ...made("abstract", value, "lead-paragraph"), language: article.language }];
		if (block.role !== "byline") return [];
		const source = from.exec(value)?.groups?.name;
		if (source) return [made("source", source, "byline-source")];
		const photographer = /^\(?\s*ảnh/iu.test(value) ? picture.exec(value)?.groups?.name : undefined;
		if (photographer) return [made("contributor", photographer, "byline")];
		return [made("creator", picture.exec(value)?.groups?.name ?? value, "byline")];
	});
}

/** The title that an article begins with: its first heading, of level 1, with nothing but pictures and rules before it. */
export function headingTitle(article: Article): readonly Claim[] {
	const first = article.blocks.find((block) => block.kind !== "figure" && block.kind !== "rule");
	if (first?.kind !== "heading" || first.level !== 1) return [];
	const all = passage(first.content, first.place);
	const value = canonical(all.text);
	if (value === "") return [];
	const place = first.place ?? all.at(0, all.text.length);
	return [
		{
			element: "title",
			value,
			origin: "extracted",
			rule: "title-from-heading",
			...(article.language !== "und" && { language: article.language }),
			...(place && { place }),
		},
	];
}

/**
 * A title for an article without one: its first sentence in square brackets (ISBD A.2.4), cut after a word. An article without text
 * is called by its file.
 */
export function suppliedTitle(
	article: Article,
	sourceName: string,
): { readonly claim: Claim; readonly finding: Diagnostic } {
	const opening = openingParagraph(article.blocks);
	const offset = opening ? behindDateline(opening.text, article.dateline?.text) : 0;
	const sentence = opening ? firstSentence(opening.text.slice(offset)).replace(/[\s.;,:]+$/u, "") : "";
	const text = sentence === "" ? sourceName : shorten(sentence, titleLength);
	const value = `[${text}]`;
	const place: Place | undefined = opening?.at(offset, sentence.length);
	const claim: Claim = {
		element: "title",
		value,
		origin: "supplied",
		rule: sentence === "" ? "title-from-file-name" : "title-from-first-sentence",
		...(sentence !== "" && article.language !== "und" && { language: article.language }),
		...(place && { place }),
	};
	return {
		claim,
		finding: diagnostic("metadata/title-supplied", { params: { title: value }, ...(place && { place }) }),
	};
}
