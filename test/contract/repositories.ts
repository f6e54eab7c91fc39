import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Surroundings } from "../../src/deposit/factory.ts";
import { type Journal, type JournalLine, memoryJournal } from "../../src/deposit/journal.ts";
import { type RunOptions, type RunResult, runDeposit } from "../../src/deposit/run.ts";
import {
	type Deposit,
	diagnostic,
	failure,
	type HttpResponse,
	type Outcome,
	type Repository,
	type Transport,
	TransportError,
} from "../../src/model/index.ts";
import { sampleDeposit } from "../deposit/support/deposits.ts";

/** A server with an adapter that speaks to it. */
export interface RepositoryWorld {
	/** What ran, with its version, for the table: `InvenioRDM 14.0.5`, `protocol server of the transcripts`. */
	readonly server: string;
	/**
	 * A fresh adapter, as a new process would make it. `wrap` goes around the transport next to the wire, below retries; an adapter without our
	 * transport leaves it, and sets `transport: false`.
	 */
	open(wrap: (inner: Transport) => Transport): Repository | Promise<Repository>;
	/** False: the adapter does not send its requests by the transport, so that faults are planted around `act` only. */
	readonly transport: boolean;
	/** Changes the sample into what this kind takes, for example one ZIP; the number makes it a record of its own. */
	deposit?(number: number): Deposit;
	/** Each deposit of a key that the server holds, begun or whole, with the bytes of its files by path in the package. */
	held(deposit: Deposit): Promise<readonly ReadonlyMap<string, Uint8Array>[]>;
	/** Lets the server change the bytes of what it takes from now on, without a word, or lets it stop that. */
	corrupt(on: boolean): void;
	close?(): Promise<void>;
}

/** What a row of the table says. */
export interface ContractRow {
	kind: string;
	server: string;
	deposit: boolean;
	verify: boolean;
	resume: boolean;
	single: boolean;
	refused: boolean;
	/** Places at which the run was killed, and answers that were lost, with one package. */
	kills: number;
	lost: number;
}

class Killed extends Error {}

/** Time flies: a pause takes none of the test's. */
export function quickSurroundings(): Surroundings {
	let now = Date.parse("2026-01-05T00:00:00Z");
	return {
		now: () => now,
		sleep: async (milliseconds) => {
			now += milliseconds;
		},
		random: () => 0.5,
	};
}

const plain = (inner: Transport): Transport => inner;

/** Dies before or after the line of this number; the lines that are on the disk by then stay. */
function mortalJournal(lines: JournalLine[], death: number): Journal {
	const journal = memoryJournal(lines);
	let count = 0;
	return {
		get state() {
			return journal.state;
		},
		append(line) {
			if (count++ === death) throw new Killed();
			journal.append(JSON.parse(JSON.stringify(line)));
			if (count++ === death) throw new Killed();
		},
		close: () => {},
	};
}

/** The same repository with another `act`; adapters may be objects of classes. */
function actingBy(inner: Repository, act: Repository["act"]): Repository {
	return new Proxy(inner, {
		get(target, key) {
			if (key === "act") return act;
			const value: unknown = Reflect.get(target, key, target);
			return typeof value === "function" ? value.bind(target) : value;
		},
	});
}

function isChange(method: string): boolean {
	return method !== "GET" && method !== "HEAD";
}

function answer(status: number, headers: readonly (readonly [string, string])[] = []): HttpResponse {
	return { status, headers, bytes: async () => new Uint8Array(), async *stream() {} };
}

/**
 * What every repository has to do, shown with one server: `name` is the kind, or `<kind>-<server>` where a kind is shown with several, and the name of
 * its row, `test/golden/deposit/<name>.json`, of which the table in docs/reference/deposit-conformance.md is made. Runs in the time of about a hundred
 * deposits.
 */
export function repositoryContract(
	name: string,
	makeWorld: () => Promise<RepositoryWorld> | RepositoryWorld,
	{ table = true }: { readonly table?: boolean } = {},
): void {
	describe(`the contract of repositories: ${name}`, () => {
		let world: RepositoryWorld;
		let number = 1;
		const row: ContractRow = {
			kind: name,
			server: "",
			deposit: false,
			verify: false,
			resume: false,
			single: false,
			refused: false,
			kills: 0,
			lost: 0,
		};
		beforeAll(async () => {
			world = await makeWorld();
			row.server = world.server;
		});
		afterAll(async () => world?.close?.());

		const fresh = (): Deposit => {
			const own = number++;
			return world.deposit?.(own) ?? sampleDeposit(own);
		};
		async function run(
			deposit: Deposit,
			lines: JournalLine[] = [],
			more: Partial<RunOptions> & {
				wrap?: (inner: Transport) => Transport;
				around?: (inner: Repository) => Repository;
			} = {},
		): Promise<Outcome<RunResult>> {
			const { wrap = plain, around = (inner) => inner, ...options } = more;
			const repository = await world.open(wrap);
			try {
				return await runDeposit({
					repository: around(repository),
					deposit,
					journal: memoryJournal(lines),
					surroundings: quickSurroundings(),
					...options,
				});
			} finally {
				await repository.close();
			}
		}
		async function expectExactlyOne(deposit: Deposit): Promise<void> {
			const held = await world.held(deposit);
			expect(held).toHaveLength(1);
			for (const file of deposit.files) {
				const chunks: Uint8Array[] = [];
				for await (const chunk of file.open()) chunks.push(chunk);
				expect(Buffer.from(held[0]?.get(file.path) ?? []).equals(Buffer.concat(chunks)), file.path).toBe(true);
			}
		}
		const errorsOf = (outcome: Outcome<unknown>) =>
			outcome.diagnostics.filter((d) => d.severity === "error").map((d) => d.code);
		const whole = (outcome: Outcome<RunResult>) => {
			expect(errorsOf(outcome)).toEqual([]);
			expect(["verified", "published"]).toContain(outcome.value?.state);
		};

		it("deposits, and sends nothing the second time, with its journal and without", async () => {
			const deposit = fresh();
			const lines: JournalLine[] = [];
			const first = await run(deposit, lines);
			whole(first);
			expect(first.value?.steps).toBeGreaterThan(0);
			await expectExactlyOne(deposit);
			for (const known of [lines, []]) {
				const second = await run(deposit, known);
				whole(second);
				expect(second.value?.steps).toBe(0);
				expect(second.diagnostics.map(({ code }) => code)).toContain("deposit/already-there");
			}
			await expectExactlyOne(deposit);
			row.deposit = true;
		});

		it("is verified by digests of each file, which the receipt has", async () => {
			const deposit = fresh();
			const { value } = await run(deposit);
			const files = value?.receipt?.files ?? [];
			expect(files.map(({ path }) => path)).toEqual(deposit.files.map(({ path }) => path));
			for (const file of files) expect(file.observed).toBe(file.expected);
			expect(value?.receipt?.key).toBe(deposit.key);
			row.verify = true;
		});

		it("killed before and after each line of its journal it goes on, and there is one deposit with the right bytes", async () => {
			let kills = 0;
			for (let death = 0; ; death++) {
				const deposit = fresh();
				const lines: JournalLine[] = [];
				const died = await run(deposit, [], { journal: mortalJournal(lines, death) }).then(
					() => false,
					(error) => {
						if (!(error instanceof Killed)) throw error;
						return true;
					},
				);
				whole(await run(deposit, lines));
				await expectExactlyOne(deposit);
				if (!died) break;
				kills++;
			}
			expect(kills).toBeGreaterThan(5);
			row.kills = kills;
			row.resume = true;
		});

		it("makes no second deposit when the outcome of a step is lost", async () => {
			let lost = 0;
			for (let nth = 0; ; nth++) {
				const deposit = fresh();
				let acts = 0;
				let hit = false;
				const around = (inner: Repository): Repository =>
					actingBy(inner, async (given, seen, step) => {
						const outcome = await inner.act(given, seen, step);
						if (acts++ !== nth) return outcome;
						hit = true;
						return failure(diagnostic("deposit/unreachable", { params: { target: inner.name, reason: "closed" } }));
					});
				whole(await run(deposit, [], { around }));
				await expectExactlyOne(deposit);
				if (!hit) break;
				lost++;
			}
			if (world.transport) {
				for (let nth = 0; ; nth++) {
					const deposit = fresh();
					let changes = 0;
					let hit = false;
					const wrap =
						(inner: Transport): Transport =>
						async (request) => {
							const response = await inner(request);
							if (!isChange(request.method) || changes++ !== nth) return response;
							await response.bytes(0);
							hit = true;
							throw new TransportError("closed", "unknown", "the other side closed");
						};
					whole(await run(deposit, [], { wrap }));
					await expectExactlyOne(deposit);
					if (!hit) break;
					lost++;
				}
			}
			expect(lost).toBeGreaterThan(0);
			row.lost = lost;
			row.single = true;
		});

		it("refuses to call verified what the server changed", async () => {
			const deposit = fresh();
			world.corrupt(true);
			const outcome = await run(deposit);
			world.corrupt(false);
			expect(outcome.value?.state).not.toBe("verified");
			expect(outcome.value?.state).not.toBe("published");
			expect(errorsOf(outcome).length).toBeGreaterThan(0);
			row.refused = true;
		});

		it("stops at once where the account is refused", async () => {
			if (!world.transport) return;
			for (const status of [401, 403]) {
				let changes = 0;
				const wrap =
					(inner: Transport): Transport =>
					async (request) => {
						if (!isChange(request.method)) return inner(request);
						changes++;
						return answer(status);
					};
				const outcome = await run(fresh(), [], { wrap });
				expect(errorsOf(outcome).length).toBeGreaterThan(0);
				expect(changes).toBeLessThanOrEqual(6);
			}
		});

		it("survives a server that fails once, and gives up on one that fails always", async () => {
			if (!world.transport) return;
			for (const [status, headers] of [
				[500, []],
				[502, []],
				[503, [["retry-after", "2"]]],
				[429, [["retry-after", "1"]]],
			] as const) {
				let failed = 0;
				const once =
					(inner: Transport): Transport =>
					async (request) => {
						if (!isChange(request.method) || failed++ > 0) return inner(request);
						return answer(status, headers);
					};
				const deposit = fresh();
				whole(await run(deposit, [], { wrap: once }));
				await expectExactlyOne(deposit);
			}
			let changes = 0;
			const always =
				(inner: Transport): Transport =>
				async (request) => {
					if (!isChange(request.method)) return inner(request);
					changes++;
					return answer(500);
				};
			const outcome = await run(fresh(), [], { wrap: always });
			expect(errorsOf(outcome).length).toBeGreaterThan(0);
			expect(changes).toBeLessThan(40);
		});

		it.runIf(table)("has a row in the table", async () => {
			const file = join(import.meta.dirname, "..", "golden", "deposit", `${name}.json`);
			await expect(`${JSON.stringify(row, null, "\t")}\n`).toMatchFileSnapshot(file);
		});
	});
}
