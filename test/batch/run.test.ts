import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { openBagsWith } from "../../src/batch/bags.ts";
import type { OpenSink } from "../../src/batch/sinks.ts";
import { acquireLock } from "../../src/store/lock.ts";
import type { FileOperations } from "../../src/store/operations.ts";
import { articles, half, labels, type Place, place, planted, run } from "./support/planted.ts";
import { failingPower } from "./support/power.ts";

const opening =
	(io: FileOperations): OpenSink =>
	(context) =>
		openBagsWith(context, { io });

let at: Place;
afterEach(() => at.remove());

const states = () => articles(at.events).map(({ sequence, state }) => `${sequence} ${state}`);
const codesOf = (sequence: number) =>
	articles(at.events)
		.filter((result) => result.sequence === sequence)
		.flatMap(({ codes }) => Object.keys(codes));

describe("a batch", () => {
	it("makes each article once, and tells them in order", async () => {
		at = place(planted(40));
		const { end } = await run(at.request());
		expect(end).toMatchObject({ outcome: "done", unfinished: 0, readAll: true, counts: { built: 40 } });
		expect(labels(at.output)).toHaveLength(40);
		expect(half(at.output)).toEqual([]);
		expect(articles(at.events).map(({ sequence }) => sequence)).toEqual(Array.from({ length: 40 }, (_, n) => n));
	});

	it("reports duplicates, the same text under another identifier, and an identifier with another source", async () => {
		const list = planted(6, (n) => {
			if (n === 2) return { id: "urn:bai:0", text: "Nội dung bài số 0" };
			if (n === 3) return { text: "Nội dung bài số 1" };
			return n === 4 ? { id: "urn:bai:1" } : {};
		});
		at = place(list);
		const { end } = await run(at.request());
		expect(end?.counts).toMatchObject({ built: 4, duplicate: 1, failed: 1 });
		expect(states()).toEqual(["0 built", "1 built", "2 duplicate", "3 built", "4 failed", "5 built"]);
		expect([2, 3, 4].map(codesOf)).toEqual([
			["batch/duplicate"],
			["batch/near-duplicate"],
			["batch/identifier-repeated"],
		]);
		expect(articles(at.events)[2]?.first).toMatchObject({ sequence: 0 });
		expect(labels(at.output)).toHaveLength(4);
	});

	it("leaves the same with 1, 2 and 8 threads, however long each article takes", async () => {
		const delays = [7, 0, 23, 3, 11, 1, 17];
		at = place(planted(60, (n) => ({ delay: delays[(n * 5) % 7] as number, text: `Nội dung ${n % 55}` })));
		const runs: string[] = [];
		for (const threads of [1, 2, 8]) {
			at.events.length = 0;
			const output = join(at.folder, String(threads));
			await run(at.request({ threads, output, state: `${output}.batch`, group: 7 + threads }));
			expect(half(output)).toEqual([]);
			runs.push(JSON.stringify([articles(at.events), labels(output)]));
		}
		expect(articles(at.events).filter(({ codes }) => codes["batch/near-duplicate"])).toHaveLength(5);
		expect(runs[1]).toBe(runs[0]);
		expect(runs[2]).toBe(runs[0]);
	});

	it("goes on with what a run before has left, and makes nothing twice", async () => {
		at = place(planted(30, (n) => (n === 20 ? { act: "fail" } : {})));
		await run(at.request({ failFast: true, group: 8 }));
		expect(labels(at.output)).toHaveLength(20);
		at.events.length = 0;
		const { end } = await run(at.request({ resume: true }));
		expect(end?.counts).toMatchObject({ built: 29, failed: 1 });
		expect(labels(at.output)).toHaveLength(29);
		expect(articles(at.events).map(({ sequence }) => sequence)).toEqual(Array.from({ length: 30 }, (_, n) => n));
		at.events.length = 0;
		const failed = await run(at.request({ onlyFailed: true }));
		expect(failed.end).toMatchObject({ unfinished: 0 });
		expect(states()).toEqual(["20 failed"]);
	});

	it("makes a record again that is gone", async () => {
		at = place(planted(3));
		await run(at.request());
		const all = labels(at.output);
		rmSync(join(at.output, all[1] as string), { recursive: true });
		at.events.length = 0;
		await run(at.request({ resume: true }));
		expect(labels(at.output)).toEqual(all);
		const told = at.events.flatMap((event) => (event.type === "findings" ? event.findings : []));
		expect(told.map(({ code }) => code)).toEqual(["batch/record-gone"]);
	});

	it("goes on with its own journal only", async () => {
		at = place(planted(3));
		expect((await run(at.request({ resume: true }))).codes).toEqual(["batch/no-journal"]);
		await run(at.request());
		expect((await run(at.request({ resume: true, template: "modern" }))).codes).toEqual(["batch/other-run"]);
		const given = { resume: true, timeGiven: true, buildTime: "2027-01-01T00:00:00Z" };
		expect((await run(at.request(given))).codes).toEqual(["batch/other-run"]);
	});

	it("survives a torn last line of its journal", async () => {
		at = place(planted(6));
		await run(at.request());
		const path = join(`${at.output}.batch`, "journal.jsonl");
		const text = readFileSync(path, "utf8");
		writeFileSync(path, text.slice(0, text.lastIndexOf('{"type":"article"') + 40));
		at.events.length = 0;
		const { end } = await run(at.request({ resume: true, update: true }));
		expect(end?.outcome).toBe("done");
		expect(half(at.output)).toEqual([]);
	});

	it("ends at an interruption with what is durable, and the next run makes the rest", async () => {
		at = place(planted(60, () => ({ delay: 2 })));
		const interruption = new AbortController();
		const request = at.request({ signal: interruption.signal, group: 8 });
		const { end } = await run({
			...request,
			tell: (event) => {
				request.tell(event);
				if (event.type === "made" && event.articles === 21) interruption.abort();
			},
		});
		expect(end?.outcome).toBe("interrupted");
		const kept = labels(at.output).length;
		expect(kept).toBeGreaterThanOrEqual(21);
		expect(kept).toBeLessThan(60);
		expect(articles(at.events)).toHaveLength(kept);
		await run(at.request({ resume: true }));
		expect(labels(at.output)).toHaveLength(60);
	});

	it("makes a large article alone, and leaves out one that is larger than the memory", async () => {
		at = place(planted(6, (n) => (n === 2 ? { text: "a".repeat(400) } : n === 4 ? { text: "b".repeat(900) } : {})));
		const { end } = await run(at.request({ large: 300, largest: 700 }));
		expect(end?.counts).toMatchObject({ built: 5, failed: 1 });
		expect(codesOf(4)).toContain("batch/too-large");
		expect(labels(at.output)).toHaveLength(5);
	});

	it("does not touch an output that another run has", async () => {
		at = place(planted(2));
		mkdirSync(at.output);
		const lock = await acquireLock(at.output);
		expect((await run(at.request())).codes).toEqual(["store/locked"]);
		await lock.value?.release();
		expect((await run(at.request())).end?.outcome).toBe("done");
	});
});

describe("the disk", () => {
	it.each([30, 47, 61, 74, 90, 105, 119, 140])(
		"loses nothing that the journal has when the power goes off after %i calls",
		async (calls) => {
			at = place(planted(20));
			const power = failingPower(calls);
			const change = {
				io: power.io,
				group: 4,
				openSink: opening(power.io),
			};
			await run(at.request(change));
			power.lose(at.output, `${at.output}.batch`);
			const said = readFileSync(join(`${at.output}.batch`, "journal.jsonl"), "utf8").match(/"bai-[0-9a-f]{8}"/g) ?? [];
			for (const label of said) expect(labels(at.output)).toContain(label.slice(1, -1));
			const broken = half(at.output);
			for (const label of broken) expect(said).not.toContain(`"${label}"`);
			expect(broken).toEqual([]);
			const isThere =
				said.length > 0 || readFileSync(join(`${at.output}.batch`, "journal.jsonl"), "utf8").includes("{");
			const { end } = await run(at.request({ resume: isThere, update: false }));
			expect(end?.outcome).toBe("done");
			expect(half(at.output)).toEqual([]);
			expect(labels(at.output)).toHaveLength(20);
		},
	);

	it("stops when it is full, and goes on when there is room", async () => {
		at = place(planted(20));
		const full = failingPower(60, () => Object.assign(new Error("full"), { code: "ENOSPC" }));
		const stopped = await run(at.request({ group: 4, openSink: opening(full.io) }));
		expect(stopped.codes).toEqual(["store/no-space"]);
		expect(stopped.end?.outcome).toBe("stopped");
		expect(half(at.output)).toEqual([]);
		expect(labels(at.output).length).toBeLessThan(20);
		await run(at.request({ resume: true }));
		expect(labels(at.output)).toHaveLength(20);
	});
});
