import { type Claim, claimsOf, type Metadata, type Outcome, success } from "../../model/index.ts";
import { parseDate } from "../dates.ts";
import { type ElementKey, elementRow, isLanguageTag, propertyOf } from "../schema.ts";
import { type Loss, type LossReason, lossOf } from "./loss.ts";
import { column } from "./table.ts";

type Json = string | readonly Json[] | { readonly [key: string]: Json };

/**
 * How a value is written. `text`; `date`: as precise as it is known, none that is doubtful; `period`: an ISO 8601 interval; `work`: a creative
 * work, by its address or its name; `organization`; `place`; `url-or-text`; `part`: into the newspaper; `property`: under its own name
 * of DCMI Metadata Terms, which JSON-LD lets stand beside schema.org's.
 */
type Kind =
	| "text"
	| "date"
	| "period"
	| "work"
	| "organization"
	| "place"
	| "url-or-text"
	| "part"
	| "type"
	| "property";

interface Property {
	readonly name: string;
	readonly kind: Kind;
}

const p = (name: string, kind: Kind = "text"): Property => ({ name, kind });

const properties: Readonly<Partial<Record<ElementKey, Property>>> = {
	title: p("headline"),
	alternative: p("alternativeHeadline"),
	abstract: p("abstract"),
	creator: p("author"),
	contributor: p("contributor"),
	publisher: p("publisher", "organization"),
	isPartOf: p("isPartOf", "work"),
	newspaper: p("isPartOf", "part"),
	issn: p("isPartOf", "part"),
	section: p("articleSection"),
	subject: p("keywords"),
	issued: p("datePublished", "date"),
	modified: p("dateModified", "date"),
	created: p("dateCreated", "date"),
	temporal: p("temporalCoverage", "period"),
	spatial: p("contentLocation", "place"),
	identifier: p("identifier", "url-or-text"),
	originalUrl: p("url", "url-or-text"),
	source: p("isBasedOn", "work"),
	language: p("inLanguage"),
	type: p("additionalType", "type"),
	format: p("encodingFormat"),
	license: p("license", "url-or-text"),
	rights: p("usageInfo", "url-or-text"),
	accessRights: p("conditionsOfAccess"),
	rightsHolder: p("copyrightHolder"),
	references: p("citation", "work"),
	hasPart: p("hasPart", "work"),
	description: p("description"),
};

/** What schema.org has no property for is written as its DCMI property. */
function propertyFor(key: string): Property | undefined {
	const own = properties[key as ElementKey];
	if (own) return own;
	const row = elementRow(key);
	// Under the broader property these would say something else: another writer, a second identifier.
	if (row === undefined || (row.refines !== undefined && key !== "photographer" && key !== "issue")) return undefined;
	const term = propertyOf(row);
	return term === undefined ? undefined : p(`dcterms:${term}`, "property");
}

const context = ["https://schema.org", { dcterms: "http://purl.org/dc/terms/" }] as const;

/**
 * A NewsArticle of schema.org in JSON-LD 1.1, keys in the order of the description. A name is a plain text: whether it is a person's is not
 * known; only the publisher is known to be an organisation. A text says its language where that is not the article's.
 */
export function schemaOrg(metadata: Metadata): Outcome<string> {
	const values = new Map<string, Json[]>();
	const add = (name: string, value: Json) => {
		const own = values.get(name);
		if (own) own.push(value);
		else values.set(name, [value]);
	};
	const paper = newspaper(metadata);
	for (const claim of metadata.claims) {
		const property = propertyFor(claim.element);
		if (!property) continue;
		if (property.kind === "part") {
			if (paper && !values.get(property.name)?.includes(paper)) add(property.name, paper);
			continue;
		}
		const value = jsonOf(property, claim, articleLanguage(metadata));
		if (value !== undefined) add(property.name, value);
	}
	const [id] = claimsOf(metadata, "identifier").filter(({ scheme }) => scheme === "URI");
	const document = {
		"@context": context,
		"@type": "NewsArticle",
		...(id && { "@id": id.value }),
		...Object.fromEntries([...values].map(([name, list]) => [name, list.length === 1 ? (list[0] as Json) : list])),
	};
	return success(`${JSON.stringify(document, null, 2)}\n`);
}

function articleLanguage(metadata: Metadata): string | undefined {
	return claimsOf(metadata, "language")[0]?.value;
}

function jsonOf({ kind }: Property, claim: Claim, own: string | undefined): Json | undefined {
	const { value, scheme } = claim;
	switch (kind) {
		case "date":
		case "period":
			return isoDate(claim, kind);
		case "work":
			return scheme === "URI" ? { "@id": value } : { "@type": "CreativeWork", name: tagged(claim, own) };
		case "organization":
			return { "@type": "Organization", name: tagged(claim, own) };
		case "place":
			return scheme === "URI" ? { "@id": value } : { "@type": "Place", name: tagged(claim, own) };
		case "url-or-text":
			return scheme === "URI" ? value : tagged(claim, own);
		case "type":
			return scheme === "DCMIType" ? `http://purl.org/dc/dcmitype/${value}` : tagged(claim, own);
		case "property":
			return scheme === "URI" ? { "@id": value } : tagged(claim, own);
		case "text":
		case "part":
			return tagged(claim, own);
	}
}

/** ISO 8601, reduced precision and intervals included; a doubtful date has no form there. Texts may be a period's name. */
function isoDate({ value }: Claim, kind: "date" | "period"): string | undefined {
	const form = parseDate(value)?.form;
	if (form === "uncertain") return undefined;
	if (kind === "date" && form === "interval") return undefined;
	return value;
}

/** A text with its language, where that is not the article's: plain texts are taken to be in the article's. */
function tagged({ value, language }: Claim, own: string | undefined): Json {
	if (language === undefined || language === own || !isLanguageTag(language)) return value;
	return { "@value": value, "@language": language };
}

/** One Newspaper with its names and ISSN. */
function newspaper(metadata: Metadata): Json | undefined {
	const own = articleLanguage(metadata);
	const name = claimsOf(metadata, "newspaper").map((claim) => tagged(claim, own));
	const issn = claimsOf(metadata, "issn").map(({ value }) => value);
	if (name.length === 0 && issn.length === 0) return undefined;
	const one = (list: readonly Json[]): Json => (list.length === 1 ? (list[0] as Json) : list);
	return {
		"@type": "Newspaper",
		...(name.length > 0 && { name: one(name) }),
		...(issn.length > 0 && { issn: one(issn) }),
	};
}

/** What schema.org cannot say of a description. */
export function schemaOrgLoss(metadata: Metadata): readonly Loss[] {
	const own = articleLanguage(metadata);
	return metadata.claims.flatMap((claim) => {
		const property = propertyFor(claim.element);
		if (!property) return [lossOf(claim, "no-element")];
		const { value, scheme, language, note } = claim;
		const dated = property.kind === "date" || property.kind === "period";
		if (dated && jsonOf(property, claim, own) === undefined) return [lossOf(claim, "uncertain-date")];
		const typed = property.kind === "type" && scheme === "DCMIType";
		const linked = scheme === "URI" && ["work", "place", "url-or-text", "property"].includes(property.kind);
		const silent =
			dated || typed || linked || claim.element === "issn" || (language !== undefined && !isLanguageTag(language));
		const refined = elementRow(claim.element)?.refines !== undefined && property.kind === "property";
		const coded =
			scheme === "W3CDTF" || scheme === "RFC4646" || scheme === "IMT" || (scheme === "Period" && parseDate(value));
		const reasons: readonly LossReason[] = [
			...(refined ? (["refinement"] as const) : []),
			...(scheme !== undefined && !linked && !typed && !coded ? (["scheme"] as const) : []),
			...(language !== undefined && silent ? (["language"] as const) : []),
			...(note === undefined ? [] : (["note"] as const)),
		];
		return reasons.map((reason) => lossOf(claim, reason));
	});
}

const columnNames: Readonly<Partial<Record<Kind, string>>> = {
	work: " (an `@id`, or a CreativeWork with a name)",
	organization: " (Organization)",
	place: " (an `@id`, or a Place with a name)",
	part: " (Newspaper)",
};

/** The column of the reference. */
export function schemaOrgTable(keys: readonly ElementKey[]) {
	const all = keys.flatMap((key) => {
		const property = propertyFor(key);
		return property ? [[key, property] as const] : [];
	});
	return column(Object.fromEntries(all), ({ name, kind }: Property) => `\`${name}\`${columnNames[kind] ?? ""}`);
}
