import type { Claim, DiagnosticCode, EncodingScheme, Params } from "../../model/index.ts";
import { codePoints } from "../../text/place.ts";
import { illegalCharacter } from "../characters.ts";
import { looksLikeDate, parseDate } from "../dates.ts";
import type { ElementRow } from "./row.ts";

/** DCMI Type Vocabulary. */
export const dcmiTypes = [
	"Collection",
	"Dataset",
	"Event",
	"Image",
	"InteractiveResource",
	"MovingImage",
	"PhysicalObject",
	"Service",
	"Software",
	"Sound",
	"StillImage",
	"Text",
] as const;

const uriForm = /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i;
const languageForm = /^[a-z]{2,8}(?:-[a-z0-9]{1,8})*$/i;
const mediaTypeForm = /^[a-z0-9][a-z0-9!#$&^_.+-]*\/[a-z0-9][a-z0-9!#$&^_.+-]*$/i;

export function isUri(text: string): boolean {
	return uriForm.test(text);
}

export function isLanguageTag(text: string): boolean {
	return languageForm.test(text);
}

/** An ISSN with its hyphen whose check digit is right: weights 8 to 2, modulus 11 (ISO 3297). */
export function isIssn(text: string): boolean {
	if (!/^\d{4}-\d{3}[\dX]$/.test(text)) return false;
	const digits = [...text.replace("-", "")].map((d) => (d === "X" ? 10 : Number(d)));
	return digits.reduce((sum, digit, i) => sum + digit * (8 - i), 0) % 11 === 0;
}

const fits: Readonly<Record<EncodingScheme, (value: string) => boolean>> = {
	W3CDTF: (value) => ["date", "datetime"].includes(parseDate(value)?.form ?? ""),
	Period: (value) => parseDate(value)?.form === "interval" || /(?:^|;)\s*(?:start|end|name)\s*=/i.test(value),
	RFC4646: isLanguageTag,
	"ISO639-3": (value) => /^[a-z]{3}$/.test(value),
	DCMIType: (value) => (dcmiTypes as readonly string[]).includes(value),
	IMT: (value) => mediaTypeForm.test(value),
	URI: isUri,
	Point: (value) => /=/.test(value),
	Box: (value) => /=/.test(value),
};

/** True where a value has the form that an encoding scheme asks for. */
export function fitsScheme(scheme: EncodingScheme, value: string): boolean {
	return fits[scheme](value);
}

/** The scheme that a value of an element is bound to where none is named; undefined for a literal. */
export function schemeOf(row: ElementRow, value: string): EncodingScheme | undefined {
	return row.schemes.find((scheme) => scheme !== "ISO639-3" && fits[scheme](value));
}

/** A claim as Dublin Core carries it: an ISSN is written as its URN. */
export function carriedClaim(row: ElementRow, claim: Claim): Claim {
	return row.prefix === undefined ? claim : { ...claim, value: row.prefix + claim.value, scheme: "URI" };
}

/** What is wrong with a value. */
export interface Fault {
	readonly code: DiagnosticCode;
	readonly params: Params;
}

const faultOf: Readonly<Record<EncodingScheme, DiagnosticCode>> = {
	W3CDTF: "metadata/invalid-date",
	Period: "metadata/invalid-date",
	RFC4646: "metadata/invalid-language",
	"ISO639-3": "metadata/invalid-language",
	DCMIType: "metadata/invalid-type",
	IMT: "metadata/invalid-media-type",
	URI: "metadata/invalid-uri",
	Point: "metadata/invalid-scheme",
	Box: "metadata/invalid-scheme",
};

/** What is wrong with a value of an element, if anything; an empty value is not judged. */
export function faultIn(row: ElementRow, value: string, scheme?: string): Fault | undefined {
	const { key } = row;
	if (value.trim() === "") return undefined;
	const bad = illegalCharacter(value);
	if (bad) return { code: "metadata/control-character", params: { key, character: bad } };
	if (scheme !== undefined) {
		const known = row.schemes.find((s) => s === scheme);
		const allowed = row.schemes.join(", ") || "-";
		if (!known) return { code: "metadata/invalid-scheme", params: { key, value: scheme, allowed } };
		if (fits[known](value)) return undefined;
		return {
			code: faultOf[known],
			params: { key, value, allowed: known === "DCMIType" ? dcmiTypes.join(", ") : allowed },
		};
	}
	return faultOfType(row, value) ?? faultOfLength(row, value);
}

function faultOfType(row: ElementRow, value: string): Fault | undefined {
	const params = { key: row.key, value };
	switch (row.value) {
		case "date":
			return parseDate(value) ? undefined : { code: "metadata/invalid-date", params };
		case "date-or-text":
			return looksLikeDate(value) && !parseDate(value) ? { code: "metadata/invalid-date", params } : undefined;
		case "uri":
			return isUri(value) ? undefined : { code: "metadata/invalid-uri", params };
		case "language":
			return isLanguageTag(value) ? undefined : { code: "metadata/invalid-language", params };
		case "media-type":
			return mediaTypeForm.test(value) ? undefined : { code: "metadata/invalid-media-type", params };
		case "issn":
			return isIssn(value.trim()) ? undefined : { code: "metadata/invalid-issn", params };
		case "code": {
			const allowed = row.codes ?? [];
			if (allowed.includes(value.trim())) return undefined;
			return { code: "metadata/invalid-code", params: { ...params, allowed: allowed.join(", ") } };
		}
		case "number":
			return /^\d+$/.test(value.trim()) ? undefined : { code: "metadata/invalid-number", params };
		case "text":
		case "uri-or-text":
		case "type-or-text":
		case "place-or-text":
			return undefined;
	}
}

function faultOfLength({ key, maxLength }: ElementRow, value: string): Fault | undefined {
	const length = codePoints(value.trim().normalize("NFC"));
	if (maxLength === undefined || length <= maxLength) return undefined;
	return { code: "metadata/too-long", params: { key, length, limit: maxLength } };
}
