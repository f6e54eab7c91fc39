import type { Database, Row } from "./database.ts";
import { type IndexedWords, indexedWords } from "./entry.ts";
import { type Blob, inflated } from "./packed.ts";

/** Puts the words of a record into the index, in place of what was there. The row has the columns of a version and the `id` of its record. */
export function indexRecord(database: Database, row: Row): void {
	const list = (value: Row[string] | undefined) => JSON.parse(String(value ?? "[]")) as readonly string[];
	const words = indexedWords(
		String(row.title),
		inflated(row.body as Blob),
		list(row.creators),
		row.publisher === null ? undefined : String(row.publisher),
		list(row.subjects),
	);
	putWords(database, Number(row.id), words);
}

export function putWords(database: Database, id: number, { title, body }: IndexedWords): void {
	database.run("INSERT OR REPLACE INTO words (rowid, title, body, title_folded, body_folded) VALUES (?, ?, ?, ?, ?)", [
		id,
		title.exact,
		body.exact,
		title.folded,
		body.folded,
	]);
}
