import type { ElementKey } from "../schema.ts";
import { column } from "./table.ts";

/** A relation that MODS has a type for; the others are named by the property's own URI. */
type RelatedType =
	| "host"
	| "original"
	| "references"
	| "isReferencedBy"
	| "preceding"
	| "succeeding"
	| "constituent"
	| "property"
	| "none";

/** Where an element stands in MODS 3.7. */
export type ModsPlace =
	| { readonly kind: "title"; readonly type?: "alternative" }
	| { readonly kind: "plain"; readonly name: "abstract" | "tableOfContents" | "targetAudience" }
	| { readonly kind: "name"; readonly role: string; readonly authority?: "marcrelator" }
	| { readonly kind: "name-identifier" }
	| { readonly kind: "publisher" }
	| {
			readonly kind: "date";
			readonly name: "dateIssued" | "dateCreated" | "dateModified" | "dateValid" | "copyrightDate" | "dateOther";
			readonly type?: string;
	  }
	| { readonly kind: "newspaper"; readonly part: "title" | "issn" | "issue" | "section" }
	| { readonly kind: "subject"; readonly name: "topic" | "geographic" | "temporal" }
	| { readonly kind: "identifier" }
	| { readonly kind: "url" }
	| { readonly kind: "language" }
	| { readonly kind: "type" }
	| { readonly kind: "physical"; readonly name: "internetMediaType" | "form" | "extent" }
	| { readonly kind: "access"; readonly type?: string; readonly label?: string }
	| { readonly kind: "related"; readonly type: RelatedType }
	| { readonly kind: "note"; readonly type?: string }
	/** A note whose `typeURI` is the property of DCMI Metadata Terms. */
	| { readonly kind: "property-note" };

const name = (role: string): ModsPlace => ({ kind: "name", role, authority: "marcrelator" });
const other = (type?: string): ModsPlace => ({ kind: "date", name: "dateOther", ...(type && { type }) });
const related = (type: RelatedType): ModsPlace => ({ kind: "related", type });

/** One place per element; no two elements share one, so that reading back finds each again. */
export const modsPlaces: Readonly<Partial<Record<ElementKey, ModsPlace>>> = {
	title: { kind: "title" },
	alternative: { kind: "title", type: "alternative" },
	abstract: { kind: "plain", name: "abstract" },
	tableOfContents: { kind: "plain", name: "tableOfContents" },
	creator: name("creator"),
	creatorAuthority: { kind: "name-identifier" },
	contributor: name("contributor"),
	photographer: name("photographer"),
	publisher: { kind: "publisher" },
	isPartOf: related("host"),
	newspaper: { kind: "newspaper", part: "title" },
	issn: { kind: "newspaper", part: "issn" },
	issue: { kind: "newspaper", part: "issue" },
	section: { kind: "newspaper", part: "section" },
	subject: { kind: "subject", name: "topic" },
	issued: { kind: "date", name: "dateIssued" },
	modified: { kind: "date", name: "dateModified" },
	created: { kind: "date", name: "dateCreated" },
	available: other("available"),
	valid: { kind: "date", name: "dateValid" },
	dateAccepted: other("dateAccepted"),
	dateCopyrighted: { kind: "date", name: "copyrightDate" },
	dateSubmitted: other("dateSubmitted"),
	date: other(),
	temporal: { kind: "subject", name: "temporal" },
	spatial: { kind: "subject", name: "geographic" },
	coverage: { kind: "property-note" },
	identifier: { kind: "identifier" },
	originalUrl: { kind: "url" },
	bibliographicCitation: { kind: "note", type: "preferred citation" },
	source: related("original"),
	language: { kind: "language" },
	type: { kind: "type" },
	format: { kind: "physical", name: "internetMediaType" },
	medium: { kind: "physical", name: "form" },
	extent: { kind: "physical", name: "extent" },
	conformsTo: related("property"),
	rights: { kind: "access", type: "use and reproduction" },
	accessRights: { kind: "access", type: "restriction on access" },
	license: { kind: "access", type: "license" },
	rightsHolder: { kind: "name", role: "rights holder" },
	references: related("references"),
	isReferencedBy: related("isReferencedBy"),
	relation: related("none"),
	replaces: related("preceding"),
	isReplacedBy: related("succeeding"),
	requires: related("property"),
	isRequiredBy: related("property"),
	hasVersion: related("property"),
	isVersionOf: related("property"),
	hasFormat: related("property"),
	isFormatOf: related("property"),
	hasPart: related("constituent"),
	description: { kind: "note" },
	provenance: { kind: "note", type: "ownership" },
	audience: { kind: "plain", name: "targetAudience" },
	educationLevel: { kind: "property-note" },
	mediator: { kind: "property-note" },
	instructionalMethod: { kind: "property-note" },
	accrualMethod: { kind: "property-note" },
	accrualPeriodicity: { kind: "property-note" },
	accrualPolicy: { kind: "property-note" },
};

const newspaperPaths = {
	title: "titleInfo/title",
	issn: "identifier[@type=issn]",
	issue: "part/detail[@type=issue]/number",
	section: "part/detail[@type=section]/title",
} as const;

function pathOf(place: ModsPlace): string {
	switch (place.kind) {
		case "title":
			return `titleInfo${place.type ? `[@type=${place.type}]` : ""}/title`;
		case "plain":
			return place.name;
		case "name":
			return `name[role/roleTerm=${place.role}]/namePart`;
		case "name-identifier":
			return "name/nameIdentifier, where there is one creator";
		case "publisher":
			return "originInfo/publisher";
		case "date":
			return `originInfo/${place.name}${place.type ? `[@type=${place.type}]` : ""}`;
		case "newspaper":
			return `relatedItem[@type=host][genre=newspaper]/${newspaperPaths[place.part]}`;
		case "subject":
			return `subject/${place.name}`;
		case "identifier":
			return "identifier[@type=uri or local]";
		case "url":
			return "location/url";
		case "language":
			return "language/languageTerm";
		case "type":
			return "genre, for a DCMI type [@authority=dct]";
		case "physical":
			return `physicalDescription/${place.name}`;
		case "access":
			return `accessCondition[@type=${place.type}]`;
		case "related": {
			const which = { none: "", property: "[@otherTypeURI]" }[place.type as string] ?? `[@type=${place.type}]`;
			return `relatedItem${which}/titleInfo/title or identifier`;
		}
		case "note":
			return `note${place.type ? `[@type=${place.type}]` : ""}`;
		case "property-note":
			return "note[@typeURI]";
	}
}

/** The column of the reference. */
export const modsTable = column(modsPlaces, (place) => `\`${pathOf(place)}\``);
