import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { depositionRoutes } from "./depositions.ts";
import { recordRoutes } from "./records.ts";
import { broken, type Exchange, problem, type Reply, type Route } from "./reply.ts";
import { type Knobs, Store } from "./store.ts";

export interface InvenioServer {
	/** `http://127.0.0.1:PORT`. */
	url: string;
	store: Store;
	knobs: Knobs;
	/** Each request as `METHOD path`, in order. */
	requests: string[];
	close(): Promise<void>;
}

/** Tokens that it knows, by the name of their user. */
export const tokens: Readonly<Record<string, string>> = { A: "token-of-a", B: "token-of-b" };

/** An InvenioRDM in memory, as far as deposits go, that answers as release 14 does, traps included; with `zenodo`, the deposit API of Zenodo beside it. */
export async function startInvenio({ zenodo = false }: { zenodo?: boolean } = {}): Promise<InvenioServer> {
	const store = new Store(zenodo);
	const requests: string[] = [];
	const seen: number[] = [];
	const routes: Route[] = zenodo ? [depositionRoutes, recordRoutes] : [recordRoutes];
	const server = createServer((request, response) => {
		void serve(request, response).catch((error) => {
			send(request, response, broken());
			process.emitWarning(error);
		});
	});
	const url = await new Promise<string>((resolve) => {
		server.listen(0, "127.0.0.1", () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
	});

	async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const { pathname, searchParams } = new URL(request.url ?? "/", url);
		requests.push(`${request.method} ${pathname}`);
		const { body, whole } = await bodyOf(request);
		const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1] ?? searchParams.get("access_token");
		const user = Object.keys(tokens).find((name) => tokens[name] === bearer);
		const now = Date.now();
		const limited = seen.filter((time) => time > now - 60_000).length >= store.knobs.limit;
		if (!limited) seen.push(now);
		const exchange: Exchange = {
			method: request.method ?? "GET",
			path: pathname
				.replace(/^\/api\//, "")
				.split("/")
				.map(decodeURIComponent),
			query: searchParams,
			headers: request.headers,
			body,
			whole,
			user,
			root: url,
		};
		const left = Math.max(0, store.knobs.limit - seen.filter((time) => time > now - 60_000).length);
		const rate = {
			"x-ratelimit-limit": String(store.knobs.limit),
			"x-ratelimit-remaining": String(left),
			"x-ratelimit-reset": String(Math.round(now / 1000) + 60),
			"retry-after": "60",
		};
		if (limited) {
			const json = { message: `${store.knobs.limit} per 1 minute`, status: 429 };
			send(request, response, { status: 429, json, headers: rate });
			return;
		}
		let reply: Reply | undefined;
		for (const route of routes) reply ??= await route(store, exchange);
		reply ??= problem(
			404,
			"The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.",
		);
		send(request, response, { ...reply, headers: { ...rate, ...reply.headers } });
	}

	return {
		url,
		store,
		knobs: store.knobs,
		requests,
		close: () =>
			new Promise((resolve) => {
				server.closeAllConnections();
				server.close(() => resolve());
			}),
	};
}

function bodyOf(request: IncomingMessage): Promise<{ body: Buffer; whole: boolean }> {
	return new Promise((resolve) => {
		const chunks: Buffer[] = [];
		request.on("data", (chunk: Buffer) => chunks.push(chunk));
		request.on("end", () => resolve({ body: Buffer.concat(chunks), whole: true }));
		request.on("close", () => resolve({ body: Buffer.concat(chunks), whole: request.complete }));
		request.on("error", () => {});
	});
}

function send(request: IncomingMessage, response: ServerResponse, { status, json, bytes, headers = {} }: Reply): void {
	if (response.headersSent || response.destroyed) return;
	const content = bytes ?? (json === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(json)));
	const type = json === undefined ? "text/html; charset=utf-8" : "application/json";
	response.writeHead(status, { "content-type": type, "content-length": String(content.byteLength), ...headers });
	response.end(request.method === "HEAD" ? undefined : content);
}
