import { dctermsIn } from "../metadata/crosswalk/dcterms.ts";
import { crosswalk } from "../metadata/crosswalk/registry.ts";
import { parseRecordJson } from "../metadata/record-json.ts";
import type { HarvestRow, Metadata, Outcome, WrittenFormat } from "../model/index.ts";

/** A format that records are given in. */
export interface MetadataFormat {
	readonly prefix: string;
	/** Address of the XML schema. */
	readonly schema: string;
	readonly namespace: string;
	/** Whether every record can be given in it, so that lists can be counted without being made. */
	readonly every: boolean;
	readonly write: (metadata: Metadata) => Outcome<string>;
}

const xmlSchemas = "http://dublincore.org/schemas/xmls/qdc/2008/02/11";
const oclc = "http://worldcat.org/xmlschemas/qdc-1.0/";

/** The only list of formats, in the order in which they are told. */
export const metadataFormats: readonly MetadataFormat[] = [
	{
		prefix: "oai_dc",
		schema: "http://www.openarchives.org/OAI/2.0/oai_dc.xsd",
		namespace: "http://www.openarchives.org/OAI/2.0/oai_dc/",
		every: true,
		write: written("oai_dc"),
	},
	{
		// Of OCLC, as CONTENTdm gives it: the container that has both a namespace and a schema.
		prefix: "oai_qdc",
		schema: "http://worldcat.org/xmlschemas/qdc/1.0/qdc-1.0.xsd",
		namespace: oclc,
		every: true,
		write: (metadata) =>
			dctermsIn("oai_qdc:qualifieddc", metadata, {
				"xmlns:oai_qdc": oclc,
				"xsi:schemaLocation": `${oclc} http://worldcat.org/xmlschemas/qdc/1.0/qdc-1.0.xsd`,
			}),
	},
	{
		// As DSpace gives and takes it: its harvester looks for the namespace of the terms, and its reader for a `qualifieddc`.
		prefix: "qdc",
		schema: `${xmlSchemas}/dcterms.xsd`,
		namespace: "http://purl.org/dc/terms/",
		every: true,
		write: (metadata) =>
			dctermsIn("qdc:qualifieddc", metadata, {
				"xmlns:qdc": "http://dspace.org/qualifieddc/",
				"xsi:schemaLocation": `http://purl.org/dc/terms/ ${xmlSchemas}/dcterms.xsd`,
			}),
	},
	{
		prefix: "mods",
		schema: "http://www.loc.gov/standards/mods/v3/mods-3-7.xsd",
		namespace: "http://www.loc.gov/mods/v3",
		every: true,
		write: written("mods"),
	},
	{
		// The plain document: under `oai_datacite` some harvesters expect it in an envelope, and others do not.
		prefix: "datacite",
		schema: "https://schema.datacite.org/meta/kernel-4.5/metadata.xsd",
		namespace: "http://datacite.org/schema/kernel-4",
		// It needs a year of publication.
		every: false,
		write: written("datacite"),
	},
];

export function metadataFormat(prefix: string): MetadataFormat | undefined {
	return metadataFormats.find((format) => format.prefix === prefix);
}

function written(key: WrittenFormat): MetadataFormat["write"] {
	const row = crosswalk(key);
	if (row === undefined) throw new TypeError(`no crosswalk ${key}`);
	return row.write;
}

/** The description of a record; undefined where it is withdrawn or cannot be read. */
export function metadataOf({
	identifier,
	description,
	withdrawn,
}: Pick<HarvestRow, "identifier" | "description" | "withdrawn">): Metadata | undefined {
	return withdrawn ? undefined : parseRecordJson(description, identifier).value?.metadata;
}

/** A record in a format: the document of its crosswalk as it stands in the record's package, without the XML declaration. */
export function disseminate(metadata: Metadata, format: MetadataFormat): string | undefined {
	return format
		.write(metadata)
		.value?.replace(/^<\?xml[^>]*\?>\s*/, "")
		.trimEnd();
}
