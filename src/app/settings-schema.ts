import * as z from "zod";
import { projectTexts } from "../locale/project.ts";
import { settingsSchema } from "./settings-file.ts";

/** Keys whose comment in the project file has another name. */
const commentOf: Readonly<Record<string, keyof typeof projectTexts>> = {
	ua: "pdfa",
	map: "collection",
	preset: "collection",
};

/** The JSON Schema (2020-12) of `banluu.yml`: what stands in `schemas/settings.schema.json`, for editors. */
export function settingsJsonSchema(): object {
	const { $schema, properties = {}, ...rest } = z.toJSONSchema(settingsSchema);
	const described = Object.entries(properties).map(([key, schema]) => {
		const name = commentOf[key] ?? (key in projectTexts ? (key as keyof typeof projectTexts) : undefined);
		const text = name && projectTexts[name];
		return [key, { ...(text && { description: `${text.vi}\n${text.en}` }), ...plain(schema as JsonSchema) }];
	});
	return { $schema, title: "Bản Lưu: banluu.yml", ...rest, properties: Object.fromEntries(described) };
}

type JsonSchema = Readonly<Record<string, unknown>>;

/** The program takes values as text; an editor sees YAML's own truth values and numbers. */
function plain(schema: JsonSchema): JsonSchema {
	const words = schema.enum;
	if (Array.isArray(words) && words.join() === "true,false") return { type: "boolean" };
	if (schema.pattern === "^[1-9]\\d{0,2}$") return { type: "integer", minimum: 1, maximum: 999 };
	return schema;
}
