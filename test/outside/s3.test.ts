import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { memoryJournal } from "../../src/deposit/journal.ts";
import { runDeposit } from "../../src/deposit/run.ts";
import type { Deposit } from "../../src/model/index.ts";
import { quickSurroundings, repositoryContract } from "../contract/repositories.ts";
import { depositFile, sampleDeposit } from "../deposit/support/deposits.ts";
import { startVersitygw, type Versitygw } from "../servers/s3-versitygw.ts";
import { s3Adapter, s3World } from "../servers/s3-world.ts";
import { clientsPython, versitygw } from "./judges.ts";

const program = versitygw();
const python = clientsPython();

describe.runIf(program !== undefined)("versitygw", () => {
	repositoryContract("s3", async () => {
		const server = await startVersitygw(program as string);
		return s3World("versitygw 1.8.0", server, { close: () => server.close() });
	});
});

describe.runIf(program !== undefined && python !== undefined)("a bucket at versitygw", () => {
	let server: Versitygw;
	const mebibyte = 2 ** 20;
	const large = depositFile("data/lon.pdf", Buffer.alloc(11 * mebibyte + 17, "Quốc lộ 3B "));
	const deposit = sampleDeposit(1, { files: [depositFile("bagit.txt", "BagIt-Version: 1.0\n"), large] });
	beforeAll(async () => {
		server = await startVersitygw(program as string);
	});
	afterAll(() => server.close());

	const adapter = (wrap?: Parameters<typeof s3Adapter>[2]) => s3Adapter(server, { partSize: 5 }, wrap);
	async function run(given: Deposit, wrap?: Parameters<typeof s3Adapter>[2], lines = []) {
		const repository = await adapter(wrap);
		const journal = memoryJournal(lines);
		const outcome = await runDeposit({ repository, deposit: given, journal, surroundings: quickSurroundings() });
		await repository.close();
		return outcome;
	}
	const codesOf = (outcome: Awaited<ReturnType<typeof run>>) => outcome.diagnostics.map(({ code }) => code);

	it("takes a file in parts, goes on after kill -9 with the parts that are there, and boto3 reads the same bytes", async () => {
		const sent: string[] = [];
		let restarted = false;
		const { value } = await run(deposit, (inner) => async (request) => {
			const part = /partNumber=(\d+)/.exec(request.url)?.[1];
			if (part !== undefined) sent.push(part);
			const answer = await inner(request);
			if (part === "2" && !restarted) {
				restarted = true;
				await server.restart();
			}
			return answer;
		});
		expect(value?.state).toBe("verified");
		expect([...new Set(sent)].sort()).toEqual(["1", "2", "3"]);
		expect(sent.filter((part) => part === "1")).toHaveLength(1);

		const { stdout, stderr, status } = spawnSync(
			python as string,
			[join(import.meta.dirname, "s3_client.py"), server.endpoint, server.bucket, `ban-luu/${deposit.label}/`],
			{ encoding: "utf8", env: { ...process.env, KEY: server.accessKey, SECRET: server.secretKey } },
		);
		expect(status, stderr).toBe(0);
		const objects: { key: string; sha256: string; metadata: Record<string, string> }[] = stdout
			.trim()
			.split("\n")
			.map((line) => JSON.parse(line));
		const folder = `ban-luu/${deposit.label}/${deposit.digest.slice(0, 16)}`;
		const marker = objects.find(({ key }) => key === `${folder}.deposit.json`);
		expect(marker?.metadata["banluu-deposit"]).toBe(deposit.key);
		const rest = objects.filter((object) => object !== marker).map(({ key, sha256 }) => [key, sha256]);
		expect(rest).toEqual(deposit.files.map(({ path, digests }) => [`${folder}/${path}`, digests.sha256]));
	});

	it("refuses bytes that are not of the digest, and stores nothing of them", async () => {
		const good = depositFile("bagit.txt", "BagIt-Version: 1.0\nđúng\n");
		const sha256 = createHash("sha256").update("khác").digest("hex");
		const bad = sampleDeposit(2, { files: [{ ...good, digests: { sha256 } }] });
		const outcome = await run(bad);
		expect(codesOf(outcome)).toContain("deposit/refused");
		const repository = await adapter();
		expect((await repository.observe(bad, {})).value?.state).toBe("absent");
		await repository.close();
	});

	it("never overwrites what somebody else put under a name", async () => {
		const first = sampleDeposit(3, { files: [depositFile("bagit.txt", "một\n"), depositFile("data/a.txt", "a\n")] });
		const other = { ...first, files: [depositFile("bagit.txt", "khác hẳn\n"), depositFile("data/a.txt", "a\n")] };
		await run(first);
		expect(codesOf(await run(other))).toContain("deposit/digest-differs");
		expect((await run(first)).value).toMatchObject({ state: "verified", steps: 0 });
	});

	it("tells a wrong key, a missing bucket and a wrong clock apart", async () => {
		const test = async (place: object) => {
			const repository = await s3Adapter({ ...server, ...place });
			const { value, diagnostics } = await repository.test();
			await repository.close();
			return { ...value, codes: diagnostics.map(({ code }) => code) };
		};
		expect(await test({})).toMatchObject({ reachable: true, authenticated: true, codes: [] });
		expect(await test({ secretKey: "sai" })).toMatchObject({ codes: ["deposit/not-authenticated"] });
		expect(await test({ accessKey: "sai" })).toMatchObject({ codes: ["deposit/not-authenticated"] });
		expect(await test({ bucket: "khong-co" })).toMatchObject({ codes: ["objects/no-bucket"] });
	});
});
