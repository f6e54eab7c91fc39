import type { Claim } from "../../model/index.ts";

/**
 * What a crosswalk could not carry over. `no-element`: the target has no place for it. `refinement`: the value is kept under a broader
 * element. `scheme`: the value is kept without its encoding scheme. `language`: kept without its language.
 * `uncertain-date`: written as plain text. `seconds-added`: the schema demands seconds, and `:00` was written.
 */
export type LossReason = "no-element" | "refinement" | "scheme" | "language" | "uncertain-date" | "seconds-added";

export interface Loss {
	readonly element: string;
	readonly value: string;
	readonly reason: LossReason;
}

export function lossOf({ element, value }: Claim, reason: LossReason): Loss {
	return { element, value, reason };
}
