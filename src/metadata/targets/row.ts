import type { ElementKey } from "../schema.ts";

export type TargetKey = "tt05" | "dspace" | "eark" | "zenodo";

/**
 * What a target wants of one of its fields. `mandatory`: it refuses without. `recommended`: it takes the record, and users miss it.
 * `optional`: only its form is judged.
 */
export interface Requirement {
	/** The target's own name for it. */
	readonly field: string;
	/** Elements that fill it, best first; the first is the one that a form offers. */
	readonly elements: readonly [ElementKey, ...ElementKey[]];
	readonly level: "mandatory" | "recommended" | "optional";
	/** Mandatory only where an element has one of these values. */
	readonly when?: { readonly element: ElementKey; readonly values: readonly string[] };
	/** In characters (Unicode code points). */
	readonly maxLength?: number;
	readonly codes?: readonly string[];
	/** `day`: a date with year, month and day. `date`: any date without doubt. */
	readonly form?: "day" | "date" | "agency-code" | "file-name";
}

/** A place that descriptions are made for, and what it asks of them. */
export interface Target {
	readonly key: TargetKey;
	readonly requirements: readonly Requirement[];
}
