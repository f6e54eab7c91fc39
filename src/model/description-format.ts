/** Formats that descriptions can be written in, by the keys of `metadata/crosswalk/registry.ts`; here so that naming them loads none. */
export const writtenFormats = [
	"oai_dc",
	"dcterms",
	"dspace",
	"dspace_dcterms",
	"mods",
	"datacite",
	"schema_org",
	"tt05_sip_doc",
	"tt05_sip",
	"tt05_aip_doc",
	"tt05_aip",
	"yaml",
] as const;

export type WrittenFormat = (typeof writtenFormats)[number];

/** Formats that descriptions can be read from; `record` is `record.json`. */
export const readFormats = ["record", "yaml", "oai_dc", "dcterms", "dspace", "dspace_dcterms", "mods"] as const;
