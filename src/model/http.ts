/** A body that can be sent again. */
export interface HttpBody {
	/** Bytes. */
	readonly size: number;
	open(): AsyncIterable<Uint8Array>;
}

export interface HttpRequest {
	readonly method: "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE";
	readonly url: string;
	/** Names in lower case. */
	readonly headers: Readonly<Record<string, string>>;
	readonly body?: Uint8Array | HttpBody;
	/** What a dry run shows of it, and the journal; never credentials. */
	readonly note?: string;
}

export interface HttpResponse {
	readonly status: number;
	/** In the order in which they came, names in lower case: several of one name count (Set-Cookie). */
	readonly headers: readonly (readonly [name: string, value: string])[];
	/** May be called once, `bytes` or `stream`. Answers that are cut end in an error. */
	bytes(limit?: number): Promise<Uint8Array>;
	stream(): AsyncIterable<Uint8Array>;
}

/** Why there is no answer. `unsent`: nothing has reached the server, so that a repetition is safe; `unknown`: it may have done what was asked. */
export class TransportError extends Error {
	readonly reason: "name" | "refused" | "tls" | "closed" | "timeout" | "cut" | "aborted" | "redirect";
	readonly reached: "unsent" | "unknown";
	constructor(reason: TransportError["reason"], reached: TransportError["reached"], message: string) {
		super(message);
		this.reason = reason;
		this.reached = reached;
	}
}

/**
 * Sends one request and gives its answer; follows no redirect of itself. Retrying, limiting the rate, recording, blackening and dry runs are
 * transports around a transport.
 */
export type Transport = (request: HttpRequest) => Promise<HttpResponse>;

/** The last header of a name. */
export function headerOf(response: Pick<HttpResponse, "headers">, name: string): string | undefined {
	return response.headers.findLast(([key]) => key === name)?.[1];
}
