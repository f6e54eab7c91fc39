import type { Claim, Metadata, Outcome } from "../../model/index.ts";
import { carriedClaim, elementRow, isLanguageTag, type SimpleElement } from "../schema.ts";
import { element, toXml, type XmlElement } from "../xml.ts";
import { type Loss, lossOf } from "./loss.ts";

const namespace = "http://www.openarchives.org/OAI/2.0/oai_dc/";

/** The order in which ISO 15836-1 defines the elements. */
const order: readonly SimpleElement[] = [
	"title",
	"creator",
	"subject",
	"description",
	"publisher",
	"contributor",
	"date",
	"type",
	"format",
	"identifier",
	"source",
	"language",
	"relation",
	"coverage",
	"rights",
];

/**
 * Simple Dublin Core in the container of OAI-PMH: each property dumbed down to the element that it refines. Equal values of one
 * element are written once.
 */
export function oaiDc(metadata: Metadata): Outcome<string> {
	const children: XmlElement[] = [];
	for (const name of order) {
		const seen = new Set<string>();
		for (const stated of metadata.claims) {
			const row = elementRow(stated.element);
			if (row?.simple !== name) continue;
			const claim = carriedClaim(row, stated);
			if (seen.has(claim.value)) continue;
			seen.add(claim.value);
			children.push(element(`dc:${name}`, { "xml:lang": languageOf(claim) }, claim.value));
		}
	}
	const attributes = {
		"xmlns:oai_dc": namespace,
		"xmlns:dc": "http://purl.org/dc/elements/1.1/",
		"xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
		"xsi:schemaLocation": `${namespace} http://www.openarchives.org/OAI/2.0/oai_dc.xsd`,
	};
	return toXml(element("oai_dc:dc", attributes, children));
}

/** What simple Dublin Core cannot say of a description. */
export function oaiDcLoss(metadata: Metadata): readonly Loss[] {
	return metadata.claims.flatMap((claim): readonly Loss[] => {
		const simple = elementRow(claim.element)?.simple;
		if (simple === undefined) return [lossOf(claim, "no-element")];
		return [
			...(simple === claim.element ? [] : [lossOf(claim, "refinement")]),
			...(claim.scheme === undefined ? [] : [lossOf(claim, "scheme")]),
		];
	});
}

/** A language only for literals: codes and addresses have none. */
function languageOf({ language, scheme }: Claim): string | undefined {
	return language !== undefined && scheme === undefined && isLanguageTag(language) ? language : undefined;
}
