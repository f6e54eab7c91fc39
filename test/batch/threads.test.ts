import { afterEach, describe, expect, it } from "vitest";
import { threadLane } from "../../src/batch/lane.ts";
import type { ArticleTask, Made, MakerSettings } from "../../src/batch/task.ts";
import { usualThreads } from "../../src/batch/threads.ts";
import { articles, labels, type Place, place, planted, plantedThread, run } from "./support/planted.ts";

let at: Place;
afterEach(() => at.remove());

const failed = () =>
	articles(at.events)
		.filter(({ state }) => state === "failed")
		.map(({ sequence, findings }) => ({ sequence, codes: findings.map(({ code }) => code) }));

describe("a thread", () => {
	it.each(["exit", "throw", "memory"] as const)(
		"that dies of an article (%s) costs that article alone",
		async (act) => {
			at = place(planted(24, (n) => (n === 9 ? { act } : {})));
			const { end } = await run(at.request());
			expect(end).toMatchObject({ outcome: "done", counts: { built: 23, failed: 1 } });
			expect(failed()).toEqual([{ sequence: 9, codes: ["batch/worker-died"] }]);
			expect(labels(at.output)).toHaveLength(23);
		},
	);

	it("that hangs is ended, and the others of its chunk are made by another", async () => {
		at = place(planted(24, (n) => (n === 3 ? { act: "hang" } : {})));
		const { end } = await run(at.request({ timeout: 1500 }));
		expect(end?.counts).toMatchObject({ built: 23, failed: 1 });
		expect(failed()).toEqual([{ sequence: 3, codes: ["batch/timeout"] }]);
	});

	it("that dies once of an article is given it again", async () => {
		at = place(planted(24, (n) => (n % 10 === 5 ? { act: "exit-once" } : {})));
		const { end } = await run(at.request());
		expect(end?.counts).toMatchObject({ built: 24, failed: 0 });
		expect(labels(at.output)).toHaveLength(24);
	});
});

describe("a lane", () => {
	it("that is closed in the moment in which its thread is ready makes nothing, and fails nothing", async () => {
		at = place([]);
		const lane = threadLane(plantedThread, {
			settings: {} as MakerSettings,
			holds: async () => undefined,
			limitOf: () => 60_000,
		});
		expect((await lane.open()).value).toBe(true);
		const made: Made[] = [];
		const task = { sequence: 0, name: "a", source: { name: "a", bytes: new Uint8Array(1) }, sha256: "", findings: [] };
		const running = lane.run([task as unknown as ArticleTask], (one) => made.push(one));
		await Promise.all([lane.close(), running]);
		expect(made).toEqual([]);
	});
});

describe("the number of threads", () => {
	it("follows the cores as far as the memory goes", () => {
		const gigabyte = 1 << 30;
		expect([usualThreads(2, 8 * gigabyte), usualThreads(16, gigabyte), usualThreads(1, gigabyte / 8)]).toEqual([
			2, 2, 1,
		]);
	});
});
