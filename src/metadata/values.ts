import type { Claim, Diagnostic, EncodingScheme, Place } from "../model/index.ts";
import { diagnostic } from "../model/index.ts";
import { parseDate } from "./dates.ts";
import { type ElementRow, schemeOf } from "./schema.ts";

/** A value as somebody gave it, already free of faults. */
export interface GivenValue {
	readonly value: string;
	readonly language?: string;
	readonly scheme?: EncodingScheme;
	readonly note?: string;
}

/**
 * The claim of a given value: edges trimmed, NFC, the scheme that fits where none is named, a date of the Vietnamese order in W3CDTF.
 * What was rewritten, or could not be bound to a scheme although it should be, is a finding.
 */
export function givenClaim(
	row: ElementRow,
	given: GivenValue,
	place: Place,
): { readonly claim: Claim; readonly diagnostics: readonly Diagnostic[] } {
	const diagnostics: Diagnostic[] = [];
	const trimmed = given.value.trim();
	if (trimmed !== given.value.replace(/\n+$/u, ""))
		diagnostics.push(diagnostic("metadata/white-space", { params: { key: row.key }, place }));
	let value = trimmed.normalize("NFC");
	if (row.value === "date" || row.value === "date-or-text") {
		const date = parseDate(value);
		if (date?.rewritten) {
			diagnostics.push(diagnostic("metadata/date-rewritten", { params: { value, date: date.value }, place }));
			value = date.value;
		}
		if (date?.form === "local") {
			diagnostics.push(diagnostic("metadata/date-without-zone", { params: { key: row.key, value }, place }));
		}
	}
	const scheme = given.scheme ?? schemeOf(row, value);
	const claim: Claim = {
		element: row.key,
		value,
		origin: "given",
		place,
		...(scheme && { scheme }),
		...(given.language && { language: given.language }),
		...(given.note && { note: given.note }),
	};
	return { claim, diagnostics };
}

/** A claim without a value: somebody withdrew what was found automatically for an element. */
export function withdrawal(element: string, place: Place): Claim {
	return { element, value: "", origin: "given", place };
}

export function isWithdrawal(claim: Claim): boolean {
	return claim.origin === "given" && claim.value === "";
}
