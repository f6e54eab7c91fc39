import { createHmac, randomBytes, randomUUID } from "node:crypto";
import type { Answer, Request } from "./answer.ts";
import { fault, nothing } from "./answer.ts";
import type { DspaceState, Person } from "./state.ts";

const cookie = "DSPACE-XSRF-COOKIE";
const attributes = "Path=/server; HttpOnly; SameSite=Lax";
const gone = `${cookie}=; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:10 GMT; ${attributes}`;

type Headers = readonly (readonly [string, string])[];

function handOut(token: string, had: boolean): Headers {
	return [
		...(had ? ([["Set-Cookie", gone]] as const) : []),
		["DSPACE-XSRF-TOKEN", token],
		["Set-Cookie", `${cookie}=${token}; ${attributes}`],
	];
}

const cookieOf = ({ headers }: Request) => new RegExp(`${cookie}=([^;]+)`).exec(headers.cookie ?? "")?.[1];

/** The double submit of a token: only header and cookie are compared, so that an older pair still works. */
export function checkCsrf(request: Request): Answer | undefined {
	if (request.method === "GET" || request.method === "HEAD") return;
	const held = cookieOf(request);
	if (held !== undefined && held === request.headers["x-xsrf-token"]) return;
	const refused = fault(403, request.path, "Access is denied. Invalid CSRF token.");
	return { ...refused, headers: [...handOut(randomUUID(), held !== undefined), ...(refused.headers ?? [])] };
}

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** Tokens, and who they speak for. `life` in milliseconds. */
export class Sessions {
	readonly #state: DspaceState;
	readonly #secret = randomBytes(32);
	life = 30 * 60_000;
	/** DSpace forgives a clock that is a minute off. */
	tolerance = 60_000;

	constructor(state: DspaceState) {
		this.#state = state;
	}

	#sign(text: string, person: Person): string {
		return createHmac("sha256", this.#secret).update(`${person.session}.${text}`).digest("base64url");
	}

	#issue(person: Person): string {
		const payload = {
			eid: person.uuid,
			sg: [],
			exp: Math.floor((Date.now() + this.life) / 1000),
			authenticationMethod: "password",
		};
		const text = `${encode({ alg: "HS256" })}.${encode(payload)}`;
		return `${text}.${this.#sign(text, person)}`;
	}

	/** Broken, expired and logged-out tokens speak for nobody. HTTP Basic is passed over in silence. */
	who(request: Request): Person | undefined {
		const token = /^Bearer ([\w-]+\.[\w-]+)\.([\w-]+)$/.exec(request.headers.authorization ?? "");
		if (!token) return;
		const [, text = "", signature] = token;
		let payload: { eid?: string; exp?: number };
		try {
			payload = JSON.parse(Buffer.from(text.split(".")[1] ?? "", "base64url").toString());
		} catch {
			return;
		}
		const person = this.#state.people.find(({ uuid }) => uuid === payload.eid);
		if (!person || this.#sign(text, person) !== signature) return;
		return (payload.exp ?? 0) * 1000 + this.tolerance > Date.now() ? person : undefined;
	}

	/** With name and password, or with a token that is still good. */
	login(request: Request): Answer {
		const form = new URLSearchParams(new TextDecoder().decode(request.body));
		const person = form.has("user")
			? this.#state.people.find(
					({ email, password }) => email === form.get("user") && password === form.get("password"),
				)
			: this.who(request);
		if (!person) {
			const refused = fault(401, request.path, "Authentication failed!");
			return {
				...refused,
				headers: [["WWW-Authenticate", 'password realm="DSpace REST API"'], ...(refused.headers ?? [])],
			};
		}
		return nothing(200, [...handOut(randomUUID(), true), ["Authorization", `Bearer ${this.#issue(person)}`]]);
	}

	/** Afterwards there is no cookie: it is set anew, and taken away again. */
	logout(request: Request): Answer {
		const person = this.who(request);
		if (person) person.session++;
		return nothing(204, [...handOut(randomUUID(), true), ["Set-Cookie", gone]]);
	}

	csrf(request: Request): Answer {
		const token = cookieOf(request) ?? randomUUID();
		return nothing(204, handOut(token, false));
	}
}
