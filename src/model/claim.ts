import type { Place } from "./diagnostic.ts";

/**
 * Where a value comes from. `given`: somebody stated it (sidecar, option). `extracted`: it stands in the source, at `place`.
 * `inferred`: a `rule` derived it from what stands in the source. `supplied`: made up by the cataloguing rules
 * because an element is mandatory (a title in square brackets, ISBD A.2.4; the statement that nobody evaluated the copyright);
 * never for anything else.
 */
export type Origin = "given" | "extracted" | "inferred" | "supplied";

/** DCMI encoding schemes that a value may be bound to; absent means a literal. */
export type EncodingScheme =
	| "W3CDTF"
	| "RFC4646"
	| "ISO639-3"
	| "DCMIType"
	| "IMT"
	| "URI"
	| "Period"
	| "Point"
	| "Box";

/** One statement about the article: an element, its value, and how we know. */
export interface Claim {
	/** Key of a row of `metadata/schema.ts`, for example `title`, `issued`, `references`. */
	readonly element: string;
	readonly value: string;
	readonly origin: Origin;
	/** Where the value (given) or its evidence (extracted, inferred) stands. */
	readonly place?: Place;
	/** Name of the rule that found or made the value, for example `header-date` or `title-from-first-sentence`. */
	readonly rule?: string;
	readonly scheme?: EncodingScheme;
	/** Language of a literal, BCP 47. */
	readonly language?: string;
	/** A remark for the reader of the record, as a code with params in `rule` where it can be; free text as given otherwise. */
	readonly note?: string;
}
