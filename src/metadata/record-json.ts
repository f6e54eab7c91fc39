import type * as z from "zod";
import {
	type ArchivalRecord,
	type Claim,
	type Diagnostic,
	diagnostic,
	type Encoding,
	failure,
	type Metadata,
	type Outcome,
	type Place,
	success,
} from "../model/index.ts";
import { pathText } from "./issues.ts";
import { recordSchema, recordSchemaId } from "./record-schema.ts";
import { elements } from "./schema.ts";

/** A figure of the article and the file that it shows. */
export interface PictureReference {
	/** Where its bytes stand in the record, relative to the payload. */
	readonly path: string;
	/** The name that the article gives it. */
	readonly originalName: string;
	/** As the article refers to it. */
	readonly href: string;
	readonly sha256: string;
	/** What the article says of the picture for those who do not see it. */
	readonly alt?: string;
	/** What it prints below the picture, and whose picture it says that it is. */
	readonly caption?: string;
	readonly credit?: string;
	/** Media type of what the document shows in its place: the decoded pixels of a format that a PDF does not know. */
	readonly shownAs?: "image/png";
}

/** What the record was made of, as data that can be written as JSON. */
export interface RecordContext {
	readonly source: {
		/** Where its bytes stand in the record, relative to the payload. */
		readonly path: string;
		/** The name by which the user knew it. */
		readonly name: string;
		readonly mediaType: string;
		/** How its bytes were read, where that was not as UTF-8. */
		readonly encoding?: Encoding;
		/** Bytes. */
		readonly size: number;
		readonly sha256: string;
	};
	/** Figures of the article and their files, where it has any. */
	readonly pictures?: readonly PictureReference[];
	/** What the document says of the record on a page of its own, in order, and what the code there says. */
	readonly colophon?: { readonly texts: readonly string[]; readonly code: string };
	/** Settings that the record's bytes depend on; written with sorted keys. */
	readonly recipe: object;
	/** Findings about the source and its text. */
	readonly findings: readonly Diagnostic[];
}

/** `record.json`, read back. */
export interface RecordFile extends RecordContext {
	readonly identifier: string;
	readonly language: string;
	readonly title: { readonly text: string; readonly supplied: boolean };
	readonly metadata: Metadata;
}

/**
 * The description of a record as JSON: every statement with its origin, what it displaced, the findings about the text, the source and
 * the recipe. Keys stand in a fixed order, indented by two spaces, with a line feed at the end.
 */
export function recordJson(record: ArchivalRecord, context: RecordContext): string {
	const { claims, superseded } = record.metadata;
	const { path, name, mediaType, encoding, size, sha256 } = context.source;
	const { text, supplied } = record.document.title;
	const metadata = elements.flatMap(({ key }) => {
		const own = claims.filter((c) => c.element === key);
		return own.length > 0 ? [[key, own.map(statementOf)] as const] : [];
	});
	const content = {
		$schema: recordSchemaId,
		identifier: record.identifier,
		language: record.document.language,
		title: { text, supplied },
		metadata: Object.fromEntries(metadata),
		superseded: superseded.map((claim) => ({ element: claim.element, ...statementOf(claim) })),
		source: { path, name, mediaType, encoding, size, sha256 },
		pictures: context.pictures?.map((picture) => ({
			path: picture.path,
			originalName: picture.originalName,
			href: picture.href,
			sha256: picture.sha256,
			alt: picture.alt,
			caption: picture.caption,
			credit: picture.credit,
			shownAs: picture.shownAs,
		})),
		colophon: context.colophon && { texts: context.colophon.texts, code: context.colophon.code },
		recipe: sorted(context.recipe),
		findings: context.findings.map(findingOf),
	};
	return `${JSON.stringify(content, null, 2)}\n`;
}

function statementOf({ value, origin, rule, scheme, language, note, place }: Claim) {
	return { value, origin, rule, scheme, language, note, place: place && placeOf(place) };
}

function placeOf({ file, line, column, length, offset, path }: Place) {
	return { file, line, column, length, offset, path };
}

function findingOf({ code, severity, params, place, clause }: Diagnostic) {
	return {
		code,
		severity,
		params: params && sorted(params),
		place: place && placeOf(place),
		clause: clause && { standard: clause.standard, clause: clause.clause },
	};
}

/** The same data with keys in code unit order, at every depth. */
function sorted(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(sorted);
	if (typeof value !== "object" || value === null) return value;
	const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
	return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}

/** Reads `record.json` and checks it against its schema. `file` is what findings call it. */
export function parseRecordJson(text: string, file = "record.json"): Outcome<RecordFile> {
	let data: unknown;
	try {
		data = JSON.parse(text);
	} catch {
		return failure(diagnostic("metadata/record-json-syntax", { place: { file } }));
	}
	const parsed = recordSchema.safeParse(data);
	if (!parsed.success) {
		return failure(
			...parsed.error.issues.map((issue) => {
				const path = pathText(issue.code === "unrecognized_keys" ? [...issue.path, ...issue.keys] : issue.path) || "$";
				return diagnostic("metadata/record-json", { params: { path }, place: { file, path } });
			}),
		);
	}
	const { identifier, language, title, metadata, superseded, source, pictures, colophon, recipe, findings } =
		parsed.data;
	const claims = elements.flatMap(({ key }) => (metadata[key] ?? []).map((s) => claimOf(key, s)));
	return success({
		identifier,
		language,
		title,
		metadata: { claims, superseded: superseded.map(({ element, ...statement }) => claimOf(element, statement)) },
		source: source as RecordContext["source"],
		// The schema's optional fields may be undefined by type only: JSON has no such value.
		...(pictures && { pictures: pictures as NonNullable<RecordContext["pictures"]> }),
		...(colophon && { colophon }),
		recipe,
		findings: findings as readonly Diagnostic[],
	});
}

type Statement = Omit<z.infer<typeof recordSchema>["superseded"][number], "element">;

/** The schema's optional fields may be undefined by type only: JSON has no such value. */
function claimOf(element: string, statement: Statement): Claim {
	return { element, ...statement } as Claim;
}
