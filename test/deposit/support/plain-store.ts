import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { statusFinding } from "../../../src/deposit/findings.ts";
import {
	diagnostic,
	failure,
	type HttpRequest,
	type HttpResponse,
	type Repository,
	success,
	type Transport,
} from "../../../src/model/index.ts";

const md5 = (bytes: Uint8Array): string => createHash("md5").update(bytes).digest("hex");

interface Kept {
	readonly key: string;
	published: boolean;
	readonly files: Map<string, Uint8Array>;
}

/** A server with the traps of real ones: a repeated creation makes a second deposit, and who publishes twice is told 404. */
export interface PlainStore {
	readonly url: string;
	readonly kept: Map<string, Kept>;
	/** Changes bytes on their way to the disk. */
	corrupt: boolean;
	/** Headers of all requests, as text: what the server was told. */
	readonly heard: string[];
	close(): Promise<void>;
}

export const plainToken = "mat-khau rất/dài&bí mật=123";

export async function plainStore(): Promise<PlainStore> {
	const kept = new Map<string, Kept>();
	const heard: string[] = [];
	let id = 0;
	const server = createServer(async (request, response) => {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk);
		const body = Buffer.concat(chunks);
		heard.push(JSON.stringify(request.headers));
		const { pathname, searchParams } = new URL(request.url ?? "/", "http://x");
		const json = (status: number, value: object): void => {
			response.writeHead(status, { "content-type": "application/json", "set-cookie": "session=0a1b2c3d4e5f" });
			response.end(JSON.stringify(value));
		};
		if (request.headers.authorization !== `Bearer ${encodeURIComponent(plainToken)}`) {
			// Servers are known to say what they were given.
			json(401, { message: `not good: ${request.headers.authorization}`, token: plainToken });
			return;
		}
		const [, first, number = "", ...rest] = pathname.split("/").map(decodeURIComponent);
		const held = kept.get(number);
		if (first === "find") {
			const key = searchParams.get("key");
			json(200, { ids: [...kept].flatMap(([at, { key: own }]) => (own === key ? [at] : [])) });
		} else if (request.method === "POST" && number === "") {
			kept.set(String(++id), { key: searchParams.get("key") ?? "", published: false, files: new Map() });
			json(201, { id: String(id) });
		} else if (!held) json(404, { message: "no such deposit" });
		else if (request.method === "PUT") {
			const bytes = Uint8Array.from(body);
			if (store.corrupt && bytes.length > 0) bytes[0] = (bytes[0] ?? 0) ^ 1;
			held.files.set(rest.join("/"), bytes);
			json(201, {});
		} else if (request.method === "POST") {
			if (held.published) json(404, { message: "not a draft" });
			else {
				held.published = true;
				json(202, {});
			}
		} else if (rest.length > 0) {
			const bytes = held.files.get(rest.join("/"));
			response.writeHead(bytes ? 200 : 404).end(bytes);
		} else {
			const files = [...held.files].map(([path, bytes]) => ({ path, size: bytes.length, md5: md5(bytes) }));
			json(200, { published: held.published, files });
		}
	});
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	const store: PlainStore = {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		kept,
		corrupt: false,
		heard,
		async close() {
			server.closeAllConnections();
			server.close();
			await once(server, "close");
		},
	};
	return store;
}

/** An adapter for it, as plain as the port allows. */
export function plainRepository(url: string, transport: Transport, token = plainToken, name = "kho"): Repository {
	const ask = (request: Omit<HttpRequest, "headers" | "url"> & { readonly path: string }): Promise<HttpResponse> => {
		const { path, ...rest } = request;
		const headers = { authorization: `Bearer ${encodeURIComponent(token)}` };
		return transport({ ...rest, url: `${url}${path}`, headers });
	};
	const read = async (response: HttpResponse, step: string) => {
		const text = new TextDecoder().decode(await response.bytes());
		if (response.status >= 300) return failure(statusFinding(response, name, step, text));
		try {
			return success(JSON.parse(text));
		} catch {
			const params = { target: name, step, status: response.status };
			return failure(diagnostic("deposit/answer-unreadable", { params }));
		}
	};
	return {
		name,
		kind: "plain",
		digest: "md5",
		async test() {
			const told = await read(await ask({ method: "GET", path: "/find?key=" }), "test");
			if (told.value === undefined) return failure(...told.diagnostics);
			return success({ reachable: true, authenticated: true, mayDeposit: true, facts: {} });
		},
		losses: async () => success([]),
		async observe(deposit) {
			const found = await read(await ask({ method: "GET", path: `/find?key=${deposit.key}` }), "observe");
			if (found.value === undefined) return failure(...found.diagnostics);
			const [id] = found.value.ids as readonly string[];
			if (id === undefined) return success({ state: "absent", names: {}, files: [], links: {} });
			const held = await read(await ask({ method: "GET", path: `/d/${id}` }), "observe");
			if (held.value === undefined) return failure(...held.diagnostics);
			const files = held.value.files.map((file: { path: string; size: number; md5: string }) => ({
				path: file.path,
				size: file.size,
				digests: { md5: file.md5 },
				state: "whole",
			}));
			const state = held.value.published ? "published" : "part";
			return success({ state, names: { id }, files, links: { page: `${url}/d/${id}` } });
		},
		next(deposit, seen) {
			if (seen.names.id === undefined) return { name: "create" };
			if (seen.state === "published") return undefined;
			const held = new Set(seen.files.map(({ path }) => path));
			const missing = deposit.files.find(({ path }) => !held.has(path));
			return missing ? { name: "upload", path: missing.path } : { name: "open", publishes: true };
		},
		async act(deposit, seen, step) {
			const { id } = seen.names;
			const file = deposit.files.find(({ path }) => path === step.path);
			const path = encodeURIComponent(step.path ?? "");
			const told =
				step.name === "create"
					? await ask({ method: "POST", path: `/d?key=${deposit.key}` })
					: file
						? await ask({ method: "PUT", path: `/d/${id}/${path}`, body: file })
						: await ask({ method: "POST", path: `/d/${id}/publish` });
			const answer = await read(told, step.name);
			return answer.value === undefined ? failure(...answer.diagnostics) : success({});
		},
		async fetch(_, seen, path) {
			const answer = await ask({ method: "GET", path: `/d/${seen.names.id}/${encodeURIComponent(path)}` });
			if (answer.status !== 200) return failure(statusFinding(answer, name, "fetch"));
			return success(answer.stream());
		},
		close: async () => {},
	};
}
