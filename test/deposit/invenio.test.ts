import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dryRun } from "../../src/deposit/http/dry-run.ts";
import { redactor } from "../../src/deposit/http/redact.ts";
import { undiciTransport } from "../../src/deposit/http/undici.ts";
import { invenio } from "../../src/deposit/invenio/factory.ts";
import { keyUrn } from "../../src/deposit/invenio/key.ts";
import type { InvenioSettings } from "../../src/deposit/invenio/settings.ts";
import { type JournalLine, memoryJournal } from "../../src/deposit/journal.ts";
import { runDeposit } from "../../src/deposit/run.ts";
import { type Deposit, type Repository, type Transport, TransportError } from "../../src/model/index.ts";
import { quickSurroundings } from "../contract/repositories.ts";
import { type InvenioServer, startInvenio, tokens } from "../servers/invenio/server.ts";
import { depositFile, sampleDeposit } from "./support/deposits.ts";

let server: InvenioServer;
const sockets = undiciTransport();
beforeAll(async () => {
	server = await startInvenio();
});
afterAll(async () => {
	await sockets.close();
	await server.close();
});

function open(
	more: Partial<InvenioSettings> = {},
	{ transport = sockets.send, token = tokens.A as string }: { transport?: Transport; token?: string } = {},
): Repository {
	return invenio.open({
		name: "kho",
		settings: invenio.settings.parse({ url: server.url, publish: true, ...more }),
		secrets: { token },
		transport,
		surroundings: quickSurroundings(),
		hide: () => {},
	}) as Repository;
}

function run(deposit: Deposit, lines: JournalLine[] = [], repository = open(), rehearsal = false) {
	const surroundings = quickSurroundings();
	return runDeposit({ repository, deposit, journal: memoryJournal(lines), surroundings, rehearsal });
}

const rowsOf = ({ key }: Deposit) =>
	[...server.store.rows.values()].filter((row) =>
		JSON.stringify((row.record ?? row.draft)?.metadata ?? {}).includes(keyUrn(key)),
	);
const codesOf = ({ diagnostics }: { diagnostics: readonly { code: string }[] }) => diagnostics.map(({ code }) => code);

describe("a search engine that stops", () => {
	it("leaves no second draft of 20 records, and all are published once the index is rebuilt", async () => {
		const jobs = Array.from({ length: 20 }, (_, number) => ({
			deposit: sampleDeposit(1000 + number, { files: [depositFile("bai.txt", `bài ${number}`)] }),
			lines: [] as JournalLine[],
		}));
		let creates = 0;
		// It stops in the middle of a create: the draft is in the database, and the answer is 500.
		const transport: Transport = (request) => {
			if (request.method === "POST" && request.url.endsWith("/api/records") && ++creates === 6) {
				server.knobs.searchDown = true;
			}
			return sockets.send(request);
		};
		const repository = open({}, { transport });
		const left: typeof jobs = [];
		for (const [number, job] of jobs.entries()) {
			if (number === 12) server.knobs.searchDown = false;
			const { value } = await run(job.deposit, job.lines, repository);
			if (value?.state !== "published") left.push(job);
		}
		expect(left).toHaveLength(7);
		// The one whose create had failed inside is not found by any search, and is not made again.
		const unfindable: typeof jobs = [];
		const codes: string[] = [];
		for (const job of left) {
			const outcome = await run(job.deposit, job.lines, open());
			if (outcome.value?.state === "published") continue;
			unfindable.push(job);
			codes.push(...codesOf(outcome));
		}
		expect(codes).toEqual(["invenio/draft-unfindable"]);
		for (const { deposit } of jobs) expect(rowsOf(deposit)).toHaveLength(1);
		server.store.reindex();
		for (const { deposit, lines } of unfindable) {
			expect((await run(deposit, lines, open())).value?.state).toBe("published");
		}
		for (const { deposit } of jobs) expect(rowsOf(deposit)).toHaveLength(1);
		expect([...server.store.rows.values()].every(({ record }) => record !== undefined)).toBe(true);
	}, 120_000);

	it("makes another draft only where that is said", async () => {
		const deposit = sampleDeposit(1);
		const lines: JournalLine[] = [];
		const transport: Transport = async (request) => {
			server.knobs.searchDown = request.method === "POST";
			const response = await sockets.send(request);
			server.knobs.searchDown = false;
			return response;
		};
		const first = await run(deposit, lines, open({}, { transport }));
		expect(codesOf(first)).toContain("invenio/draft-unfindable");
		const again = await run(deposit, lines, open({ lostDrafts: "again" }));
		expect(again.value?.state).toBe("published");
		expect(rowsOf(deposit)).toHaveLength(2);
	});

	it("lags: a create whose answer was lost is found by waiting", async () => {
		server.knobs.searchLag = 150;
		const deposit = sampleDeposit(2);
		const lines: JournalLine[] = [];
		const transport: Transport = async (request) => {
			const response = await sockets.send(request);
			if (request.method === "POST" && request.url.endsWith("/api/records")) throw lost();
			return response;
		};
		const repository = open({}, { transport });
		const surroundings = { ...quickSurroundings(), sleep: () => new Promise<void>((done) => setTimeout(done, 100)) };
		const { value } = await runDeposit({ repository, deposit, journal: memoryJournal(lines), surroundings });
		server.knobs.searchLag = 0;
		expect(value?.state).toBe("published");
		expect(rowsOf(deposit)).toHaveLength(1);
	});
});

function lost(): Error {
	return new TransportError("closed", "unknown", "the other side closed");
}

describe("files", () => {
	it("are never written again after their commit, whatever became of the answers", async () => {
		const deposit = sampleDeposit(3);
		let commits = 0;
		const transport: Transport = async (request) => {
			const response = await sockets.send(request);
			if (request.url.endsWith("/commit") && commits++ === 0) throw lost();
			return response;
		};
		const { value } = await run(deposit, [], open({}, { transport }));
		expect(value?.state).toBe("published");
		const contents = server.requests.filter(
			(line) => line.startsWith("PUT") && line.includes(rowsOf(deposit)[0]?.id ?? "-"),
		);
		expect(contents).toHaveLength(deposit.files.length);
	});

	it("keep odd names, slashes with or without", async () => {
		const names = ["data/bài 1.pdf", "data/có+dấu & 100%~1.txt"];
		for (const [number, paths] of (["keep", "flat"] as const).entries()) {
			const deposit = sampleDeposit(10 + number, {
				files: names.map((name) => depositFile(name, `${name} ${number}`)),
			});
			const { value } = await run(deposit, [], open({ paths }));
			expect(value?.state).toBe("published");
			const keys = [...(rowsOf(deposit)[0]?.record?.files.keys() ?? [])];
			expect(keys).toEqual(paths === "keep" ? names : ["data~1bài 1.pdf", "data~1có+dấu & 100%~01.txt"]);
		}
	});

	it("beyond a quota are too large; more than a hundred are refused before anything is sent", async () => {
		server.knobs.fileQuota = 10;
		const outcome = await run(sampleDeposit(20), [], open());
		server.knobs.fileQuota = 1e10;
		expect(codesOf(outcome)).toContain("deposit/too-large");
		const files = Array.from({ length: 101 }, (_, n) => depositFile(`f${n}.txt`, `${n}`));
		const many = sampleDeposit(21, { files });
		const before = server.requests.filter((line) => line.startsWith("POST")).length;
		expect(codesOf(await open().losses(many))).toContain("invenio/too-many-files");
		expect(codesOf(await run(many))).toContain("invenio/too-many-files");
		expect(server.requests.filter((line) => line.startsWith("POST")).length).toBe(before);
	});

	it("that the server spoils are sent once more, and then neither verified nor published", async () => {
		server.knobs.corrupt = true;
		const deposit = sampleDeposit(22, { files: [depositFile("a.txt", "nội dung")] });
		const outcome = await run(deposit);
		server.knobs.corrupt = false;
		expect(codesOf(outcome)).toContain("deposit/digest-differs");
		expect(rowsOf(deposit)[0]?.record).toBeUndefined();
		const puts = server.requests.filter(
			(line) => line.startsWith("PUT") && line.includes(rowsOf(deposit)[0]?.id ?? "-"),
		);
		expect(puts).toHaveLength(2);
	});
});

describe("the state of a record", () => {
	it("stays a draft where publication is not asked for, with a DOI where one is reserved", async () => {
		const deposit = sampleDeposit(30);
		const { value } = await run(deposit, [], open({ publish: false, reserveDoi: true }));
		expect(value?.state).toBe("verified");
		expect(value?.receipt?.names?.doi).toMatch(/^10\.5072\//);
		expect(rowsOf(deposit)[0]?.record).toBeUndefined();
		const withdrawn = await open().withdraw?.(deposit, value?.receipt?.names ?? {}, "nhầm");
		expect(withdrawn?.diagnostics).toEqual([]);
		expect(rowsOf(deposit)).toHaveLength(0);
	});

	it("is published even where the answers of the publication are 500 or 404", async () => {
		const deposit = sampleDeposit(31);
		const transport: Transport = async (request) => {
			server.knobs.searchDown = request.url.endsWith("/publish");
			const response = await sockets.send(request);
			server.knobs.searchDown = false;
			return response;
		};
		const { value } = await run(deposit, [], open({}, { transport }));
		expect(value?.state).toBe("published");
		const cannot = await open().withdraw?.(deposit, value?.receipt?.names ?? {}, "nhầm");
		expect(cannot && codesOf(cannot)).toEqual(["deposit/cannot-withdraw"]);
	});

	it("becomes a new version of what has the same identifier, dated as the article is", async () => {
		const first = sampleDeposit(32);
		expect((await run(first)).value?.state).toBe("published");
		const files = [depositFile("data/bai.txt", "bản sửa")];
		const second = { ...sampleDeposit(32, { files }), identifier: first.identifier };
		expect((await run(second)).value?.state).toBe("published");
		const [old, young] = [rowsOf(first)[0], rowsOf(second)[0]];
		expect(young?.parent).toBe(old?.parent);
		expect(young?.record?.metadata.publication_date).toBe("2023-03-20");
		expect((await run(first)).value?.steps).toBe(0);
		expect((await run(second)).value?.steps).toBe(0);
		const apart = { ...sampleDeposit(33), identifier: first.identifier };
		await run(apart, [], open({ versions: "separate" }));
		expect(rowsOf(apart)[0]?.parent).not.toBe(old?.parent);
	});
});

describe("rights, limits and rehearsals", () => {
	it("tells a wrong token from the answer to the user's own list", async () => {
		const report = await open({}, { token: "sai" }).test();
		expect(codesOf(report)).toEqual(["deposit/not-authenticated"]);
		expect(report.value?.authenticated).toBe(false);
		expect((await open().test()).value?.authenticated).toBe(true);
		expect(codesOf(await open({ type: "newspaper" }).test())).toEqual(["invenio/type-unknown"]);
	});

	it("shows every request of a deposit and changes nothing", async () => {
		const shown: string[] = [];
		const settings = invenio.settings.parse({ url: server.url, publish: true });
		const redact = redactor([tokens.A as string]);
		const script = invenio.rehearse?.(settings);
		const transport = dryRun(sockets.send, { note: (text) => shown.push(text), redact, ...(script && { script }) });
		const before = server.store.rows.size;
		await run(sampleDeposit(40), [], open({}, { transport }), true);
		expect(server.store.rows.size).toBe(before);
		expect(shown.map((text) => text.split("\n")[0]?.replace(server.url, ""))).toEqual([
			"POST /api/records",
			"POST /api/records/DRAFT-ID/draft/files",
			...["data%2Fbai-40.pdf", "data%2Fmetadata%2Fdublin-core.xml", "data%2Fsource%2Fbai-40.txt"].flatMap((key) => [
				`PUT /api/records/DRAFT-ID/draft/files/${key}/content`,
				`POST /api/records/DRAFT-ID/draft/files/${key}/commit`,
			]),
			"POST /api/records/DRAFT-ID/draft/actions/publish",
		]);
		expect(shown.join("\n")).not.toContain(tokens.A);
	});
});
