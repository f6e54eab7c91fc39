import type { Claim, EncodingScheme, Metadata, Outcome } from "../../model/index.ts";
import { parseDate, toPeriod } from "../dates.ts";
import {
	carriedClaim,
	type ElementRow,
	elementRow,
	elements,
	fitsScheme,
	isLanguageTag,
	propertyOf,
} from "../schema.ts";
import { element, libraryXml, toXml, type XmlElement } from "../xml.ts";
import { type Loss, type LossReason, lossOf, textLoss } from "./loss.ts";
import type { MappingTable } from "./table.ts";

/**
 * Qualified Dublin Core: every property under its own name in the DCMI Metadata Terms namespace (elements of our own under the one
 * they refine), bound to its encoding scheme by
 * `xsi:type`. The container is the `qualifieddc` of the DCMI schemas of 2008-02-11, which has no namespace. Those schemas forbid
 * `xml:lang` beside a scheme, and do not know RFC 5646. Written by the library, as the Dublin Core of every record is.
 */
export function dcterms(metadata: Metadata): Outcome<string> {
	const attributes = {
		"xsi:noNamespaceSchemaLocation": "http://dublincore.org/schemas/xmls/qdc/2008/02/11/qualifieddc.xsd",
	};
	return libraryXml(documentIn("qualifieddc", metadata, attributes));
}

/** The same properties in another container: that of the DCMI has no namespace, and an application may give it one. */
export function dctermsIn(
	container: string,
	metadata: Metadata,
	attributes: Readonly<Record<string, string>>,
): Outcome<string> {
	return toXml(documentIn(container, metadata, attributes));
}

function documentIn(container: string, metadata: Metadata, attributes: Readonly<Record<string, string>>): XmlElement {
	const namespaces = {
		"xmlns:dcterms": "http://purl.org/dc/terms/",
		"xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
	};
	return element(container, { ...namespaces, ...attributes }, metadata.claims.flatMap(property));
}

/** What qualified Dublin Core cannot say of a description. */
export function dctermsLoss(metadata: Metadata): readonly Loss[] {
	return metadata.claims.flatMap((claim) => {
		const row = elementRow(claim.element);
		if (!row || propertyOf(row) === undefined) return [lossOf(claim, "no-element")];
		// A URI with a prefix of its own still says which element it came from.
		const broader: readonly LossReason[] = row.refines !== undefined && row.prefix === undefined ? ["refinement"] : [];
		const carried = carriedClaim(row, claim);
		return [...broader, ...bind(carried).loss, ...textLoss(carried)].map((reason) => lossOf(claim, reason));
	});
}

function property(claim: Claim): readonly XmlElement[] {
	const row = elementRow(claim.element);
	const name = row && propertyOf(row);
	if (!row || name === undefined) return [];
	const { scheme, language, value } = bind(carriedClaim(row, claim));
	const attributes = { "xml:lang": language, "xsi:type": scheme && `dcterms:${scheme}` };
	return [element(`dcterms:${name}`, attributes, value)];
}

export interface Bound {
	readonly value: string;
	readonly scheme?: EncodingScheme;
	readonly language?: string;
	readonly loss: readonly LossReason[];
}

/** The value in the form that the schema asks for; a literal where it has no scheme or does not bear it. */
export function bind({ scheme, value, language }: Claim): Bound {
	const known = language !== undefined && isLanguageTag(language) ? { language } : {};
	const unspoken: readonly LossReason[] = language === undefined ? [] : ["language"];
	const bad = known.language === undefined ? unspoken : [];
	const date = parseDate(value);
	if (scheme === undefined) {
		const doubtful = date?.form === "uncertain" || date?.form === "local";
		return { value, ...known, loss: [...(doubtful ? (["uncertain-date"] as const) : []), ...bad] };
	}
	if (!fitsScheme(scheme, value)) return { value, ...known, loss: ["scheme", ...bad] };
	if (scheme === "Period" && date?.form === "interval") return { value: toPeriod(value), scheme, loss: unspoken };
	if (scheme !== "W3CDTF") return { value, scheme, loss: unspoken };
	const stated = date?.value ?? value;
	const whole = stated.replace(/T(\d\d:\d\d)(?=Z|[+-])/, "T$1:00");
	return { value: whole, scheme, loss: whole === stated ? unspoken : [...unspoken, "seconds-added"] };
}

/** The column of the reference. */
export const dctermsTable: MappingTable = Object.fromEntries(
	elements.flatMap((row: ElementRow) => {
		const name = propertyOf(row);
		const how = row.prefix ? ` (as \`${row.prefix}…\`)` : row.refines ? " (broader)" : "";
		return name ? [[row.key, `\`dcterms:${name}\`${how}`]] : [];
	}),
);
