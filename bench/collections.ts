// JSON Lines to Article, against a plain JSON.parse of each line in the same process. `--short` takes a tenth of the lines.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Paragraph } from "../src/model/article.ts";
import type { Source } from "../src/model/source.ts";
import { collectionFor } from "../src/read/collections.ts";
import { readPlain } from "../src/read/plain.ts";
import { read } from "../src/read/registry.ts";

const root = join(import.meta.dirname, "../..");
const seed = readFileSync(join(root, "examples/000_84c6c67dbe676760.txt"));
const lines = process.argv.includes("--short") ? 2_000 : 20_000;
const chunk = 1 << 20;

const paragraphs = (readPlain(seed, "seed.txt").value?.blocks ?? []).map((block) =>
	(block as Paragraph).content.map((span) => span.text).join(""),
);
if (paragraphs.length === 0) throw new Error("the seed cannot be read");

/** Articles of one to all of the seed's paragraphs, in the shape of a public corpus. */
function corpus(ascii: boolean): Uint8Array {
	const rows = Array.from({ length: lines }, (_, i) => {
		const text = paragraphs.slice(0, 1 + (i % paragraphs.length)).join("\n\n");
		const row = JSON.stringify({
			id: i,
			link: `https://bao.example.vn/bai-${i}.html`,
			publish: { $date: "2019-07-05T00:00:00Z" },
			text: `${i}. ${text}`,
		});
		return ascii ? row.replace(/[^\0-\x7f]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`) : row;
	});
	return Buffer.from(`${rows.join("\n")}\n`);
}

function sourceOf(bytes: Uint8Array, name: string): Source {
	return {
		name,
		async *open() {
			for (let from = 0; from < bytes.length; from += chunk) yield bytes.subarray(from, from + chunk);
		},
		resolve: async () => ({ diagnostics: [] }),
	};
}

function cpu(since: NodeJS.CpuUsage): number {
	const { user, system } = process.cpuUsage(since);
	return (user + system) / 1e6;
}

async function ours(bytes: Uint8Array, name: string): Promise<number> {
	const begin = process.cpuUsage();
	let articles = 0;
	for await (const member of collectionFor(name)?.split(sourceOf(bytes, name), {}) ?? []) {
		if (!member.value) throw new Error(JSON.stringify(member.diagnostics));
		for await (const article of read(member.value)) {
			if (!article.value) throw new Error(JSON.stringify(article.diagnostics));
			articles++;
		}
	}
	if (articles !== lines) throw new Error(`${articles} articles of ${lines} lines`);
	return cpu(begin);
}

/** What a script would do: decode, split, parse. */
function plainLoop(bytes: Uint8Array): number {
	const begin = process.cpuUsage();
	let length = 0;
	for (const line of new TextDecoder().decode(bytes).split("\n")) {
		if (line !== "") length += (JSON.parse(line) as { readonly text: string }).text.length;
	}
	if (length === 0) throw new Error("no text");
	return cpu(begin);
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] as number;

console.log(`${lines} articles, CPU of this process, median of 5 (Node ${process.version})`);
for (const [label, ascii, name] of [
	["JSON Lines, UTF-8", false, "tin.jsonl"],
	["JSON Lines, \\u escapes", true, "tin.jsonl"],
] as const) {
	const bytes = corpus(ascii);
	const megabytes = bytes.length / 1e6;
	const [own, loop]: [number[], number[]] = [[], []];
	for (let run = 0; run < 6; run++) {
		own.push(await ours(bytes, name));
		loop.push(plainLoop(bytes));
	}
	const [a, b] = [median(own.slice(1)), median(loop.slice(1))];
	console.log(
		`${label.padEnd(26)}${(megabytes / a).toFixed(0).padStart(5)} MB/s to Article   JSON.parse alone ${(megabytes / b).toFixed(0)} MB/s   ratio ${(a / b).toFixed(1)}`,
	);
}
