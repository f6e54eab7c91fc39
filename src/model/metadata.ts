import type { Claim } from "./claim.ts";

/** What the archive knows of an article. */
export interface Metadata {
	/** The statements that hold, in the order of the schema's rows, then of rank. */
	readonly claims: readonly Claim[];
	/** Statements that a better one displaced (a sidecar's date over the header's): kept, never published as the value. */
	readonly superseded: readonly Claim[];
}

/** The claims of one element, best first. */
export function claimsOf(metadata: Metadata, element: string): readonly Claim[] {
	return metadata.claims.filter((c) => c.element === element);
}

/** The first value of an element, or undefined. */
export function firstValue(metadata: Metadata, element: string): string | undefined {
	return metadata.claims.find((c) => c.element === element)?.value;
}
