import type { ElementRow } from "./row.ts";
import { tt05Rows } from "./tt05.ts";

const dates = ["W3CDTF", "Period"] as const;
const uris = ["URI"] as const;
const languages = ["RFC4646", "ISO639-3"] as const;

/** One row per element, in the order in which descriptions are written. */
export const elements = [
	{ key: "title", simple: "title", cardinality: "1", value: "text", schemes: [] },
	{ key: "alternative", simple: "title", cardinality: "0..n", value: "text", schemes: [] },
	{ key: "abstract", simple: "description", cardinality: "0..n", value: "text", schemes: [] },
	{ key: "tableOfContents", simple: "description", cardinality: "0..n", value: "text", schemes: [], rare: true },
	{ key: "creator", simple: "creator", cardinality: "0..n", value: "text", schemes: [] },
	// Of the same person: simple Dublin Core, where it would look like a second writer, does without.
	{ key: "creatorAuthority", refines: "creator", cardinality: "0..n", value: "uri-or-text", schemes: uris },
	{ key: "contributor", simple: "contributor", cardinality: "0..n", value: "text", schemes: [] },
	{
		key: "photographer",
		refines: "contributor",
		simple: "contributor",
		cardinality: "0..n",
		value: "text",
		schemes: [],
	},
	{ key: "publisher", simple: "publisher", cardinality: "0..n", value: "text", schemes: [] },
	{ key: "isPartOf", simple: "relation", cardinality: "0..n", value: "uri-or-text", schemes: uris },
	{ key: "newspaper", refines: "isPartOf", simple: "relation", cardinality: "0..n", value: "text", schemes: [] },
	{
		key: "issn",
		refines: "isPartOf",
		prefix: "urn:ISSN:",
		simple: "relation",
		cardinality: "0..n",
		value: "issn",
		schemes: [],
	},
	{ key: "issue", refines: "isPartOf", simple: "relation", cardinality: "0..1", value: "text", schemes: [] },
	{ key: "section", refines: "subject", simple: "subject", cardinality: "0..n", value: "text", schemes: [] },
	{ key: "subject", simple: "subject", cardinality: "0..n", value: "uri-or-text", schemes: uris },
	{ key: "issued", simple: "date", cardinality: "0..1", value: "date", schemes: dates },
	{ key: "modified", simple: "date", cardinality: "0..1", value: "date", schemes: dates },
	{ key: "created", simple: "date", cardinality: "0..1", value: "date", schemes: dates, rare: true },
	{ key: "available", simple: "date", cardinality: "0..1", value: "date", schemes: dates, rare: true },
	{ key: "valid", simple: "date", cardinality: "0..1", value: "date", schemes: dates, rare: true },
	{ key: "dateAccepted", simple: "date", cardinality: "0..1", value: "date", schemes: dates, rare: true },
	{ key: "dateCopyrighted", simple: "date", cardinality: "0..1", value: "date", schemes: dates, rare: true },
	{ key: "dateSubmitted", simple: "date", cardinality: "0..1", value: "date", schemes: dates, rare: true },
	{ key: "date", simple: "date", cardinality: "0..1", value: "date", schemes: dates },
	{ key: "temporal", simple: "coverage", cardinality: "0..n", value: "date-or-text", schemes: dates },
	{ key: "spatial", simple: "coverage", cardinality: "0..n", value: "place-or-text", schemes: ["URI", "Point", "Box"] },
	{ key: "coverage", simple: "coverage", cardinality: "0..n", value: "text", schemes: [], rare: true },
	{ key: "identifier", simple: "identifier", cardinality: "0..n", value: "uri-or-text", schemes: uris },
	{
		key: "originalUrl",
		refines: "identifier",
		simple: "identifier",
		cardinality: "0..n",
		value: "uri",
		schemes: uris,
	},
	{ key: "bibliographicCitation", simple: "identifier", cardinality: "0..n", value: "text", schemes: [] },
	{ key: "source", simple: "source", cardinality: "0..n", value: "uri-or-text", schemes: uris },
	{ key: "language", simple: "language", cardinality: "0..n", value: "language", schemes: languages },
	{ key: "type", simple: "type", cardinality: "0..n", value: "type-or-text", schemes: ["DCMIType", "URI"] },
	{ key: "format", simple: "format", cardinality: "0..n", value: "media-type", schemes: ["IMT"] },
	{ key: "medium", simple: "format", cardinality: "0..n", value: "uri-or-text", schemes: uris, rare: true },
	{ key: "extent", simple: "format", cardinality: "0..n", value: "text", schemes: [] },
	{ key: "conformsTo", simple: "relation", cardinality: "0..n", value: "uri-or-text", schemes: uris },
	{ key: "rights", simple: "rights", cardinality: "0..n", value: "uri-or-text", schemes: uris },
	{ key: "accessRights", simple: "rights", cardinality: "0..n", value: "uri-or-text", schemes: uris },
	{ key: "license", simple: "rights", cardinality: "0..n", value: "uri", schemes: uris },
	{ key: "rightsHolder", cardinality: "0..n", value: "text", schemes: [] },
	{ key: "references", simple: "relation", cardinality: "0..n", value: "uri-or-text", schemes: uris },
	{ key: "isReferencedBy", simple: "relation", cardinality: "0..n", value: "uri-or-text", schemes: uris, rare: true },
	{ key: "relation", simple: "relation", cardinality: "0..n", value: "uri-or-text", schemes: uris },
	{ key: "replaces", simple: "relation", cardinality: "0..n", value: "uri-or-text", schemes: uris, rare: true },
	{ key: "isReplacedBy", simple: "relation", cardinality: "0..n", value: "uri-or-text", schemes: uris, rare: true },
	{ key: "requires", simple: "relation", cardinality: "0..n", value: "uri-or-text", schemes: uris, rare: true },
	{ key: "isRequiredBy", simple: "relation", cardinality: "0..n", value: "uri-or-text", schemes: uris, rare: true },
	{ key: "hasVersion", simple: "relation", cardinality: "0..n", value: "uri-or-text", schemes: uris, rare: true },
	{ key: "isVersionOf", simple: "relation", cardinality: "0..n", value: "uri-or-text", schemes: uris, rare: true },
	{ key: "hasFormat", simple: "relation", cardinality: "0..n", value: "uri-or-text", schemes: uris, rare: true },
	{ key: "isFormatOf", simple: "relation", cardinality: "0..n", value: "uri-or-text", schemes: uris, rare: true },
	{ key: "hasPart", simple: "relation", cardinality: "0..n", value: "uri-or-text", schemes: uris },
	{ key: "description", simple: "description", cardinality: "0..n", value: "text", schemes: [] },
	{ key: "provenance", cardinality: "0..n", value: "text", schemes: [] },
	{ key: "audience", cardinality: "0..n", value: "text", schemes: [], rare: true },
	{ key: "educationLevel", cardinality: "0..n", value: "text", schemes: [], rare: true },
	{ key: "mediator", cardinality: "0..n", value: "text", schemes: [], rare: true },
	{ key: "instructionalMethod", cardinality: "0..n", value: "text", schemes: [], rare: true },
	{ key: "accrualMethod", cardinality: "0..n", value: "text", schemes: [], rare: true },
	{ key: "accrualPeriodicity", cardinality: "0..n", value: "text", schemes: [], rare: true },
	{ key: "accrualPolicy", cardinality: "0..n", value: "text", schemes: [], rare: true },
	...tt05Rows,
] as const satisfies readonly ElementRow[];

export type ElementKey = (typeof elements)[number]["key"];

const rows: ReadonlyMap<string, ElementRow> = new Map(elements.map((row) => [row.key, row]));

export function elementRow(key: string): ElementRow | undefined {
	return rows.get(key);
}

/** Name of the property of DCMI Metadata Terms that carries an element; undefined where none does. */
export function propertyOf(row: ElementRow): string | undefined {
	return row.group === undefined ? (row.refines ?? row.key) : undefined;
}

/** URI of that property; for a field of TT 05/2025, the field's own URN. */
export function termOf(row: ElementRow): string {
	const property = propertyOf(row);
	return property === undefined ? `urn:x-banluu:${row.key.replace(".", ":")}` : `http://purl.org/dc/terms/${property}`;
}
