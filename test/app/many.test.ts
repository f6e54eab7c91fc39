import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build as bundle } from "esbuild";
import { beforeAll, describe, expect, it } from "vitest";
import { buildMany, type ManySource } from "../../src/app/many.ts";
import type { BuiltRecord } from "../../src/build/build.ts";
import type { Outcome } from "../../src/model/index.ts";
import { madeArticle, seedParagraphs } from "../support/articles.ts";

const root = join(import.meta.dirname, "../..");
// As deep below the root as the compiled library is, so that it finds the fonts.
const thread = join(root, ".cache/many-worker/app/many-worker.mjs");
const options = { buildTime: "2026-01-02T03:04:05Z" };
const encoder = new TextEncoder();
const articles = Array.from({ length: 9 }, (_, i): ManySource => {
	const { name, text } = madeArticle(i + 1, seedParagraphs());
	return { name, bytes: encoder.encode(text) };
});

beforeAll(async () => {
	await bundle({
		entryPoints: [join(root, "src/app/many-worker.ts")],
		outfile: thread,
		bundle: true,
		packages: "external",
		format: "esm",
		platform: "node",
		target: "node20.19",
		logLevel: "error",
	});
});

async function all(sources: Iterable<ManySource> | AsyncIterable<ManySource>, threads: number) {
	const outcomes: Outcome<BuiltRecord>[] = [];
	for await (const outcome of buildMany(sources, { ...options, threads }, pathToFileURL(thread)))
		outcomes.push(outcome);
	return outcomes;
}

const summary = (outcomes: readonly Outcome<BuiltRecord>[]) =>
	outcomes.map(({ value, diagnostics }) => ({
		codes: diagnostics.map(({ code }) => code),
		files: value?.package.entries.map(({ path, content, digests }) => [
			path,
			digests,
			content instanceof Uint8Array ? Buffer.from(content).toString("base64") : content,
		]),
	}));

describe("records built on several threads", () => {
	it("come in the order of their sources, with the bytes of one thread", async () => {
		const one = summary(await all(articles, 1));
		expect(one.map(({ files }) => files?.length)).toEqual(articles.map(() => one[0]?.files?.length));
		expect(new Set(one.map(({ files }) => JSON.stringify(files))).size).toBe(articles.length);
		for (const threads of [2, 8]) expect(summary(await all(articles, threads))).toEqual(one);
	});

	it("leave a failure in its place, and go on", async () => {
		const bad: ManySource = { name: "rong.md", bytes: new Uint8Array() };
		const mixed = [...articles.slice(0, 3), bad, ...articles.slice(3, 5)];
		const outcomes = await all(mixed, 2);
		expect(outcomes.map(({ value }) => value !== undefined)).toEqual([true, true, true, false, true, true]);
		expect(summary(outcomes)).toEqual(summary(await all(mixed, 1)));
	});

	it("take of the sources no more than is on its way", async () => {
		let taken = 0;
		async function* endless() {
			for (;;) {
				taken++;
				yield articles[taken % articles.length] as ManySource;
			}
		}
		let seen = 0;
		for await (const { value } of buildMany(endless(), { ...options, threads: 2 }, pathToFileURL(thread))) {
			expect(value).toBeDefined();
			if (++seen === 3) break;
		}
		expect(taken).toBeLessThanOrEqual(seen + 2 * 2);
	});

	it("tell faults of the options once, and refuse a number of threads that is none", async () => {
		const outcomes: Outcome<BuiltRecord>[] = [];
		const asked = { ...options, threads: 2, template: "khong-co" };
		for await (const outcome of buildMany(articles, asked, pathToFileURL(thread))) outcomes.push(outcome);
		expect(outcomes).toHaveLength(1);
		expect(outcomes[0]?.value).toBeUndefined();
		await expect(all(articles, 0)).rejects.toThrow(RangeError);
		await expect(all(articles, 1.5)).rejects.toThrow(RangeError);
	});
});
