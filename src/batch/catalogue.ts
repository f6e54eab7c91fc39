import { recordsAt } from "../app/catalog-find.ts";
import { databaseIn } from "../app/catalog-rebuild.ts";
import { type PlacedEntry, placedEntry } from "../catalog/entry.ts";
import { CatalogueError } from "../catalog/failure.ts";
import { openCatalogue } from "../catalog/open.ts";
import { catalogueOpened } from "../catalog/record.ts";
import {
	type CataloguePackage,
	type CatalogueRecord,
	type Diagnostic,
	diagnostic,
	failure,
	type Outcome,
	success,
} from "../model/index.ts";

/** A record that is in the store, as the journal knows it. */
export interface StoredRecord {
	readonly identifier: string;
	readonly version: number;
	readonly recipeDigest?: string | undefined;
	readonly package: CataloguePackage;
}

/** A catalogue that a batch keeps: groups of records, each put whole or not at all. */
export interface KeptCatalogue {
	/** Versions of records that it has. */
	count(): Outcome<number>;
	/** Those that it lacks. */
	lacking(records: readonly StoredRecord[]): Outcome<readonly StoredRecord[]>;
	put(entries: readonly PlacedEntry[]): Promise<Outcome<true>>;
	/** Enters records by what their packages say. The value: those whose packages are not there, or not yet. */
	enter(records: readonly StoredRecord[]): Promise<Outcome<readonly StoredRecord[]>>;
	close(): void;
}

/** Opens the catalogue of a run, when its output is open; no value without an error where it cannot be kept and nobody asked for it. */
export type OpenKeptCatalogue = () => Promise<Outcome<KeptCatalogue>>;

export interface CatalogueOptions {
	/** Absent: `banluu.db` in the store, where the library of databases is there. */
	readonly database: string | undefined;
	/** The output: packages' paths count from it. */
	readonly store: string;
	/** Milliseconds since 1970: the time of a change is that of the clock, whatever time the records state. */
	readonly now: () => number;
}

/** Records of a transaction that are entered by their packages. */
const group = 200;

export function catalogueOpener({ database, store, now }: CatalogueOptions): OpenKeptCatalogue {
	const at = () => new Date(now()).toISOString().replace(/\.\d{3}Z$/, "Z");
	return async () => {
		const opened = await openCatalogue(database ?? databaseIn(store), { write: true });
		if (opened.value === undefined) {
			const [fault] = opened.diagnostics;
			if (database !== undefined || fault?.code !== "catalog/library-missing") return failure(...opened.diagnostics);
			return {
				diagnostics: [diagnostic("batch/no-catalogue", { params: { library: String(fault.params?.library) } })],
			};
		}
		const catalogue = opened.value;
		const guarded = <T>(action: () => T): Outcome<T> => {
			try {
				return success(action());
			} catch (error) {
				if (error instanceof CatalogueError) return failure(error.finding);
				throw error;
			}
		};
		const put = async (entries: readonly PlacedEntry[]): Promise<Outcome<true>> => {
			try {
				await catalogue.putEntries(entries, at());
				return success(true);
			} catch (error) {
				if (error instanceof CatalogueError) return failure(error.finding);
				throw error;
			}
		};
		const has = ({ identifier, version, recipeDigest, package: pack }: StoredRecord) => {
			const row = catalogue.database.get(
				"SELECT hex(v.recipe_digest) AS recipe, v.packages FROM record r JOIN version v ON v.record_id = r.id WHERE r.identifier = ? AND v.version = ?",
				[identifier, version],
			);
			if (row === undefined || (recipeDigest && String(row.recipe).toLowerCase() !== recipeDigest)) return false;
			const packages = JSON.parse(String(row.packages)) as readonly CataloguePackage[];
			return packages.some(({ path, version: own }) => path === pack.path && own === pack.version);
		};
		return success(
			{
				count: () => guarded(() => Number(catalogue.database.get("SELECT count(*) AS n FROM version")?.n)),
				lacking: (records) => guarded(() => records.filter((record) => !has(record))),
				put,
				enter: async (records) => {
					const waiting = new Map(records.map((record) => [keyOf(record.package), record]));
					const found: Diagnostic[] = [];
					let some: PlacedEntry[] = [];
					for await (const { record, path, diagnostics } of recordsAt(store, records)) {
						const read: Outcome<CatalogueRecord> = record
							? await catalogueOpened(record.tree, record.label, {
									version: record.version,
									packages: [record.package],
								})
							: { diagnostics };
						if (record) waiting.delete(keyOf(record.package));
						if (read.value) some.push(placedEntry(read.value));
						else found.push(diagnostic("batch/not-catalogued", { params: { path }, place: { file: path } }));
						if (some.length < group) continue;
						const done = await put(some);
						if (done.value === undefined) return failure(...done.diagnostics);
						some = [];
					}
					const done = await put(some);
					if (done.value === undefined) return failure(...done.diagnostics);
					return success([...waiting.values()], found);
				},
				close: () => catalogue.close(),
			},
			opened.diagnostics,
		);
	};
}

function keyOf({ path, version = "" }: CataloguePackage): string {
	return `${path}\n${version}`;
}
