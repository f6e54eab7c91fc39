/** Conditions that an answer may tell of (OAI-PMH 2.0, 3.6). */
export type ErrorCode =
	| "badArgument"
	| "badResumptionToken"
	| "badVerb"
	| "cannotDisseminateFormat"
	| "idDoesNotExist"
	| "noRecordsMatch"
	| "noMetadataFormats"
	| "noSetHierarchy";

/** It stands in the answer, for those who look after a harvester: in English, as the protocol. */
export interface ProtocolError {
	readonly code: ErrorCode;
	readonly text: string;
}

/** Those after which the request is not repeated: its arguments may not be what the schema of answers allows (3.2). */
export const withoutArguments: ReadonlySet<ErrorCode> = new Set(["badVerb", "badArgument"]);
