import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { withRetry } from "../../src/deposit/http/retry.ts";
import { type OpenTransport, type UndiciOptions, undiciTransport } from "../../src/deposit/http/undici.ts";
import { type JournalLine, memoryJournal } from "../../src/deposit/journal.ts";
import { runDeposit } from "../../src/deposit/run.ts";
import { quickSurroundings, type RepositoryWorld, repositoryContract } from "../contract/repositories.ts";
import { type Fault, type FaultProxy, faultProxy } from "../servers/fault-proxy.ts";
import { sampleDeposit } from "./support/deposits.ts";
import { type PlainStore, plainRepository, plainStore } from "./support/plain-store.ts";

const plainWorld = async (): Promise<RepositoryWorld> => {
	const store = await plainStore();
	const wires: OpenTransport[] = [];
	return {
		server: "a server of the tests",
		transport: true,
		open(wrap) {
			const wire = undiciTransport();
			wires.push(wire);
			const transport = withRetry(wrap(wire.send), { surroundings: quickSurroundings() });
			return plainRepository(store.url, transport);
		},
		held: async ({ key }) => [...store.kept.values()].filter((kept) => kept.key === key).map(({ files }) => files),
		corrupt: (on) => {
			store.corrupt = on;
		},
		async close() {
			for (const wire of wires) await wire.close();
			await store.close();
		},
	};
};
repositoryContract("plain", plainWorld, { table: false });

describe("a bad network", () => {
	let store: PlainStore;
	let proxy: FaultProxy | undefined;
	let wire: OpenTransport | undefined;
	beforeEach(async () => {
		store = await plainStore();
	});
	afterEach(async () => {
		await wire?.close();
		await proxy?.close();
		await store.close();
		wire = proxy = undefined;
	});

	async function depositThrough(
		plan: (request: FaultProxy["seen"][number] & { nth: number }) => Fault | undefined,
		options: UndiciOptions = {},
	) {
		proxy = await faultProxy(store.url, plan);
		wire = undiciTransport(options);
		const surroundings = quickSurroundings();
		const lines: JournalLine[] = [];
		const deposit = sampleDeposit(1);
		const outcome = await runDeposit({
			repository: plainRepository(proxy.url, withRetry(wire.send, { surroundings })),
			deposit,
			journal: memoryJournal(lines),
			surroundings,
		});
		return { outcome, deposit, lines };
	}
	const isChange = (method: string) => method !== "GET" && method !== "HEAD";
	const codesOf = ({ outcome }: Awaited<ReturnType<typeof depositThrough>>) =>
		outcome.diagnostics.map(({ code }) => code);

	const passing: readonly (readonly [string, Fault])[] = [
		["loses answers", { kind: "lost" }],
		["cuts answers", { kind: "cut", after: 3 }],
		["is slow", { kind: "delay", by: 20 }],
		["closes at the head of requests", { kind: "close" }],
		["answers 500", { kind: "status", status: 500 }],
		["answers 502", { kind: "status", status: 502 }],
		["answers 504", { kind: "status", status: 504 }],
		["answers 429", { kind: "status", status: 429, retryAfter: "3" }],
		["answers 503 with a date", { kind: "status", status: 503, retryAfter: "Mon, 05 Jan 2026 00:00:09 GMT" }],
	];
	it.each(passing)("that %s now and then costs time, and makes no second deposit", async (_, fault) => {
		// Each request once, then it gets through.
		const hit = new Set<string>();
		const done = await depositThrough(({ method, path }) => {
			const name = `${method} ${path}`;
			if (hit.has(name)) return undefined;
			hit.add(name);
			return fault;
		});
		expect(codesOf(done)).toEqual(expect.not.arrayContaining(["deposit/unreachable"]));
		expect(done.outcome.value?.state).toBe("published");
		expect(store.kept.size).toBe(1);
		expect([...store.kept.values()][0]?.files.size).toBe(done.deposit.files.length);
	});

	it("that doubles requests after the creation does no harm", async () => {
		const done = await depositThrough(({ method, path }) =>
			isChange(method) && !path.startsWith("/d?") ? { kind: "duplicate" } : undefined,
		);
		// The second publication is told 404; a look shows that it is published.
		expect(done.outcome.value?.state).toBe("published");
		expect(done.outcome.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
		expect(store.kept.size).toBe(1);
	});

	it("that garbles what it says is not believed", async () => {
		const done = await depositThrough(({ path }) => (path.startsWith("/d/") ? { kind: "garble" } : undefined));
		expect(codesOf(done)).toContain("deposit/answer-unreadable");
		expect(done.outcome.value?.state).toBeUndefined();
	});

	it("that answers before it has read a body is heard", async () => {
		const done = await depositThrough(({ method }) => (method === "PUT" ? { kind: "early", status: 413 } : undefined));
		const refused = done.outcome.diagnostics.find(({ code }) => code === "deposit/refused");
		expect(refused?.params).toMatchObject({ status: 413, step: "upload" });
	});

	it("that loses the answer of each change brings it through all the same, once", async () => {
		const done = await depositThrough(({ method }) => (isChange(method) ? { kind: "lost" } : undefined));
		expect(store.kept.size).toBe(1);
		expect(done.outcome.value?.state).toBe("published");
	});

	it("that sends us elsewhere gets no credentials there", async () => {
		const away = await plainStore();
		try {
			for (const path of ["/find", "/d"]) {
				store.kept.clear();
				const to = `${away.url}/find?key=x`;
				const done = await depositThrough((request) =>
					request.path.startsWith(path) ? { kind: "redirect", to } : undefined,
				);
				expect(codesOf(done)).toContain("deposit/redirected");
				await wire?.close();
				await proxy?.close();
			}
			expect(away.heard).toEqual([]);
		} finally {
			await away.close();
		}
	});

	it("that is gone ends in a finding, after a few tries", async () => {
		const surroundings = quickSurroundings();
		await store.close();
		wire = undiciTransport();
		const outcome = await runDeposit({
			repository: plainRepository(store.url, withRetry(wire.send, { surroundings })),
			deposit: sampleDeposit(1),
			journal: memoryJournal(),
			surroundings,
		});
		expect(outcome.diagnostics.map(({ code }) => code)).toEqual(["deposit/unreachable"]);
		store = await plainStore();
	});
});
