import type { HttpBody, HttpRequest, HttpResponse, Transport } from "../../model/index.ts";
import type { Redactor } from "./redact.ts";

/** What a rehearsal answers in the server's place. */
export interface ScriptedAnswer {
	readonly status: number;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: string;
}

export interface DryRunOptions {
	/** Hears each request that would have been sent, as HTTP/1.1 would have it. */
	readonly note: (text: string) => void;
	readonly redact: Redactor;
	/** Answers of a rehearsal; where it has none, readings go to the server, and changes are answered by 200 and `{}`. */
	readonly script?: (request: HttpRequest) => ScriptedAnswer | undefined;
}

/** Bytes of a text body that are shown. */
const longest = 4096;

/** Changes nothing: tells what would have been sent, secrets blackened, and answers in the server's place. */
export function dryRun(inner: Transport, { note, redact, script }: DryRunOptions): Transport {
	return async (request) => {
		const scripted = script?.(request);
		const reads = request.method === "GET" || request.method === "HEAD";
		if (reads && !scripted) return inner(request);
		if (!reads) note(shown(request, redact));
		return answer(scripted ?? { status: 200, headers: { "content-type": "application/json" }, body: "{}" });
	};
}

function shown(request: HttpRequest, redact: Redactor): string {
	const { body } = request;
	const headers = Object.entries(request.headers).map(([name, value]) => `${name}: ${redact.header(name, value)}`);
	const size = body === undefined ? [] : [`content-length: ${sizeOf(body)}`];
	const type = request.headers["content-type"] ?? "";
	const lines = [`${request.method} ${redact.text(request.url)}`, ...headers, ...size];
	const text = bodyText(body, type);
	const told = request.note ?? (text === undefined ? undefined : redact.text(text));
	return told === undefined ? lines.join("\n") : `${lines.join("\n")}\n\n${told}`;
}

function sizeOf(body: Uint8Array | HttpBody): number {
	return body instanceof Uint8Array ? body.byteLength : body.size;
}

function bodyText(body: HttpRequest["body"], type: string): string | undefined {
	if (!(body instanceof Uint8Array) || body.byteLength === 0 || body.byteLength > longest) return undefined;
	return /json|xml|text|form-urlencoded/i.test(type) ? new TextDecoder().decode(body) : undefined;
}

function answer({ status, headers = {}, body = "" }: ScriptedAnswer): HttpResponse {
	const bytes = new TextEncoder().encode(body);
	return {
		status,
		headers: Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const),
		bytes: async () => bytes,
		async *stream() {
			if (bytes.byteLength > 0) yield bytes;
		},
	};
}
