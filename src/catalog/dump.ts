import type { Row } from "./database.ts";
import type { OpenReader } from "./open.ts";
import { type Blob, bytesHex } from "./packed.ts";

/**
 * All that a catalogue holds of packages, receipts and tombstones as text, in an order of its own: two catalogues of the same packages give the same text.
 * Times of change are the catalogue's own and no part of it; neither are fixity checks, which no package knows of.
 */
export function* dumpCatalogue(reader: Pick<OpenReader, "record" | "database">): Iterable<string> {
	const { database } = reader;
	const records = database.all(
		"SELECT r.identifier, r.state, r.reason, r.withdrawn_at, v.version FROM record r JOIN version v ON v.record_id = r.id ORDER BY r.identifier, v.version",
	);
	for (const { identifier, state, reason, withdrawn_at, version } of records) {
		const record = reader.record(String(identifier), Number(version));
		yield `${canonicalJson({ ...record, state, reason, withdrawnAt: withdrawn_at })}\n`;
	}
	const newest =
		"SELECT r.identifier, r.title_key, r.publisher, r.issued_from, r.issued_until, r.year, v.version, v.digest FROM record r JOIN version v ON v.id = r.version_id ORDER BY r.identifier";
	for (const row of database.all(newest)) yield `${canonicalJson(plain(row))}\n`;
	const subjects = "SELECT r.identifier, s.subject FROM subject s JOIN record r ON r.id = s.record_id ORDER BY 1, 2";
	for (const row of database.all(subjects)) yield `${canonicalJson(row)}\n`;
	for (const { receipt } of database.all("SELECT receipt FROM deposit ORDER BY identifier, target, key")) {
		yield `${canonicalJson(JSON.parse(String(receipt)))}\n`;
	}
}

function plain(row: Row): object {
	return { ...row, digest: bytesHex(row.digest as Blob) };
}

/** JSON with keys in the order of their code units. */
function canonicalJson(value: unknown): string {
	return JSON.stringify(value, (_, inner: unknown) =>
		typeof inner === "object" && inner !== null && !Array.isArray(inner)
			? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
			: inner,
	);
}
