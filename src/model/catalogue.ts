import type { ArtifactRole, Digests } from "./artifact.ts";
import type { Diagnostic } from "./diagnostic.ts";
import type { Event } from "./event.ts";
import type { Receipt } from "./receipt.ts";

/** A version of a record, as its package says. */
export interface CatalogueRecord {
	readonly identifier: string;
	/** From 1. */
	readonly version: number;
	/** Name of the record's folder. */
	readonly label: string;
	/** BCP 47. */
	readonly language: string;
	readonly title: string;
	/** Whether the title was supplied by whoever described it, and stands in brackets. */
	readonly titleSupplied: boolean;
	readonly creators: readonly string[];
	/** The newspaper or agency. */
	readonly publisher?: string;
	/** Date of issue in EDTF. */
	readonly issued?: string;
	readonly subjects: readonly string[];
	/** SHA-256 (hex) of the source. */
	readonly sourceDigest: string;
	/** SHA-256 (hex) of the canonical text: equal for the same text under other identifiers or in other files. */
	readonly textDigest: string;
	readonly recipeDigest: string;
	/** Where the source came from: its name, and the member's number in a collection. */
	readonly sourceName: string;
	/** ISO 8601 in UTC with seconds: when the record was made. */
	readonly builtAt: string;
	/** The text of `record.json`: what crosswalks are made of. */
	readonly description: string;
	/** The article's words, canonical, paragraphs apart by a line feed: what is searched. */
	readonly text: string;
	/** Pages of the document. */
	readonly pages?: number;
	/** Claims of the document, for example `PDF/A-2a`. */
	readonly flavour?: string;
	readonly artifacts: readonly CatalogueArtifact[];
	readonly events: readonly Event[];
	readonly findings: readonly Diagnostic[];
	readonly packages: readonly CataloguePackage[];
}

export interface CatalogueArtifact {
	/** Below the payload. */
	readonly path: string;
	readonly role: ArtifactRole;
	readonly mediaType: string;
	readonly size: number;
	readonly digests: Digests;
}

/** A package that holds the record. */
export interface CataloguePackage {
	/** Key of the format, for example `bagit`. */
	readonly format: string;
	/** Relative to the store's root, `/`-separated; a member of an archive is `batch-0001.zip!/label`. */
	readonly path: string;
	/** Version in a store that keeps versions, for example `v2`. */
	readonly version?: string;
}

/** What a search or a list gives: a row without the heavy parts. */
export interface CatalogueRow
	extends Omit<CatalogueRecord, "description" | "text" | "artifacts" | "events" | "findings"> {
	readonly state: "kept" | "withdrawn";
	/** ISO 8601 in UTC with seconds: when the row was last changed; harvesting goes by it. */
	readonly changedAt: string;
	/** Of a search: the passage where it was found, the words that were found in `‹›`. */
	readonly passage?: string;
}

export interface CatalogueQuery {
	/** Words to be found; exact tones rank first. */
	readonly words?: string;
	/** `bao` finds `bảo` as well. */
	readonly fold?: boolean;
	/** Of issue, EDTF bounds, inclusive: `2023`, `2023-03`, `2023-03-20`. */
	readonly from?: string;
	readonly until?: string;
	readonly publisher?: string;
	readonly subject?: string;
	readonly state?: CatalogueRow["state"];
	/** Code of a finding that the record has. */
	readonly finding?: string;
	readonly order?: "relevance" | "title" | "issued" | "changed";
	readonly limit?: number;
	readonly offset?: number;
}

/** A selection for harvesting (OAI-PMH 2.0, 2.5 and 2.6): latest versions in the order of change, then identifier. */
export interface HarvestQuery {
	/** ISO 8601 in UTC with seconds, inclusive, of `changedAt`. */
	readonly from?: string;
	readonly until?: string;
	readonly set?: { readonly by: "publisher" | "subject" | "year"; readonly value: string };
	/** Rows after this one. */
	readonly after?: { readonly changedAt: string; readonly identifier: string };
	readonly limit: number;
}

export interface HarvestRow {
	readonly identifier: string;
	readonly changedAt: string;
	readonly withdrawn: boolean;
	readonly publisher?: string;
	readonly issued?: string;
	readonly subjects: readonly string[];
	/** `record.json`; empty of a withdrawn record. */
	readonly description: string;
}

export interface FixityCheck {
	readonly identifier: string;
	readonly path: string;
	readonly at: string;
	readonly outcome: "pass" | "fail";
	readonly files: number;
	readonly bytes: number;
	readonly findings: readonly Diagnostic[];
}

/** What OAI-PMH and deposits ask of a catalogue; readers do not keep it open in a transaction. */
export interface CatalogueReader {
	/** The latest version. */
	record(identifier: string, version?: number): CatalogueRecord | undefined;
	search(query: CatalogueQuery): readonly CatalogueRow[];
	count(query?: CatalogueQuery): number;
	harvest(query: HarvestQuery): readonly HarvestRow[];
	harvestCount(query: Omit<HarvestQuery, "limit" | "after">): number;
	harvestOne(identifier: string): HarvestRow | undefined;
	/** Values that sets are made of, with how many records have them, in the order of the value. */
	setValues(by: "publisher" | "subject" | "year"): readonly { readonly value: string; readonly count: number }[];
	/** ISO 8601; undefined where there are no records. */
	earliestChange(): string | undefined;
	deposits(query?: {
		readonly identifier?: string;
		readonly target?: string;
		readonly key?: string;
	}): readonly Receipt[];
}

/** The one writer of a catalogue. Each call is one transaction: all of it is there afterwards, or nothing. */
export interface Catalogue extends CatalogueReader {
	/** Adds versions of records, or replaces what was said of the same version. */
	put(records: readonly CatalogueRecord[], at: string): void;
	putDeposit(receipt: Receipt): void;
	putCheck(checks: readonly FixityCheck[]): void;
	withdraw(identifier: string, reason: string, at: string): boolean;
	close(): void;
}
