import { setTimeout as pause } from "node:timers/promises";
import { fileRoutes } from "./files.ts";
import { type FieldError, inVocabulary, judged, UnknownTerm, vocabularyEntry, vocabularyIds } from "./metadata.ts";
import { broken, denied, type Exchange, invalid, jsonOf, problem, type Reply } from "./reply.ts";
import type { Json, Row, Store } from "./store.ts";
import { itemView, publicationErrors } from "./views.ts";

const unknown = () => problem(404, "The persistent identifier does not exist.");

/** `/api/records`, `/api/user/records` and `/api/vocabularies`. */
export function recordRoutes(store: Store, exchange: Exchange): Reply | Promise<Reply> | undefined {
	const { method, path, user } = exchange;
	const [area, id, ...rest] = path;
	if (area === "vocabularies") return vocabulary(store, exchange);
	if (area === "user" && id === "records") return user === undefined ? denied() : search(store, exchange);
	if (area !== "records") return undefined;
	if (id === undefined) {
		if (method === "GET") return search(store, exchange);
		return method === "POST" ? create(store, exchange) : undefined;
	}
	const row = store.rows.get(id);
	if (!row) {
		const child = [...store.rows.values()].filter((one) => one.parent === id && one.record).at(-1);
		if (!child || rest.length > 0) return unknown();
		return { status: 302, headers: { location: `/api/records/${child.id}` } };
	}
	if (method === "PATCH") return problem(405, "The method is not allowed for the requested URL.");
	const what = rest[0] === "draft" ? rest.slice(1) : rest;
	const draft = rest[0] === "draft";
	const own = user === row.owner;
	if (what[0] === "files") return fileRoutes(store, exchange, row, draft, what.slice(1));
	if (rest.length === 0) return record(exchange, row, own);
	if (rest[0] === "versions") return versions(store, exchange, row, own);
	if (!draft) return undefined;
	if (what.length === 0) return draftItself(store, exchange, row, own);
	if (what[0] === "pids") return pids(store, exchange, row, own, what[1] ?? "");
	if (what[0] === "actions") return action(store, exchange, row, own, what[1] ?? "");
	return undefined;
}

function shown(root: string, row: Row, status: number, errors: readonly FieldError[] = [], draft = true): Reply {
	const revision = draft ? row.revision : row.record?.revision;
	return { status, json: itemView(root, row, draft, errors), headers: { etag: `"${revision}"` } };
}

/** Takes what is sent, keeps what it can, and says the rest in `errors`. */
export function fill(row: Row, body: Json, today: string): readonly FieldError[] {
	const errors: FieldError[] = [];
	const { metadata, errors: wrong } = judged(structuredClone((body.metadata ?? {}) as Json));
	if (body.metadata !== undefined) errors.push(...wrong);
	const files = body.files as { enabled?: boolean } | undefined;
	const access = (body.access ?? { record: "public", files: "public" }) as Json;
	const embargo = access.embargo as { until?: string } | undefined;
	if (embargo?.until !== undefined && embargo.until < today) {
		errors.push({ field: "access.embargo.until", messages: ["Embargo end date must be set to a future date."] });
	}
	const before = row.draft;
	// Relations to other tables cost a revision of their own.
	if (!before && metadata.resource_type !== undefined) row.revision++;
	row.draft = {
		metadata,
		access,
		filesEnabled: files?.enabled ?? true,
		locked: before?.locked ?? false,
		files: before?.files ?? new Map(),
	};
	const doi = (body.pids as { doi?: Json } | undefined)?.doi;
	if (doi) {
		row.doi = doi;
		const identifier = String(doi.identifier);
		if (doi.provider === "external" && !/^10\.\d+\/./.test(identifier))
			errors.push({ field: "pids.doi", messages: ["Invalid DOI"] });
		else if (doi.provider === "external" && identifier.startsWith("10.5072/")) {
			const text =
				"The prefix '10.5072' is managed by InvenioRDM. Please supply an external DOI or select 'No' to have a DOI generated for you.";
			errors.push({ field: "pids.doi", messages: [text] });
		}
	}
	if (before && row.draft.filesEnabled && row.draft.files.size === 0) {
		const text = "Missing uploaded files. To disable files for this record please mark it as metadata-only.";
		errors.push({ field: "files.enabled", messages: [text] });
	}
	if (metadata.publisher === undefined) {
		errors.push({ field: "metadata.publisher", messages: ["Missing publisher field required for DOI registration."] });
	}
	return errors;
}

function create(store: Store, exchange: Exchange): Reply {
	if (exchange.user === undefined) return denied();
	const read = jsonOf(exchange);
	if ("reply" in read) return read.reply;
	const row = store.add(exchange.user);
	try {
		const errors = fill(row, read.value as Json, store.knobs.today);
		return store.index(row) ? shown(exchange.root, row, 201, errors) : broken();
	} catch (error) {
		if (!(error instanceof UnknownTerm)) throw error;
		store.rows.delete(row.id);
		return problem(400, `Invalid value ${error.message}.`);
	}
}

function record({ method, root }: Exchange, row: Row, own: boolean): Reply {
	if (!row.record) return row.draft ? problem(404, "The persistent identifier is not registered.") : unknown();
	if (method === "DELETE") return denied();
	if (method === "PUT") return own ? broken() : denied();
	const self = `${root}/api/records/${row.id}`;
	const reply = shown(root, row, 200, [], false);
	return {
		...reply,
		headers: { ...reply.headers, link: `<${self}> ; rel="linkset" ; type="application/linkset+json"` },
	};
}

function draftItself(store: Store, exchange: Exchange, row: Row, own: boolean): Reply {
	const { method, root, headers } = exchange;
	if (!own) return denied();
	if (method === "POST") {
		if (!row.draft && row.record) {
			const { metadata, access, filesEnabled, files } = row.record;
			row.draft = { metadata: structuredClone(metadata), access, filesEnabled, locked: true, files: new Map(files) };
		}
		return shown(root, row, 201);
	}
	if (!row.draft) return unknown();
	if (method === "GET") return shown(root, row, 200);
	if (method === "DELETE") {
		if (row.record) delete row.draft;
		else store.rows.delete(row.id);
		return { status: 204 };
	}
	const match = headers["if-match"];
	if (match !== undefined) {
		if (!/^\d+$/.test(match)) return invalid([{ field: "if_match", messages: ["Not a valid integer."] }]);
		if (Number(match) !== row.revision) {
			return problem(412, `Revision id provided(${match}) doesn't match record's one(${row.revision})`);
		}
	}
	const read = jsonOf(exchange);
	if ("reply" in read) return read.reply;
	try {
		const errors = fill(row, read.value as Json, store.knobs.today);
		row.revision += 2;
		return store.index(row) ? shown(root, row, 200, errors) : broken();
	} catch (error) {
		if (!(error instanceof UnknownTerm)) throw error;
		return problem(400, `Invalid value ${error.message}.`);
	}
}

function pids(store: Store, { method, root }: Exchange, row: Row, own: boolean, scheme: string): Reply {
	if (!own) return denied();
	if (scheme !== "doi") return broken();
	if (!row.draft) return unknown();
	if (method === "POST") {
		if (row.doi) return invalid([{ field: "pids.doi", messages: ["A PID already exists for type doi"] }]);
		row.doi = { identifier: `10.5072/${row.id}`, provider: "datacite", client: "datacite" };
	} else {
		if (!row.doi) return unknown();
		delete row.doi;
	}
	row.revision += 2;
	store.index(row);
	return shown(root, row, method === "POST" ? 201 : 200);
}

async function action(store: Store, { root }: Exchange, row: Row, own: boolean, name: string): Promise<Reply> {
	if (name === "files-import") {
		if (!own) return denied();
		if (!row.draft) return unknown();
		if (row.draft.files.size > 0)
			return invalid([{ field: "files.enabled", messages: ["Please remove all files first."] }]);
		const before = [...store.rows.values()].filter((one) => one.parent === row.parent && one.record).at(-1);
		for (const [key, entry] of before?.record?.files ?? []) row.draft.files.set(key, entry);
		const { entriesView } = await import("./views.ts");
		return { status: 201, json: entriesView(root, row, true) };
	}
	if (name !== "publish") {
		const text =
			"The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.";
		return problem(404, text);
	}
	if (!row.draft) return problem(404, "Not found.");
	if (!own) return denied();
	const errors = publicationErrors(row);
	if (errors.length > 0) return invalid(errors);
	// Of several at once one wins, and the others fail inside.
	if (row.publishing) return broken();
	row.publishing = true;
	if (store.knobs.publishTime > 0) await pause(store.knobs.publishTime);
	publishRow(row);
	row.publishing = false;
	return store.index(row) ? shown(root, row, 202, [], false) : broken();
}

export function publishRow(row: Row): void {
	if (!row.draft) return;
	const { metadata, access, filesEnabled, files } = row.draft;
	row.record = { metadata, access, filesEnabled, files, revision: (row.record?.revision ?? 2) + 2 };
	row.doi ??= { identifier: `10.5072/${row.id}`, provider: "datacite", client: "datacite" };
	row.isVersion = false;
	delete row.draft;
}

/** The draft of the next version: without files, DOI and version text, and dated today. */
export function nextVersion(store: Store, row: Row): Row | undefined {
	if (!row.record) return undefined;
	const family = [...store.rows.values()].filter((one) => one.parent === row.parent);
	const open = family.find((one) => one.draft && !one.record);
	if (open) return open;
	const { version: _, ...metadata } = structuredClone(row.record.metadata);
	const made = store.add(row.owner, row.parent);
	made.index = family.length + 1;
	made.isVersion = true;
	made.draft = {
		metadata: { ...metadata, publication_date: store.knobs.today },
		access: row.record.access,
		filesEnabled: row.record.filesEnabled,
		locked: false,
		files: new Map(),
	};
	return made;
}

function versions(store: Store, exchange: Exchange, row: Row, own: boolean): Reply {
	const { method, path, root } = exchange;
	if (path[3] === "latest") {
		const last = [...store.rows.values()].filter((one) => one.parent === row.parent && one.record).at(-1) ?? row;
		const location = `${root}/api/records/${last.id}`;
		return { status: 301, json: { status: 301, message: "Redirecting...", location }, headers: { location } };
	}
	if (method === "GET") {
		const family = [...store.rows.values()].filter((one) => one.parent === row.parent && one.record).reverse();
		return {
			status: 200,
			json: {
				hits: { hits: family.map((one) => itemView(root, one, false)), total: family.length },
				aggregations: {},
				links: {},
			},
		};
	}
	if (!own) return denied();
	const made = nextVersion(store, row);
	if (!made) return unknown();
	return store.index(made) ? shown(root, made, 201) : broken();
}

function search(store: Store, { query, path, user, root }: Exchange): Reply {
	if (store.knobs.searchDown) return broken();
	const text = query.get("q") ?? "";
	const size = Number(query.get("size") ?? 25);
	const own = path[0] === "user";
	const rows = own ? store.known(user ?? "") : [...store.known("A"), ...store.known("B")].filter((row) => row.record);
	const exact = /^metadata\.identifiers\.identifier:"([^"]*)"$/.exec(text)?.[1];
	const words = /^"?([^":()]+)"?$/.exec(text)?.[1];
	const found = rows.filter(({ indexed }) => {
		if (text === "") return true;
		const identifiers = (indexed?.metadata.identifiers ?? []) as { identifier: string }[];
		if (exact !== undefined) return identifiers.some(({ identifier }) => identifier === exact);
		return words !== undefined && JSON.stringify(indexed?.metadata).includes(words);
	});
	const hits = found.slice(0, size).map((row) => itemView(root, row, row.record === undefined));
	return {
		status: 200,
		json: { hits: { hits, total: found.length }, aggregations: {}, sortBy: "bestmatch", links: {} },
	};
}

function vocabulary(store: Store, { path, query }: Exchange): Reply {
	const [, name = "", id] = path;
	if (id !== undefined) {
		return inVocabulary(name, id)
			? { status: 200, json: vocabularyEntry(name, id), headers: { etag: '"1"' } }
			: unknown();
	}
	if (store.knobs.searchDown) return broken();
	const q = query.get("q") ?? "";
	const two = /^props\.alpha_2:(\w\w)$/.exec(q)?.[1];
	const entries = vocabularyIds(name).map((one) => vocabularyEntry(name, one) as Json);
	const found = entries.filter((one) =>
		two === undefined ? String(one.id).includes(q) : (one.props as Json).alpha_2 === two,
	);
	return {
		status: 200,
		json: {
			hits: { hits: found.slice(0, Number(query.get("size") ?? 25)), total: found.length },
			sortBy: "bestmatch",
			links: {},
		},
	};
}
