import { broken, denied, type Exchange, invalid, problem, type Reply } from "./reply.ts";
import { type Entry, type Json, md5, type Row, type Store } from "./store.ts";
import { entriesView, entryView } from "./views.ts";

const mostFiles = 100;

/** `files` of a draft or record; keys may hold slashes, so that the last word tells what is meant. */
export function fileRoutes(store: Store, exchange: Exchange, row: Row, draft: boolean, path: string[]): Reply {
	const { method, user, root } = exchange;
	const own = user === row.owner;
	const side = draft ? row.draft : row.record;
	if (!side) return problem(404, "The persistent identifier does not exist.");
	if (draft && !own) return denied();
	if (!side.filesEnabled && (method !== "GET" || path.length > 0)) return problem(403, "Files are not enabled.");
	if (path.length === 0) {
		if (method === "GET") return { status: 200, json: entriesView(root, row, draft) };
		return start(exchange, row);
	}
	const verb = path.length > 1 ? path.at(-1) : undefined;
	const has = verb === "content" || verb === "commit";
	const key = (has ? path.slice(0, -1) : path).join("/");
	const entry = side.files.get(key);
	if (!entry) return problem(404, `Record '${row.id}' has no file '${key}'.`);
	if (method === "GET" && verb === "content") {
		if (!own && side.access.files === "restricted") return denied();
		return download(entry);
	}
	if (method === "GET") return { status: 200, json: entryView(root, row.id, draft, entry) };
	if (!row.draft || !draft) return problem(405, "The method is not allowed for the requested URL.");
	if (method === "DELETE") {
		if (row.draft.locked && entry.content) return problem(403, "Bucket is locked for modifications.");
		row.draft.files.delete(key);
		return { status: 204 };
	}
	if (method === "PUT" && verb === "content") return content(store, exchange, row, entry);
	if (method === "POST" && verb === "commit") {
		if (entry.content === undefined) {
			if (entry.pending === undefined) return broken();
			entry.content = entry.pending;
			const json = { ...entryView(root, row.id, true, entry), metadata: entry.metadata };
			return { status: 200, json };
		}
		return { status: 200, json: entryView(root, row.id, true, entry) };
	}
	return problem(405, "The method is not allowed for the requested URL.");
}

function start({ body, root }: Exchange, row: Row): Reply {
	const list = JSON.parse(body.toString()) as unknown;
	if (!Array.isArray(list)) return invalid([{ field: "0._schema", messages: ["Invalid input type."] }]);
	const errors = list.flatMap((one: Json, at) => [
		...(one.key === undefined ? [{ field: `${at}.key`, messages: ["Missing data for required field."] }] : []),
		...Object.keys(one)
			.filter((name) => !["key", "size", "checksum", "metadata", "access", "transfer"].includes(name))
			.map((name) => ({ field: `${at}.${name}`, messages: ["Unknown field."] })),
	]);
	if (errors.length > 0) return invalid(errors);
	const files = row.draft?.files as Map<string, Entry>;
	if (files.size + list.length > mostFiles) {
		return problem(400, "Uploading selected files will result in exceeding the max amount per record.");
	}
	for (const { key } of list) if (files.has(key)) return problem(400, `File with key ${key} already exists.`);
	for (const { key, size, checksum, metadata } of list) {
		// What is declared is kept and shown, and never looked at.
		files.set(key, {
			key,
			declared: { size, checksum },
			metadata: metadata ?? null,
			id: md5(Buffer.from(`${row.id} ${key}`)),
		});
	}
	return { status: 201, json: entriesView(root, row, true) };
}

function content(store: Store, { headers, body, whole, root }: Exchange, row: Row, entry: Entry): Reply {
	if (headers["content-type"] !== "application/octet-stream") {
		return problem(415, "Invalid 'Content-Type' header. Expected one of: application/octet-stream");
	}
	if (row.draft?.locked) return problem(403, "Bucket is locked for modifications.");
	if (entry.content) {
		// The trap: what was committed is gone, and the answer is 200.
		row.draft?.files.delete(entry.key);
		return { status: 200, json: { ...entryView(root, row.id, true, entry), errors: "File upload transfer failed." } };
	}
	if (!whole) return broken();
	const { fileQuota, quota, corrupt } = store.knobs;
	if (body.byteLength > fileQuota) return problem(400, "Maximum file size exceeded.");
	const used = [...(row.draft?.files.values() ?? [])].reduce((sum, one) => sum + (one.content?.byteLength ?? 0), 0);
	if (used + body.byteLength > quota) return problem(400, "Bucket quota exceeded.");
	entry.pending = corrupt ? spoilt(body) : body;
	return { status: 200, json: entryView(root, row.id, true, entry) };
}

export function spoilt(bytes: Buffer): Buffer {
	const copy = Buffer.from(bytes);
	copy[0] = (copy[0] ?? 0) ^ 1;
	return copy;
}

function download({ key, content: bytes }: Entry): Reply {
	if (!bytes) return problem(404, "Not found.");
	const plain = key.normalize("NFD").replace(/[^\x20-\x7e]/g, "");
	return {
		status: 200,
		bytes,
		headers: {
			// Hexadecimal, which is not the form of RFC 1864.
			"content-md5": md5(bytes),
			"content-disposition": `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(key)}`,
			"content-type": "application/octet-stream",
			etag: `"md5:${md5(bytes)}"`,
			"last-modified": "Thu, 01 Jan 2026 00:00:00 GMT",
		},
	};
}
