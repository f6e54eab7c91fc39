import type { ElementKey } from "../schema.ts";
import { column } from "./table.ts";

/** Where an element stands in DataCite 4.5. `once`: the property takes one value; `broader`: it says less than our element does. */
export type DatacitePlace = { readonly once?: true; readonly broader?: true } & (
	| {
			readonly kind: "title" | "creator" | "publisher" | "type" | "subject" | "contributor" | "language" | "identifier";
	  }
	| { readonly kind: "size" | "format" | "rights" | "place" | "newspaper" }
	| { readonly kind: "date"; readonly type: string; readonly information?: string }
	| { readonly kind: "description"; readonly type: "Abstract" | "TableOfContents" | "Other" }
	| { readonly kind: "related"; readonly relation: string }
);

const related = (relation: string): DatacitePlace => ({ kind: "related", relation });
const date = (type: string, information?: string): DatacitePlace => ({
	kind: "date",
	type,
	...(information && { information }),
});

/** The publication year is the year of `issued`, else of `date`. */
export const datacitePlaces: Readonly<Partial<Record<ElementKey, DatacitePlace>>> = {
	title: { kind: "title" },
	alternative: { kind: "title" },
	abstract: { kind: "description", type: "Abstract" },
	tableOfContents: { kind: "description", type: "TableOfContents" },
	creator: { kind: "creator" },
	contributor: { kind: "contributor" },
	photographer: { kind: "contributor", broader: true },
	publisher: { kind: "publisher", once: true },
	isPartOf: related("IsPartOf"),
	newspaper: { kind: "newspaper" },
	issn: { kind: "newspaper" },
	issue: { kind: "newspaper" },
	section: { kind: "subject", broader: true },
	subject: { kind: "subject" },
	issued: date("Issued"),
	modified: date("Updated"),
	created: date("Created"),
	available: date("Available"),
	valid: date("Valid"),
	dateAccepted: date("Accepted"),
	dateCopyrighted: date("Copyrighted"),
	dateSubmitted: date("Submitted"),
	date: date("Other"),
	temporal: date("Other", "temporal coverage"),
	spatial: { kind: "place" },
	identifier: { kind: "identifier" },
	originalUrl: { kind: "identifier", broader: true },
	source: related("IsDerivedFrom"),
	language: { kind: "language", once: true },
	type: { kind: "type", once: true },
	format: { kind: "format" },
	medium: { kind: "format", broader: true },
	extent: { kind: "size" },
	rights: { kind: "rights" },
	accessRights: { kind: "rights", broader: true },
	license: { kind: "rights", broader: true },
	rightsHolder: { kind: "contributor" },
	references: related("References"),
	isReferencedBy: related("IsReferencedBy"),
	replaces: related("Obsoletes"),
	isReplacedBy: related("IsObsoletedBy"),
	requires: related("Requires"),
	isRequiredBy: related("IsRequiredBy"),
	hasVersion: related("HasVersion"),
	isVersionOf: related("IsVersionOf"),
	hasFormat: related("IsOriginalFormOf"),
	isFormatOf: related("IsVariantFormOf"),
	hasPart: related("HasPart"),
	description: { kind: "description", type: "Other" },
	provenance: { kind: "description", type: "Other", broader: true },
};

const names: Readonly<Record<DatacitePlace["kind"], string>> = {
	title: "title",
	creator: "creator",
	publisher: "publisher",
	type: "resourceType",
	subject: "subject",
	contributor: "contributor",
	language: "language",
	identifier: "alternateIdentifier; a DOI is the `identifier`",
	size: "size",
	format: "format",
	rights: "rights",
	place: "geoLocationPlace",
	newspaper: "relatedItem[@relationType=IsPublishedIn]",
	date: "date",
	description: "description",
	related: "relatedIdentifier or relatedItem",
};

function pathOf(place: DatacitePlace): string {
	const detail =
		place.kind === "date"
			? `[@dateType=${place.type}]`
			: place.kind === "description"
				? `[@descriptionType=${place.type}]`
				: place.kind === "related"
					? ` [@relationType=${place.relation}]`
					: "";
	const [first, rest] = `${names[place.kind]}${detail}`.split("; ");
	return `\`${first}\`${rest ? `; ${rest}` : ""}${place.broader ? " (broader)" : ""}${place.once ? " (one)" : ""}`;
}

/** The column of the reference. */
export const dataciteTable = column(datacitePlaces, pathOf);
