import { describe, expect, it } from "vitest";
import { proveRecord } from "../../src/build/prove.ts";
import { build, type Print } from "../../src/index.ts";
import { efforts } from "../../src/model/effort.ts";
import { extractPdf } from "../../src/pdf/extract.ts";
import { memoryTree } from "../../src/store/memory.ts";
import { bytesOf, documentOf, filesOf, seedName, seedText } from "../support/records.ts";

const buildTime = "2026-01-02T03:04:05Z";

async function built(print: Print) {
	const outcome = await build({ name: seedName, bytes: new TextEncoder().encode(seedText) }, { buildTime, print });
	if (!outcome.value) throw new Error(JSON.stringify(outcome.diagnostics));
	const pdf = bytesOf(documentOf(outcome.value.package));
	return { pdf, files: filesOf(outcome.value.package), said: extractPdf(pdf).value };
}

const all = Promise.all(
	efforts.map(async (effort) => ({ effort, ...(await built(effort === "balanced" ? {} : { effort })) })),
);

describe("the effort that a document is made with", () => {
	it("changes its bytes, not what it says nor how it is tagged", async () => {
		const [first, ...rest] = (await all).map(({ said }) => ({
			blocks: said?.blocks,
			artifacts: said?.artifacts,
			pages: said?.pageCount,
		}));
		expect(first?.blocks?.length).toBeGreaterThan(5);
		for (const each of rest) expect(each).toEqual(first);
		expect(new Set((await all).map(({ pdf }) => pdf.length)).size).toBe(efforts.length);
	});

	it("keeps the seed within 42, 26 and 20 kilobytes and some room for its description", async () => {
		const sizes = Object.fromEntries((await all).map(({ effort, pdf }) => [effort, pdf.length]));
		expect(sizes.fast).toBeLessThan(42_000);
		expect(sizes.balanced).toBeLessThan(28_000);
		expect(sizes.compact).toBeLessThan(24_000);
		expect(sizes.compact).toBeLessThan(sizes.balanced as number);
		expect(sizes.balanced).toBeLessThan(sizes.fast as number);
	});

	it("is proven from the files, and is part of the recipe", async () => {
		const digests = new Set<string>();
		for (const { files, effort } of await all) {
			expect((await proveRecord(memoryTree(files))).diagnostics).toEqual([]);
			const { recipe } = JSON.parse(new TextDecoder().decode(files.get("data/metadata/record.json")));
			expect(recipe.print?.effort).toBe(effort === "balanced" ? undefined : effort);
			digests.add(recipe.digest);
		}
		expect(digests.size).toBe(efforts.length);
	});

	it("gives the same bytes whatever the process has made before", async () => {
		for (const { effort, pdf } of await all) {
			const again = await built(effort === "balanced" ? {} : { effort });
			expect(Buffer.from(again.pdf).equals(pdf)).toBe(true);
		}
	});
});
