import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { memoryJournal } from "../../src/deposit/journal.ts";
import { runDeposit } from "../../src/deposit/run.ts";
import { sampleDeposit } from "../deposit/support/deposits.ts";
import { type S3Server, startS3 } from "../servers/s3.ts";
import { s3Adapter, s3World } from "../servers/s3-world.ts";
import { quickSurroundings, repositoryContract } from "./repositories.ts";

// The row of the table is that of a real server; the signature's clock is the machine's own.
repositoryContract(
	"s3",
	async () => {
		const server = await startS3();
		return s3World("protocol server of S3", server, { close: () => server.close() });
	},
	{ table: false },
);

describe("the server of S3 in memory", () => {
	let server: S3Server;
	beforeAll(async () => {
		server = await startS3();
	});
	afterAll(() => server.close());

	it.each([
		["another secret", { secretKey: "khong-phai" }],
		["another account", { accessKey: "khach-la" }],
	])("refuses %s", async (_, change) => {
		const repository = await s3Adapter({ ...server, ...change });
		const told = await repository.test();
		expect([told.value?.mayDeposit ?? false, told.diagnostics.map(({ code }) => code).length > 0]).toEqual([
			false,
			true,
		]);
		await repository.close();
	});

	it("refuses a request without a signature", async () => {
		expect((await fetch(`${server.endpoint}/${server.bucket}/x`)).status).toBe(403);
	});

	it("is read page by page", async () => {
		server.page = 2;
		const deposit = sampleDeposit(9001);
		const surroundings = quickSurroundings();
		for (const steps of [deposit.files.length + 1, 0]) {
			const repository = await s3Adapter(server);
			const done = await runDeposit({ repository, deposit, journal: memoryJournal(), surroundings });
			expect(done.value).toMatchObject({ state: "verified", steps });
			await repository.close();
		}
		expect(server.objects.size).toBe(deposit.files.length + 1);
	});
});
