/** An agent of PREMIS 3 (1.3): a program or a person that did something. */
export interface Agent {
	readonly name: string;
	readonly type: "software" | "person" | "organization";
	readonly version?: string;
}

/** Types from the Library of Congress eventType vocabulary (PREMIS 3, 2.2). */
export type EventType =
	| "ingestion start"
	| "metadata extraction"
	| "creation"
	| "message digest calculation"
	| "validation"
	| "fixity check"
	| "packaging"
	| "replication"
	| "modification"
	| "deletion"
	| "deaccession"
	| "normalization";

/** Something that happened to the record (PREMIS 3, 2). */
export interface Event {
	readonly type: EventType;
	/** ISO 8601 with zone and seconds. */
	readonly at: string;
	readonly agent: Agent;
	readonly outcome: "success" | "warning" | "fail";
	/** English sentence for the archive's file; findings go in as `code place` lines. */
	readonly detail: string;
	/** Paths of the artifacts that it is about; empty: the whole record. */
	readonly artifacts: readonly string[];
}
