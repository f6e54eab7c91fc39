import { indexWords } from "../text/fold.ts";
import type { Database, Row } from "./database.ts";
import { type Blob, inflated } from "./packed.ts";

/** Puts the words of a record into the index, in place of what was there. The row has the columns of a version and the `id` of its record. */
export function indexRecord(database: Database, row: Row): void {
	const list = (value: Row[string] | undefined) => (JSON.parse(String(value ?? "[]")) as readonly string[]).join("\n");
	const text = inflated(row.body as Blob);
	indexWordsOf(database, Number(row.id), {
		title: String(row.title),
		body: [text, list(row.creators), String(row.publisher ?? ""), list(row.subjects)].join("\n"),
	});
}

export function indexWordsOf(
	database: Database,
	id: number,
	{ title, body }: { readonly title: string; readonly body: string },
): void {
	const own = indexWords(title);
	const all = indexWords(body);
	database.run("INSERT OR REPLACE INTO words (rowid, title, body, title_folded, body_folded) VALUES (?, ?, ?, ?, ?)", [
		id,
		own.exact,
		all.exact,
		own.folded,
		all.folded,
	]);
}
