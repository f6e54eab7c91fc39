import { afterAll, beforeAll, expect, it } from "vitest";
import { dryRun } from "../../src/deposit/http/dry-run.ts";
import { redactor } from "../../src/deposit/http/redact.ts";
import { undiciTransport } from "../../src/deposit/http/undici.ts";
import { memoryJournal } from "../../src/deposit/journal.ts";
import { runDeposit } from "../../src/deposit/run.ts";
import { zenodo } from "../../src/deposit/zenodo/factory.ts";
import { zenodoForm } from "../../src/deposit/zenodo/form.ts";
import type { ZenodoSettings } from "../../src/deposit/zenodo/settings.ts";
import type { Deposit, HttpRequest, Repository, Transport } from "../../src/model/index.ts";
import { quickSurroundings } from "../contract/repositories.ts";
import { type InvenioServer, startInvenio, tokens } from "../servers/invenio/server.ts";
import { sampleDeposit } from "./support/deposits.ts";

let server: InvenioServer;
const sockets = undiciTransport();
beforeAll(async () => {
	server = await startInvenio({ zenodo: true });
});
afterAll(async () => {
	await sockets.close();
	await server.close();
});

function open(transport: Transport = sockets.send, more: Partial<ZenodoSettings> = {}): Repository {
	return zenodo.open({
		name: "zenodo",
		settings: zenodo.settings.parse({ url: server.url, publish: true, ...more }),
		secrets: { token: tokens.A as string },
		transport,
		surroundings: quickSurroundings(),
		hide: () => {},
	}) as Repository;
}

const run = (deposit: Deposit, repository: Repository, rehearsal = false) =>
	runDeposit({ repository, deposit, journal: memoryJournal([]), surroundings: quickSurroundings(), rehearsal });
const codesOf = ({ diagnostics }: { diagnostics: readonly { code: string }[] }) => diagnostics.map(({ code }) => code);

it("has the token in a header and never in an address; the DOI is the one that was registered", async () => {
	const sent: HttpRequest[] = [];
	const { value } = await run(
		sampleDeposit(1),
		open((request) => {
			sent.push(request);
			return sockets.send(request);
		}),
	);
	expect(value?.state).toBe("published");
	expect(sent.every(({ headers }) => headers.authorization === `Bearer ${tokens.A}`)).toBe(true);
	expect(sent.some(({ url }) => url.includes(tokens.A as string))).toBe(false);
	expect(value?.receipt?.names?.doi).toMatch(/^10\.5072\/\d+$/);
});

it("sends no credentials to a bucket of another host", async () => {
	const elsewhere: string[] = [];
	const outcome = await run(
		sampleDeposit(2),
		open(async (request) => {
			if (!request.url.startsWith(server.url)) elsewhere.push(request.url);
			const response = await sockets.send(request);
			const body = new TextDecoder().decode(await response.bytes());
			const moved = new TextEncoder().encode(
				body.replaceAll(`${server.url}/api/files`, "https://evil.example/api/files"),
			);
			return { ...response, bytes: async () => moved };
		}),
	);
	expect(codesOf(outcome)).toContain("invenio/foreign-address");
	expect(elsewhere).toEqual([]);
});

it("finds its depositions in the pages of its own list, a draft and a publication", async () => {
	for (let number = 0; number < 120; number++) {
		const row = server.store.add("A");
		row.draft = { metadata: {}, access: {}, filesEnabled: true, locked: false, files: new Map() };
		server.store.index(row);
	}
	expect((await run(sampleDeposit(1), open())).value?.steps).toBe(0);
});

it("is not made twice where a create failed inside", async () => {
	const deposit = sampleDeposit(3);
	const repository = open(async (request) => {
		server.knobs.searchDown = request.method === "POST";
		const response = await sockets.send(request);
		server.knobs.searchDown = false;
		return response;
	});
	const before = server.store.rows.size;
	expect(codesOf(await run(deposit, repository))).toContain("invenio/draft-unfindable");
	expect(server.store.rows.size).toBe(before + 1);
	server.store.reindex();
	expect((await run(deposit, open())).value?.state).toBe("published");
	expect(server.store.rows.size).toBe(before + 1);
});

it("shows every request and sends none that changes anything", async () => {
	const shown: string[] = [];
	const script = zenodo.rehearse?.(zenodo.settings.parse({ url: server.url, publish: true }));
	const redact = redactor([tokens.A as string]);
	const transport = dryRun(sockets.send, { note: (text) => shown.push(text), redact, ...(script && { script }) });
	const before = server.store.rows.size;
	await run(sampleDeposit(4), open(transport), true);
	expect(server.store.rows.size).toBe(before);
	expect(shown.map((text) => text.split(" ")[0])).toEqual(["POST", "PUT", "PUT", "PUT", "POST"]);
});

it("has the newspaper as a journal, and says what it has no field for", () => {
	const deposit = sampleDeposit(5);
	const claims = [
		...deposit.metadata.claims,
		{ element: "newspaper", value: "Báo Bắc Kạn", origin: "given" } as const,
		{ element: "extent", value: "2 trang", origin: "given" } as const,
	];
	const settings = zenodo.settings.parse({ url: server.url });
	const { metadata, losses } = zenodoForm({ ...deposit, metadata: { claims, superseded: [] } }, "zenodo", settings);
	expect(metadata).toMatchObject({ journal_title: "Báo Bắc Kạn", language: "vie", publication_date: "2023-03-20" });
	expect(losses).toEqual([{ element: "extent", value: "2 trang", reason: "no-field" }]);
});
