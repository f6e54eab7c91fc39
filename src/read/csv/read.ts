import type { Article } from "../../model/article.ts";
import { type Diagnostic, diagnostic, failure, type Outcome } from "../../model/diagnostic.ts";
import { bytesOf, type Source } from "../../model/source.ts";
import type { Json } from "../json/parse.ts";
import { articleOf, htmlReader } from "../keys/article.ts";
import { keyName } from "../keys/path.ts";
import { memberPlace, memberText } from "../member.ts";
import { parseRecords, separatorOf } from "./fields.ts";

/** Reads a header row and a row as an article. */
export async function readCsv(source: Source): Promise<Outcome<Article>> {
	const place = memberPlace(source);
	const decoded = memberText(source, await bytesOf(source));
	if (!decoded.value) return failure(...decoded.diagnostics);
	const { text, encoding } = decoded.value;
	const [header, row] = parseRecords(text, separatorOf(text.split("\n")[0] as string));
	if (header === undefined || row === undefined) {
		return failure(...decoded.diagnostics, diagnostic("read/csv-without-rows", { place }));
	}
	const found: Diagnostic[] = [];
	if (row.length !== header.length) {
		const params = { found: row.length, expected: header.length };
		found.push(diagnostic("read/csv-fields", { params, place }));
	}
	const entries = new Map<string, Json>();
	for (const [i, field] of row.entries()) {
		const name = header[i]?.trim() || `#${i + 1}`;
		const again = entries.has(name);
		if (again) found.push(diagnostic("read/key-repeated", { params: { key: keyName(name) }, place }));
		// Unlike in JSON nothing says which column of a name counts; the first keeps it.
		entries.set(again ? `${name}#${i + 1}` : name, { kind: "string", text: field });
	}
	const value: Json = { kind: "object", entries };
	const article = articleOf({ value, place, ...(source.keys && { keys: source.keys }), ...(await htmlReader(value)) });
	const diagnostics = [...decoded.diagnostics, ...found, ...article.diagnostics];
	if (!article.value) return failure(...diagnostics);
	return { value: { ...article.value, ...(encoding !== "utf-8" && { encoding }) }, diagnostics };
}
