import type { IncomingMessage } from "node:http";
import type { Json, Store } from "./store.ts";

/** A request that was read whole, as the routes see it. */
export interface Exchange {
	method: string;
	/** Segments below `/api`, decoded one by one. */
	path: string[];
	query: URLSearchParams;
	headers: IncomingMessage["headers"];
	body: Buffer;
	/** False where the client left before all of the body had come. */
	whole: boolean;
	/** Undefined: a guest, or a token that nobody has. */
	user: string | undefined;
	root: string;
}

export interface Reply {
	status: number;
	json?: unknown;
	bytes?: Buffer;
	headers?: Record<string, string>;
}

export type Route = (store: Store, exchange: Exchange) => Reply | Promise<Reply> | undefined;

export const problem = (status: number, message: string, more: Json = {}): Reply => ({
	status,
	json: { status, message, ...more },
});
export const denied = (): Reply => problem(403, "Permission denied.");
/** The framework's own failure, with its own order of the fields. */
export const broken = (): Reply => ({
	status: 500,
	json: {
		message:
			"The server encountered an internal error and was unable to complete your request. Either the server is overloaded or there is an error in the application.",
		status: 500,
	},
});
export const invalid = (errors: readonly unknown[]): Reply => problem(400, "A validation error occurred.", { errors });

/** The JSON of a request, or the answer to one that has none. */
export function jsonOf(exchange: Exchange): { value: unknown } | { reply: Reply } {
	if (exchange.headers["content-type"]?.split(";")[0] !== "application/json") {
		const types = 'application/json, application/ld+json;profile="https://w3id.org/ro/crate/1.1"';
		return { reply: problem(415, `Invalid 'Content-Type' header. Expected one of: ${types}`) };
	}
	try {
		return { value: JSON.parse(exchange.body.toString() || "{}") };
	} catch {
		return { reply: problem(400, "Unable to decode JSON data in request body.") };
	}
}
