import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { parse } from "parse5";
import { afterAll, describe, expect, it } from "vitest";
import { histogram } from "../../../src/batch/report/histogram.ts";
import { reportHtml } from "../../../src/batch/report/html.ts";
import { type BatchSummary, summariser } from "../../../src/batch/report/summary.ts";
import { writeReport } from "../../../src/batch/report/write.ts";
import { systemError, watched } from "../../store/folders.ts";
import { articleOf, eventsOf } from "./events.ts";

const folder = mkdtempSync(join(tmpdir(), "banluu-report-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function summaryOf(articles: number): BatchSummary {
	const { take, summary } = summariser();
	for (const event of eventsOf(articles)) take(event);
	return summary();
}

describe("the summary of a batch", () => {
	it("counts every article once", () => {
		const summary = summaryOf(2000);
		expect(summary.articles).toBe(2000);
		expect(Object.values(summary.counts).reduce((a, b) => a + b)).toBe(2000);
		expect(summary.months.reduce((sum, { records }) => sum + records, 0)).toBe(summary.counts.built);
		expect(summary.time.bins.reduce((sum, { count }) => sum + count, 0)).toBe(summary.counts.built);
		expect(summary.failures).toHaveLength(summary.counts.failed);
		expect(summary.failures[0]?.codes).toEqual(["read/not-utf8"]);
		expect(summary.codes.map(({ findings }) => findings)).toEqual(
			summary.codes.map(({ findings }) => findings).sort((a, b) => b - a),
		);
	});

	it("does not grow with the articles", () => {
		const length = (articles: number) => JSON.stringify(summaryOf(articles)).length;
		expect(length(60_000)).toBeLessThan(length(20_000) * 1.05);
	});

	it("tells how many failures it leaves out", () => {
		const { take, summary } = summariser();
		for (let n = 0; n < 130; n++) take({ type: "article", result: articleOf(n, { state: "failed" }) });
		expect(summary().failures).toHaveLength(100);
		expect(summary().moreFailures).toBe(30);
	});

	it("is of an unfinished run where none has ended it", () => {
		const { take, summary } = summariser();
		take({ type: "article", result: articleOf(0) });
		expect(summary()).toMatchObject({ outcome: "unfinished", articles: 1 });
	});
});

describe("a histogram", () => {
	it("has each value in one bin, and quantiles that are right to 7 %", () => {
		fc.assert(
			fc.property(
				fc.array(fc.double({ min: 1, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 200 }),
				(values) => {
					const all = histogram();
					for (const value of values) all.add(value);
					const { bins, median, least, most, count } = all.summary();
					expect(bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(values.length);
					expect(count).toBe(values.length);
					const sorted = [...values].sort((a, b) => a - b);
					const exact = sorted[Math.ceil(values.length / 2) - 1] as number;
					expect(Math.abs(median / exact - 1)).toBeLessThan(0.07);
					expect([least, most]).toEqual([sorted[0], sorted.at(-1)]);
					for (const [n, bin] of bins.entries()) if (n > 0) expect(bin.from).toBe(bins[n - 1]?.to);
				},
			),
		);
	});
});

describe("report.html", () => {
	const summary = summaryOf(2000);

	it.each(["vi", "en"] as const)("is well-formed, whole in itself and in one language (%s)", (language) => {
		const html = reportHtml(summary, language);
		const errors: string[] = [];
		parse(html, { onParseError: ({ code }) => errors.push(code) });
		expect(errors).toEqual([]);
		expect(html).not.toMatch(/<script|<link|<img|\b(?:src|href)=|url\(|@import|https?:/i);
		expect(html).toContain(`<html lang="${language}">`);
		expect(html).toContain("trang &#60;cũ&#62; &#38; mới");
		expect(html).not.toMatch(/undefined|NaN|Infinity|\[object/);
	});

	it("names each plot and has its figures as a table", () => {
		const html = reportHtml(summary, "vi");
		const plots = [...html.matchAll(/<svg [^>]*role="img" aria-labelledby="([^"]+)"><title id="([^"]+)">/g)];
		expect(plots).toHaveLength(4);
		for (const [, by, id] of plots) expect(by).toBe(id);
		expect([...html.matchAll(/<details>/g)]).toHaveLength(4);
		for (const { month } of summary.months) if (month !== "-") expect(html).toContain(`<th scope="row">${month}</th>`);
	});

	it("is the same for the same events", () => {
		expect(reportHtml(summaryOf(300), "vi")).toBe(reportHtml(summaryOf(300), "vi"));
	});

	it("of a run without articles says so", () => {
		const html = reportHtml(summariser().summary(), "en");
		expect(html).toContain("None.");
		expect(html).not.toMatch(/NaN|Infinity/);
	});
});

describe("writing the report", () => {
	it("replaces an earlier one in one step", async () => {
		await writeReport(folder, summaryOf(10), "vi");
		const { value } = await writeReport(folder, summaryOf(20), "vi");
		expect(value).toEqual([join(folder, "report.json"), join(folder, "report.html")]);
		expect(JSON.parse(readFileSync(join(folder, "report.json"), "utf8"))).toMatchObject({ articles: 20 });
		expect(readdirSync(folder).sort()).toEqual(["report.html", "report.json"]);
	});

	it("leaves the earlier one on a full disk", async () => {
		await writeReport(folder, summaryOf(10), "vi");
		const full = watched((operation) => {
			if (operation === "handle.writeFile") throw systemError("ENOSPC");
		});
		const { diagnostics } = await writeReport(folder, summaryOf(20), "vi", full);
		expect(diagnostics.map(({ code }) => code)).toEqual(["store/no-space", "store/no-space"]);
		expect(JSON.parse(readFileSync(join(folder, "report.json"), "utf8"))).toMatchObject({ articles: 10 });
		expect(readdirSync(folder).sort()).toEqual(["report.html", "report.json"]);
	});
});
