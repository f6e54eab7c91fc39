import {
	type Article,
	type Claim,
	type Diagnostic,
	diagnostic,
	failure,
	type Metadata,
	type Outcome,
	success,
} from "../model/index.ts";
import { canonical } from "../text/canonical.ts";
import { type AgencyLookup, agencyLookup } from "./agencies.ts";
import { authorities, nameFindings } from "./authority/lookup.ts";
import type { AuthorityRow } from "./authority/row.ts";
import { legalText } from "./characters.ts";
import { parseDate } from "./dates.ts";
import { articleDate, eventDate, openingParagraph } from "./event-date.ts";
import { assignIdentifier, isUuid } from "./identifier.ts";
import { citedDocuments } from "./numbers.ts";
import { elementRow, elements, faultIn, fitsScheme, isLanguageTag, schemeOf } from "./schema.ts";
import { behindDateline, datelineSource, headingTitle, paragraphClaims, suppliedTitle } from "./text-claims.ts";
import { isWithdrawal } from "./values.ts";

export interface DescribeOptions {
	/** The name by which the user knows the source. */
	readonly sourceName: string;
	/** SHA-256 of the source's bytes, lower-case hexadecimal. */
	readonly sourceDigestSha256: string;
	/** UUID of the collection; without it, identifiers stand in the program's own namespace. */
	readonly namespace?: string;
	/** Tags of datelines beyond the built-in table. */
	readonly agencies?: Readonly<Record<string, string>>;
	/** Names that the user has settled, beyond the built-in ones. */
	readonly authorities?: readonly AuthorityRow[];
}

/** The statement of rightsstatements.org for works whose copyright nobody has looked into. */
export const copyrightNotEvaluated = "http://rightsstatements.org/vocab/CNE/1.0/";

/**
 * Brings together what is known of an article. `given` comes in rising order (front matter, sidecar, further files, single settings):
 * for each element, the highest one that speaks of it replaces all below, which stay in `superseded`, as do given claims of no known
 * element. Without a given value, what the source says of itself and what its text shows stand side by side. Nothing is made up but a
 * title in square brackets, and the statement that the copyright was not evaluated.
 */
export function describe(
	article: Article,
	given: readonly (readonly Claim[])[],
	options: DescribeOptions,
): Outcome<Metadata> {
	const { namespace } = options;
	if (namespace !== undefined && !isUuid(namespace)) {
		return failure(diagnostic("metadata/invalid-namespace", { params: { value: namespace } }));
	}
	const lookup = agencyLookup(agencyTags(options));
	const stated = statedClaims(article);
	const shown = shownClaims(article, lookup, merge(stated.claims, given));
	const writers = separateAgencies([...stated.claims, ...shown.claims], given, lookup);
	const merged = merge(writers.claims, given);
	const foreign = given.flat().filter((c) => elementRow(c.element) === undefined);
	const superseded = [...merged.superseded, ...writers.superseded, ...stated.unknown, ...foreign];
	const diagnostics = [...stated.diagnostics, ...shown.diagnostics, ...writers.diagnostics];

	const settled = new Set([...merged.claims, ...merged.superseded.filter(isWithdrawal)].map((c) => c.element));
	const claims = [...merged.claims, ...defaults(article).filter((d) => !settled.has(d.element))];
	if (!claims.some((c) => c.element === "title")) {
		const title = suppliedTitle(article, options.sourceName);
		claims.push(title.claim);
		diagnostics.push(title.finding);
	}
	diagnostics.push(...nameFindings(claims, authorities(options.authorities), articleDate({ claims, superseded: [] })));
	const identifier = assignIdentifier(claims, {
		sha256: options.sourceDigestSha256,
		...(namespace !== undefined && { namespace }),
	});
	return success({ claims: inOrder([identifier, ...claims.filter((c) => c !== identifier)]), superseded }, diagnostics);
}

/** Tags of datelines, from the caller and from authority files. */
function agencyTags({
	agencies,
	authorities: rows = [],
}: DescribeOptions): Readonly<Record<string, string>> | undefined {
	const tags = rows
		.filter((row) => row.kind === "agency")
		.flatMap((row) => (row.tags ?? []).map((tag) => [tag, row.name] as const));
	return agencies === undefined && tags.length === 0 ? undefined : { ...agencies, ...Object.fromEntries(tags) };
}

/** The record's identifier: the first one, by the order that `describe` gives them. */
export function recordIdentifier(metadata: Metadata): string | undefined {
	return metadata.claims.find((c) => c.element === "identifier")?.value;
}

interface Stated {
	readonly claims: readonly Claim[];
	readonly unknown: readonly Claim[];
	readonly diagnostics: readonly Diagnostic[];
}

/** Claims of the source itself, with schemes as far as the values bear them. */
function statedClaims(article: Article): Stated {
	const claims: Claim[] = [];
	const unknown: Claim[] = [];
	const diagnostics: Diagnostic[] = [];
	for (const claim of article.claims) {
		const row = elementRow(claim.element);
		const at = claim.place && { place: claim.place };
		if (!row) {
			unknown.push(claim);
			diagnostics.push(diagnostic("metadata/unknown-element", { params: { key: claim.element }, ...at }));
			continue;
		}
		const text = legalText(claim.value, (character) => {
			diagnostics.push(diagnostic("metadata/illegal-xml-character", { params: { character, path: row.key }, ...at }));
		});
		const params = { key: row.key, value: text };
		const date = row.value === "date" || row.value === "date-or-text" ? parseDate(text) : undefined;
		if (date?.form === "local") diagnostics.push(diagnostic("metadata/date-without-zone", { params, ...at }));
		const value = date?.value ?? text;
		const bad = claim.scheme !== undefined && !fitsScheme(claim.scheme, value);
		const { scheme: _, ...rest } = claim;
		const scheme = bad || claim.scheme === undefined ? schemeOf(row, value) : claim.scheme;
		const strict = row.value === "issn" || row.value === "code" || row.value === "number";
		if ((bad && scheme === undefined) || (row.value === "date" && !date) || (strict && faultIn(row, value))) {
			diagnostics.push(diagnostic("metadata/unreadable-value", { params, ...at }));
		}
		const own = claim.language ?? (printed.has(row.key) && article.language !== "und" ? article.language : undefined);
		claims.push({ ...rest, value, ...(scheme && { scheme }), ...(own && { language: own }) });
	}
	return { claims, unknown, diagnostics };
}

/** Elements whose extracted text is the article's own words, in the article's language. */
const printed: ReadonlySet<string> = new Set(["title", "alternative", "abstract", "description"]);

/** What the text shows: its heading, the agency of its dateline, its lead and byline, the documents it cites, the date of the event. */
function shownClaims(article: Article, lookup: AgencyLookup, known: Metadata): Pick<Stated, "claims" | "diagnostics"> {
	const source = datelineSource(article, lookup);
	const opening = openingParagraph(article.blocks);
	const offset = opening ? behindDateline(opening.text, article.dateline?.text) : 0;
	const event = opening && eventDate(opening, offset, articleDate(known));
	const stated = new Set(article.claims.map((c) => c.element));
	const paragraphs = paragraphClaims(article).filter((c) => c.element === "source" || !stated.has(c.element));
	const dated = known.claims.some((c) => c.element === "temporal");
	return {
		claims: [
			...headingTitle(article),
			...source.claims,
			...paragraphs,
			...(event?.claims ?? []),
			...citedDocuments(article.blocks),
		],
		diagnostics: [...source.diagnostics, ...(dated ? [] : (event?.diagnostics ?? []))],
	};
}

/** Pages often name their site as the author: such a creator is kept apart. A given one stays, for somebody stands for it. */
function separateAgencies(
	automatic: readonly Claim[],
	given: readonly (readonly Claim[])[],
	lookup: AgencyLookup,
): Pick<Stated, "claims" | "diagnostics"> & { readonly superseded: readonly Claim[] } {
	const publishers = new Set(automatic.filter((c) => c.element === "publisher").map((c) => canonical(c.value)));
	const isAgency = (c: Claim) =>
		c.element === "creator" && c.value !== "" && (lookup.isAgency(c.value) || publishers.has(canonical(c.value)));
	const found = [...automatic, ...given.flat()].filter(isAgency);
	return {
		claims: automatic.filter((c) => !isAgency(c)),
		superseded: automatic.filter(isAgency),
		diagnostics: found.map(({ value, place }) =>
			diagnostic("metadata/creator-is-agency", { params: { value }, ...(place && { place }) }),
		),
	};
}

/** For each element: the highest given layer that has it, else all automatic claims without repeats. */
function merge(automatic: readonly Claim[], given: readonly (readonly Claim[])[]): Metadata {
	const claims: Claim[] = [];
	const superseded: Claim[] = [];
	for (const { key, cardinality } of elements) {
		const layers = given.map((layer) => layer.filter((c) => c.element === key)).filter((layer) => layer.length > 0);
		const own = automatic.filter((c) => c.element === key);
		const top = layers.pop();
		if (top) {
			claims.push(...top.filter((c) => !isWithdrawal(c)));
			superseded.push(...top.filter(isWithdrawal), ...layers.reverse().flat(), ...own);
			continue;
		}
		const distinct = withoutRepeats(own);
		const room = cardinality === "0..n" ? distinct.length : 1;
		claims.push(...distinct.slice(0, room));
		superseded.push(...distinct.slice(room));
	}
	return { claims, superseded };
}

/** Extracted before inferred; the first of equal values stays. */
function withoutRepeats(claims: readonly Claim[]): readonly Claim[] {
	const rank = (c: Claim) => ["given", "extracted", "inferred", "supplied"].indexOf(c.origin);
	const seen = new Set<string>();
	return [...claims]
		.sort((a, b) => rank(a) - rank(b))
		.filter(({ value }) => {
			const key = canonical(value);
			if (seen.has(key)) return false;
			seen.add(key);
			return true;
		});
}

/** What holds for every record where nobody says otherwise. */
function defaults(article: Article): readonly Claim[] {
	const language: readonly Claim[] =
		article.language !== "und" && isLanguageTag(article.language)
			? [
					{
						element: "language",
						value: article.language,
						origin: "inferred",
						rule: "article-language",
						scheme: "RFC4646",
					},
				]
			: [];
	return [
		...language,
		{ element: "type", value: "Text", origin: "inferred", rule: "rendition", scheme: "DCMIType" },
		{ element: "format", value: "application/pdf", origin: "inferred", rule: "rendition", scheme: "IMT" },
		{
			element: "rights",
			value: copyrightNotEvaluated,
			origin: "supplied",
			rule: "rights-not-evaluated",
			scheme: "URI",
		},
	];
}

function inOrder(claims: readonly Claim[]): readonly Claim[] {
	return elements.flatMap(({ key }) => claims.filter((c) => c.element === key));
}
