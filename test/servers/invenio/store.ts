import { createHash } from "node:crypto";

export type Json = Record<string, unknown>;

export interface Entry {
	key: string;
	declared: { size?: number; checksum?: string };
	metadata: Json | null;
	/** Content that came before the commit. */
	pending?: Buffer;
	content?: Buffer;
	id: string;
}

export interface Row {
	id: string;
	parent: string;
	owner: string;
	index: number;
	revision: number;
	created: string;
	/** The draft's metadata; undefined where there is no draft. */
	draft?: { metadata: Json; access: Json; filesEnabled: boolean; locked: boolean; files: Map<string, Entry> };
	record?: { metadata: Json; access: Json; filesEnabled: boolean; files: Map<string, Entry>; revision: number };
	doi?: Json;
	isVersion: boolean;
	bucket: string;
	/** What the search engine knows of it, and from when on. */
	indexed?: { at: number; metadata: Json };
	publishing?: boolean;
}

export interface Knobs {
	/** The search engine is stopped: what needs it answers 500, and what was written stays unknown to it. */
	searchDown: boolean;
	/** Milliseconds until the search knows what was written. */
	searchLag: number;
	/** Changes bytes on their way to the disk. */
	corrupt: boolean;
	/** Requests a minute. */
	limit: number;
	/** Bytes of one file, and of all files of a record. */
	fileQuota: number;
	quota: number;
	/** Milliseconds that publishing takes. */
	publishTime: number;
	/** The server's day, `YYYY-MM-DD`. */
	today: string;
}

export function defaultKnobs(): Knobs {
	return {
		searchDown: false,
		searchLag: 0,
		corrupt: false,
		limit: 100000,
		fileQuota: 1e10,
		quota: 1e10,
		publishTime: 0,
		today: new Date().toISOString().slice(0, 10),
	};
}

/** All that a server holds; `numeric` makes ids as Zenodo has them. */
export class Store {
	readonly rows = new Map<string, Row>();
	readonly knobs: Knobs = defaultKnobs();
	readonly numeric: boolean;
	#count = 0;

	constructor(numeric: boolean) {
		this.numeric = numeric;
	}

	id(): string {
		const hex = createHash("sha256")
			.update(`${this.#count++}`)
			.digest("hex");
		return this.numeric
			? String(1_000_000 + (Number.parseInt(hex.slice(0, 8), 16) % 8_999_999))
			: `${hex.slice(0, 5)}-${hex.slice(5, 10)}`;
	}

	uuid(): string {
		return createHash("sha256")
			.update(`u${this.#count++}`)
			.digest("hex")
			.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5");
	}

	add(owner: string, parent = this.id()): Row {
		const row: Row = {
			id: this.id(),
			parent,
			owner,
			index: 1,
			revision: 4,
			created: new Date(Date.UTC(2026, 0, 1) + this.#count * 1000).toISOString(),
			isVersion: false,
			bucket: this.uuid(),
		};
		this.rows.set(row.id, row);
		return row;
	}

	/** Tells the search engine; false where it is down. */
	index(row: Row): boolean {
		if (this.knobs.searchDown) return false;
		row.indexed = { at: Date.now() + this.knobs.searchLag, metadata: (row.record ?? row.draft)?.metadata ?? {} };
		return true;
	}

	/** Rows of an owner that the search engine has heard of. */
	known(owner: string): readonly Row[] {
		const now = Date.now();
		const rows = [...this.rows.values()].filter((row) => row.owner === owner && (row.draft || row.record));
		return rows.filter(({ indexed }) => indexed !== undefined && indexed.at <= now).reverse();
	}

	/** What an administrator does after the engine was down. */
	reindex(): void {
		for (const row of this.rows.values()) this.index(row);
	}
}

export function md5(bytes: Buffer): string {
	return createHash("md5").update(bytes).digest("hex");
}
