import { describe, expect, it } from "vitest";
import type { BatchEvent } from "../../src/batch/events.ts";
import { type BatchState, batchLine, batchProgress, expectedArticles } from "../../src/cli/render/batch-progress.ts";
import { width } from "../../src/cli/render/width.ts";
import { diagnostic } from "../../src/model/index.ts";
import { articleOf, eventsOf } from "../batch/report/events.ts";

const state: BatchState = {
	phase: "build",
	done: 1200,
	failed: 3,
	resumed: 200,
	read: 4_000_000,
	total: 16_000_000,
	taken: 1250,
	written: 74_000_000,
	errors: new Map([
		["read/not-utf8", 2],
		["build/proof-failed", 1],
	]),
	elapsed: 10_000,
};

describe("the line of a batch", () => {
	it("says done, expected, rate of this run, time left, errors, phase, bytes and codes", () => {
		expect(batchLine(state, "en", 200)).toBe(
			"1200/≈5000 · ███░░░░░░░░░░░░░ · 100/s · left 38 s · errors: 3 · building · 74 MB · read/not-utf8 2, build/proof-failed 1",
		);
	});

	it("leaves out the least telling parts on narrow terminals, and never fills the last column", () => {
		for (let columns = 10; columns <= 160; columns++) {
			const line = batchLine(state, "vi", columns);
			expect(width(line)).toBeLessThan(columns);
			if (columns > 12) expect(line.startsWith("1200/≈5000")).toBe(true);
		}
		expect(batchLine(state, "en", 40)).toBe("1200/≈5000 · 100/s · left 38 s");
	});

	it("knows no total where the inputs have none", () => {
		const { total: _, ...open } = state;
		expect(expectedArticles(open)).toBeUndefined();
		expect(batchLine(open, "en", 60)).toBe("1200 · 100/s · errors: 3 · building · 74 MB");
	});
});

function follow(events: Iterable<BatchEvent>, terminal: boolean, options: object = {}, every = 7): string {
	let said = "";
	let now = 0;
	const io = {
		stderr: (text: string) => {
			said += text;
		},
		terminal,
		columns: 100,
		now: () => now,
	};
	const progress = batchProgress(options, { io, language: "vi" } as never);
	for (const event of events) {
		progress.take(event);
		now += every;
	}
	progress.clear();
	return said;
}

describe("following a batch", () => {
	it("draws over one line on a terminal and takes it away at the end", () => {
		const said = follow(eventsOf(300), true);
		expect(said.startsWith("\r")).toBe(true);
		expect(said).not.toContain("\n");
		expect(said.endsWith("\r\u001b[K")).toBe(true);
		expect(said.split("\r").length).toBeLessThan(60);
	});

	it("writes a plain line for every half minute where there is no terminal", () => {
		const said = follow(eventsOf(300), false, {}, 1000);
		expect(said).not.toMatch(/[\r\u001b]/);
		expect(said.trimEnd().split("\n")).toHaveLength(10);
	});

	it.each([{ quiet: true }, { json: true }, { progress: false }])("is silent with %j", (options) => {
		expect(follow(eventsOf(50), true, options)).toBe("");
	});

	it("counts errors by code, of articles that failed only", () => {
		const bad = diagnostic("read/not-utf8");
		const failed = { type: "article", result: articleOf(0, { state: "failed", findings: [bad] }) } as const;
		const said = follow([failed, failed], true, {}, 500);
		expect(said).toContain("read/not-utf8 2");
	});
});
