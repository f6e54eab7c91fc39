import type {
	ArtifactRole,
	CatalogueArtifact,
	CataloguePackage,
	CatalogueRecord,
	CatalogueRow,
	Diagnostic,
	Event,
	HarvestRow,
} from "../model/index.ts";
import type { Database, Row } from "./database.ts";
import { type Blob, bytesHex, inflated } from "./packed.ts";

export const rowColumns = `r.id, r.identifier, r.state, r.changed_at, v.id AS version_id, v.version, v.label, v.language, v.title, v.title_supplied, v.creators, v.publisher,
	v.issued, v.subjects, v.source_digest, v.text_digest, v.recipe_digest, v.source_name, v.built_at, v.pages, v.flavour, v.packages`;

/** Rows of records by their ids, in the order of the ids. */
export function rowsOf(database: Database, ids: readonly number[]): readonly Row[] {
	const rows = database.all(
		`SELECT ${rowColumns}, v.body FROM record r JOIN version v ON v.id = r.version_id WHERE r.id IN (SELECT value FROM json_each(?))`,
		[JSON.stringify(ids)],
	);
	const byId = new Map(rows.map((row) => [Number(row.id), row]));
	return ids.flatMap((id) => {
		const row = byId.get(id);
		return row ? [row] : [];
	});
}

export function catalogueRow(row: Row): CatalogueRow {
	return {
		...common(row),
		state: row.state as CatalogueRow["state"],
		changedAt: String(row.changed_at),
	};
}

function common(row: Row): Omit<CatalogueRecord, "description" | "text" | "artifacts" | "events" | "findings"> {
	const { publisher, issued, pages, flavour } = row;
	return {
		identifier: String(row.identifier),
		version: Number(row.version),
		label: String(row.label),
		language: String(row.language),
		title: String(row.title),
		titleSupplied: row.title_supplied === 1,
		creators: list<string>(row.creators),
		...(publisher !== null && { publisher: String(publisher) }),
		...(issued !== null && { issued: String(issued) }),
		subjects: list<string>(row.subjects),
		sourceDigest: hex(row.source_digest),
		textDigest: hex(row.text_digest),
		recipeDigest: hex(row.recipe_digest),
		sourceName: String(row.source_name),
		builtAt: String(row.built_at),
		...(pages !== null && { pages: Number(pages) }),
		...(flavour !== null && { flavour: String(flavour) }),
		packages: list<CataloguePackage>(row.packages),
	};
}

export function recordOf(database: Database, row: Row): CatalogueRecord {
	const id = row.version_id as number;
	const below = (table: string) => database.all(`SELECT * FROM ${table} WHERE version_id = ? ORDER BY number`, [id]);
	const artifacts = below("artifact").map(artifactOf);
	const { packages, ...rest } = common(row);
	return {
		...rest,
		description: inflated(row.description as Blob),
		text: inflated(row.body as Blob),
		artifacts,
		events: below("event").map((event) => eventOf(event, artifacts)),
		findings: below("finding").map(({ detail }) => JSON.parse(String(detail)) as Diagnostic),
		packages,
	};
}

function artifactOf({ path, role, media_type, size, sha256, sha512, other }: Row): CatalogueArtifact {
	return {
		path: String(path),
		role: role as ArtifactRole,
		mediaType: String(media_type),
		size: Number(size),
		digests: {
			...(sha256 && { sha256: hex(sha256) }),
			...(sha512 && { sha512: hex(sha512) }),
			...(other && (JSON.parse(String(other)) as CatalogueArtifact["digests"])),
		},
	};
}

function eventOf(row: Row, artifacts: readonly CatalogueArtifact[]): Event {
	const paths = list<number | string>(row.artifacts);
	return {
		type: row.type as Event["type"],
		at: String(row.at),
		agent: JSON.parse(String(row.agent)) as Event["agent"],
		outcome: row.outcome as Event["outcome"],
		detail: String(row.detail),
		artifacts: paths.map((each) => (typeof each === "number" ? (artifacts[each]?.path ?? "") : each)),
	};
}

export function harvestRow({
	identifier,
	changed_at,
	state,
	publisher,
	issued,
	subjects,
	description,
}: Row): HarvestRow {
	const withdrawn = state === "withdrawn";
	return {
		identifier: String(identifier),
		changedAt: String(changed_at),
		withdrawn,
		...(publisher && { publisher: String(publisher) }),
		...(issued && { issued: String(issued) }),
		subjects: list<string>(subjects),
		description: withdrawn ? "" : inflated(description as Blob),
	};
}

function list<T>(value: Row[string] | undefined): readonly T[] {
	return JSON.parse(String(value)) as readonly T[];
}

function hex(value: Row[string] | undefined): string {
	return bytesHex(value as Blob);
}
