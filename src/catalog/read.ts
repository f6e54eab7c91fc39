import type { CatalogueReader, Diagnostic, FixityCheck, Receipt } from "../model/index.ts";
import type { Database, Value } from "./database.ts";
import type { Compiled, Queries } from "./queries.ts";
import { harvestRow, recordOf, rowColumns } from "./rows.ts";
import { search } from "./search.ts";

export function reader(database: Database, queries: Queries): CatalogueReader {
	const get = ({ sql, parameters }: Compiled) => database.get(sql, parameters as readonly Value[]);
	const all = ({ sql, parameters }: Compiled) => database.all(sql, parameters as readonly Value[]);
	const harvestSql = `SELECT r.identifier, r.changed_at, r.state, v.publisher, v.issued, v.subjects, v.description
		FROM record r JOIN version v ON v.id = r.version_id WHERE r.identifier = ?`;
	const { searchRows, searchCount } = search(database, queries);
	return {
		record: (identifier, version) => {
			const sql = `SELECT ${rowColumns}, v.description, v.body FROM record r JOIN version v ON v.record_id = r.id WHERE r.identifier = ?`;
			const row =
				version === undefined
					? database.get(`${sql} AND v.id = r.version_id`, [identifier])
					: database.get(`${sql} AND v.version = ?`, [identifier, version]);
			return row && recordOf(database, row);
		},
		search: (query) => searchRows(query),
		count: (query = {}) => searchCount(query),
		harvest: ({ limit, after, ...rest }) => all(queries.harvest(rest, after, limit)).map(harvestRow),
		harvestCount: (query) => Number(get(queries.harvestCount(query))?.n ?? 0),
		harvestOne: (identifier) => {
			const row = database.get(harvestSql, [identifier]);
			return row && harvestRow(row);
		},
		setValues: (by) => database.all(setSql[by]).map(({ value, n }) => ({ value: String(value), count: Number(n) })),
		earliestChange: () => {
			const value = database.get("SELECT min(changed_at) AS at FROM record")?.at;
			return typeof value === "string" ? value : undefined;
		},
		deposits: (query = {}) => all(queries.deposits(query)).map(({ receipt }) => JSON.parse(String(receipt)) as Receipt),
	};
}

export function fixityChecks(database: Database): readonly FixityCheck[] {
	const sql = "SELECT identifier, path, at, outcome, files, bytes, findings FROM fixity ORDER BY at, id";
	return database.all(sql).map((row) => ({
		identifier: String(row.identifier),
		path: String(row.path),
		at: String(row.at),
		outcome: row.outcome as FixityCheck["outcome"],
		files: Number(row.files),
		bytes: Number(row.bytes),
		findings: JSON.parse(String(row.findings)) as readonly Diagnostic[],
	}));
}

const setSql = {
	publisher:
		"SELECT publisher AS value, count(*) AS n FROM record WHERE publisher IS NOT NULL GROUP BY publisher ORDER BY publisher",
	year: "SELECT year AS value, count(*) AS n FROM record WHERE year IS NOT NULL GROUP BY year ORDER BY year",
	subject: "SELECT subject AS value, count(*) AS n FROM subject GROUP BY subject ORDER BY subject",
} as const;
