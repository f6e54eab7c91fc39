import type { Metadata, Outcome } from "../../model/index.ts";
import { dcterms, dctermsLoss } from "./dcterms.ts";
import type { Loss } from "./loss.ts";
import { oaiDc, oaiDcLoss } from "./oai-dc.ts";

/** A format that descriptions can be written in. */
export interface Crosswalk {
	readonly key: string;
	/** Name of its file in a record, below `metadata/`. */
	readonly fileName: string;
	readonly mediaType: string;
	/** Namespace of the format's elements; the name by which harvesters know it. */
	readonly namespace: string;
	readonly write: (metadata: Metadata) => Outcome<string>;
	/** What of a description the format cannot say. */
	readonly loss: (metadata: Metadata) => readonly Loss[];
}

/** The only list of crosswalks. */
export const crosswalks: readonly Crosswalk[] = [
	{
		key: "oai_dc",
		fileName: "dublin-core.xml",
		mediaType: "application/xml",
		namespace: "http://www.openarchives.org/OAI/2.0/oai_dc/",
		write: oaiDc,
		loss: oaiDcLoss,
	},
	{
		key: "dcterms",
		fileName: "dcterms.xml",
		mediaType: "application/xml",
		namespace: "http://purl.org/dc/terms/",
		write: dcterms,
		loss: dctermsLoss,
	},
];

export function crosswalk(key: string): Crosswalk | undefined {
	return crosswalks.find((c) => c.key === key);
}
