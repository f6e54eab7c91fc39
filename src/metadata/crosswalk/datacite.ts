import {
	type Claim,
	type Diagnostic,
	diagnostic,
	failure,
	type Metadata,
	type Outcome,
	success,
} from "../../model/index.ts";
import { parseDate } from "../dates.ts";
import { dcmiTypes, type ElementKey, elementRow, isLanguageTag, isUri } from "../schema.ts";
import { element, toXml, type XmlElement } from "../xml.ts";
import { type DatacitePlace, datacitePlaces } from "./datacite-table.ts";
import { type Loss, type LossReason, lossOf, schemeLoss, textLoss } from "./loss.ts";

const namespace = "http://datacite.org/schema/kernel-4";
const target = "DataCite 4.5";

/** DataCite 4.5, appendix 3: standard values for unknown information. */
const unknown = { toBeAnnounced: "(:tba)", unavailable: "(:unav)" } as const;

/**
 * DataCite 4.5. What it demands and the description lacks is a finding; for a DOI that is not assigned yet, for creators and the publisher
 * it has standard values, which are written. A publication year has none: without a year there is no document.
 */
export function datacite(metadata: Metadata): Outcome<string> {
	const found: Diagnostic[] = [];
	const of = (kind: DatacitePlace["kind"]) => metadata.claims.filter((claim) => placeOf(claim)?.kind === kind);
	const standard = (field: string, value: string) => {
		found.push(diagnostic("metadata/crosswalk-standard-value", { params: { target, field, value } }));
		return value;
	};
	const doi = metadata.claims.find((claim) => claim.element === "identifier" && doiOf(claim.value));
	const publisher = of("publisher")[0];
	const year = publicationYear(metadata);
	found.push(...year.diagnostics);
	if (year.value === undefined) return failure(...found);
	const identifier = doi ? (doiOf(doi.value) as string) : standard("identifier", unknown.toBeAnnounced);
	const creators = of("creator").map((claim) => element("creator", {}, [text("creatorName", claim)]));
	const absent = (name: string) => element("creator", {}, [element("creatorName", {}, name)]);
	const people = creators.length > 0 ? creators : [absent(standard("creators", unknown.unavailable))];
	const titles = of("title").map((claim) =>
		text("title", claim, { titleType: claim.element === "title" ? undefined : "AlternativeTitle" }),
	);
	if (titles.length === 0)
		return failure(
			...found,
			diagnostic("metadata/crosswalk-missing", { params: { target, field: "titles" }, severity: "error" }),
		);
	const house = publisher
		? text("publisher", publisher)
		: element("publisher", {}, standard("publisher", unknown.unavailable));
	const children = [
		element("identifier", { identifierType: "DOI" }, identifier),
		element("creators", {}, people),
		element("titles", {}, titles),
		house,
		element("publicationYear", {}, year.value),
		resourceType(of("type")[0]),
		...list("subjects", of("subject").map(subject)),
		...list("contributors", of("contributor").map(contributor)),
		...list("dates", of("date").flatMap(date)),
		...of("language")
			.slice(0, 1)
			.map((claim) => element("language", {}, claim.value)),
		...list(
			"alternateIdentifiers",
			of("identifier")
				.filter((claim) => claim !== doi)
				.map(alternate),
		),
		...list("relatedIdentifiers", of("related").filter(isLinked).map(relatedIdentifier)),
		...list(
			"sizes",
			of("size").map(({ value }) => element("size", {}, value)),
		),
		...list(
			"formats",
			of("format").map(({ value }) => element("format", {}, value)),
		),
		...list("rightsList", of("rights").map(rights)),
		...list("descriptions", of("description").map(description)),
		...list(
			"geoLocations",
			of("place").map((claim) => element("geoLocation", {}, [element("geoLocationPlace", {}, claim.value)])),
		),
		...list("relatedItems", [
			...newspaperItem(of("newspaper")),
			...of("related")
				.filter((claim) => !isLinked(claim))
				.map(relatedItem),
		]),
	];
	const attributes = {
		xmlns: namespace,
		"xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
		"xsi:schemaLocation": `${namespace} https://schema.datacite.org/meta/kernel-4.5/metadata.xsd`,
	};
	const written = toXml(element("resource", attributes, children));
	return written.value === undefined ? written : success(written.value, [...found, ...written.diagnostics]);
}

function list(name: string, children: readonly XmlElement[]): readonly XmlElement[] {
	return children.length > 0 ? [element(name, {}, children)] : [];
}

function placeOf({ element: key }: Claim): DatacitePlace | undefined {
	return datacitePlaces[key as ElementKey];
}

function text(name: string, claim: Claim, attributes: Readonly<Record<string, string | undefined>> = {}): XmlElement {
	return element(name, { ...attributes, "xml:lang": languageOf(claim) }, claim.value);
}

function languageOf({ language }: Claim): string | undefined {
	return language !== undefined && isLanguageTag(language) ? language : undefined;
}

/** `10.1234/x` of `doi:10.1234/x` and of `https://doi.org/10.1234/x`. */
function doiOf(value: string): string | undefined {
	return /^(?:doi:|https?:\/\/(?:dx\.)?doi\.org\/)?(10\.\d{4,9}\/\S+)$/i.exec(value)?.[1];
}

/** Of the publication; where it is not known, of the article's date, "preferred from a citation perspective", which is said. */
function publicationYear({ claims }: Metadata): Outcome<string> {
	for (const key of ["issued", "date"]) {
		const value = claims.find((claim) => claim.element === key)?.value ?? "";
		const form = parseDate(value)?.form;
		const year = form === "date" || form === "datetime" || form === "local" ? value.slice(0, 4) : undefined;
		if (year === undefined) continue;
		const params = { target, field: "publicationYear", element: key, value };
		return success(year, key === "issued" ? [] : [diagnostic("metadata/crosswalk-derived", { params })]);
	}
	const params = { target, field: "publicationYear" };
	return failure(diagnostic("metadata/crosswalk-missing", { params, severity: "error" }));
}

const audiovisual: Readonly<Record<string, string>> = { MovingImage: "Audiovisual", StillImage: "Image" };

/** The general type is DataCite's own list, which has nearly all DCMI types; the word of the description stands beside it. */
function resourceType(claim: Claim | undefined): XmlElement {
	const value = claim?.value ?? "Other";
	const known = (dcmiTypes as readonly string[]).includes(value);
	return element("resourceType", { resourceTypeGeneral: known ? (audiovisual[value] ?? value) : "Other" }, value);
}

function subject(claim: Claim): XmlElement {
	return text("subject", claim, { valueURI: claim.scheme === "URI" ? claim.value : undefined });
}

function contributor(claim: Claim): XmlElement {
	const contributorType = claim.element === "rightsHolder" ? "RightsHolder" : "Other";
	return element("contributor", { contributorType }, [text("contributorName", claim)]);
}

/** Dates as RKMS-ISO8601 has them: W3CDTF, and ranges with a slash whose open end is empty. Doubtful dates have no form there. */
function rkms(value: string): string | undefined {
	const form = parseDate(value)?.form;
	if (form === "date" || form === "datetime") return value;
	return form === "interval" ? value.replaceAll("..", "") : undefined;
}

function date(claim: Claim): readonly XmlElement[] {
	const place = placeOf(claim);
	const value = rkms(claim.value);
	if (place?.kind !== "date" || value === undefined) return [];
	return [element("date", { dateType: place.type, dateInformation: place.information }, value)];
}

function alternate({ value, scheme }: Claim): XmlElement {
	return element(
		"alternateIdentifier",
		{ alternateIdentifierType: scheme === "URI" ? identifierType(value) : "local" },
		value,
	);
}

function identifierType(value: string): string {
	if (doiOf(value)) return "DOI";
	if (/^urn:/i.test(value)) return "URN";
	if (/^https?:\/\/hdl\.handle\.net\/|^hdl:/i.test(value)) return "Handle";
	return /^ark:/i.test(value) ? "ARK" : "URL";
}

function isLinked({ value, scheme }: Claim): boolean {
	return scheme === "URI" && isUri(value);
}

function relatedIdentifier(claim: Claim): XmlElement {
	const relationType = relationOf(claim);
	return element(
		"relatedIdentifier",
		{ relatedIdentifierType: identifierType(claim.value), relationType },
		claim.value,
	);
}

function relationOf(claim: Claim): string {
	const place = placeOf(claim);
	return place?.kind === "related" ? place.relation : "";
}

function relatedItem(claim: Claim): XmlElement {
	const attributes = { relatedItemType: "Other", relationType: relationOf(claim) };
	return element("relatedItem", attributes, [element("titles", {}, [text("title", claim)])]);
}

/** The newspaper is one item: its names, its ISSN, the issue. The list of types knows no newspaper. */
function newspaperItem(claims: readonly Claim[]): readonly XmlElement[] {
	const of = (key: string) => claims.filter((claim) => claim.element === key);
	const names = of("newspaper");
	const [issn] = of("issn");
	if (names.length === 0 && issn === undefined) return [];
	const inner = [
		...(issn ? [element("relatedItemIdentifier", { relatedItemIdentifierType: "ISSN" }, issn.value)] : []),
		...(names.length > 0
			? [
					element(
						"titles",
						{},
						names.map((claim) => text("title", claim)),
					),
				]
			: []),
		...of("issue").map(({ value }) => element("issue", {}, value)),
	];
	return [element("relatedItem", { relatedItemType: "Other", relationType: "IsPublishedIn" }, inner)];
}

function rights(claim: Claim): XmlElement {
	return text("rights", claim, { rightsURI: claim.scheme === "URI" ? claim.value : undefined });
}

function description(claim: Claim): XmlElement {
	const place = placeOf(claim);
	return text("description", claim, { descriptionType: place?.kind === "description" ? place.type : "Other" });
}

/** Places whose element has no `xml:lang`. */
const languageless: ReadonlySet<DatacitePlace["kind"]> = new Set([
	"date",
	"language",
	"identifier",
	"size",
	"format",
	"place",
	"type",
]);

/** What DataCite cannot say of a description. */
export function dataciteLoss(metadata: Metadata): readonly Loss[] {
	const seen = new Map<string, number>();
	return metadata.claims.flatMap((claim) => {
		const place = placeOf(claim);
		if (!elementRow(claim.element) || !place) return [lossOf(claim, "no-element")];
		const nth = (seen.get(place.once ? place.kind : claim.element) ?? 0) + 1;
		seen.set(place.once ? place.kind : claim.element, nth);
		return reasonsOf(claim, place, nth, metadata).map((reason) => lossOf(claim, reason));
	});
}

function reasonsOf(claim: Claim, place: DatacitePlace, nth: number, metadata: Metadata): readonly LossReason[] {
	const { element: key, value, language } = claim;
	if (place.once && nth > 1) return ["repeated"];
	const inNewspaper = place.kind === "newspaper";
	if (inNewspaper && key !== "newspaper" && nth > 1) return ["repeated"];
	const named = metadata.claims.some((c) => c.element === "newspaper" || c.element === "issn");
	if (key === "issue" && !named) return ["no-element"];
	if (place.kind === "date" && rkms(value) === undefined) return [parseDate(value) ? "uncertain-date" : "form"];
	const linked = place.kind === "related" && isLinked(claim);
	const silent = languageless.has(place.kind) || linked || key === "issn" || key === "issue";
	const isDoi = key === "identifier" && doiOf(value) !== undefined && doiOf(value) !== value;
	const range = place.kind === "date" && rkms(value) !== value;
	const row = elementRow(key);
	return [
		...(place.broader ? (["refinement"] as const) : []),
		...(row ? schemeLoss(row, claim) : []),
		...(isDoi || range ? (["form"] as const) : []),
		...(language !== undefined && (silent || !isLanguageTag(language)) ? (["language"] as const) : []),
		...textLoss(claim),
	];
}
