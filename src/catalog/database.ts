import type Libsql from "libsql";
import { diagnostic } from "../model/index.ts";
import { CatalogueError, databaseFinding } from "./failure.ts";

/** What goes into a statement and comes out of it. */
export type Value = string | number | null | Uint8Array;
export type Row = Readonly<Record<string, Value | ArrayBuffer>>;

/** A connection. What its functions throw is a `CatalogueError`. */
export interface Database {
	readonly path: string;
	get(sql: string, values?: readonly Value[]): Row | undefined;
	all(sql: string, values?: readonly Value[]): readonly Row[];
	run(sql: string, values?: readonly Value[]): void;
	/** Any number of statements without values. */
	exec(sql: string): void;
	/** All of it, or nothing. */
	transaction<T>(action: () => T): T;
	/** The same in steps, between which the thread does what else there is to do; meanwhile nobody else uses the connection. */
	transactionInSteps(steps: Iterable<void>): Promise<void>;
	close(): void;
}

/** Milliseconds that a statement waits for another connection. */
const patience = 5000;

/** Opens a database file, or makes it. The library is an optional dependency and loaded here only. */
export async function openDatabase(path: string, wait = patience): Promise<Database> {
	const { default: Library } = await import("libsql").catch(() => {
		throw new CatalogueError(diagnostic("catalog/library-missing", { params: { library: "libsql" } }));
	});
	const guarded = <T>(action: () => T): T => {
		try {
			return action();
		} catch (error) {
			throw new CatalogueError(databaseFinding(error, path));
		}
	};
	const connection = guarded(() => new Library(path));
	guarded(() => connection.exec(`PRAGMA busy_timeout = ${wait}`));
	const statements = new Map<string, Libsql.Statement>();
	const using = <T>(sql: string, action: (statement: Libsql.Statement) => T): T =>
		guarded(() => {
			const statement = statements.get(sql) ?? connection.prepare(sql);
			// One that fails is not used again: it would repeat its error.
			statements.delete(sql);
			const value = action(statement);
			statements.set(sql, statement);
			return value;
		});
	const rollBack = () => {
		// A full disk may have rolled it back already.
		if (connection.inTransaction) connection.exec("ROLLBACK");
	};
	const database: Database = {
		path,
		// Read to the end: a statement that is left in the middle holds its snapshot.
		get: (sql, values = []) => using(sql, (statement) => statement.all(values)[0] as Row | undefined),
		all: (sql, values = []) => using(sql, (statement) => statement.all(values) as readonly Row[]),
		run: (sql, values = []) => using(sql, (statement) => void statement.run(values)),
		exec: (sql) => guarded(() => void connection.exec(sql)),
		transaction: (action) => {
			database.exec("BEGIN IMMEDIATE");
			try {
				const value = action();
				database.exec("COMMIT");
				return value;
			} catch (error) {
				rollBack();
				throw error;
			}
		},
		transactionInSteps: async (steps) => {
			database.exec("BEGIN IMMEDIATE");
			try {
				for (const _ of steps) await new Promise(setImmediate);
				database.exec("COMMIT");
			} catch (error) {
				rollBack();
				throw error;
			}
		},
		close: () => {
			statements.clear();
			guarded(() => connection.close());
		},
	};
	return database;
}
