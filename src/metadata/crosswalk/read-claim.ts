import {
	type Claim,
	type Diagnostic,
	diagnostic,
	type EncodingScheme,
	type Metadata,
	type Place,
} from "../../model/index.ts";
import { fromPeriod, parseDate } from "../dates.ts";
import type { ReadElement } from "../read-xml.ts";
import { type ElementRow, elementRow, elements, faultIn, fitsScheme, isLanguageTag, schemeOf } from "../schema.ts";

/** What a reader makes of one description. */
export interface ReadDescription {
	readonly metadata: Metadata;
	readonly diagnostics: readonly Diagnostic[];
}

export interface Stated {
	/** The element's own text where absent. */
	readonly text?: string;
	readonly language?: string | undefined;
	/** A scheme that the document names; without one, the value's form tells. */
	readonly scheme?: EncodingScheme | undefined;
	/** Name of the place in the document, where our element says less than it. */
	readonly broader?: string;
	readonly rule?: string;
}

export interface Collector {
	/** A claim of an element of the description. Edges are trimmed, a date of the Vietnamese order is rewritten, and said. */
	readonly take: (key: string, at: ReadElement, stated?: Stated) => void;
	/** Something with a value that the description has no place for. */
	readonly ignore: (name: string, at: ReadElement, value?: string) => void;
	readonly finish: () => ReadDescription;
}

const edges = /^[ \t\r\n]+|[ \t\r\n]+$/g;

/** Text without the white space that only lays a document out. */
export function trimmed(text: string): string {
	return text.replace(edges, "");
}

/** Gathers the claims of one document; each is given, at the place of its element. */
export function collector(file: string): Collector {
	const claims: Claim[] = [];
	const diagnostics: Diagnostic[] = [];
	const placeOf = ({ line, column }: ReadElement): Place => ({ file, line, column });
	return {
		take: (key, at, stated = {}) => {
			const place = placeOf(at);
			const value = trimmed(stated.text ?? at.text);
			const row = elementRow(key);
			if (!row) throw new TypeError(`no element ${key}`);
			if (value === "") {
				diagnostics.push(diagnostic("metadata/empty-value", { params: { key }, place }));
				return;
			}
			if (stated.broader !== undefined) {
				const params = { name: stated.broader, key };
				diagnostics.push(diagnostic("metadata/crosswalk-broader", { params, place }));
			}
			const made = claimOf(prefixed(row, value), stated, place);
			claims.push(made.claim);
			diagnostics.push(...made.diagnostics);
		},
		ignore: (name, at, value = trimmed(at.text)) => {
			diagnostics.push(diagnostic("metadata/crosswalk-ignored", { params: { name, value }, place: placeOf(at) }));
		},
		finish: () => ({
			metadata: { claims: elements.flatMap(({ key }) => claims.filter((c) => c.element === key)), superseded: [] },
			diagnostics,
		}),
	};
}

interface Value {
	readonly row: ElementRow;
	readonly text: string;
}

/** `urn:ISSN:0866-7691` under `isPartOf` is an ISSN: the prefix tells which of our elements it came from. */
function prefixed(row: ElementRow, text: string): Value {
	for (const own of elements as readonly ElementRow[]) {
		if (own.prefix === undefined || !text.toLowerCase().startsWith(own.prefix.toLowerCase())) continue;
		const rest = text.slice(own.prefix.length);
		const carried = own.refines === row.key || own.simple === row.key;
		if (carried && faultIn(own, rest) === undefined) return { row: own, text: rest };
	}
	return { row, text };
}

function claimOf(
	{ row, text }: Value,
	{ language, scheme, rule }: Stated,
	place: Place,
): { readonly claim: Claim; readonly diagnostics: readonly Diagnostic[] } {
	const diagnostics: Diagnostic[] = [];
	let value = scheme === "Period" ? (fromPeriod(text) ?? text) : text;
	if (row.value === "date" || row.value === "date-or-text") {
		const date = parseDate(value);
		if (date?.rewritten) {
			diagnostics.push(diagnostic("metadata/date-rewritten", { params: { value, date: date.value }, place }));
			value = date.value;
		}
	}
	const named = scheme !== undefined && row.schemes.includes(scheme) && fitsScheme(scheme, value) ? scheme : undefined;
	const bound = named ?? schemeOf(row, value);
	if (faultIn(row, value, bound) !== undefined) {
		diagnostics.push(diagnostic("metadata/unreadable-value", { params: { key: row.key, value }, place }));
	}
	// DSpace writes `en_US`.
	const tag = language?.replaceAll("_", "-");
	const claim: Claim = {
		element: row.key,
		value,
		origin: "given",
		place,
		...(bound && { scheme: bound }),
		...(tag && isLanguageTag(tag) && { language: tag }),
		...(rule && { rule }),
	};
	return { claim, diagnostics };
}

export const xmlLang = "{http://www.w3.org/XML/1998/namespace}lang";

export function localName({ name }: ReadElement): string {
	return name.slice(name.indexOf("}") + 1);
}
