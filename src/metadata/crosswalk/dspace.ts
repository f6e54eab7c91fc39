import type { Claim, Metadata, Outcome } from "../../model/index.ts";
import { type ElementKey, elementRow, isLanguageTag } from "../schema.ts";
import { element, toXml, type XmlElement } from "../xml.ts";
import { type Loss, type LossReason, lossOf, schemeLoss, textLoss } from "./loss.ts";
import { column } from "./table.ts";

/** A field of DSpace's registries: schema, element, qualifier. `broader`: the field says less than our element does. */
export interface Field {
	readonly schema: "dc" | "dcterms";
	readonly element: string;
	readonly qualifier?: string;
	readonly broader?: true;
}

function dc(name: string): Field {
	const [own, qualifier] = name.split(".") as [string, string?];
	return { schema: "dc", element: own, ...(qualifier && { qualifier }) };
}

const broader = (name: string): Field => ({ ...dc(name), broader: true });
const terms = (name: string): Field => ({ schema: "dcterms", element: name });

/**
 * Fields of the registries that DSpace 8 comes with: an unknown one aborts a whole import. What `dc` has no exact field for, or marks as
 * not to be used, stands in `dcterms`, never in both. An http address among the identifiers is an `identifier.uri`.
 */
export const fields: Readonly<Partial<Record<ElementKey, Field>>> = {
	title: dc("title"),
	alternative: dc("title.alternative"),
	abstract: dc("description.abstract"),
	tableOfContents: dc("description.tableofcontents"),
	creator: dc("contributor.author"),
	contributor: dc("contributor"),
	photographer: broader("contributor.other"),
	publisher: dc("publisher"),
	isPartOf: dc("relation.ispartof"),
	newspaper: broader("relation.ispartof"),
	issn: dc("identifier.issn"),
	issue: broader("relation.ispartof"),
	section: broader("subject.classification"),
	subject: dc("subject"),
	issued: dc("date.issued"),
	modified: terms("modified"),
	created: dc("date.created"),
	available: terms("available"),
	valid: terms("valid"),
	dateAccepted: terms("dateAccepted"),
	dateCopyrighted: dc("date.copyright"),
	dateSubmitted: dc("date.submitted"),
	date: dc("date"),
	temporal: dc("coverage.temporal"),
	spatial: dc("coverage.spatial"),
	coverage: terms("coverage"),
	identifier: dc("identifier.other"),
	originalUrl: broader("identifier.uri"),
	bibliographicCitation: dc("identifier.citation"),
	source: terms("source"),
	language: dc("language.iso"),
	type: dc("type"),
	format: dc("format.mimetype"),
	medium: dc("format.medium"),
	extent: dc("format.extent"),
	conformsTo: terms("conformsTo"),
	rights: dc("rights"),
	accessRights: terms("accessRights"),
	license: terms("license"),
	rightsHolder: terms("rightsHolder"),
	references: terms("references"),
	isReferencedBy: dc("relation.isreferencedby"),
	relation: dc("relation"),
	replaces: dc("relation.replaces"),
	isReplacedBy: dc("relation.isreplacedby"),
	requires: dc("relation.requires"),
	isRequiredBy: terms("isRequiredBy"),
	hasVersion: dc("relation.hasversion"),
	isVersionOf: dc("relation.isversionof"),
	hasFormat: terms("hasFormat"),
	isFormatOf: dc("relation.isformatof"),
	hasPart: dc("relation.haspart"),
	description: dc("description"),
	provenance: terms("provenance"),
	audience: terms("audience"),
	educationLevel: terms("educationLevel"),
	mediator: terms("mediator"),
	instructionalMethod: terms("instructionalMethod"),
	accrualMethod: terms("accrualMethod"),
	accrualPeriodicity: terms("accrualPeriodicity"),
	accrualPolicy: terms("accrualPolicy"),
};

const nameOf = ({ schema, element, qualifier }: Field) => [schema, element, qualifier].filter(Boolean).join(".");

const columnOf = (schema: Field["schema"]) =>
	column(
		Object.fromEntries(Object.entries(fields).filter(([, field]) => field.schema === schema)) as typeof fields,
		(field: Field) => `\`${nameOf(field)}\`${field.broader ? " (broader)" : ""}`,
	);

/** Columns of both files for the reference. */
export const dspaceTable = {
	...columnOf("dc"),
	identifier: "`dc.identifier.other`; `dc.identifier.uri` for http",
	rights: "`dc.rights`; `dc.rights.uri` for a URI",
};
export const dspaceTermsTable = columnOf("dcterms");

function fieldOf({ element: key, value, scheme }: Claim): Field | undefined {
	if (key === "identifier" && /^https?:/i.test(value)) return dc("identifier.uri");
	if (key === "rights" && scheme === "URI") return dc("rights.uri");
	return fields[key as ElementKey];
}

/** A value and the field that it stands in, by its whole name: `dc.contributor.author`. */
export interface FieldValue {
	readonly element: string;
	/** Undefined: none of the registries has a field for it. */
	readonly field?: string;
	readonly value: string;
	readonly language?: string;
}

/** Every statement with its field, in the order of the description. */
export function dspaceValues(metadata: Metadata): readonly FieldValue[] {
	return metadata.claims.flatMap((claim) => {
		const field = fieldOf(claim);
		const language = languageOf(claim);
		if (claim.value.trim() === "") return [];
		const { element, value } = claim;
		return [{ element, value, ...(field && { field: nameOf(field) }), ...(language !== undefined && { language }) }];
	});
}

function write(metadata: Metadata, schema: Field["schema"]): Outcome<string> {
	const children: XmlElement[] = [];
	for (const claim of metadata.claims) {
		const field = fieldOf(claim);
		if (field?.schema !== schema || claim.value.trim() === "") continue;
		const attributes = { element: field.element, qualifier: field.qualifier ?? "none", language: languageOf(claim) };
		children.push(element("dcvalue", attributes, claim.value));
	}
	return toXml(element("dublin_core", { schema }, children));
}

/** `dublin_core.xml` of DSpace's Simple Archive Format: schema `dc`. */
export function dspace(metadata: Metadata): Outcome<string> {
	return write(metadata, "dc");
}

/** `metadata_dcterms.xml`, its companion. */
export function dspaceTerms(metadata: Metadata): Outcome<string> {
	return write(metadata, "dcterms");
}

function languageOf({ language }: Claim): string | undefined {
	return language !== undefined && isLanguageTag(language) ? language : undefined;
}

/** What one of the files cannot say, given that the other one goes with it. */
function lossIn(schema: Field["schema"], metadata: Metadata): readonly Loss[] {
	return metadata.claims.flatMap((claim) => {
		const row = elementRow(claim.element);
		const field = fieldOf(claim);
		if (!row || !field) return [lossOf(claim, "no-element")];
		if (field.schema !== schema) return [lossOf(claim, "other-file")];
		const reasons: readonly LossReason[] = [
			...(field.broader ? (["refinement"] as const) : []),
			...schemeLoss(row, claim),
			...(claim.language !== undefined && languageOf(claim) === undefined ? (["language"] as const) : []),
			...textLoss(claim),
		];
		return reasons.map((reason) => lossOf(claim, reason));
	});
}

export function dspaceLoss(metadata: Metadata): readonly Loss[] {
	return lossIn("dc", metadata);
}

export function dspaceTermsLoss(metadata: Metadata): readonly Loss[] {
	return lossIn("dcterms", metadata);
}
