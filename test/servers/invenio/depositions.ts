import { spoilt } from "./files.ts";
import { nextVersion, publishRow } from "./records.ts";
import { broken, denied, type Exchange, invalid, jsonOf, problem, type Reply } from "./reply.ts";
import { type Entry, type Json, md5, type Row, type Store } from "./store.ts";
import { typeOf } from "./views.ts";

const unknown = () => problem(404, "The persistent identifier does not exist.");
const types = new Set([
	"publication",
	"poster",
	"presentation",
	"dataset",
	"image",
	"video",
	"software",
	"lesson",
	"other",
]);
const licences = new Set(["cc-by-4.0", "cc-zero", "cc-by-nc-4.0"]);

/** Zenodo's deposit API: `/api/deposit/depositions` and the buckets of `/api/files`. */
export function depositionRoutes(store: Store, exchange: Exchange): Reply | undefined {
	const { method, path, user } = exchange;
	const [area, kind, id, what, ...rest] = path;
	if (area === "files" && kind !== undefined) return bucket(store, exchange, kind, path.slice(2).join("/"));
	if (area !== "deposit" || kind !== "depositions") return undefined;
	if (user === undefined) return denied();
	if (id === undefined) return method === "GET" ? list(store, exchange) : create(store, exchange);
	const row = store.rows.get(id);
	if (!row) return unknown();
	if (what === "actions") return action(store, exchange, row, rest[0] ?? "");
	if (row.owner !== user) return denied();
	if (what === "files") return files(exchange, row, rest[0]);
	if (method === "GET") return shown(exchange.root, row, 200);
	if (!row.draft) return problem(404, "Not found.");
	if (method === "PUT") return fill(store, exchange, row, 200);
	if (method === "DELETE") {
		store.rows.delete(row.id);
		return { status: 204 };
	}
	return undefined;
}

function create(store: Store, exchange: Exchange): Reply {
	const row = store.add(exchange.user ?? "");
	const reply = fill(store, exchange, row, 201);
	if (reply.status === 400 || reply.status === 415) store.rows.delete(row.id);
	return reply;
}

function fill(store: Store, exchange: Exchange, row: Row, status: number): Reply {
	const read = jsonOf(exchange);
	if ("reply" in read) return read.reply;
	const given = ((read.value as Json).metadata ?? {}) as Json;
	if (given.upload_type !== undefined && !types.has(String(given.upload_type))) {
		return problem(400, `Invalid value ${given.upload_type}.`);
	}
	if (given.license !== undefined && !licences.has(String(given.license))) {
		return invalid([{ field: "metadata.license", messages: [`Invalid license provided: ${given.license}`] }]);
	}
	const related = ((given.related_identifiers ?? []) as Json[]).map((one) => ({
		...one,
		scheme: String(one.identifier).startsWith("urn:") ? "urn" : "url",
	}));
	const { prereserve_doi: _, ...kept } = given;
	const metadata = {
		access_right: "open",
		...kept,
		...(related.length > 0 && { related_identifiers: related }),
		...(given.title !== undefined && { imprint_publisher: given.imprint_publisher ?? "Zenodo" }),
	};
	row.draft = { metadata, access: {}, filesEnabled: true, locked: false, files: row.draft?.files ?? new Map() };
	row.revision += 2;
	return store.index(row) ? shown(exchange.root, row, status) : broken();
}

function shown(root: string, row: Row, status: number): Reply {
	return { status, json: view(root, row), headers: { etag: `"${row.revision}"` } };
}

function view(root: string, row: Row): Json {
	const side = row.draft ?? row.record;
	const metadata = side?.metadata ?? {};
	const api = `${root}/api/deposit/depositions/${row.id}`;
	const published = row.record !== undefined;
	const number = Number(row.id);
	const doi = `10.5072/${row.id}`;
	const steps = Object.fromEntries(
		["publish", "edit", "discard", "newversion"].map((name) => [name, `${api}/actions/${name}`]),
	);
	return {
		created: row.created,
		modified: row.created,
		id: number,
		conceptrecid: row.parent,
		...(published && { doi, conceptdoi: `10.5072/${row.parent}`, doi_url: `https://doi.org/${doi}` }),
		...(row.isVersion && { conceptdoi: `10.5072/${row.parent}` }),
		metadata: {
			...metadata,
			...(published && { doi }),
			prereserve_doi: { doi: `10.5281/zenodo.${row.id}`, recid: number },
		},
		title: metadata.title ?? "",
		links: {
			self: published ? `${root}/api/records/${row.id}` : api,
			html: published ? `${root}/records/${row.id}` : `${root}/deposit/${row.id}`,
			...(published && {
				doi: `https://doi.org/${doi}`,
				parent_doi: "",
				conceptbadge: "",
				record: "",
				record_html: "",
			}),
			badge: `${root}/badge/doi/.svg`,
			files: published ? `${root}/api/records/${row.id}/files` : `${api}/files`,
			bucket: `${root}/api/files/${row.bucket}`,
			thumb250: "",
			thumbs: Object.fromEntries([10, 50, 100, 250, 750, 1200].map((size) => [String(size), ""])),
			latest_draft: api,
			latest_draft_html: `${root}/deposit/${row.id}`,
			...steps,
		},
		record_id: number,
		owner: 1,
		files: [...(side?.files.values() ?? [])].map((entry) => ({
			...fileView(root, row, entry),
			filesize: entry.content?.byteLength ?? 0,
		})),
		state: published && !row.draft ? "done" : published ? "inprogress" : "unsubmitted",
		submitted: published,
	};
}

/** The checksum has no prefix here, and the size is a fraction. */
function fileView(root: string, row: Row, entry: Entry): Json {
	const self = `${root}/api/deposit/depositions/${row.id}/files/${entry.id}`;
	const download = `${root}/api/records/${row.id}/draft/files/${encodeURI(entry.key)}/content`;
	return {
		id: entry.id,
		filename: entry.key,
		filesize: entry.content?.byteLength,
		checksum: md5(entry.content ?? Buffer.alloc(0)),
		links: { self, download },
	};
}

function list(store: Store, { query, user, root }: Exchange): Reply {
	// The words of a search are more than this set-up of the module can do.
	if (store.knobs.searchDown || query.get("q")) return broken();
	const size = Number(query.get("size") ?? 10);
	const page = Number(query.get("page") ?? 1);
	const rows = store.known(user ?? "").slice((page - 1) * size, page * size);
	return { status: 200, json: rows.map((row) => view(root, row)) };
}

function files({ method, root, headers, body }: Exchange, row: Row, id: string | undefined): Reply {
	const side = row.draft ?? row.record;
	if (method === "GET") {
		const json = [...(side?.files.values() ?? [])].map((entry) => fileView(root, row, entry));
		return { status: 200, json };
	}
	const entry = [...(row.draft?.files.values() ?? [])].find((one) => one.id === id);
	if (method === "DELETE") {
		if (!entry) return unknown();
		row.draft?.files.delete(entry.key);
		return { status: 204 };
	}
	if (!headers["content-type"]?.startsWith("multipart/form-data"))
		return problem(415, "Invalid 'Content-Type' header.");
	const text = body.toString("latin1");
	const name = /filename="([^"]*)"/.exec(text)?.[1] ?? /name="name"\r?\n\r?\n([^\r\n]*)/.exec(text)?.[1] ?? "d.txt";
	const content = Buffer.from(/filename="[^"]*".*?\r?\n\r?\n(.*?)\r?\n--/s.exec(text)?.[1] ?? "", "latin1");
	const made: Entry = { key: name, declared: {}, metadata: null, content, id: md5(Buffer.from(name)) };
	row.draft?.files.set(name, made);
	return { status: 201, json: fileView(root, row, made) };
}

function bucket(store: Store, { method, root, user, body, whole }: Exchange, id: string, key: string): Reply {
	if (user === undefined) return denied();
	const row = [...store.rows.values()].find((one) => one.bucket === id);
	if (!row) return unknown();
	if (row.owner !== user) return denied();
	if (method !== "PUT" || key === "") return broken();
	if (!row.draft) return problem(403, "Bucket is locked for modifications.");
	if (!whole) return broken();
	if (body.byteLength > store.knobs.fileQuota) return problem(400, "Maximum file size exceeded.");
	// The same name again takes the place of what was there.
	const content = store.knobs.corrupt ? spoilt(body) : body;
	row.draft.files.set(key, { key, declared: {}, metadata: null, content, id: store.uuid() });
	row.revision += 2;
	const self = `${root}/api/files/${id}/${encodeURI(key)}`;
	const version = store.uuid();
	const links = { self, version: `${self}?version_id=${version}`, uploads: `${self}?uploads=1` };
	const json = {
		created: row.created,
		updated: row.created,
		version_id: version,
		key,
		size: content.byteLength,
		mimetype: typeOf(key),
		checksum: `md5:${md5(content)}`,
		is_head: true,
		delete_marker: false,
		links,
	};
	return { status: 201, json };
}

function action(store: Store, { user, root }: Exchange, row: Row, name: string): Reply {
	const own = row.owner === user;
	switch (name) {
		case "publish":
			if (!row.draft) return problem(404, "Not found.");
			if (!own) return denied();
			if (row.draft.files.size === 0) {
				const text = "Missing uploaded files. To disable files for this record please mark it as metadata-only.";
				return invalid([{ field: "files.enabled", messages: [text] }]);
			}
			publishRow(row);
			return store.index(row) ? shown(root, row, 202) : broken();
		case "edit":
			if (!own) return denied();
			if (!row.draft && row.record) row.draft = { ...row.record, locked: true };
			return shown(root, row, 201);
		case "discard":
			if (!own) return denied();
			delete row.draft;
			return { status: 204 };
		case "newversion": {
			if (!own) return denied();
			const made = nextVersion(store, row);
			if (!made?.draft) return unknown();
			// Here the files of the version before are in the draft already.
			for (const [key, entry] of row.record?.files ?? []) made.draft.files.set(key, entry);
			store.index(made);
			return shown(root, made, 201);
		}
		default:
			return problem(404, "The requested URL was not found on the server.");
	}
}
