// The catalogue at 100,000 different records of the seed's length: how fast they go in, how large the file is, how long a search takes.
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openCatalogue } from "../src/catalog/open.ts";
import { catalogueBuilt } from "../src/catalog/record.ts";
import { build } from "../src/index.ts";
import type { CatalogueQuery, CatalogueRecord } from "../src/model/index.ts";
import { madeArticle, seedParagraphs, sequence } from "../test/support/articles.ts";

const short = process.argv.includes("--short");
const total = Number(process.env.BENCH_RECORDS ?? (short ? 5_000 : 100_000));
const group = 500;

const paragraphs = seedParagraphs();
const article = madeArticle(1, paragraphs);
const built = await build(
	{ name: article.name, bytes: new TextEncoder().encode(article.text) },
	{ buildTime: "2026-01-02T03:04:05Z" },
);
if (!built.value) throw new Error(JSON.stringify(built.diagnostics));
const described = await catalogueBuilt(built.value, { version: 1, packages: [{ format: "bagit", path: "x" }] });
const pattern = described.value as CatalogueRecord;

const hash = (text: string, algorithm = "sha256") => createHash(algorithm).update(text).digest("hex");
const syllables =
	"an bình chi dũng đạt giang hà hòa hùng khánh lan linh mai nam nga oanh phúc quân sơn thảo uyên vân yến".split(" ");

/** A record like the one that was built, with words, digests and dates of its own. */
function madeRecord(number: number): CatalogueRecord {
	const made = madeArticle(number, paragraphs);
	const random = sequence(number);
	const pick = () => syllables[Math.floor(random() * syllables.length)] as string;
	const [, head = "", body = ""] = /^---\n([\s\S]*?)---\n\n([\s\S]*)$/.exec(made.text) ?? [];
	const field = (name: string) => new RegExp(`^${name}: "?(.*?)"?$`, "m").exec(head)?.[1] ?? "";
	const text = `${body.trim().replaceAll("\n\n", "\n")}\nNgười viết: ${pick()} ${pick()} ${pick()} x${number}`;
	const identifier = `urn:uuid:${hash(String(number)).slice(0, 32)}`;
	const title = field("title");
	return {
		...pattern,
		identifier,
		label: `${field("date")}-${hash(identifier).slice(0, 8)}`,
		title,
		creators: [field("author")],
		publisher: field("publisher"),
		issued: field("date"),
		subjects: [field("spatial")],
		sourceDigest: hash(made.text),
		textDigest: hash(text),
		recipeDigest: hash(`recipe ${number}`),
		sourceName: made.name,
		description: pattern.description.replaceAll(pattern.title, title).replaceAll(pattern.sourceDigest, hash(made.text)),
		text,
		artifacts: pattern.artifacts.map((file) => ({
			...file,
			digests: { sha256: hash(`${file.path}${number}`), sha512: hash(`${file.path}${number}`, "sha512") },
		})),
		packages: [{ format: "bagit", path: `${field("date")}-${hash(identifier).slice(0, 8)}` }],
	};
}

const folder = mkdtempSync(join(tmpdir(), "banluu-bench-"));
const path = join(folder, "banluu.db");
const opened = await openCatalogue(path, { write: true });
if (!opened.value) throw new Error(JSON.stringify(opened.diagnostics));
const catalogue = opened.value;
let spent = 0;
const rates: number[] = [];
for (let at = 0; at < total; at += group) {
	const records = Array.from({ length: Math.min(group, total - at) }, (_, i) => madeRecord(at + i));
	const start = performance.now();
	catalogue.put(records, `2026-01-02T03:${String(Math.floor(at / group) % 60).padStart(2, "0")}:05Z`);
	const took = performance.now() - start;
	spent += took;
	rates.push((records.length / took) * 1000);
}
const tenth = Math.max(1, Math.floor(rates.length / 10));
const mean = (list: readonly number[]) => list.reduce((a, b) => a + b, 0) / list.length;
console.log(`put: ${((total / spent) * 1000).toFixed(0)} records/s in groups of ${group}`);
console.log(
	`     first tenth ${mean(rates.slice(0, tenth)).toFixed(0)}/s, last tenth ${mean(rates.slice(-tenth)).toFixed(0)}/s`,
);
const same = Array.from({ length: group }, (_, i) => madeRecord(i));
const again = performance.now();
catalogue.put(same, "2026-01-03T00:00:00Z");
console.log(`put again, unchanged: ${((group / (performance.now() - again)) * 1000).toFixed(0)} records/s`);
catalogue.close();
console.log(
	`file: ${(statSync(path).size / 2 ** 20).toFixed(0)} MiB, ${(statSync(path).size / total).toFixed(0)} bytes a record`,
);
const start = performance.now();
const reading = await openCatalogue(path);
if (!reading.value) throw new Error(JSON.stringify(reading.diagnostics));
const reader = reading.value;
console.log(`open: ${(performance.now() - start).toFixed(1)} ms`);

const queries: readonly (readonly [string, CatalogueQuery])[] = [
	["one record", { words: "x4321" }],
	["a rare name", { words: '"hòa yến"' }],
	["two words", { words: "hòa uyên" }],
	["a frequent word", { words: "công" }],
	["a frequent phrase", { words: '"công tác cán bộ"' }],
	["frequent words, folded", { words: "cong tac can bo", fold: true }],
	["a word in a third of the titles", { words: "sơ kết" }],
	["frequent and rare", { words: "công hòa yến" }],
	["a beginning", { words: "th*" }],
	["either", { words: "x17 OR x23 OR hòa" }],
	["frequent, without a frequent one", { words: "công -bộ" }],
	["frequent, of one month", { words: "công", from: "2020-02", until: "2020-02" }],
	["frequent, one subject", { words: "công", subject: "Đắk Lắk" }],
	["frequent, nobody's", { words: "công", publisher: "Báo Khác" }],
	["page 50 of a frequent word", { words: "công", offset: 980 }],
	["by title", { words: "công", order: "title" }],
	["no words, by title", { order: "title" }],
	["no words, one publisher, page 500", { publisher: "Báo Nhân Dân", order: "title", offset: 10_000 }],
];
const all: number[] = [];
for (const [name, query] of queries) {
	const times: number[] = [];
	for (let i = 0; i < (short ? 5 : 15); i++) {
		const begun = performance.now();
		reader.search({ limit: 20, ...query });
		times.push(performance.now() - begun);
	}
	times.sort((a, b) => a - b);
	const begun = performance.now();
	const count = reader.count(query);
	const counting = performance.now() - begun;
	all.push(...times);
	const at = (share: number) =>
		(times[Math.min(times.length - 1, Math.floor(times.length * share))] as number).toFixed(1);
	console.log(
		`${name.padEnd(36)} ${String(count).padStart(7)} hits  median ${at(0.5)} ms  p95 ${at(0.95)} ms  (count ${counting.toFixed(1)} ms)`,
	);
}
all.sort((a, b) => a - b);
console.log(
	`all searches: median ${(all[Math.floor(all.length / 2)] as number).toFixed(1)} ms, p95 ${(all[Math.floor(all.length * 0.95)] as number).toFixed(1)} ms`,
);
reader.close();
if (process.env.KEEP) console.log(folder);
else rmSync(folder, { recursive: true });
