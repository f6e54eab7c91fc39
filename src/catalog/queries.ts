import type { CompiledQuery, Kysely, SelectQueryBuilder } from "kysely";
import { type CatalogueQuery, diagnostic, type HarvestQuery } from "../model/index.ts";
import { dayRange } from "./dates.ts";
import { CatalogueError } from "./failure.ts";

/** Tables that questions are put to, with the columns that they name. */
interface Tables {
	record: {
		id: number;
		identifier: string;
		version_id: number;
		state: string;
		changed_at: string;
		title_key: string;
		publisher: string | null;
		issued_from: string | null;
		issued_until: string | null;
		year: string | null;
	};
	version: {
		id: number;
		record_id: number;
		version: number;
		description: Uint8Array;
		body: Uint8Array;
		subjects: string;
		publisher: string | null;
		issued: string | null;
	};
	subject: { subject: string; record_id: number };
	finding: { version_id: number; code: string };
	words: { rowid: number; words: string };
	deposit: { receipt: string; identifier: string; target: string; key: string; at: string };
}

export type Compiled = Pick<CompiledQuery, "sql" | "parameters">;

type Filters = Omit<CatalogueQuery, "words" | "fold" | "order" | "limit" | "offset">;
export type Order = "title" | "issued" | "changed";

/** How records that hold words are got at: `list` takes them from the index, `probe` asks the index of each record in turn. */
export interface Match {
	readonly expression: string;
	readonly by: "list" | "probe";
}

type Harvested = Omit<HarvestQuery, "limit" | "after">;

/** Compiles questions to SQL; what runs them is the connection, which knows no promises. */
export interface Queries {
	/** Ids in an order. */
	list(filters: Filters, order: Order, match: Match | undefined, limit: number, offset: number): Compiled;
	/** Ids of the records that hold words, the best first. */
	ranked(filters: Filters, expression: string, limit: number, offset: number): Compiled;
	count(filters: Filters, expression: string | undefined): Compiled;
	harvest(query: Harvested, after: HarvestQuery["after"], limit: number): Compiled;
	harvestCount(query: Harvested): Compiled;
	deposits(query: { readonly identifier?: string; readonly target?: string; readonly key?: string }): Compiled;
}

/** The library is an optional dependency and loaded here only. */
export async function loadQueries(): Promise<Queries> {
	const library = await import("kysely").catch(() => {
		throw new CatalogueError(diagnostic("catalog/library-missing", { params: { library: "kysely" } }));
	});
	const { DummyDriver, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, sql } = library;
	const tables: Kysely<Tables> = new library.Kysely<Tables>({
		dialect: {
			createAdapter: () => new SqliteAdapter(),
			createDriver: () => new DummyDriver(),
			createIntrospector: (db) => new SqliteIntrospector(db),
			createQueryCompiler: () => new SqliteQueryCompiler(),
		},
	});

	type Selected<O> = SelectQueryBuilder<Tables & { r: Tables["record"] }, "r", O>;

	const filtered = <O>(query: Selected<O>, filters: Filters): Selected<O> => {
		let own = query;
		const from = bound(filters.from)?.from;
		const until = bound(filters.until)?.until;
		// A date of the month only may lie on either side of a day: it is found.
		if (from !== undefined) own = own.where("r.issued_until", ">=", from);
		if (until !== undefined) own = own.where("r.issued_from", "<=", until);
		if (filters.publisher !== undefined) own = own.where("r.publisher", "=", filters.publisher);
		if (filters.state !== undefined) own = own.where("r.state", "=", filters.state);
		if (filters.subject !== undefined) {
			const subject = filters.subject;
			own = own.where(({ exists, selectFrom }) =>
				exists(
					selectFrom("subject as s")
						.select("s.record_id")
						.whereRef("s.record_id", "=", "r.id")
						.where("s.subject", "=", subject),
				),
			);
		}
		if (filters.finding !== undefined) {
			const finding = filters.finding;
			own = own.where(({ exists, selectFrom }) =>
				exists(
					selectFrom("finding as f")
						.select("f.code")
						.whereRef("f.version_id", "=", "r.version_id")
						.where("f.code", "=", finding),
				),
			);
		}
		return own;
	};

	const ordered = <O>(query: Selected<O>, order: Order): Selected<O> => {
		switch (order) {
			case "title":
				return query.orderBy("r.title_key").orderBy("r.identifier");
			case "issued":
				return query.orderBy("r.issued_from", "desc").orderBy("r.identifier", "desc");
			case "changed":
				return query.orderBy("r.changed_at", "desc").orderBy("r.identifier", "desc");
		}
	};

	const harvested = <O>(query: Selected<O>, { from, until, set }: Harvested): Selected<O> => {
		let own = query;
		if (from !== undefined) own = own.where("r.changed_at", ">=", from);
		if (until !== undefined) own = own.where("r.changed_at", "<=", until);
		if (set?.by === "subject") {
			own = own.where(({ exists, selectFrom }) =>
				exists(
					selectFrom("subject as s")
						.select("s.record_id")
						.whereRef("s.record_id", "=", "r.id")
						.where("s.subject", "=", set.value),
				),
			);
		} else if (set) own = own.where(`r.${set.by}`, "=", set.value);
		return own;
	};

	return {
		list: (filters, order, match, limit, offset) => {
			let query = filtered(tables.selectFrom("record as r").select("r.id"), filters);
			if (match?.by === "list") {
				query = query.where(sql<boolean>`r.id IN (SELECT rowid FROM words WHERE words MATCH ${match.expression})`);
			} else if (match) {
				query = query.where(
					sql<boolean>`EXISTS (SELECT 1 FROM words WHERE words MATCH ${match.expression} AND rowid = r.id)`,
				);
			}
			return ordered(query, order).limit(limit).offset(offset).compile();
		},
		ranked: (filters, expression, limit, offset) => {
			// The join begins at the index: CROSS JOIN keeps the planner from turning it round.
			const query = tables
				.selectFrom(sql<Tables["words"]>`words`.as("words"))
				.crossJoin("record as r")
				.select("r.id")
				.where(sql<boolean>`words MATCH ${expression}`)
				.where(sql<boolean>`r.id = words.rowid`);
			return filtered(query as unknown as Selected<{ id: number }>, filters)
				.orderBy(sql`bm25(words, 4, 1, 4, 1)`)
				.orderBy("r.identifier")
				.limit(limit)
				.offset(offset)
				.compile();
		},
		count: (filters, expression) => {
			const counted = sql<number>`count(*)`.as("n");
			const query = filtered(tables.selectFrom("record as r").select(counted), filters);
			if (expression === undefined) return query.compile();
			return query.where(sql<boolean>`r.id IN (SELECT rowid FROM words WHERE words MATCH ${expression})`).compile();
		},
		harvest: (asked, after, limit) => {
			const query = tables
				.selectFrom("record as r")
				.innerJoin("version as v", "v.id", "r.version_id")
				.select(["r.identifier", "r.changed_at", "r.state", "v.publisher", "v.issued", "v.subjects", "v.description"]);
			let own = harvested(query as unknown as Selected<object>, asked);
			if (after) {
				own = own.where(sql<boolean>`(r.changed_at, r.identifier) > (${after.changedAt}, ${after.identifier})`);
			}
			return own.orderBy("r.changed_at").orderBy("r.identifier").limit(limit).compile();
		},
		harvestCount: (asked) =>
			harvested(tables.selectFrom("record as r").select(sql<number>`count(*)`.as("n")), asked).compile(),
		deposits: ({ identifier, target, key }) => {
			let query = tables.selectFrom("deposit").select("receipt");
			if (identifier !== undefined) query = query.where("identifier", "=", identifier);
			if (target !== undefined) query = query.where("target", "=", target);
			if (key !== undefined) query = query.where("key", "=", key);
			return query.orderBy("identifier").orderBy("target").orderBy("at").orderBy("key").compile();
		},
	};
}

function bound(value: string | undefined) {
	if (value === undefined) return undefined;
	const range = dayRange(value);
	if (range === undefined) throw new CatalogueError(diagnostic("catalog/date", { params: { value } }));
	return range;
}
