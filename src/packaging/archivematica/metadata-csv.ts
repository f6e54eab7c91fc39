import { simpleValues } from "../../metadata/crosswalk/oai-dc.ts";
import type { RecordContent } from "../../model/content.ts";
import { type Diagnostic, diagnostic, type Outcome, success } from "../../model/diagnostic.ts";
import { csvLine, parseCsv } from "../../text/csv.ts";

/** A row of `metadata.csv`: a file or folder below `objects/`, and the record that describes it. */
export interface DescribedObject {
	readonly path: string;
	readonly record: RecordContent;
}

/**
 * `metadata/metadata.csv`: the fifteen elements of Dublin Core in columns that are repeated as often as the record with most values needs.
 * UTF-8 without byte order mark, lines end with LF.
 */
export function metadataCsv(objects: readonly DescribedObject[]): string {
	const rows = objects.map(({ path, record }) => ({ path, values: byElement(record) }));
	const widths = new Map<string, number>();
	// The elements stand in the order of the standard in every record; a record without some must not change it.
	for (const element of order) {
		const width = Math.max(0, ...rows.map(({ values }) => values.get(element)?.length ?? 0));
		if (width > 0) widths.set(element, width);
	}
	const columns = [...widths].flatMap(([element, width]) =>
		Array.from({ length: width }, (_, at) => ({ element, at })),
	);
	return [
		["filename", ...columns.map(({ element }) => `dc.${element}`)],
		...rows.map(({ path, values }) => [path, ...columns.map(({ element, at }) => values.get(element)?.[at] ?? "")]),
	]
		.map((cells) => `${csvLine(cells).slice(0, -2)}\n`)
		.join("");
}

const order =
	"title creator subject description publisher contributor date type format identifier source language relation coverage rights".split(
		" ",
	);

function byElement({ metadata }: RecordContent): ReadonlyMap<string, readonly string[]> {
	const values = new Map<string, string[]>();
	for (const { element, value } of simpleValues(metadata)) {
		values.set(element, [...(values.get(element) ?? []), value.replace(/\r\n?/g, "\n")]);
	}
	return values;
}

/**
 * Checks a `metadata.csv` from anyone: bytes, header, and that each row names something that is there.
 * @param paths files and folders of the transfer
 */
export function checkMetadataCsv(bytes: Uint8Array, file: string, paths: ReadonlySet<string>): Outcome<number> {
	const found: Diagnostic[] = [];
	let text: string;
	try {
		text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		const params = { file, encoding: "UTF-8" };
		return { diagnostics: [diagnostic("package/tag-file-undecodable", { params, place: { file } })] };
	}
	// The mark becomes part of the first column's name, so that no row has a file.
	if (text.startsWith("\uFEFF"))
		found.push(diagnostic("package/tag-file-bom", { params: { file }, place: { file, line: 1 } }));
	const { records, fault } = parseCsv(text);
	if (fault) {
		const place = { file, line: fault.line };
		return { diagnostics: [...found, diagnostic("transfer/csv-malformed", { params: { detail: fault.code }, place })] };
	}
	const [header, ...rows] = records;
	const [first] = header?.cells ?? [];
	if (header === undefined || (first !== "filename" && first !== "parts")) {
		const params = { column: first ?? "" };
		return { diagnostics: [...found, diagnostic("transfer/csv-no-filename", { params, place: { file, line: 1 } })] };
	}
	for (const column of header.cells.slice(1)) {
		if (!/^[\x21-\x7e]+$/.test(column))
			found.push(diagnostic("transfer/csv-column", { params: { column }, place: { file, line: 1 } }));
	}
	for (const { cells, line } of rows) {
		const place = { file, line };
		if (cells.length !== header.cells.length) {
			const params = { found: cells.length, expected: header.cells.length };
			found.push(diagnostic("transfer/csv-width", { params, place }));
		}
		const path = (cells[0] ?? "").replace(/\/$/, "");
		if (!paths.has(path)) found.push(diagnostic("transfer/csv-no-object", { params: { path }, place }));
	}
	return success(rows.length, found);
}
