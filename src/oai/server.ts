import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setImmediate as breathe } from "node:timers/promises";
import { createDeflate, createGzip } from "node:zlib";
import { type CatalogueReader, type Diagnostic, diagnostic, failure, type Outcome, success } from "../model/index.ts";
import { type AnswerSummary, answer } from "./answer.ts";
import { acceptedCoding, type Coding } from "./encoding.ts";
import type { Provider } from "./provider.ts";

export interface ServeOptions {
	readonly reader: CatalogueReader;
	/** May depend on the address that was opened. */
	readonly provider: (address: { readonly host: string; readonly port: number }) => Provider;
	readonly host: string;
	/** 0 takes any that is free. */
	readonly port: number;
	/** Milliseconds since 1970. */
	readonly now: () => number;
	/** Hears of each request when it is done. */
	readonly log?: (entry: RequestEntry) => void;
	/** Answers that are made at once; more are told to come again. */
	readonly atOnce?: number;
	/** Milliseconds: of silence on a connection, and of a whole answer. */
	readonly patience?: number;
	readonly longest?: number;
}

/** A request that was dealt with. */
export interface RequestEntry extends Partial<AnswerSummary> {
	readonly method: string;
	/** Path and query. */
	readonly target: string;
	readonly status: number;
	readonly milliseconds: number;
	/** Of a connection that ended before the answer did. */
	readonly cut?: true;
	readonly findings: readonly Diagnostic[];
}

export interface RunningServer {
	readonly host: string;
	readonly port: number;
	readonly provider: Provider;
	/** Takes no more requests, gives answers in progress two seconds, and ends all connections. */
	close(): Promise<void>;
}

/** Bytes of a POST body: arguments are short. */
const bodyLimit = 65_536;
/** Characters that are written at once. */
const chunkLength = 16_384;
/** Milliseconds of work after which other requests have their turn. */
const turn = 10;
/** Seconds after which a client may come again. */
const retryAfter = 10;

/** Serves OAI-PMH at the path of the provider's address, and nothing else. */
export async function serve(options: ServeOptions): Promise<Outcome<RunningServer>> {
	const { host, port, now, log, atOnce = 16, patience = 30_000, longest = 300_000 } = options;
	let provider: Provider | undefined;
	let active = 0;
	const server = createServer(
		{ requestTimeout: patience, headersTimeout: patience, keepAliveTimeout: 5000, connectionsCheckingInterval: 1000 },
		(request, response) => {
			const begun = now();
			const entry = { method: request.method ?? "", target: request.url ?? "" };
			const tell = (more: Omit<Partial<RequestEntry>, "method" | "target">) =>
				log?.({ ...entry, status: response.statusCode, milliseconds: now() - begun, findings: [], ...more });
			const told = (): void => tell({});
			if (active >= atOnce) {
				refuse(response, 503, { "retry-after": String(retryAfter) });
				return told();
			}
			active++;
			handle(request, response, { ...options, provider: provider as Provider, longest })
				.then((summary) => tell(summary ?? {}))
				.catch((error: unknown) => {
					const cut = response.headersSent || request.destroyed || response.destroyed;
					if (cut) response.destroy();
					else refuse(response, 500);
					const reason = error instanceof Error ? error.message : String(error);
					// A client that goes away is no fault of the catalogue.
					tell(cut ? { cut } : { findings: [diagnostic("oai/answer-failed", { params: { reason } })] });
				})
				.finally(() => {
					active--;
				});
		},
	);
	server.timeout = patience;
	server.maxConnections = 512;
	// Broken requests never come to the handler; Node answers 400, 408 or 431 by itself.
	const failed = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
		server.once("error", resolve);
		server.listen({ host, port }, () => resolve(undefined));
	});
	if (failed) {
		if (failed.code === "EADDRINUSE") return failure(diagnostic("oai/address-taken", { params: { host, port } }));
		return failure(diagnostic("oai/address", { params: { host, port, reason: failed.code ?? failed.message } }));
	}
	const opened = { host, port: (server.address() as AddressInfo).port };
	provider = options.provider(opened);
	const close = async () => {
		const closed = new Promise<void>((resolve) => server.close(() => resolve()));
		server.closeIdleConnections();
		const end = setTimeout(() => server.closeAllConnections(), 2000);
		await closed;
		clearTimeout(end);
	};
	return success({ ...opened, provider, close });
}

interface Handling extends Pick<ServeOptions, "reader" | "now"> {
	readonly provider: Provider;
	readonly longest: number;
}

/** Undefined where the answer is not one of the protocol. */
async function handle(
	request: IncomingMessage,
	response: ServerResponse,
	{ reader, provider, now, longest }: Handling,
): Promise<AnswerSummary | undefined> {
	const { path, query } = targetOf(request.url ?? "");
	const own = new URL(provider.baseUrl).pathname;
	if (path !== own && path !== `${own}/`) return refuse(response, 404);
	const { method } = request;
	if (method !== "GET" && method !== "HEAD" && method !== "POST")
		return refuse(response, 405, { allow: "GET, HEAD, POST" });
	const coding = acceptedCoding(request.headers["accept-encoding"]);
	if (coding === undefined) return refuse(response, 406);
	let form = query;
	if (method === "POST") {
		const type = (request.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase();
		if (type !== "application/x-www-form-urlencoded") return refuse(response, 415);
		const body = await readBody(request);
		if (body === undefined) return refuse(response, 413, { connection: "close" });
		form = body;
	}
	const headers = {
		"content-type": "text/xml; charset=utf-8",
		vary: "Accept-Encoding",
		...(coding !== "identity" && { "content-encoding": coding }),
	};
	if (method === "HEAD") {
		response.writeHead(200, headers).end();
		return undefined;
	}
	const at = new Date(now()).toISOString().replace(/\.\d{3}Z$/, "Z");
	const pieces = answer({ pairs: [...new URLSearchParams(form)], at }, reader, provider);
	let first = await nextPiece(pieces);
	if (first.done) throw new Error("an answer without content");
	response.writeHead(200, headers);
	let summary: AnswerSummary | undefined;
	async function* chunks(): AsyncGenerator<string> {
		let chunk = "";
		for (; !first.done; first = await nextPiece(pieces)) {
			chunk += first.value;
			if (chunk.length < chunkLength) continue;
			yield chunk;
			chunk = "";
		}
		summary = first.value;
		yield chunk;
	}
	const signal = AbortSignal.timeout(longest);
	const source = Readable.from(chunks(), { objectMode: true });
	const coder = coderOf(coding);
	if (coder) await pipeline(source, coder, response, { signal });
	else await pipeline(source, response, { signal });
	return summary;
}

/** The next piece that is not empty; others have their turn meanwhile. */
async function nextPiece(pieces: Generator<string, AnswerSummary>): Promise<IteratorResult<string, AnswerSummary>> {
	for (let begun = performance.now(); ; ) {
		const next = pieces.next();
		if (next.done || next.value !== "") return next;
		if (performance.now() - begun < turn) continue;
		await breathe();
		begun = performance.now();
	}
}

function coderOf(coding: Coding) {
	return coding === "gzip" ? createGzip() : coding === "deflate" ? createDeflate() : undefined;
}

/** A target is a path, or a whole address where it comes from a proxy (RFC 9112 3.2). */
function targetOf(target: string): { readonly path: string; readonly query: string } {
	const local = target.replace(/^https?:\/\/[^/?]*/i, "");
	const mark = local.indexOf("?");
	return mark < 0 ? { path: local, query: "" } : { path: local.slice(0, mark), query: local.slice(mark + 1) };
}

/** Undefined for a body that is too long. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
	const chunks: Buffer[] = [];
	let size = 0;
	// A request that is left unread must not take its connection away from the answer.
	for await (const chunk of request.iterator({ destroyOnReturn: false })) {
		size += (chunk as Buffer).length;
		if (size > bodyLimit) return undefined;
		chunks.push(chunk as Buffer);
	}
	return Buffer.concat(chunks).toString("utf8");
}

function refuse(response: ServerResponse, status: number, headers: Readonly<Record<string, string>> = {}): undefined {
	response.writeHead(status, { "content-type": "text/plain; charset=utf-8", ...headers }).end(`${status}\n`);
	return undefined;
}
