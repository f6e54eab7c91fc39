import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type Answer, problem, type Request } from "./answer.ts";
import { rest } from "./rest.ts";
import { Sessions } from "./session.ts";
import { DspaceState, type Item } from "./state.ts";
import { type SwordCure, sword } from "./sword.ts";

export interface DspaceOptions {
	/** What was kept by a server before this one. */
	readonly state?: DspaceState;
	/** Bytes of a request; DSpace comes with 512 MB. */
	readonly maxUpload?: number;
	/** As the release comes, or with its faults of addresses and error documents put right. */
	readonly sword?: SwordCure;
	readonly mediation?: boolean;
	/** May look at a request first, and answer it or cut it off. */
	readonly before?: (request: Request) => Answer | "hang-up" | undefined;
	/** Sees what was answered; `hang-up`: the answer is lost. */
	readonly after?: (request: Request, answer: Answer) => "hang-up" | undefined;
	readonly port?: number;
}

export interface DspaceServer {
	/** `http://127.0.0.1:PORT/server`. */
	readonly base: string;
	readonly state: DspaceState;
	readonly sessions: Sessions;
	/** Whether the index of the search lags behind. */
	indexed: (item: Item) => boolean;
	readonly requests: Request[];
	close(): Promise<void>;
}

export async function startDspace(options: DspaceOptions = {}): Promise<DspaceServer> {
	const state = options.state ?? new DspaceState();
	const sessions = new Sessions(state);
	const requests: Request[] = [];
	const limit = options.maxUpload ?? 512 * 1024 * 1024;
	const server: Server = createServer((message, response) => {
		void answer(message, response).catch(() => message.destroy());
	});
	await new Promise<void>((done) => server.listen(options.port ?? 0, "127.0.0.1", done));
	const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/server`;
	const made: DspaceServer = {
		base,
		state,
		sessions,
		indexed: () => true,
		requests,
		close: () =>
			new Promise<void>((done) => {
				server.close(() => done());
				server.closeAllConnections();
			}),
	};

	async function answer(message: IncomingMessage, response: ServerResponse): Promise<void> {
		const url = new URL(message.url ?? "/", base);
		const path = url.pathname.replace(/^\/server/, "");
		if (Number(message.headers["content-length"] ?? 0) > limit) {
			// The answer comes while the client still writes, and the connection ends.
			write(response, problem(413, path, "Maximum upload size exceeded"), message.method);
			response.once("finish", () => setTimeout(() => message.destroy(), 50));
			return;
		}
		const chunks: Uint8Array[] = [];
		for await (const chunk of message) chunks.push(chunk as Uint8Array);
		const headers = Object.fromEntries(
			Object.entries(message.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : value]),
		);
		const request: Request = {
			method: message.method ?? "GET",
			path: decodeURI(path),
			query: url.searchParams,
			headers,
			body: new Uint8Array(Buffer.concat(chunks)),
		};
		requests.push(request);
		const early = options.before?.(request);
		if (early === "hang-up") {
			message.destroy();
			return;
		}
		const house = { state, base };
		const swordHouse = { ...house, cure: options.sword ?? "shipped", mediation: options.mediation === true };
		const said =
			early ??
			(request.path.startsWith("/swordv2") ? sword(swordHouse, request) : undefined) ??
			rest(house, sessions, { has: (item) => made.indexed(item) }, request);
		if (options.after?.(request, said) === "hang-up") {
			message.destroy();
			return;
		}
		write(response, said, message.method);
	}
	return made;
}

function write(response: ServerResponse, { status, headers = [], body, cut }: Answer, method = "GET"): void {
	const bytes =
		body === undefined || body instanceof Uint8Array ? body : new TextEncoder().encode(JSON.stringify(body));
	const length = cut ? [] : status === 204 || status === 304 ? [] : ["Content-Length", String(bytes?.byteLength ?? 0)];
	response.writeHead(status, "", [...headers.flat(), ...length] as string[]);
	if (cut) {
		response.write("\n", () => response.destroy());
		return;
	}
	response.end(method === "HEAD" ? undefined : bytes);
}
