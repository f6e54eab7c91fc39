import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type AddressInfo, createServer as createTcp, type Socket, type Server as TcpServer } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { type OpenTransport, undiciTransport } from "../../../src/deposit/http/undici.ts";
import { headerOf, type TransportError } from "../../../src/model/index.ts";

const open: (() => unknown)[] = [];
afterEach(async () => {
	for (const close of open.splice(0).reverse()) await close();
});

function transport(options: Parameters<typeof undiciTransport>[0] = {}): OpenTransport {
	const made = undiciTransport(options);
	open.push(() => made.close());
	return made;
}

async function listen(server: Server | TcpServer): Promise<string> {
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	open.push(() => {
		if ("closeAllConnections" in server) server.closeAllConnections();
		server.close();
	});
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const http = (answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> =>
	listen(createServer(answer));

async function tcp(talk: (socket: Socket, nth: number) => void): Promise<string> {
	let nth = 0;
	return listen(
		createTcp((socket) => {
			socket.on("error", () => {});
			open.push(() => void socket.destroy());
			talk(socket, nth++);
		}),
	);
}

async function failureOf(promise: Promise<unknown>): Promise<TransportError> {
	return promise.then(
		() => {
			throw new Error("it did not fail");
		},
		(error) => error,
	);
}

const get = (url: string) => ({ method: "GET", url, headers: {} }) as const;
const post = (url: string) => ({ method: "POST", url, headers: {}, body: Buffer.from("x") }) as const;
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

describe("requests", () => {
	it("carry a streamed body with its length, and give headers in order and in lower case", async () => {
		const url = await http(async (request, response) => {
			const got: Buffer[] = [];
			for await (const chunk of request) got.push(chunk);
			response.setHeader("Set-Cookie", ["a=1", "a=2"]);
			const { "content-length": length, "transfer-encoding": coding } = request.headers;
			response.end(`${request.method} ${request.url} ${length} ${coding} ${Buffer.concat(got)}`);
		});
		const body = {
			size: 10,
			async *open() {
				yield Buffer.from("bản ");
				yield Buffer.from("lưu");
			},
		};
		const response = await transport().send({ method: "PUT", url: `${url}/x?y=1`, headers: {}, body });
		expect(response.status).toBe(200);
		expect(response.headers.filter(([name]) => name === "set-cookie").map(([, value]) => value)).toEqual([
			"a=1",
			"a=2",
		]);
		expect(headerOf(response, "set-cookie")).toBe("a=2");
		expect(text(await response.bytes())).toBe("PUT /x?y=1 10 undefined bản lưu");
	});

	it("whose body cannot be read end as aborted", async () => {
		const url = await http((request) => void request.resume());
		const body = {
			size: 10,
			async *open() {
				yield Buffer.from("bản ");
				throw new Error("the disk is gone");
			},
		};
		const error = await failureOf(transport().send({ method: "PUT", url, headers: {}, body }));
		expect([error.reason, error.reached, error.message]).toEqual(["aborted", "unknown", "the disk is gone"]);
	});

	it("are answered even where the server answers and closes before it has read the body", async () => {
		const url = await tcp((socket) => {
			socket.once("data", () => {
				socket.write("HTTP/1.1 413 \r\ncontent-length: 9\r\nconnection: close\r\n\r\ntoo large");
				socket.destroySoon();
			});
		});
		const piece = new Uint8Array(1 << 16);
		const body = {
			size: 400 * piece.byteLength,
			async *open() {
				for (let i = 0; i < 400; i++) yield piece;
			},
		};
		for (let round = 0; round < 5; round++) {
			const response = await transport().send({ method: "POST", url, headers: {}, body });
			expect(response.status).toBe(413);
			expect(text(await response.bytes())).toBe("too large");
		}
	});

	it("are stopped by the signal", async () => {
		const url = await http(() => {});
		const stop = new AbortController();
		const { send } = transport({ signal: stop.signal });
		const waiting = failureOf(send(post(url)));
		setTimeout(() => stop.abort(), 20);
		expect(await waiting).toMatchObject({ reason: "aborted", reached: "unknown" });
		expect(await failureOf(send(post(url)))).toMatchObject({ reason: "aborted", reached: "unsent" });
	});
});

describe("no answer", () => {
	it("is unsent where nothing listens", async () => {
		const url = await http(() => {});
		await open.pop()?.();
		expect(await failureOf(transport().send(post(url)))).toMatchObject({ reason: "refused", reached: "unsent" });
	});

	it("is unsent where TLS meets a server without it", async () => {
		const url = await http(() => {});
		const error = await failureOf(transport().send(post(url.replace("http:", "https:"))));
		expect(error).toMatchObject({ reason: "tls", reached: "unsent" });
	});

	it("in time is unknown", async () => {
		const url = await http((request) => void request.resume());
		const error = await failureOf(transport({ headersTimeout: 50 }).send(post(url)));
		expect(error).toMatchObject({ reason: "timeout", reached: "unknown" });
	});

	it("before the socket closes is unknown", async () => {
		const url = await tcp((socket) => void socket.once("data", () => socket.end()));
		expect(await failureOf(transport().send(post(url)))).toMatchObject({ reason: "closed", reached: "unknown" });
	});

	it("that is whole is told as cut, with a length and in pieces", async () => {
		for (const head of ["content-length: 10\r\n\r\nabc", "transfer-encoding: chunked\r\n\r\n3\r\nabc\r\n"]) {
			const url = await tcp((socket) => void socket.once("data", () => socket.end(`HTTP/1.1 200 OK\r\n${head}`)));
			const response = await transport().send(get(url));
			expect(await failureOf(response.bytes())).toMatchObject({ reason: "cut", reached: "unknown" });
		}
	});

	it("longer than the limit is given up", async () => {
		const url = await http((_, response) => void response.end("x".repeat(100)));
		const response = await transport().send(get(url));
		expect(await failureOf(response.bytes(99))).toMatchObject({ reason: "cut" });
		expect((await (await transport().send(get(url))).bytes(100)).byteLength).toBe(100);
	});
});

describe("a socket that was kept alive and is dead", () => {
	const answerOnce = (seen: string[]) => (socket: Socket, nth: number) => {
		let requests = 0;
		socket.on("data", (data) => {
			seen.push(String(data).slice(0, 4).trim());
			if (requests++ === 0) socket.write(`HTTP/1.1 200 OK\r\ncontent-length: 1\r\n\r\n${nth}`);
			else socket.destroy();
		});
	};

	it("costs a second sending where the request is safe", async () => {
		const seen: string[] = [];
		const url = await tcp(answerOnce(seen));
		const { send } = transport({ connections: 1 });
		expect(text(await (await send(get(url))).bytes())).toBe("0");
		expect(text(await (await send(get(url))).bytes())).toBe("1");
		expect(seen).toEqual(["GET", "GET", "GET"]);
	});

	it("is told of where the request may have been carried out", async () => {
		const seen: string[] = [];
		const url = await tcp(answerOnce(seen));
		const { send } = transport({ connections: 1 });
		await (await send(get(url))).bytes();
		expect(await failureOf(send(post(url)))).toMatchObject({ reason: "closed", reached: "unknown" });
		expect(seen).toEqual(["GET", "POST"]);
	});
});

describe("redirects", () => {
	it("are followed within one origin for GET, with what was sent", async () => {
		const url = await http((request, response) => {
			if (request.url === "/a") response.writeHead(302, { location: "/b?c" }).end();
			else response.end(`${request.url} ${request.headers.authorization}`);
		});
		const response = await transport().send({ method: "GET", url: `${url}/a`, headers: { authorization: "Bearer t" } });
		expect(text(await response.bytes())).toBe("/b?c Bearer t");
	});

	it("to another host, and of what is not safe, end there: nothing follows", async () => {
		const heard: string[] = [];
		const other = await http((request, response) => {
			heard.push(request.headers.authorization ?? "");
			response.end();
		});
		const url = await http((request, response) => {
			const to = request.url === "/away" ? `${other}/x?access_token=t` : "/b";
			response.writeHead(307, { location: to }).end("moved");
		});
		const headers = { authorization: "Bearer t" };
		const away = await failureOf(transport().send({ method: "GET", url: `${url}/away`, headers }));
		expect([away.reason, away.message]).toEqual(["redirect", other]);
		expect(await failureOf(transport().send(post(`${url}/away`)))).toMatchObject({ reason: "redirect" });
		expect(await failureOf(transport().send(post(`${url}/near`)))).toMatchObject({ reason: "redirect" });
		expect(await failureOf(transport().send(get(`${url}/round`)))).toMatchObject({ reason: "redirect" });
		expect(heard).toEqual([]);
	});
});

describe("a long answer", () => {
	it("holds its sender back until somebody reads, and can be left", async () => {
		let sent = 0;
		const url = await http((_, response) => {
			const piece = new Uint8Array(1 << 16);
			const more = (): void => {
				while (sent < 64 << 20) {
					sent += piece.byteLength;
					if (!response.write(piece)) {
						response.once("drain", more);
						return;
					}
				}
				response.end();
			};
			more();
		});
		const { send } = transport();
		const response = await send(get(url));
		await new Promise((done) => setTimeout(done, 150));
		expect(sent).toBeLessThan(32 << 20);
		for await (const chunk of response.stream()) {
			expect(chunk.byteLength).toBeGreaterThan(0);
			break;
		}
		sent = 64 << 20;
		expect((await send(get(url))).status).toBe(200);
	});
});
