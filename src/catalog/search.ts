import type { CatalogueQuery, CatalogueRow } from "../model/index.ts";
import type { Database, Value } from "./database.ts";
import { type Blob, inflated } from "./packed.ts";
import { passage } from "./passage.ts";
import type { Compiled, Queries } from "./queries.ts";
import { catalogueRow, rowsOf } from "./rows.ts";
import { ftsExpression, inARow, parseWords, type Scope, type Words } from "./words.ts";

/** Rows of an answer where nobody says how many. */
const usual = 20;

/**
 * Hits up to which all are ranked. A word that stands in more records than this says little of any of them, and ranking them would take longer than
 * anyone waits: then the newest come first.
 */
const rankable = 5000;

const exactTitle: Scope = { columns: ["title"], folded: false };
const exactAll: Scope = { columns: ["title", "body"], folded: false };
const foldedTitle: Scope = { columns: ["title_folded"], folded: true };
const foldedAll: Scope = { columns: ["title_folded", "body_folded"], folded: true };

/** The beginning of a word gathers all words that begin so, each time that it is asked: once has to do. */
function wayTo({ groups, without }: Words): "probe" | "list" {
	return [...groups.flat(), ...without].some(({ open }) => open) ? "list" : "probe";
}

export function search(database: Database, queries: Queries) {
	const ids = ({ sql, parameters }: Compiled) =>
		database.all(sql, parameters as readonly Value[]).map(({ id }) => Number(id));

	/** How many records have the words, counted up to one more than what is ranked. */
	const hits = (expression: string) => {
		const sql = "SELECT count(*) AS n FROM (SELECT rowid FROM words WHERE words MATCH ? LIMIT ?)";
		return Number(database.get(sql, [expression, rankable + 1])?.n);
	};
	const isFrequent = (expression: string) => hits(expression) > rankable;

	/** The best ids of one scope. */
	const tier = (words: Words, scope: Scope, filters: CatalogueQuery, need: number): readonly number[] => {
		const expression = ftsExpression(words, scope);
		const count = hits(expression);
		// To rank what is not there takes as long as to look for it, twice: a phrase of frequent words is searched in every record.
		if (count === 0) return [];
		return count > rankable
			? ids(queries.list(filters, "issued", { expression, by: wayTo(words) }, need, 0))
			: ids(queries.ranked(filters, expression, need, 0));
	};

	/** Those with the words in the title stand first, then those with them anywhere, then the same with other tones; of each, those with the words in a row. */
	const relevant = (words: Words, query: CatalogueQuery, limit: number, offset: number): readonly number[] => {
		const row = inARow(words);
		const found = new Set<number>();
		for (const scope of query.fold ? [exactTitle, exactAll, foldedTitle, foldedAll] : [exactTitle, exactAll]) {
			for (const each of row ? [row, words] : [words]) {
				if (found.size >= offset + limit) break;
				for (const id of tier(each, scope, query, offset + limit + found.size)) found.add(id);
			}
		}
		return [...found].slice(offset, offset + limit);
	};

	return {
		searchRows: (query: CatalogueQuery): readonly CatalogueRow[] => {
			const { words: typed, limit = usual, offset = 0, order, fold = false } = query;
			if (typed === undefined) {
				const asked = order === undefined || order === "relevance" ? "title" : order;
				return rowsOf(database, ids(queries.list(query, asked, undefined, limit, offset))).map(catalogueRow);
			}
			const words = parseWords(typed).value;
			if (words === undefined) return [];
			let found: readonly number[];
			if (order === undefined || order === "relevance") found = relevant(words, query, limit, offset);
			else {
				const expression = ftsExpression(words, fold ? foldedAll : exactAll);
				const by = isFrequent(expression) ? wayTo(words) : "list";
				found = ids(queries.list(query, order, { expression, by }, limit, offset));
			}
			return rowsOf(database, found).map((row) => {
				const own = catalogueRow(row);
				const { title, creators, publisher = "", subjects } = own;
				const beside = [title, [...creators, publisher, ...subjects].join("; ")];
				const where = [inflated(row.body as Blob), ...beside].reduce<string | undefined>(
					(found, text) => found ?? passage(text, words, fold),
					undefined,
				);
				return where === undefined ? own : { ...own, passage: where };
			});
		},
		searchCount: (query: CatalogueQuery): number => {
			const { words: typed, fold = false } = query;
			const words = typed === undefined ? undefined : parseWords(typed).value;
			if (typed !== undefined && words === undefined) return 0;
			const { sql, parameters } = queries.count(query, words && ftsExpression(words, fold ? foldedAll : exactAll));
			return Number(database.get(sql, parameters as readonly Value[])?.n ?? 0);
		},
	};
}
