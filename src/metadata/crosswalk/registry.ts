import type { Metadata, Outcome, WrittenFormat } from "../../model/index.ts";
import type { ReadElement } from "../read-xml.ts";
import { elements } from "../schema.ts";
import { datacite, dataciteLoss } from "./datacite.ts";
import { dataciteTable } from "./datacite-table.ts";
import { dcterms, dctermsLoss, dctermsTable } from "./dcterms.ts";
import { dspace, dspaceLoss, dspaceTable, dspaceTerms, dspaceTermsLoss, dspaceTermsTable } from "./dspace.ts";
import type { Loss } from "./loss.ts";
import { mods, modsLoss } from "./mods.ts";
import { modsTable } from "./mods-table.ts";
import { oaiDc, oaiDcLoss, oaiDcTable } from "./oai-dc.ts";
import type { ReadDescription } from "./read-claim.ts";
import { isQualified, oaiDcRoot, readDublinCore } from "./read-dc.ts";
import { readDspace } from "./read-dspace.ts";
import { modsRoots, readMods } from "./read-mods.ts";
import { schemaOrg, schemaOrgLoss, schemaOrgTable } from "./schema-org.ts";
import type { MappingTable } from "./table.ts";
import { type Tt05File, tt05, tt05Loss, tt05Table } from "./tt05.ts";
import { descriptionYaml, descriptionYamlLoss } from "./yaml.ts";

/** A format that descriptions can be written in. */
export interface Crosswalk {
	readonly key: WrittenFormat;
	/** What people call it. */
	readonly name: string;
	/** Name of its file in a record, below `metadata/`. */
	readonly fileName: string;
	readonly mediaType: string;
	/** Namespace of the format's elements; the name by which harvesters know it. */
	readonly namespace: string;
	/** Whether every record has it, and its proof reads it back. */
	readonly always?: true;
	/** Where each element stands in it, for the reference; absent for the format that is our own. */
	readonly table?: MappingTable;
	readonly write: (metadata: Metadata) => Outcome<string>;
	/** What of a description the format cannot say. */
	readonly loss: (metadata: Metadata) => readonly Loss[];
	/** Whether a document is of this format, by its root. */
	readonly recognises?: (root: ReadElement) => boolean;
	/** The descriptions of a document of this format. */
	readonly read?: (root: ReadElement, file: string) => readonly ReadDescription[];
}

/** The only list of crosswalks. */
export const crosswalks: readonly Crosswalk[] = [
	{
		key: "oai_dc",
		name: "Dublin Core (oai_dc)",
		fileName: "dublin-core.xml",
		mediaType: "application/xml",
		namespace: "http://www.openarchives.org/OAI/2.0/oai_dc/",
		always: true,
		table: oaiDcTable,
		write: oaiDc,
		loss: oaiDcLoss,
		recognises: ({ name }) => name === oaiDcRoot,
		read: readDublinCore,
	},
	{
		key: "dcterms",
		name: "Dublin Core (DCMI Metadata Terms)",
		fileName: "dcterms.xml",
		mediaType: "application/xml",
		namespace: "http://purl.org/dc/terms/",
		always: true,
		table: dctermsTable,
		write: dcterms,
		loss: dctermsLoss,
		recognises: isQualified,
		read: readDublinCore,
	},
	{
		key: "dspace",
		name: "DSpace `dublin_core.xml`",
		fileName: "dspace/dublin_core.xml",
		mediaType: "application/xml",
		namespace: "http://dublincore.org/documents/dcmi-terms/",
		table: dspaceTable,
		write: dspace,
		loss: dspaceLoss,
		recognises: ({ name }) => name === "dublin_core",
		read: readDspace,
	},
	{
		key: "dspace_dcterms",
		name: "DSpace `metadata_dcterms.xml`",
		fileName: "dspace/metadata_dcterms.xml",
		mediaType: "application/xml",
		namespace: "http://purl.org/dc/terms/",
		table: dspaceTermsTable,
		write: dspaceTerms,
		loss: dspaceTermsLoss,
		recognises: ({ name, attributes }) => name === "dublin_core" && attributes.schema === "dcterms",
		read: readDspace,
	},
	{
		key: "mods",
		name: "MODS 3.7",
		fileName: "mods.xml",
		mediaType: "application/mods+xml",
		namespace: "http://www.loc.gov/mods/v3",
		table: modsTable,
		write: mods,
		loss: modsLoss,
		recognises: ({ name }) => modsRoots.includes(name),
		read: readMods,
	},
	{
		key: "datacite",
		name: "DataCite 4.5",
		fileName: "datacite.xml",
		mediaType: "application/xml",
		namespace: "http://datacite.org/schema/kernel-4",
		table: dataciteTable,
		write: datacite,
		loss: dataciteLoss,
	},
	{
		key: "schema_org",
		name: "schema.org NewsArticle (JSON-LD)",
		fileName: "news-article.jsonld",
		mediaType: "application/ld+json",
		namespace: "https://schema.org",
		table: schemaOrgTable(elements.map((row) => row.key)),
		write: schemaOrg,
		loss: schemaOrgLoss,
	},
	circular("tt05_sip_doc", "sipDocument", "SIP `EAD_doc.xml`"),
	circular("tt05_sip", "sipFile", "SIP_tailieu `EAD.xml`"),
	circular("tt05_aip_doc", "aipDocument", "AIP `EAD_doc.xml`"),
	circular("tt05_aip", "aipFile", "AIP_tailieu `EAD.xml`"),
	{
		key: "yaml",
		name: "YAML",
		fileName: "description.yml",
		mediaType: "application/yaml",
		namespace: "urn:x-banluu:schema:metadata:1",
		write: descriptionYaml,
		loss: descriptionYamlLoss,
	},
];

/** A descriptive file of the packages of Thông tư 05/2025/TT-BNV; its elements have no namespace, the circular's name stands for it. */
function circular(key: WrittenFormat, file: Tt05File, name: string): Crosswalk {
	return {
		key,
		name: `TT 05/2025/TT-BNV, ${name}`,
		fileName: `tt05/${key.replace("tt05_", "").replace("_", "-")}.xml`,
		mediaType: "application/xml",
		namespace: "urn:x-banluu:tt05",
		table: tt05Table(file),
		write: (metadata) => tt05(file, metadata),
		loss: (metadata) => tt05Loss(file, metadata),
	};
}

/** Those that every record has. */
export const dublinCorePair = crosswalks.filter(({ always }) => always);

export function crosswalk(key: string): Crosswalk | undefined {
	return crosswalks.find((c) => c.key === key);
}
