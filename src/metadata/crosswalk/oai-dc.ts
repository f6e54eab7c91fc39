import type { Claim, Metadata, Outcome } from "../../model/index.ts";
import { carriedClaim, type ElementRow, elementRow, elements, isLanguageTag, type SimpleElement } from "../schema.ts";
import { element, libraryXml, type XmlElement } from "../xml.ts";
import { type Loss, type LossReason, lossOf, textLoss } from "./loss.ts";
import type { MappingTable } from "./table.ts";

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

/** A value of simple Dublin Core. */
export interface SimpleValue {
	readonly element: SimpleElement;
	readonly value: string;
	readonly language?: string;
}

/** Each property dumbed down to the element that it refines, in the order of the standard. Equal values of one element stand once. */
export function simpleValues(metadata: Metadata): readonly SimpleValue[] {
	const values: SimpleValue[] = [];
	for (const name of order) {
		const seen = new Set<string>();
		for (const stated of metadata.claims) {
			const row = elementRow(stated.element);
			if (row?.simple !== name) continue;
			const claim = carriedClaim(row, stated);
			if (seen.has(claim.value)) continue;
			seen.add(claim.value);
			const language = languageOf(claim);
			values.push({ element: name, value: claim.value, ...(language !== undefined && { language }) });
		}
	}
	return values;
}

/** Simple Dublin Core in the container of OAI-PMH, written by the library, as the Dublin Core of every record is. */
export function oaiDc(metadata: Metadata): Outcome<string> {
	const children: XmlElement[] = simpleValues(metadata).map(({ element: name, value, language }) =>
		element(`dc:${name}`, { "xml:lang": language }, value),
	);
	const attributes = {
		"xmlns:oai_dc": namespace,
		"xmlns:dc": "http://purl.org/dc/elements/1.1/",
		"xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
		"xsi:schemaLocation": `${namespace} http://www.openarchives.org/OAI/2.0/oai_dc.xsd`,
	};
	return libraryXml(element("oai_dc:dc", attributes, children));
}

/** What simple Dublin Core cannot say of a description. */
export function oaiDcLoss(metadata: Metadata): readonly Loss[] {
	/** Languages by element and value: of equal values the first is written. */
	const written = new Map<string, string | undefined>();
	return metadata.claims.flatMap((stated): readonly Loss[] => {
		const row = elementRow(stated.element);
		if (row?.simple === undefined) return [lossOf(stated, "no-element")];
		const claim = carriedClaim(row, stated);
		const key = `${row.simple} ${claim.value}`;
		if (!written.has(key)) written.set(key, languageOf(claim));
		const reasons: readonly LossReason[] = [
			...(row.simple === claim.element ? [] : (["refinement"] as const)),
			...(stated.scheme === undefined ? [] : (["scheme"] as const)),
			...(claim.language === written.get(key) ? [] : (["language"] as const)),
			...textLoss(claim),
		];
		return reasons.map((reason) => lossOf(stated, reason));
	});
}

/** A language only for literals: codes and addresses have none. */
function languageOf({ language, scheme }: Claim): string | undefined {
	return language !== undefined && scheme === undefined && isLanguageTag(language) ? language : undefined;
}

/** The column of the reference. */
export const oaiDcTable: MappingTable = Object.fromEntries(
	elements.flatMap((row: ElementRow) =>
		row.simple ? [[row.key, `\`dc:${row.simple}\`${row.simple === row.key ? "" : " (broader)"}`]] : [],
	),
);
