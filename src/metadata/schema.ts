import * as z from "zod";
import type { DiagnosticCode, EncodingScheme, Params } from "../model/index.ts";
import { illegalCharacter } from "./characters.ts";
import { looksLikeDate, parseDate } from "./dates.ts";

/** The 15 elements of Dublin Core 1.1 (ISO 15836-1). */
export type SimpleElement =
	| "title"
	| "creator"
	| "subject"
	| "description"
	| "publisher"
	| "contributor"
	| "date"
	| "type"
	| "format"
	| "identifier"
	| "source"
	| "language"
	| "relation"
	| "coverage"
	| "rights";

/** What a value is. `…-or-text` values are bound to a scheme where they have its form, and are literals otherwise. */
export type ValueType =
	| "text"
	| "date"
	| "date-or-text"
	| "uri"
	| "uri-or-text"
	| "language"
	| "type-or-text"
	| "media-type"
	| "place-or-text";

/** An element of the description: a property of DCMI Metadata Terms, under its own name. */
export interface ElementRow {
	readonly key: string;
	/** The element of simple Dublin Core that it refines or is; absent where it has none and is lost there. */
	readonly simple?: SimpleElement;
	readonly cardinality: "1" | "0..1" | "0..n";
	readonly value: ValueType;
	/** Encoding schemes that may be named for it; the first fitting one is taken where none is. */
	readonly schemes: readonly EncodingScheme[];
}

const dates = ["W3CDTF", "Period"] as const;
const uris = ["URI"] as const;
const languages = ["RFC4646", "ISO639-3"] as const;

/** One row per element, in the order in which descriptions are written. */
export const elements = [
	{ key: "title", simple: "title", cardinality: "1", value: "text", schemes: [] },
	{ key: "alternative", simple: "title", cardinality: "0..n", value: "text", schemes: [] },
	{ key: "abstract", simple: "description", cardinality: "0..n", value: "text", schemes: [] },
	{ key: "creator", simple: "creator", cardinality: "0..n", value: "text", schemes: [] },
	{ key: "contributor", simple: "contributor", cardinality: "0..n", value: "text", schemes: [] },
	{ key: "publisher", simple: "publisher", cardinality: "0..n", value: "text", schemes: [] },
	{ key: "isPartOf", simple: "relation", cardinality: "0..n", value: "uri-or-text", schemes: uris },
	{ key: "subject", simple: "subject", cardinality: "0..n", value: "uri-or-text", schemes: uris },
	{ key: "issued", simple: "date", cardinality: "0..1", value: "date", schemes: dates },
	{ key: "modified", simple: "date", cardinality: "0..1", value: "date", schemes: dates },
	{ key: "date", simple: "date", cardinality: "0..1", value: "date", schemes: dates },
	{ key: "temporal", simple: "coverage", cardinality: "0..n", value: "date-or-text", schemes: dates },
	{ key: "spatial", simple: "coverage", cardinality: "0..n", value: "place-or-text", schemes: ["URI", "Point", "Box"] },
	{ key: "identifier", simple: "identifier", cardinality: "0..n", value: "uri-or-text", schemes: uris },
	{ key: "bibliographicCitation", simple: "identifier", cardinality: "0..n", value: "text", schemes: [] },
	{ key: "source", simple: "source", cardinality: "0..n", value: "uri-or-text", schemes: uris },
	{ key: "language", simple: "language", cardinality: "0..n", value: "language", schemes: languages },
	{ key: "type", simple: "type", cardinality: "0..n", value: "type-or-text", schemes: ["DCMIType", "URI"] },
	{ key: "format", simple: "format", cardinality: "0..n", value: "media-type", schemes: ["IMT"] },
	{ key: "extent", simple: "format", cardinality: "0..n", value: "text", schemes: [] },
	{ key: "conformsTo", simple: "relation", cardinality: "0..n", value: "uri-or-text", schemes: uris },
	{ key: "rights", simple: "rights", cardinality: "0..n", value: "uri-or-text", schemes: uris },
	{ key: "accessRights", simple: "rights", cardinality: "0..n", value: "uri-or-text", schemes: uris },
	{ key: "license", simple: "rights", cardinality: "0..n", value: "uri", schemes: uris },
	{ key: "rightsHolder", cardinality: "0..n", value: "text", schemes: [] },
	{ key: "references", simple: "relation", cardinality: "0..n", value: "uri-or-text", schemes: uris },
	{ key: "relation", simple: "relation", cardinality: "0..n", value: "uri-or-text", schemes: uris },
	{ key: "hasPart", simple: "relation", cardinality: "0..n", value: "uri-or-text", schemes: uris },
	{ key: "description", simple: "description", cardinality: "0..n", value: "text", schemes: [] },
	{ key: "provenance", cardinality: "0..n", value: "text", schemes: [] },
] as const satisfies readonly ElementRow[];

export type ElementKey = (typeof elements)[number]["key"];

const rows: ReadonlyMap<string, ElementRow> = new Map(elements.map((row) => [row.key, row]));

export function elementRow(key: string): ElementRow | undefined {
	return rows.get(key);
}

/** URI of the property in DCMI Metadata Terms. */
export function termOf(row: ElementRow): string {
	return `http://purl.org/dc/terms/${row.key}`;
}

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

interface Fault {
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
	const dateFault: Fault = { code: "metadata/invalid-date", params: { key, value } };
	switch (row.value) {
		case "date":
			return parseDate(value) ? undefined : dateFault;
		case "date-or-text":
			return looksLikeDate(value) && !parseDate(value) ? dateFault : undefined;
		case "uri":
			return isUri(value) ? undefined : { code: "metadata/invalid-uri", params: { key, value } };
		case "language":
			return isLanguageTag(value) ? undefined : { code: "metadata/invalid-language", params: { key, value } };
		case "media-type":
			return mediaTypeForm.test(value) ? undefined : { code: "metadata/invalid-media-type", params: { key, value } };
		case "text":
		case "uri-or-text":
		case "type-or-text":
		case "place-or-text":
			return undefined;
	}
}

function report(ctx: z.RefinementCtx, fault: Fault | undefined): void {
	if (fault) ctx.addIssue({ code: "custom", params: { code: fault.code, params: fault.params } });
}

function valueSchema(row: ElementRow) {
	const plain = z
		.string()
		.superRefine((value, ctx) => report(ctx, faultIn(row, value)))
		.meta(row.value === "date" ? { examples: ["2023", "2023-03", "2023-03-20"] } : {});
	const full = z
		.strictObject({
			value: z.string(),
			lang: z
				.string()
				.superRefine((value, ctx) => {
					const fault = { code: "metadata/invalid-language", params: { key: "lang", value } } as const;
					report(ctx, isLanguageTag(value) ? undefined : fault);
				})
				.optional(),
			scheme: z
				.string()
				.meta(row.schemes.length > 0 ? { enum: [...row.schemes] } : {})
				.optional(),
			note: z.string().optional(),
		})
		.superRefine(({ value, scheme }, ctx) => report(ctx, faultIn(row, value, scheme)));
	const list = z.array(z.union([plain, full]));
	return z.union([plain, full, row.cardinality === "0..n" ? list : list.max(1)]).optional();
}

type Entry =
	| string
	| { value: string; lang?: string | undefined; scheme?: string | undefined; note?: string | undefined };

/** What a description file holds, once its text has been read. */
export type DescriptionInput = Readonly<Partial<Record<ElementKey, Entry | readonly Entry[]>>>;

/** The input form of a description: key to text, list of texts, or a group of `value`, `lang`, `scheme`, `note`. */
export const descriptionSchema = z.strictObject({
	/** Editors look for it; it says nothing about the article. */
	$schema: z.string().optional(),
	...(Object.fromEntries(elements.map((row) => [row.key, valueSchema(row)])) as Record<
		ElementKey,
		ReturnType<typeof valueSchema>
	>),
});

/** Name of the schema of description files, for editors. */
export const descriptionSchemaId = "urn:x-banluu:schema:metadata:1";

/** A text in both languages. */
export interface Bilingual {
	readonly vi: string;
	readonly en: string;
}

/** Labels of the elements by key, with what belongs into each. */
export type ElementLabels = Readonly<Record<string, Bilingual & { readonly help: Bilingual }>>;

/** The JSON Schema (2020-12) of description files, for editors: what stands in `schemas/metadata.schema.json`. */
export function descriptionJsonSchema(labels: ElementLabels): Readonly<Record<string, unknown>> {
	const base = z.toJSONSchema(descriptionSchema) as {
		readonly $schema: string;
		readonly properties: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
	};
	const properties = Object.entries(base.properties).map(([key, property]) => {
		const label = labels[key];
		const row = elementRow(key);
		if (!label || !row) return [key, property] as const;
		const description = `${label.vi}: ${label.help.vi}. / ${label.en}: ${label.help.en}. (${termOf(row)})`;
		return [key, { title: `${label.vi} / ${label.en}`, description, ...property }] as const;
	});
	const { $schema, ...rest } = base;
	return {
		$schema,
		$id: descriptionSchemaId,
		title: "Bản Lưu: mô tả bài báo / description of an article",
		...rest,
		properties: Object.fromEntries(properties),
	};
}
