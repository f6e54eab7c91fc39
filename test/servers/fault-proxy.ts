import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse, request as send } from "node:http";
import type { AddressInfo } from "node:net";

/** What goes wrong with one exchange. */
export type Fault =
	/** The request arrives, the answer does not: the socket closes. */
	| { readonly kind: "lost" }
	/** The answer ends after so many bytes of its body. */
	| { readonly kind: "cut"; readonly after: number }
	/** Milliseconds before the request goes on. */
	| { readonly kind: "delay"; readonly by: number }
	/** The request arrives twice; the second answer comes back. */
	| { readonly kind: "duplicate" }
	/** The request does not arrive. */
	| { readonly kind: "status"; readonly status: number; readonly retryAfter?: string }
	/** Braces and angle brackets of the answer are bent. */
	| { readonly kind: "garble" }
	| { readonly kind: "redirect"; readonly to: string; readonly status?: number }
	/** The socket closes at the head of the request. */
	| { readonly kind: "close" }
	/** Answers and closes at the head of the request, as servers do with what is too large. */
	| { readonly kind: "early"; readonly status: number };

export interface FaultProxy {
	readonly url: string;
	/** Requests that came, in order. */
	readonly seen: readonly { readonly method: string; readonly path: string }[];
	close(): Promise<void>;
}

/** A bad network before a server: `plan` says what goes wrong with the request of this number, counted from 0. */
export async function faultProxy(
	upstream: string,
	plan: (request: { readonly method: string; readonly path: string; readonly nth: number }) => Fault | undefined,
): Promise<FaultProxy> {
	const target = new URL(upstream);
	const seen: { method: string; path: string }[] = [];
	const server = createServer((request, response) => {
		const method = request.method ?? "";
		const path = request.url ?? "/";
		const nth = seen.push({ method, path }) - 1;
		handle(request, response, target, plan({ method, path, nth })).catch(() => response.destroy());
	});
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		seen,
		async close() {
			server.closeAllConnections();
			server.close();
			await once(server, "close");
		},
	};
}

interface Answer {
	readonly status: number;
	readonly headers: NodeJS.Dict<string | string[]>;
	readonly body: Buffer;
}

async function handle(
	request: IncomingMessage,
	response: ServerResponse,
	target: URL,
	fault: Fault | undefined,
): Promise<void> {
	if (fault?.kind === "close") {
		request.socket.destroy();
		return;
	}
	if (fault?.kind === "early") {
		request.socket.end(`HTTP/1.1 ${fault.status} \r\ncontent-length: 5\r\nconnection: close\r\n\r\nearly`);
		return;
	}
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk);
	const body = Buffer.concat(chunks);
	if (fault?.kind === "status") {
		const after = fault.retryAfter === undefined ? {} : { "retry-after": fault.retryAfter };
		response.writeHead(fault.status, after).end("the proxy says so");
		return;
	}
	if (fault?.kind === "redirect") {
		response.writeHead(fault.status ?? 307, { location: fault.to }).end();
		return;
	}
	if (fault?.kind === "delay") await new Promise((done) => setTimeout(done, fault.by));
	if (fault?.kind === "duplicate") await forward(request, body, target);
	const answer = await forward(request, body, target);
	if (fault?.kind === "lost") {
		request.socket.destroy();
		return;
	}
	if (fault?.kind === "cut") {
		response.writeHead(answer.status, answer.headers);
		response.write(answer.body.subarray(0, fault.after), () => request.socket.destroy());
		return;
	}
	const told =
		fault?.kind === "garble"
			? Buffer.from(answer.body.toString("latin1").replace(/[{}<>]/g, "}"), "latin1")
			: answer.body;
	response.writeHead(answer.status, answer.headers);
	response.end(told);
}

function forward(request: IncomingMessage, body: Buffer, target: URL): Promise<Answer> {
	return new Promise((resolve, reject) => {
		const headers = { ...request.headers, host: target.host };
		const { method, url: path } = request;
		const out = send(
			{ hostname: target.hostname, port: target.port, method, path, headers, agent: false },
			async (answer) => {
				const chunks: Buffer[] = [];
				for await (const chunk of answer) chunks.push(chunk);
				const { connection: _, "keep-alive": __, "transfer-encoding": ___, ...kept } = answer.headers;
				const whole = Buffer.concat(chunks);
				// A HEAD keeps the length of what it is about.
				const length = method === "HEAD" ? {} : { "content-length": String(whole.byteLength) };
				resolve({ status: answer.statusCode ?? 0, headers: { ...kept, ...length }, body: whole });
			},
		);
		out.on("error", reject);
		out.end(body);
	});
}
