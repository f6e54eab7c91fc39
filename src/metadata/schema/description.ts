import * as z from "zod";
import { type ElementKey, elementRow, elements, termOf } from "./elements.ts";
import type { ElementRow } from "./row.ts";
import { faultIn, isLanguageTag } from "./value.ts";

type Fault = NonNullable<ReturnType<typeof faultIn>>;

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
	const own = properties.filter(([key]) => !key.includes("."));
	const groups = [
		...new Set(properties.filter(([key]) => key.includes(".")).map(([key]) => key.split(".")[0] as string)),
	];
	const grouped = groups.map((group) => {
		const inner = properties
			.filter(([key]) => key.startsWith(`${group}.`))
			.map(([key, property]) => [key.slice(group.length + 1), property] as const);
		return [group, { type: "object", properties: Object.fromEntries(inner), additionalProperties: false }] as const;
	});
	return {
		$schema,
		$id: descriptionSchemaId,
		title: "Bản Lưu: mô tả bài báo / description of an article",
		...rest,
		properties: Object.fromEntries([...own, ...grouped]),
	};
}
