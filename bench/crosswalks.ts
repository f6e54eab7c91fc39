// CPU of writing the descriptions of a record: the pair that every record has (oai_dc and qualified Dublin Core), and each crosswalk alone,
// beside one naive record of twelve fields made with xmlbuilder2 in the same process. `--short` makes fewer runs.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { create } from "xmlbuilder2";
import { crosswalks } from "../src/metadata/crosswalk/registry.ts";
import { describe } from "../src/metadata/describe.ts";
import type { Metadata } from "../src/model/index.ts";
import { readPlain } from "../src/read/plain.ts";

const seed = join(process.cwd(), "examples/000_84c6c67dbe676760.txt");
const runs = process.argv.includes("--short") ? 300 : 3000;
/** Runs whose CPU is taken together: the clock of the process is too coarse for one. */
const batch = 50;

function seedMetadata(): Metadata {
	const bytes = readFileSync(seed);
	const article = readPlain(bytes, "000.txt").value;
	if (!article) throw new Error("the seed cannot be read");
	const digest = createHash("sha256").update(bytes).digest("hex");
	const metadata = describe(article, [], { sourceName: "000.txt", sourceDigestSha256: digest }).value;
	if (!metadata) throw new Error("the seed cannot be described");
	return metadata;
}

/** Every run has texts of its own, so that nothing but constants can be cached; codes and dates have to stay what they are. */
function variant(metadata: Metadata, run: number): Metadata {
	const claims = metadata.claims.map((claim) =>
		claim.scheme === undefined ? { ...claim, value: `${claim.value} ${run}` } : claim,
	);
	return { ...metadata, claims };
}

/** The plain way: one object per element, no namespaces looked up by hand, no escaping. */
function naive(metadata: Metadata): string {
	const root = create({ version: "1.0", encoding: "UTF-8" }).ele(
		"http://www.openarchives.org/OAI/2.0/oai_dc/",
		"oai_dc:dc",
	);
	for (const { element, value } of metadata.claims.slice(0, 12)) {
		root.ele("http://purl.org/dc/elements/1.1/", `dc:${element}`).txt(value);
	}
	return root.end({ prettyPrint: true });
}

function milliseconds(since: NodeJS.CpuUsage): number {
	const { user, system } = process.cpuUsage(since);
	return (user + system) / 1000;
}

function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function measure(work: (metadata: Metadata) => unknown): number {
	const metadata = seedMetadata();
	for (let i = 0; i < 300; i++) work(variant(metadata, i));
	const times = [];
	for (let done = 0; done < runs; done += batch) {
		const variants = Array.from({ length: batch }, (_, i) => variant(metadata, done + i));
		const begin = process.cpuUsage();
		for (const each of variants) work(each);
		times.push(milliseconds(begin) / batch);
	}
	return median(times);
}

const pair = crosswalks.filter(({ key }) => key === "oai_dc" || key === "dcterms");
const both = measure((metadata) => {
	for (const { write } of pair) write(metadata);
});
const plain = measure(naive);
const row = (label: string, value: string) => console.log(`${label.padEnd(36)}${value}`);
console.log(`median of ${runs} runs, CPU of this process (Node ${process.version})`);
row("oai_dc and dcterms", `${both.toFixed(3)} ms`);
row("one naive record, xmlbuilder2", `${plain.toFixed(3)} ms`);
row("ratio, the pair to one naive record", (both / plain).toFixed(2));
for (const { key, write } of crosswalks) row(`  ${key}`, `${measure(write).toFixed(3)} ms`);
