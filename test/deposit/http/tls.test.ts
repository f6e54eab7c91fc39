import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { transportFinding } from "../../../src/deposit/findings.ts";
import { undiciTransport } from "../../../src/deposit/http/undici.ts";
import { TransportError } from "../../../src/model/index.ts";

const folder = join(import.meta.dirname, "..", "..", "servers");
const key = readFileSync(join(folder, "tls-key.pem"));
const cert = readFileSync(join(folder, "tls-cert.pem"), "utf8");

describe("a server with a certificate of its own", () => {
	const heard: string[] = [];
	const server = createServer({ key, cert }, (request, response) => {
		heard.push(request.headers.authorization ?? "");
		response.end("here");
	});
	let port: number;
	beforeAll(async () => {
		server.listen(0, "127.0.0.1");
		await once(server, "listening");
		({ port } = server.address() as AddressInfo);
	});
	afterAll(() => void server.close());
	const ask = (host: string, ca?: string) => {
		const { send, close } = undiciTransport(ca === undefined ? {} : { ca });
		const headers = { authorization: "Bearer x" };
		return send({ method: "POST", url: `https://${host}:${port}/`, headers }).finally(() => setTimeout(close, 50));
	};

	it("is refused, and hears nothing", async () => {
		const error = await ask("localhost").catch((thrown: unknown) => thrown);
		expect(error).toMatchObject({ reason: "tls", reached: "unsent" });
		if (!(error instanceof TransportError)) throw error;
		expect(transportFinding(error, "kho", "observe").code).toBe("deposit/certificate");
		expect(heard).toEqual([]);
	});

	it("is trusted where its authority is given, under the name that it has", async () => {
		const response = await ask("localhost", cert);
		expect(response.status).toBe(200);
		expect(heard).toHaveLength(1);
		await expect(ask("127.0.0.2", cert)).rejects.toBeInstanceOf(TransportError);
	});
});
