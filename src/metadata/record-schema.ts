import * as z from "zod";
import { encodings } from "../model/encoding.ts";
import { elements } from "./schema.ts";

/** Name of the schema of `record.json`. Fields may be added under the same name; it changes when one is taken away or means another thing. */
export const recordSchemaId = "urn:x-banluu:schema:record:1";

const count = z.int().min(1);

const place = z.strictObject({
	file: z.string(),
	line: count.optional(),
	column: count.optional(),
	length: z.int().min(0).optional(),
	offset: z.int().min(0).optional(),
	path: z.string().optional(),
});

const statement = {
	value: z.string(),
	origin: z.enum(["given", "extracted", "inferred", "supplied"]),
	rule: z.string().optional(),
	scheme: z.enum(["W3CDTF", "RFC4646", "ISO639-3", "DCMIType", "IMT", "URI", "Period", "Point", "Box"]).optional(),
	language: z.string().optional(),
	note: z.string().optional(),
	place: place.optional(),
};

const finding = z.strictObject({
	code: z.string().regex(/^[a-z]+\/[a-z0-9-]+$/),
	severity: z.enum(["error", "warning", "notice"]),
	params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
	place: place.optional(),
	clause: z.strictObject({ standard: z.string(), clause: z.string() }).optional(),
});

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** `record.json`: the description of a record, and what it was made of. */
export const recordSchema = z.strictObject({
	$schema: z.literal(recordSchemaId),
	identifier: z.string().min(1),
	language: z.string().min(1),
	title: z.strictObject({ text: z.string(), supplied: z.boolean() }),
	/** By element, best statement first. */
	metadata: z.partialRecord(z.enum(elements.map((row) => row.key)), z.array(z.strictObject(statement)).min(1)),
	/** Statements that a better one displaced; an empty given value says that somebody withdrew the element's values. */
	superseded: z.array(z.strictObject({ element: z.string(), ...statement })),
	/** `path` is relative to the payload, `name` is the source's own. */
	source: z.strictObject({
		path: z.string().min(1),
		name: z.string(),
		mediaType: z.string(),
		/** How its bytes were read; absent: as UTF-8. */
		encoding: z.enum(encodings).optional(),
		size: z.int().min(0),
		sha256,
	}),
	/** Figures of the article and their files in the record; `href` is the article's own reference. */
	pictures: z
		.array(
			z.strictObject({
				path: z.string().min(1),
				originalName: z.string(),
				href: z.string(),
				sha256,
				alt: z.string().optional(),
				caption: z.string().optional(),
				credit: z.string().optional(),
				shownAs: z.literal("image/png").optional(),
			}),
		)
		.min(1)
		.optional(),
	/** What the document says of the record on a page of its own, in order, and what the code there says. */
	colophon: z.strictObject({ texts: z.array(z.string().min(1)).min(1), code: z.string().min(1) }).optional(),
	/** Settings that the record's bytes depend on. */
	recipe: z.record(z.string(), z.json()),
	findings: z.array(finding),
});

/** The JSON Schema (2020-12) of `record.json`: what stands in `schemas/record.schema.json`. */
export function recordJsonSchema(): Readonly<Record<string, unknown>> {
	const { $schema, ...rest } = z.toJSONSchema(recordSchema);
	return { $schema, $id: recordSchemaId, title: "Bản Lưu: record.json", ...rest };
}
