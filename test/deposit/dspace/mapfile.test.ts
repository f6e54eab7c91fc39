import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkMapfile, parseMapfile, serverAddress } from "../../../src/deposit/dspace/mapfile.ts";
import { undiciTransport } from "../../../src/deposit/http/undici.ts";
import { TransportError } from "../../../src/model/index.ts";
import { type DspaceServer, startDspace } from "../../servers/dspace/server.ts";

const codesOf = (outcome: { diagnostics: readonly { code: string }[] }) => outcome.diagnostics.map(({ code }) => code);

describe("reading a mapfile of dspace import", () => {
	it("splits at the last space: folders have spaces and diacritics", () => {
		const text = "item_0001 123456789/58\nbài 004 có dấu 123456789/59\r\n\n";
		expect(parseMapfile(text, "m").value).toEqual([
			{ item: "item_0001", handle: "123456789/58", line: 1 },
			{ item: "bài 004 có dấu", handle: "123456789/59", line: 2 },
		]);
	});

	it("names lines that are none, handles that stand twice, UUIDs of a review and an empty file", () => {
		const text = "một\nitem_1 không-phải\na 1/2\nb 1/2\nc 0464d99b-5a4b-4a1c-a3ed-4fc8e2b09c09\n";
		const read = parseMapfile(text, "m");
		expect(read.diagnostics.map(({ code, place }) => [code, place?.line])).toEqual([
			["dspace/mapfile-line", 1],
			["dspace/mapfile-line", 2],
			["dspace/mapfile-twice", 4],
			["dspace/not-a-handle", 5],
		]);
		expect(codesOf(parseMapfile("\n", "m"))).toEqual(["dspace/mapfile-empty"]);
	});

	it("finds the server behind the address of a target", () => {
		expect(serverAddress("dspace", { url: "https://kho/server/api/" })).toBe("https://kho/server");
		expect(serverAddress("sword", { url: "https://kho/server/swordv2" })).toBe("https://kho/server");
		expect(serverAddress("folder", { path: "x" })).toBeUndefined();
	});
});

describe("comparing a mapfile with the repository", () => {
	let server: DspaceServer;
	const network = undiciTransport();
	beforeAll(async () => {
		server = await startDspace();
	});
	afterAll(async () => {
		await network.close();
		await server.close();
	});
	const check = (text: string, transport = network.send) => {
		const told: [string, boolean][] = [];
		const lines = parseMapfile(text, "m").value ?? [];
		const options = {
			target: "kho",
			base: server.base,
			transport,
			told: (line: { handle: string; found: boolean }) => told.push([line.handle, line.found]),
		};
		return checkMapfile(lines, "m", options).then((outcome) => ({ outcome, told }));
	};

	it("reports the handles that a failed import left behind, and says to import anew", async () => {
		const { state } = server;
		const item = state.item(state.collection("Tin bài").uuid, "");
		state.archive(item);
		const { outcome, told } = await check(`item_0001 ${item.handle}\nbài 2 123456789/999\n`);
		expect(told).toEqual([
			[item.handle, true],
			["123456789/999", false],
		]);
		expect(outcome.value).toEqual({ found: 1, missing: 1 });
		expect(codesOf(outcome)).toEqual(["dspace/handle-missing", "dspace/import-again"]);
		expect(codesOf((await check(`item_0001 ${item.handle}\n`)).outcome)).toEqual([]);
	});

	it("takes a redirection to another host for an answer, and a fault for none", async () => {
		const away = async () => Promise.reject(new TransportError("redirect", "unknown", "https://khac.example"));
		expect((await check("a 1/2", away)).outcome.value).toEqual({ found: 1, missing: 0 });
		const cut = async () => Promise.reject(new TransportError("closed", "unknown", "x"));
		expect(codesOf((await check("a 1/2", cut)).outcome)).toEqual(["deposit/unreachable"]);
		const broken = async () => ({ status: 500, headers: [], bytes: async () => new Uint8Array(), async *stream() {} });
		expect(codesOf((await check("a 1/2", broken)).outcome)).toEqual(["deposit/server-fault"]);
	});
});
