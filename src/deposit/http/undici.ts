import type { Socket } from "node:net";
import { Readable } from "node:stream";
import { rootCertificates } from "node:tls";
import { Agent, buildConnector, type Dispatcher } from "undici";
import {
	type HttpBody,
	type HttpRequest,
	type HttpResponse,
	type Transport,
	TransportError,
} from "../../model/index.ts";
import { AnswerBody } from "./answer-body.ts";

export interface UndiciOptions {
	/** PEM of authorities that are trusted beside those of Node. */
	readonly ca?: string;
	/** Milliseconds until a connection has to stand. */
	readonly connectTimeout?: number;
	/** Milliseconds without any progress until the head of the answer has come. */
	readonly headersTimeout?: number;
	/** Milliseconds between two pieces of an answer. */
	readonly bodyTimeout?: number;
	/** Ends what is under way, and refuses what comes after it. */
	readonly signal?: AbortSignal;
	/** Connections to one host. */
	readonly connections?: number;
}

/** A transport with sockets that have to be closed. */
export interface OpenTransport {
	readonly send: Transport;
	close(): Promise<void>;
}

const seconds = 1000;
const mostHops = 5;
/** Milliseconds that an answer may take to come in after a write has failed. */
const lateAnswer = 2 * seconds;

/**
 * Sends requests over HTTP/1.1. Redirects within one origin are followed for GET and HEAD; all others end in `TransportError("redirect")`, whose
 * message is the origin that was named, so that credentials go nowhere else. GET and HEAD are sent once more where a socket that was kept alive
 * turns out to be dead.
 */
export function undiciTransport(options: UndiciOptions = {}): OpenTransport {
	const connect = buildConnector({
		timeout: options.connectTimeout ?? 15 * seconds,
		...(options.ca !== undefined && { ca: [...rootCertificates, options.ca] }),
	});
	const agent = new Agent({
		connect: (target, done) =>
			connect(target, (error, socket) => {
				if (error || !socket) done(error ?? new Error("no socket"), null);
				else done(null, hearOut(socket));
			}),
		connections: options.connections ?? 8,
		pipelining: 1,
		headersTimeout: options.headersTimeout ?? 300 * seconds,
		bodyTimeout: options.bodyTimeout ?? 120 * seconds,
	});

	const send: Transport = async (request) => {
		let { url } = request;
		const safe = request.method === "GET" || request.method === "HEAD";
		for (let hop = 0; ; hop++) {
			const response = await once(agent, { ...request, url }, options.signal, safe);
			const to = redirection(response, url);
			if (to === undefined) return response;
			await response.bytes(0).catch(() => undefined);
			if (!safe || to.origin !== new URL(url).origin || hop === mostHops) {
				throw new TransportError("redirect", "unknown", to.origin);
			}
			url = to.href;
		}
	};
	return { send, close: () => agent.destroy() };
}

function redirection(response: HttpResponse, from: string): URL | undefined {
	if (![301, 302, 303, 307, 308].includes(response.status)) return undefined;
	const location = response.headers.findLast(([name]) => name === "location")?.[1];
	if (location === undefined || !URL.canParse(location, from)) return undefined;
	return new URL(location, from);
}

async function once(
	agent: Agent,
	request: HttpRequest,
	signal: AbortSignal | undefined,
	safe: boolean,
): Promise<HttpResponse> {
	try {
		return await exchange(agent, request, signal);
	} catch (error) {
		const dead = error instanceof TransportError && error.reason === "closed" && (safe || error.reached === "unsent");
		if (!dead) throw error;
		return await exchange(agent, request, signal);
	}
}

function exchange(agent: Agent, request: HttpRequest, signal: AbortSignal | undefined): Promise<HttpResponse> {
	const { origin, pathname, search } = new URL(request.url);
	return new Promise((resolve, reject) => {
		let started = false;
		let answered: AnswerBody | undefined;
		let controller: Dispatcher.DispatchController | undefined;
		let spoiled: unknown;
		const fail = (error: Error): void => {
			signal?.removeEventListener("abort", abort);
			const cause = spoiled instanceof Error ? spoiled : error;
			const told = transportError(cause, started, answered !== undefined, spoiled !== undefined || signal?.aborted);
			if (answered) answered.fail(told);
			else reject(told);
		};
		const abort = (): void => {
			const why = new Error("stopped");
			if (controller) controller.abort(why);
			else fail(why);
		};
		if (signal?.aborted) {
			abort();
			return;
		}
		signal?.addEventListener("abort", abort, { once: true });
		agent.dispatch(
			{
				origin,
				path: pathname + search,
				method: request.method,
				headers: headersOf(request),
				body: request.body === undefined ? null : bodyOf(request.body, (error) => (spoiled = error)),
				idempotent: false,
			},
			{
				onRequestStart(given) {
					started = true;
					controller = given;
				},
				onResponseStart(given, status) {
					if (status < 200) return;
					const body = new AnswerBody(given);
					answered = body;
					resolve({
						status,
						headers: pairs(given.rawHeaders),
						bytes: (limit) => body.bytes(limit),
						stream: () => body.stream(),
					});
				},
				onResponseData: (_, chunk) => answered?.push(chunk),
				onResponseEnd() {
					signal?.removeEventListener("abort", abort);
					answered?.end();
				},
				onResponseError: (_, error) => fail(error),
			},
		);
	});
}

function headersOf(request: HttpRequest): Record<string, string> {
	const { body, headers } = request;
	const size = body === undefined ? undefined : body instanceof Uint8Array ? body.byteLength : body.size;
	return { ...headers, ...(size !== undefined && { "content-length": String(size) }) };
}

function bodyOf(body: Uint8Array | HttpBody, spoil: (error: unknown) => void): Uint8Array | Readable {
	if (body instanceof Uint8Array) return body;
	if (body.size === 0) return new Uint8Array();
	async function* guarded(source: HttpBody): AsyncGenerator<Uint8Array> {
		try {
			yield* source.open();
		} catch (error) {
			spoil(error);
			throw error;
		}
	}
	return Readable.from(guarded(body), { objectMode: false });
}

/** Names and values alternate in what comes from the wire; values are Latin-1 there, and UTF-8 in what servers mean. */
function pairs(raw: unknown): readonly (readonly [string, string])[] {
	const flat = Array.isArray(raw) ? raw.map((part) => (typeof part === "string" ? part : String(part))) : [];
	const list: [string, string][] = [];
	for (let i = 0; i + 1 < flat.length; i += 2) list.push([(flat[i] as string).toLowerCase(), flat[i + 1] as string]);
	return list;
}

/**
 * A server that refuses a large body answers and closes: the write fails while the answer still waits to be read. The failure of a write is
 * therefore told late, unless the socket has come to its end by then.
 */
function hearOut<S extends Socket>(socket: S): S {
	const later = (done: (error?: Error | null) => void) => (error?: Error | null) => {
		if (!error) {
			done();
			return;
		}
		const timer = setTimeout(() => {
			socket.off("close", finish);
			done(error);
		}, lateAnswer);
		const finish = (): void => clearTimeout(timer);
		socket.once("close", finish);
	};
	const { _write, _writev } = socket;
	socket._write = (chunk, encoding, done) => _write.call(socket, chunk, encoding, later(done));
	if (_writev) socket._writev = (chunks, done) => _writev.call(socket, chunks, later(done));
	return socket;
}

const nameFaults = new Set(["ENOTFOUND", "EAI_AGAIN", "EAI_FAIL", "EAI_NODATA"]);
const unreachable = new Set(["ECONNREFUSED", "EHOSTUNREACH", "ENETUNREACH", "EHOSTDOWN", "EADDRNOTAVAIL", "EACCES"]);
const timeouts = new Set(["UND_ERR_CONNECT_TIMEOUT", "UND_ERR_HEADERS_TIMEOUT", "UND_ERR_BODY_TIMEOUT", "ETIMEDOUT"]);

function transportError(error: Error, started: boolean, answered: boolean, aborted = false): TransportError {
	const code = "code" in error ? String(error.code) : "";
	const reached = started ? "unknown" : "unsent";
	const message = code === "" ? error.message : `${error.message} (${code})`;
	if (aborted) return new TransportError("aborted", reached, message);
	if (timeouts.has(code)) return new TransportError("timeout", reached, message);
	if (answered) return new TransportError("cut", "unknown", message);
	if (!started && nameFaults.has(code)) return new TransportError("name", reached, message);
	if (!started && unreachable.has(code)) return new TransportError("refused", reached, message);
	if (!started && isCertificateFault(code)) return new TransportError("tls", reached, message);
	return new TransportError("closed", reached, message);
}

function isCertificateFault(code: string): boolean {
	return /^(?:ERR_TLS|ERR_SSL|EPROTO|CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|HOSTNAME_MISMATCH|INVALID_CA|PATH_LENGTH)/.test(
		code,
	);
}
