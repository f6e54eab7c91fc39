import { Buffer } from "node:buffer";
import {
	failure,
	type HttpRequest,
	type HttpResponse,
	headerOf,
	type Outcome,
	success,
	type Transport,
} from "../../model/index.ts";
import type { Surroundings } from "../factory.ts";
import { type Answer, messageOf, parseObject, statusFault, transportFault } from "./faults.ts";

export interface SessionOptions {
	readonly target: string;
	/** Address of the server, for example `https://kho.example/server`. */
	readonly base: string;
	readonly user: string;
	readonly password: string;
	readonly transport: Transport;
	readonly surroundings: Pick<Surroundings, "now">;
	hide(value: string): void;
}

/** A request below the server's address. */
export interface Call {
	readonly method: HttpRequest["method"];
	/** Begins with `/api`. */
	readonly path: string;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: HttpRequest["body"];
	/** Name of the step, for findings and notes. */
	readonly step: string;
	/** Without a login. */
	readonly anonymous?: boolean;
}

const cookieName = "DSPACE-XSRF-COOKIE";
/** The share of a token's life after which it is renewed. */
const ripe = 0.8;

/**
 * A login at the REST interface of DSpace: the CSRF token, which is handed out anew with any answer, refusals included, and has to come back as header
 * and cookie; and the token of the session, which is renewed before it ends, and forgotten at logout, because the server may honour it afterwards.
 */
export class Session {
	readonly #options: SessionOptions;
	#header: string | undefined;
	#cookie: string | undefined;
	#token: string | undefined;
	#renewAt = 0;
	#entering: Promise<Outcome<void>> | undefined;

	constructor(options: SessionOptions) {
		this.#options = options;
	}

	/** The person who is logged in, as the token names them. */
	get person(): string | undefined {
		const claims = this.#token === undefined ? undefined : claimsOf(this.#token);
		return typeof claims?.eid === "string" ? claims.eid : undefined;
	}

	/** Makes sure of a login. */
	async enter(): Promise<Outcome<void>> {
		if (this.#token !== undefined && this.#options.surroundings.now() < this.#renewAt) return success(undefined);
		this.#entering ??= this.#login().finally(() => {
			this.#entering = undefined;
		});
		return this.#entering;
	}

	/** The answer whatever its status; a failure where there is none, or no login. */
	async call(call: Call): Promise<Outcome<Answer>> {
		const response = await this.open(call);
		if (response.value === undefined) return failure(...response.diagnostics);
		return this.#read(response.value, call.step);
	}

	/** The answer of a call that has to come with one of these statuses. */
	async expect(call: Call, ...statuses: readonly number[]): Promise<Outcome<Answer>> {
		const answer = await this.call(call);
		if (answer.value === undefined || statuses.includes(answer.value.status)) return answer;
		return failure(statusFault(answer.value, this.#options.target, call.step));
	}

	/** An answer whose body is still to be read. Refusals that say nothing of the request itself have been dealt with. */
	async open(call: Call): Promise<Outcome<HttpResponse>> {
		let [csrfAgain, loginAgain] = [true, call.anonymous !== true];
		for (;;) {
			if (call.anonymous !== true) {
				const entered = await this.enter();
				if (entered.diagnostics.length > 0) return failure(...entered.diagnostics);
			}
			const used = this.#token;
			const sent = await this.#send(call, call.anonymous !== true);
			if (sent.value === undefined) return sent;
			const { status } = sent.value;
			if (status !== 401 && status !== 403) return sent;
			const answer = await this.#read(sent.value, call.step);
			if (answer.value === undefined) return failure(...answer.diagnostics);
			if (status === 403 && csrfAgain && /CSRF/.test(messageOf(answer.value))) {
				csrfAgain = false;
				continue;
			}
			// A PATCH of a section that the form does not have reads like a session that is lost.
			if (status === 401 && loginAgain && !(call.method === "PATCH" && (await this.#stillIn()))) {
				loginAgain = false;
				if (this.#token === used) this.#token = undefined;
				continue;
			}
			return success(again(sent.value, answer.value.text));
		}
	}

	/** Ends the session; nothing is left of it here. */
	async leave(): Promise<void> {
		if (this.#token !== undefined)
			await this.#send({ method: "POST", path: "/api/authn/logout", step: "logout" }, true);
		this.#token = undefined;
		this.#header = undefined;
		this.#cookie = undefined;
	}

	async #login(): Promise<Outcome<void>> {
		const { target, user, password, surroundings } = this.#options;
		const login = (call: Pick<Call, "headers" | "body">, withToken: boolean) =>
			this.#twice({ method: "POST", path: "/api/authn/login", step: "login", ...call }, withToken);
		const renewed = this.#token === undefined ? undefined : await login({}, true);
		let answer = renewed?.value?.status === 200 ? renewed : undefined;
		if (!answer) {
			this.#token = undefined;
			const form = new URLSearchParams({ user, password }).toString();
			answer = await login(
				{ headers: { "content-type": "application/x-www-form-urlencoded" }, body: new TextEncoder().encode(form) },
				false,
			);
		}
		if (answer.value === undefined) return failure(...answer.diagnostics);
		const token = /^Bearer (\S+)$/.exec(headerOf(answer.value, "authorization") ?? "")?.[1];
		if (answer.value.status !== 200 || token === undefined) return failure(statusFault(answer.value, target, "login"));
		this.#options.hide(token);
		this.#token = token;
		const now = surroundings.now();
		const there = Date.parse(headerOf(answer.value, "date") ?? "");
		const end = Number(claimsOf(token)?.exp) * 1000;
		const life = end - (Number.isNaN(there) ? now : there);
		this.#renewAt = now + (Number.isNaN(life) ? 60_000 : Math.max(0, life * ripe));
		return success(undefined);
	}

	/** Sends it, and once more where the CSRF token was refused. */
	async #twice(call: Call, withToken: boolean): Promise<Outcome<Answer>> {
		for (let attempt = 0; ; attempt++) {
			const sent = await this.#send(call, withToken);
			if (sent.value === undefined) return failure(...sent.diagnostics);
			const answer = await this.#read(sent.value, call.step);
			const refused = answer.value?.status === 403 && /CSRF/.test(messageOf(answer.value));
			if (!refused || attempt > 0) return answer;
		}
	}

	async #stillIn(): Promise<boolean> {
		const sent = await this.#send({ method: "GET", path: "/api/authn/status", step: "status" }, true);
		if (sent.value === undefined) return false;
		const answer = await this.#read(sent.value, "status");
		return answer.value?.json?.authenticated === true;
	}

	async #send(call: Call, withToken: boolean): Promise<Outcome<HttpResponse>> {
		const { target, base, transport } = this.#options;
		const writes = call.method !== "GET" && call.method !== "HEAD";
		if (writes && (this.#cookie === undefined || this.#header === undefined)) {
			const fetched = await this.#send({ method: "GET", path: "/api/security/csrf", step: "csrf" }, false);
			if (fetched.value === undefined) return fetched;
			await fetched.value.bytes(0).catch(() => undefined);
		}
		const headers: Record<string, string> = { accept: "*/*", ...call.headers };
		if (this.#cookie !== undefined) headers.cookie = `${cookieName}=${this.#cookie}`;
		if (writes && this.#header !== undefined) headers["x-xsrf-token"] = this.#header;
		if (withToken && this.#token !== undefined) headers.authorization = `Bearer ${this.#token}`;
		const { method, path, body, step } = call;
		try {
			const response = await transport({ method, url: base + path, headers, ...(body && { body }), note: step });
			this.#learn(response);
			return success(response);
		} catch (error) {
			return failure(transportFault(error, target, step));
		}
	}

	/** The last word on the cookie counts: where it was taken away at the end, a token has to be fetched again. */
	#learn(response: HttpResponse): void {
		for (const [name, value] of response.headers) {
			if (name === "dspace-xsrf-token") this.#header = value;
			if (name !== "set-cookie") continue;
			const set = /^DSPACE-XSRF-COOKIE=([^;]*)(.*)$/i.exec(value);
			if (set) this.#cookie = set[1] === "" || /max-age=0/i.test(set[2] ?? "") ? undefined : set[1];
		}
		if (this.#cookie !== undefined) this.#options.hide(this.#cookie);
		if (this.#header !== undefined) this.#options.hide(this.#header);
	}

	async #read(response: HttpResponse, step: string): Promise<Outcome<Answer>> {
		try {
			const text = new TextDecoder().decode(await response.bytes());
			const json = parseObject(text);
			return success({ status: response.status, headers: response.headers, text, ...(json && { json }) });
		} catch (error) {
			return failure(transportFault(error, this.#options.target, step));
		}
	}
}

/** A response whose body was read, to be read again. */
function again(response: HttpResponse, text: string): HttpResponse {
	const bytes = new TextEncoder().encode(text);
	return {
		status: response.status,
		headers: response.headers,
		bytes: async () => bytes,
		async *stream() {
			yield bytes;
		},
	};
}

/** What stands in a JWT (RFC 7519); nothing is proved by it. */
function claimsOf(token: string): Readonly<Record<string, unknown>> | undefined {
	return parseObject(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8"));
}
