import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { memoryJournal } from "../../src/deposit/journal.ts";
import { runDeposit } from "../../src/deposit/run.ts";
import type { Deposit } from "../../src/model/index.ts";
import { quickSurroundings, repositoryContract } from "../contract/repositories.ts";
import { depositFile, sampleDeposit } from "../deposit/support/deposits.ts";
import { type Fedora, startFedora } from "../servers/fedora-real.ts";
import { FedoraReader, fedoraAdapter, fedoraWorld } from "../servers/fedora-world.ts";
import { fedoraPrograms } from "./judges.ts";

const programs = fedoraPrograms();

describe.runIf(programs !== undefined)("Fedora", () => {
	let server: Fedora;
	beforeAll(async () => {
		server = await startFedora(programs!);
	});
	afterAll(() => server?.close());

	repositoryContract("fedora", () => fedoraWorld("Fedora 6.0.0", server));

	async function run(deposit: Deposit) {
		const repository = fedoraAdapter(server);
		const journal = memoryJournal([]);
		const outcome = await runDeposit({ repository, deposit, journal, surroundings: quickSurroundings() });
		await repository.close();
		return outcome;
	}
	const files = (text: string) => [
		depositFile("bagit.txt", "BagIt-Version: 1.0\n"),
		depositFile("data/bài 1.txt", text),
	];

	it("keeps an earlier version beside the later one, and knows both again", async () => {
		const first = sampleDeposit(9001, { files: files("một\n") });
		const second = { ...sampleDeposit(9001, { files: files("hai\n") }), identifier: first.identifier };
		expect((await run(first)).value?.state).toBe("published");
		// Fedora names versions by the second.
		await new Promise((resolve) => setTimeout(resolve, 1100));
		expect((await run(second)).value?.state).toBe("published");
		expect((await run(second)).value?.steps).toBe(0);
		expect((await run(first)).value).toMatchObject({ state: "published", steps: 0 });
		const [held] = await new FedoraReader(server).held(second);
		expect(Buffer.from(held?.get("data/bài 1.txt") ?? []).toString()).toBe("hai\n");
	});

	it("refuses bytes that are not of the digest, and shows nobody the rest", async () => {
		const sha256 = createHash("sha256").update("khác").digest("hex");
		const [good, bad] = files("đúng\n");
		const deposit = sampleDeposit(9002, { files: [good!, { ...bad!, digests: { sha256 } }] });
		const { diagnostics } = await run(deposit);
		expect(diagnostics.map(({ code }) => code)).toContain("deposit/digest-differs");
		expect(await new FedoraReader(server).held(deposit)).toEqual([]);
	});

	it("withdraws, leaves a tombstone, and does not deposit again", async () => {
		const deposit = sampleDeposit(9003, { files: files("rút\n") });
		await run(deposit);
		const repository = fedoraAdapter(server);
		expect((await repository.withdraw?.(deposit, {}, "Đính chính"))?.diagnostics).toEqual([]);
		expect((await repository.withdraw?.(deposit, {}, "Đính chính"))?.diagnostics).toEqual([]);
		await repository.close();
		const { diagnostics } = await run(deposit);
		expect(diagnostics.map(({ code }) => code)).toEqual(["fedora/withdrawn"]);
	});

	it("tells a wrong password and a reader's account apart", async () => {
		const test = async (place: object) => {
			const surroundings = { ...quickSurroundings(), now: Date.now };
			const repository = fedoraAdapter({ ...server, ...place }, {}, undefined, surroundings);
			const { value, diagnostics } = await repository.test();
			await repository.close();
			return { ...value, codes: diagnostics.map(({ code }) => code) };
		};
		expect(await test({})).toMatchObject({ authenticated: true, mayDeposit: true, codes: [] });
		expect(await test({ password: "sai" })).toMatchObject({
			authenticated: false,
			codes: ["deposit/not-authenticated"],
		});
		const { codes } = await test({ user: "reader", password: "reader-secret" });
		expect(codes).toContain("deposit/not-allowed");
	});
});
