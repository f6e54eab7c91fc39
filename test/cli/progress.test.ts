import { describe, expect, it } from "vitest";
import { duration, progressBar, progressLine } from "../../src/cli/render/progress.ts";
import { width } from "../../src/cli/render/width.ts";

describe("the progress line", () => {
	it("shows how far, how fast, how long still, and errors where there are any", () => {
		const half = { done: 5, total: 10, errors: 0, elapsed: 2000 };
		expect(progressLine(half, "en", 80)).toBe("5/10 ██████████░░░░░░░░░░ · 2.5/s · left 2 s");
		expect(progressLine({ ...half, errors: 1 }, "vi", 80)).toBe("5/10 ██████████░░░░░░░░░░ · 2,5/s · còn 2 s · lỗi: 1");
	});

	it("promises nothing before anything is done, nor at the end", () => {
		expect(progressLine({ done: 12, errors: 0, elapsed: 4000 }, "en", 80)).toBe("12 · 3.0/s");
		expect(progressLine({ done: 0, total: 3, errors: 0, elapsed: 900 }, "en", 80)).toBe(`0/3 ${"░".repeat(20)}`);
		expect(progressLine({ done: 3, total: 3, errors: 0, elapsed: 300 }, "en", 80)).toBe(`3/3 ${"█".repeat(20)} · 10/s`);
	});

	it.each([1, 10, 30, 40])("stays within %s columns, so that it never wraps", (columns) => {
		const line = progressLine({ done: 123, total: 456_789, errors: 7, elapsed: 1e6 }, "vi", columns);
		expect(width(line)).toBeLessThan(columns);
	});

	it.each([
		[0, "0 s"],
		[59.4, "59 s"],
		[59.6, "1:00"],
		[185, "3:05"],
		[3607, "1:00:07"],
		[-1, "0 s"],
	])("%s seconds are %s", (seconds, text) => {
		expect(duration(seconds)).toBe(text);
	});

	it("is drawn over and taken away, and silent when off", () => {
		const written: string[] = [];
		const state = { done: 1, total: 2, errors: 0, elapsed: 1000 };
		const bar = progressBar((text) => written.push(text), "en", 80, true);
		bar.show(state);
		bar.clear();
		expect(written).toEqual([`\r${progressLine(state, "en", 80)}\u001b[K`, "\r\u001b[K"]);
		const off = progressBar((text) => written.push(text), "en", 80, false);
		off.show(state);
		off.clear();
		expect(written).toHaveLength(2);
	});
});
