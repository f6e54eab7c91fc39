import * as z from "zod";
import type { ElementKey } from "./elements.ts";
import { elementRow, elements } from "./elements.ts";
import { type Fault, faultIn, isLanguageTag } from "./value.ts";

type Entry =
	| string
	| { value: string; lang?: string | undefined; scheme?: string | undefined; note?: string | undefined };

/** What a description file holds, once its text has been read. */
export type DescriptionInput = Readonly<Partial<Record<ElementKey, Entry | readonly Entry[]>>>;

// All elements share two shapes: one schema for each element would cost every run some milliseconds.
const group = z.strictObject({
	value: z.string(),
	lang: z.string().optional(),
	scheme: z.string().optional(),
	note: z.string().optional(),
});
const entry = z.union([z.string(), group]);
const many = z.union([z.string(), group, z.array(entry)]).optional();
const one = z.union([z.string(), group, z.array(entry).max(1)]).optional();

/**
 * The shape of a description: key to text, list of texts, or a group of `value`, `lang`, `scheme`, `note`. What is wrong with the
 * values themselves is found by `valueFaults`.
 */
export const descriptionSchema = z.strictObject({
	/** Editors look for it; it says nothing about the article. */
	$schema: z.string().optional(),
	...(Object.fromEntries(elements.map((row) => [row.key, row.cardinality === "0..n" ? many : one])) as Record<
		ElementKey,
		typeof many
	>),
});

/** A fault of a value, and the path at which it stands in the description. */
export interface PlacedFault extends Fault {
	readonly path: readonly PropertyKey[];
}

/** What is wrong with the values of a description; entries whose shape is wrong are left to the schema. */
export function valueFaults(input: Readonly<Record<string, unknown>>): readonly PlacedFault[] {
	return Object.entries(input).flatMap(([key, value]) => {
		const row = elementRow(key);
		if (!row) return [];
		if (!Array.isArray(value)) return entryFaults(key, value, [key]);
		return value.flatMap((item, i) => entryFaults(key, item, [key, i]));
	});
}

function entryFaults(key: string, value: unknown, path: readonly PropertyKey[]): readonly PlacedFault[] {
	const row = elementRow(key);
	if (!row) return [];
	if (typeof value === "string") return placed(faultIn(row, value), path);
	const parsed = group.safeParse(value);
	if (!parsed.success) return [];
	const { value: own, scheme, lang } = parsed.data;
	const language: Fault | undefined =
		lang === undefined || isLanguageTag(lang)
			? undefined
			: { code: "metadata/invalid-language", params: { key: "lang", value: lang } };
	return [...placed(faultIn(row, own, scheme), path), ...placed(language, [...path, "lang"])];
}

function placed(fault: Fault | undefined, path: readonly PropertyKey[]): readonly PlacedFault[] {
	return fault ? [{ ...fault, path }] : [];
}
