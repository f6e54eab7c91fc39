import { type ElementKey, elements, termOf } from "./elements.ts";
import type { ElementRow } from "./row.ts";

/** Name of the schema of description files, for editors. */
export const descriptionSchemaId = "urn:x-banluu:schema:metadata:1";

/** A text in both languages. */
export interface Bilingual {
	readonly vi: string;
	readonly en: string;
}

/** Labels of the elements by key, with what belongs into each. */
export type ElementLabels = Readonly<Record<string, Bilingual & { readonly help: Bilingual }>>;

type Json = Readonly<Record<string, unknown>>;

/** The JSON Schema (2020-12) of description files, for editors: what stands in `schemas/metadata.schema.json`. */
export function descriptionJsonSchema(labels: ElementLabels): Json {
	const definitions: Record<string, Json> = {};
	const describe = (row: ElementRow) => {
		const { name, schema } = definition(row);
		definitions[name] = schema;
		const label = labels[row.key as ElementKey];
		return {
			...(label && {
				title: `${label.vi} / ${label.en}`,
				description: `${label.vi}: ${label.help.vi}. / ${label.en}: ${label.help.en}. (${termOf(row)})`,
			}),
			$ref: `#/$defs/${name}`,
		};
	};
	const rows: readonly ElementRow[] = elements;
	const own = rows.filter((row) => row.group === undefined).map((row) => [row.key, describe(row)] as const);
	const groups = [...new Set(rows.flatMap((row) => row.group ?? []))].map((group) => {
		const inner = rows
			.filter((row) => row.group === group)
			.map((row) => [row.key.slice(group.length + 1), describe(row)] as const);
		return [group, { type: "object", properties: Object.fromEntries(inner), additionalProperties: false }] as const;
	});
	return {
		$schema: "https://json-schema.org/draft/2020-12/schema",
		$id: descriptionSchemaId,
		title: "Bản Lưu: mô tả bài báo / description of an article",
		type: "object",
		properties: { $schema: { type: "string" }, ...Object.fromEntries([...own, ...groups]) },
		additionalProperties: false,
		$defs: Object.fromEntries(Object.entries(definitions).sort(([a], [b]) => (a < b ? -1 : 1))),
	};
}

/** Rows of one name have one definition. Values are not held to a form that only the program judges, such as that of dates. */
function definition(row: ElementRow): { readonly name: string; readonly schema: Json } {
	const text = {
		type: "string",
		...(row.value === "date" && { examples: ["2023", "2023-03", "2023-03-20"] }),
		...(row.codes && { enum: row.codes }),
		...(row.maxLength !== undefined && { maxLength: row.maxLength }),
	};
	const group = {
		type: "object",
		properties: {
			value: text,
			lang: { type: "string" },
			scheme: { type: "string", ...(row.schemes.length > 0 && { enum: row.schemes }) },
			note: { type: "string" },
		},
		required: ["value"],
		additionalProperties: false,
	};
	const isList = row.cardinality === "0..n";
	const list = { type: "array", items: { anyOf: [text, group] }, ...(!isList && { maxItems: 1 }) };
	const name = [
		isList ? "list" : "one",
		row.value,
		...(row.schemes.length > 0 ? [row.schemes.join("-").toLowerCase()] : []),
		...(row.codes ? [`${row.codes[0]}-${row.codes.at(-1)}`] : []),
		...(row.maxLength === undefined ? [] : [row.maxLength]),
	].join("-");
	return { name, schema: { anyOf: [text, group, list] } };
}
