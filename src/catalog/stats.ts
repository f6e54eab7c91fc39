import type { Database } from "./database.ts";

export interface Counted {
	readonly value: string;
	readonly count: number;
}

/** A catalogue in figures. */
export interface CatalogueStats {
	readonly kept: number;
	readonly withdrawn: number;
	readonly versions: number;
	/** Records whose text stands under another identifier as well. */
	readonly sameText: number;
	readonly pages: number;
	readonly files: number;
	/** Bytes of all files of all versions. */
	readonly bytes: number;
	/** Days of issue, the first and the last. */
	readonly issued?: { readonly from: string; readonly until: string };
	readonly lastBuilt?: string;
	readonly lastChange?: string;
	readonly years: readonly Counted[];
	readonly publishers: readonly Counted[];
	readonly packages: readonly Counted[];
	/** Codes, and in how many records they are. */
	readonly findings: readonly Counted[];
	readonly deposits: readonly { readonly target: string; readonly state: string; readonly count: number }[];
	readonly lastCheck?: {
		readonly at: string;
		/** Over the last check of each record. */
		readonly passed: number;
		readonly failed: number;
	};
}

export function catalogueStats(database: Database): CatalogueStats {
	const one = (sql: string) => database.get(sql) ?? {};
	const counted = (sql: string): readonly Counted[] =>
		database.all(sql).map(({ value, n }) => ({ value: String(value), count: Number(n) }));
	const states = new Map(
		counted("SELECT state AS value, count(*) AS n FROM record GROUP BY state").map((each) => [each.value, each.count]),
	);
	const files = one("SELECT count(*) AS n, total(size) AS bytes FROM artifact");
	const issued = one(
		"SELECT min(nullif(issued_from, '0000-01-01')) AS first, max(nullif(issued_until, '9999-12-31')) AS last FROM record",
	);
	const built = one("SELECT max(built_at) AS at, count(*) AS n FROM version");
	const changed = one("SELECT max(changed_at) AS at FROM record");
	const checks = one("SELECT max(at) AS at FROM fixity");
	const last = new Map(
		counted(
			`SELECT outcome AS value, count(*) AS n FROM fixity f
			WHERE id = (SELECT id FROM fixity g WHERE g.identifier = f.identifier ORDER BY at DESC, id DESC LIMIT 1) GROUP BY outcome`,
		).map((each) => [each.value, each.count]),
	);
	return {
		kept: states.get("kept") ?? 0,
		withdrawn: states.get("withdrawn") ?? 0,
		versions: Number(built.n ?? 0),
		sameText: Number(
			one(
				`SELECT total(n) AS n FROM (SELECT count(*) AS n FROM record r JOIN version v ON v.id = r.version_id
				GROUP BY v.text_digest HAVING count(*) > 1)`,
			).n ?? 0,
		),
		pages: Number(one("SELECT total(v.pages) AS n FROM record r JOIN version v ON v.id = r.version_id").n ?? 0),
		files: Number(files.n ?? 0),
		bytes: Number(files.bytes ?? 0),
		...(issued.first && issued.last && { issued: { from: String(issued.first), until: String(issued.last) } }),
		...(built.at && { lastBuilt: String(built.at) }),
		...(changed.at && { lastChange: String(changed.at) }),
		years: counted(
			"SELECT year AS value, count(*) AS n FROM record WHERE year IS NOT NULL GROUP BY year ORDER BY year",
		),
		publishers: counted(
			"SELECT publisher AS value, count(*) AS n FROM record WHERE publisher IS NOT NULL GROUP BY publisher ORDER BY n DESC, publisher",
		),
		packages: counted("SELECT format AS value, count(*) AS n FROM package GROUP BY format ORDER BY format"),
		findings: counted(
			`SELECT code AS value, count(DISTINCT version_id) AS n FROM finding
			WHERE version_id IN (SELECT version_id FROM record) GROUP BY code ORDER BY n DESC, code`,
		),
		deposits: database
			.all("SELECT target, state, count(*) AS n FROM deposit GROUP BY target, state ORDER BY target, state")
			.map(({ target, state, n }) => ({ target: String(target), state: String(state), count: Number(n) })),
		...(checks.at && {
			lastCheck: { at: String(checks.at), passed: last.get("pass") ?? 0, failed: last.get("fail") ?? 0 },
		}),
	};
}
