import type { Claim } from "../../model/index.ts";
import { illegalCharacter } from "../characters.ts";
import { type ElementRow, schemeOf } from "../schema.ts";

/**
 * What a crosswalk could not carry over. `no-element`: the target has no place for it. `refinement`: the value is kept under a broader
 * element. `scheme`: the value is kept without its encoding scheme. `language`: kept without its language. `uncertain-date`: written as
 * plain text. `seconds-added`: the schema demands seconds, and `:00` was written. `note`: the remark beside the value is not carried.
 * `white-space`: white space at the edges of the value has no meaning there. `characters`: XML folds its line ends, or does not allow a
 * character of it. `repeated`: the target takes one value, and this is a further one. `form`: the target wants another form, and the value
 * was rewritten or left out. `joined`: it shares one field with other values. `other-file`: it stands in the companion file of the format.
 */
export type LossReason =
	| "no-element"
	| "refinement"
	| "scheme"
	| "language"
	| "uncertain-date"
	| "seconds-added"
	| "note"
	| "white-space"
	| "characters"
	| "repeated"
	| "form"
	| "joined"
	| "other-file";

export interface Loss {
	readonly element: string;
	readonly value: string;
	readonly reason: LossReason;
}

export function lossOf({ element, value }: Claim, reason: LossReason): Loss {
	return { element, value, reason };
}

/** What no format carries that is written as XML and read back with edges trimmed. */
export function textLoss({ value, note }: Claim): readonly LossReason[] {
	return [
		...(note === undefined ? [] : (["note"] as const)),
		...(/^[ \t\r\n]|[ \t\r\n]$/.test(value) ? (["white-space"] as const) : []),
		...(value.includes("\r") || illegalCharacter(value) !== undefined ? (["characters"] as const) : []),
	];
}

/** A scheme that the form of the value does not tell. */
export function schemeLoss(row: ElementRow, { value, scheme }: Claim): readonly LossReason[] {
	return scheme !== undefined && schemeOf(row, value) !== scheme ? ["scheme"] : [];
}
