import { Readable } from "node:stream";
import type { HttpRequest, Transport } from "../../model/index.ts";

/** What the SDK hands to its HTTP handler: the parts of it that are used here. */
interface SdkRequest {
	readonly method: string;
	readonly protocol: string;
	readonly hostname: string;
	readonly port?: number;
	readonly path: string;
	readonly query?: Readonly<Record<string, string | readonly string[] | null>>;
	readonly headers: Readonly<Record<string, string>>;
	readonly body?: unknown;
}

interface SdkResponse {
	readonly statusCode: number;
	readonly headers: Record<string, string>;
	readonly body: Readable;
}

/** The HTTP handler of an SDK client. */
export interface SdkHandler {
	readonly metadata: { readonly handlerProtocol: string };
	handle(request: SdkRequest): Promise<{ response: SdkResponse }>;
	updateHttpClientConfig(): void;
	httpHandlerConfigs(): Record<string, never>;
	destroy(): void;
}

/**
 * Lets the SDK speak through our transport, so that retrying, limiting, recording, blackening and dry runs are the same for every repository.
 * Requests are signed when they come here; `expect` is left out, which is never signed and which our transport does not speak.
 */
export function sdkHandler(send: Transport): SdkHandler {
	return {
		metadata: { handlerProtocol: "http/1.1" },
		async handle(request) {
			const body = bytesOf(request.body);
			const response = await send({
				method: request.method as HttpRequest["method"],
				url: `${request.protocol}//${request.hostname}${request.port === undefined ? "" : `:${request.port}`}${request.path}${queryOf(request.query)}`,
				headers: headersOf(request.headers),
				...(body && { body }),
			});
			const headers: Record<string, string> = {};
			for (const [name, value] of response.headers) headers[name] = value;
			return {
				response: {
					statusCode: response.status,
					headers,
					body: Readable.from(response.stream(), { objectMode: false }),
				},
			};
		},
		updateHttpClientConfig: () => undefined,
		httpHandlerConfigs: () => ({}),
		destroy: () => undefined,
	};
}

function headersOf(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
	const kept = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
	return Object.fromEntries(kept.filter(([name]) => name !== "expect" && name !== "content-length"));
}

/** Bodies are held in memory by whoever calls the SDK, so that they can be sent again. */
function bytesOf(body: unknown): Uint8Array | undefined {
	if (body === undefined || body === null) return undefined;
	if (typeof body === "string") return new TextEncoder().encode(body);
	if (body instanceof Uint8Array) return body;
	throw new TypeError("a body of the SDK that is not bytes");
}

/** As the signature has it: names sorted, everything but unreserved characters escaped (RFC 3986 2.3). */
function queryOf(query: SdkRequest["query"]): string {
	const pairs = Object.keys(query ?? {})
		.sort()
		.flatMap((name) => {
			const value = query?.[name];
			if (value === null || value === undefined) return [escaped(name)];
			return [value].flat().map((each) => `${escaped(name)}=${escaped(each)}`);
		});
	return pairs.length === 0 ? "" : `?${pairs.join("&")}`;
}

function escaped(text: string): string {
	return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}
