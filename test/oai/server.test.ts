import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { connect } from "node:net";
import { gunzipSync, inflateSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import type { CatalogueReader } from "../../src/model/index.ts";
import { type RequestEntry, type RunningServer, type ServeOptions, serve } from "../../src/oai/index.ts";
import { memoryCatalogue, provider, rowOf, rows } from "../support/harvest.ts";
import { texts } from "./ask.ts";

const running: RunningServer[] = [];
afterEach(async () => {
	for (const server of running.splice(0)) await server.close();
});

async function started(more: Partial<ServeOptions> = {}): Promise<{ server: RunningServer; log: RequestEntry[] }> {
	const log: RequestEntry[] = [];
	const outcome = await serve({
		reader: memoryCatalogue(rows(25)),
		provider: ({ host, port }) => ({ ...provider, baseUrl: `http://${host}:${port}/oai` }),
		host: "127.0.0.1",
		port: 0,
		now: Date.now,
		log: (entry) => log.push(entry),
		...more,
	});
	if (!outcome.value) throw new Error(JSON.stringify(outcome.diagnostics));
	running.push(outcome.value);
	return { server: outcome.value, log };
}

interface Answered {
	readonly status: number;
	readonly headers: IncomingHttpHeaders;
	readonly body: Buffer;
}

function send(
	{ port }: RunningServer,
	path: string,
	{
		method = "GET",
		headers = {},
		body = "",
	}: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answered> {
	return new Promise((resolve, reject) => {
		const sent = httpRequest({ host: "127.0.0.1", port, path, method, headers, agent: false }, (response) => {
			const chunks: Buffer[] = [];
			response.on("data", (chunk: Buffer) => chunks.push(chunk));
			response.on("error", reject);
			response.on("end", () =>
				resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
			);
		});
		sent.on("error", reject);
		sent.end(body);
	});
}

const list = "/oai?verb=ListRecords&metadataPrefix=oai_dc";
const form = { "content-type": "application/x-www-form-urlencoded" };

describe("the server", () => {
	it("answers GET and POST alike, and says so once", async () => {
		const { server, log } = await started();
		const got = await send(server, list);
		expect([got.status, got.headers["content-type"]]).toEqual([200, "text/xml; charset=utf-8"]);
		expect(texts(got.body.toString(), "identifier")).toHaveLength(10);
		const posted = await send(server, "/oai", { method: "POST", headers: form, body: list.slice(5) });
		const timeless = (body: Buffer) => body.toString().replace(/<responseDate>.*/, "");
		expect(timeless(posted.body).replace(/<resumptionToken.*/, "")).toBe(
			timeless(got.body).replace(/<resumptionToken.*/, ""),
		);
		expect(log.map(({ status, verb, count }) => [status, verb, count])).toEqual(
			Array(2).fill([200, "ListRecords", 10]),
		);
	});

	it("packs what it sends, where the client can unpack it", async () => {
		const { server } = await started();
		const plain = await send(server, list);
		const zipped = await send(server, list, { headers: { "accept-encoding": "gzip" } });
		const deflated = await send(server, list, { headers: { "accept-encoding": "deflate" } });
		const head = (body: Buffer) =>
			body
				.toString()
				.slice(0, 300)
				.replace(/<responseDate>.*/, "");
		expect(zipped.headers["content-encoding"]).toBe("gzip");
		expect(zipped.headers.vary).toBe("Accept-Encoding");
		expect(head(gunzipSync(zipped.body))).toBe(head(plain.body));
		expect(head(inflateSync(deflated.body))).toBe(head(plain.body));
		expect(zipped.body.length).toBeLessThan(plain.body.length / 5);
		expect((await send(server, list, { headers: { "accept-encoding": "*;q=0" } })).status).toBe(406);
	});

	it("answers HEAD without looking, and nothing outside its address", async () => {
		const reader = memoryCatalogue(rows(5));
		const { server } = await started({ reader });
		const head = await send(server, list, { method: "HEAD" });
		expect([head.status, head.body.length, reader.reads()]).toEqual([200, 0, 0]);
		for (const path of ["/", "/oaix", "/oai/x", "/favicon.ico", "/oai%2F"])
			expect((await send(server, path)).status).toBe(404);
		expect((await send(server, "/oai/?verb=Identify")).status).toBe(200);
		expect((await send(server, `http://other.example${list}`)).status).toBe(200);
		const put = await send(server, "/oai", { method: "PUT" });
		expect([put.status, put.headers.allow]).toEqual([405, "GET, HEAD, POST"]);
	});

	it("takes forms only, and short ones", async () => {
		const { server } = await started();
		const post = (headers: Record<string, string>, body: string) =>
			send(server, "/oai", { method: "POST", headers, body });
		expect((await post({ "content-type": "application/json" }, "{}")).status).toBe(415);
		expect((await post({ ...form, "content-length": "70000" }, `verb=Identify&x=${"y".repeat(69_984)}`)).status).toBe(
			413,
		);
		expect(
			(await post({ "content-type": "application/x-www-form-urlencoded;charset=UTF-8" }, "verb=Identify")).status,
		).toBe(200);
		expect((await send(server, `/oai?x=${"y".repeat(20_000)}`)).status).toBe(431);
	});

	it.each(["%", "%FF%FE", "%00", "a=%zz&verb=%E1%BA", "verb=Identify&%3C=%3E", "&&==&"])(
		"answers the query %s with an error of the protocol",
		async (query) => {
			const { server } = await started();
			const { status, body } = await send(server, `/oai?${query}`);
			expect(status).toBe(200);
			expect(body.toString()).toMatch(/<error code="bad(Verb|Argument)">/);
		},
	);

	it("tells clients to come again when too many are there", async () => {
		const { server, log } = await started({
			atOnce: 1,
			reader: memoryCatalogue(Array.from({ length: 400 }, (_, n) => rowOf(n))),
			provider: ({ host, port }) => ({ ...provider, pageSize: 400, baseUrl: `http://${host}:${port}/oai` }),
		});
		const answers = await Promise.all(Array.from({ length: 6 }, () => send(server, list)));
		const statuses = answers.map(({ status }) => status).sort();
		expect(statuses[0]).toBe(200);
		expect(statuses.at(-1)).toBe(503);
		expect(answers.find(({ status }) => status === 503)?.headers["retry-after"]).toBe("10");
		expect((await send(server, list)).status).toBe(200);
		expect(log).toHaveLength(7);
	});

	it("answers 500 when the catalogue fails, says why to its keeper only, and goes on", async () => {
		let broken = true;
		const held = memoryCatalogue(rows(3));
		const reader: CatalogueReader = {
			...held,
			harvest: (query) => {
				if (broken) throw new Error("disk I/O error at /var/lib");
				return held.harvest(query);
			},
		};
		const { server, log } = await started({ reader });
		const failed = await send(server, list);
		expect([failed.status, failed.body.toString()]).toEqual([500, "500\n"]);
		expect(log[0]?.findings).toMatchObject([
			{ code: "oai/answer-failed", params: { reason: "disk I/O error at /var/lib" } },
		]);
		broken = false;
		expect((await send(server, list)).status).toBe(200);
	});

	it("ends connections on which nothing happens, and lives through clients that go away", async () => {
		const { server } = await started({ patience: 300 });
		const silent = await new Promise<boolean>((resolve) => {
			const socket = connect(server.port, "127.0.0.1", () =>
				socket.write("GET /oai?verb=Identify HTTP/1.1\r\nHost: x\r\n"),
			);
			socket.on("close", () => resolve(true));
			socket.on("error", () => resolve(true));
			socket.resume();
		});
		expect(silent).toBe(true);
		await new Promise<void>((resolve) => {
			const socket = connect(server.port, "127.0.0.1", () => {
				socket.write(`GET ${list} HTTP/1.1\r\nHost: x\r\n\r\n`);
				socket.destroy();
				resolve();
			});
		});
		expect((await send(server, "/oai?verb=Identify")).status).toBe(200);
	});

	it("says when its port is taken", async () => {
		const { server } = await started();
		const second = await serve({
			reader: memoryCatalogue(),
			provider: () => provider,
			host: "127.0.0.1",
			port: server.port,
			now: Date.now,
		});
		expect(second.diagnostics.map(({ code }) => code)).toEqual(["oai/address-taken"]);
	});
});
