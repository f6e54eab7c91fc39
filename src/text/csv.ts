import { CsvError, parse } from "csv-parse/sync";

/** A record of a table, and the line of the file (from 1) where it begins. */
export interface CsvRecord {
	readonly line: number;
	readonly cells: readonly string[];
}

/** What is wrong with a table, in the parser's own word, and the line. */
export interface CsvFault {
	readonly code: string;
	readonly line: number;
}

/** The separator of a table's first line: a comma, a semicolon (Excel in Vietnamese) or a tab, whichever stands there most outside quotes. */
export function csvSeparator(text: string): "," | ";" | "\t" {
	const counts = new Map([",", ";", "\t"].map((c) => [c, 0]));
	let quoted = false;
	for (const c of text) {
		if (c === '"') quoted = !quoted;
		else if (!quoted && (c === "\n" || c === "\r")) break;
		else if (!quoted && counts.has(c)) counts.set(c, (counts.get(c) as number) + 1);
	}
	const best = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a));
	return best[0] as "," | ";" | "\t";
}

/** Reads a table (RFC 4180, any of the separators, a byte order mark allowed); lines without any cell are left out. */
export function parseCsv(text: string): { readonly records: readonly CsvRecord[]; readonly fault?: CsvFault } {
	const clean = text.startsWith("\uFEFF") ? text.slice(1) : text;
	try {
		const rows: readonly (readonly string[])[] = parse(clean, {
			delimiter: csvSeparator(clean),
			relax_column_count: true,
		});
		const records: CsvRecord[] = [];
		// The parser takes CR LF inside a cell for two lines, so lines are counted here.
		let line = 1;
		for (const cells of rows) {
			if (cells.length > 1 || cells[0] !== "") records.push({ line, cells });
			line += 1 + cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
		}
		return { records };
	} catch (error) {
		if (!(error instanceof CsvError)) throw error;
		const { lines } = error as unknown as { readonly lines?: number };
		return { records: [], fault: { code: error.code, line: Math.max(1, lines ?? 1) } };
	}
}

/** A line of a table, every cell in quotes. */
export function csvLine(cells: readonly string[]): string {
	return `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")}\r\n`;
}
