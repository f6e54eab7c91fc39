import {
	type Diagnostic,
	diagnostic,
	failure,
	type HttpRequest,
	type HttpResponse,
	type Outcome,
	success,
	type Transport,
	TransportError,
} from "../../model/index.ts";
import { statusFinding, transportFinding } from "../findings.ts";

/** An answer that was read whole. */
export interface Answer {
	readonly status: number;
	readonly headers: HttpResponse["headers"];
	/** What the body says, where it is JSON. */
	readonly json: unknown;
}

/** What one call needs to know of its target. */
export interface Wire {
	readonly target: string;
	/** Of the API, without a slash at its end. */
	readonly address: string;
	readonly token: string;
	readonly transport: Transport;
}

export interface Call {
	readonly step: string;
	readonly method: HttpRequest["method"];
	/** Below the API's address, encoded; or an absolute address of the same origin. */
	readonly path: string;
	readonly json?: unknown;
	readonly body?: HttpRequest["body"];
}

/** JSON answers of these servers are small; more than this is no answer of theirs. */
const mostBytes = 32 << 20;

/** Sends one request and reads its answer; any status is a value. The token goes into the header only: in an address it would stand in logs. */
export async function call(wire: Wire, { step, method, path, json, body }: Call): Promise<Outcome<Answer>> {
	try {
		const response = await wire.transport(requestOf(wire, method, path, json, body));
		const bytes = await response.bytes(mostBytes);
		return success({ status: response.status, headers: response.headers, json: parsed(bytes) });
	} catch (error) {
		return failure(wireFault(wire.target, step, error));
	}
}

export function requestOf(
	wire: Wire,
	method: HttpRequest["method"],
	path: string,
	json?: unknown,
	body?: HttpRequest["body"],
): HttpRequest {
	const sent = json === undefined ? body : new TextEncoder().encode(JSON.stringify(json));
	const type = json === undefined ? "application/octet-stream" : "application/json";
	return {
		method,
		url: path.startsWith("http") ? path : `${wire.address}${path}`,
		headers: {
			accept: "application/json",
			authorization: `Bearer ${wire.token}`,
			...(sent !== undefined && { "content-type": type }),
		},
		...(sent !== undefined && { body: sent }),
	};
}

function parsed(bytes: Uint8Array): unknown {
	try {
		return JSON.parse(new TextDecoder().decode(bytes));
	} catch {
		return undefined;
	}
}

/** Why there was no answer. */
export function wireFault(target: string, step: string, error: unknown): Diagnostic {
	if (!(error instanceof TransportError)) throw error;
	return transportFinding(error, target, step);
}

/** What an answer says that is not the one that was hoped for. 403 is what these servers say of a missing or wrong token as well. */
export function statusFault(target: string, step: string, answer: Answer): Diagnostic {
	const { status, json } = answer;
	const message = messageOf(json);
	if (status < 300) return diagnostic("deposit/answer-unreadable", { params: { target, step, status } });
	// A locked file says 403 too, and has nothing to do with the account.
	const aboutFiles = status === 403 && /locked|not enabled/i.test(message);
	if (aboutFiles) return diagnostic("deposit/refused", { params: { target, step, status, message } });
	return statusFinding(answer, target, step, message);
}

/** The answer where its status is one of `wanted`, else why not. */
export function expected(
	wire: Wire,
	step: string,
	told: Outcome<Answer>,
	wanted: readonly number[],
): Outcome<Answer & { readonly json: Json }> {
	if (!told.value) return failure(...told.diagnostics);
	const { status, json } = told.value;
	if (!wanted.includes(status)) return failure(statusFault(wire.target, step, told.value));
	if (status !== 204 && !isJson(json)) {
		return failure(diagnostic("deposit/answer-unreadable", { params: { target: wire.target, step, status } }));
	}
	return success({ ...told.value, json: isJson(json) ? json : {} });
}

/** An object or a list of an answer, read field by field. */
export type Json = Readonly<Record<string, unknown>>;

export function isJson(value: unknown): value is Json {
	return typeof value === "object" && value !== null;
}

export function field(value: unknown, ...path: readonly (string | number)[]): unknown {
	let at = value;
	for (const key of path) at = isJson(at) ? (at as Record<string | number, unknown>)[key] : undefined;
	return at;
}

export function textAt(value: unknown, ...path: readonly (string | number)[]): string | undefined {
	const found = field(value, ...path);
	return typeof found === "string" ? found : typeof found === "number" ? String(found) : undefined;
}

export function listAt(value: unknown, ...path: readonly (string | number)[]): readonly unknown[] {
	const found = field(value, ...path);
	return Array.isArray(found) ? found : [];
}

export interface FieldError {
	readonly field: string;
	readonly message: string;
}

/** The `errors` of an answer: what is wrong with single fields, in answers of success as well. */
export function errorsOf(json: unknown): readonly FieldError[] {
	return listAt(json, "errors").map((error) => ({
		field: textAt(error, "field") ?? "",
		message: listAt(error, "messages").map(String).join(" "),
	}));
}

function messageOf(json: unknown): string {
	const fields = errorsOf(json).map(({ field: name, message }) => `${name}: ${message}`);
	return fields.length > 0 ? fields.join("; ") : (textAt(json, "message") ?? "");
}
