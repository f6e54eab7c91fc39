// Records (read, described, set, written, proven) by one thread and by two, wall and CPU, with the compiled library in dist/: `npm run build` first.
// `--short` makes fewer.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { madeArticle, seedParagraphs } from "../test/support/articles.ts";
import { median, milliseconds } from "./support/measure.ts";

const library = join(process.cwd(), "dist/index.js");
if (!existsSync(library)) throw new Error("no dist/: run `npm run build`");
const { buildMany } = (await import(pathToFileURL(library).href)) as typeof import("../src/index.ts");

const short = process.argv.includes("--short");
const count = short ? 60 : 400;
const seed = seedParagraphs();
const encoder = new TextEncoder();
const sources = (from: number, many: number) =>
	Array.from({ length: many }, (_, i) => {
		const { name, text } = madeArticle(from + i, seed);
		return { name, bytes: encoder.encode(text) };
	});
const options = { buildTime: "2026-01-01T00:00:00Z" };

/** Builds as many as are measured after others that make all threads warm. */
async function measure(threads: number, run: number) {
	// Each thread compiles the code for itself.
	const warm = Math.floor(count / 2) * threads;
	const all = [...sources(5001 + run * 10_000, warm), ...sources(1 + run * 10_000, count)];
	let made = 0;
	let bytes = 0;
	let [wall, cpu] = [performance.now(), process.cpuUsage()];
	for await (const { value, diagnostics } of buildMany(all, { ...options, threads })) {
		if (!value) throw new Error(JSON.stringify(diagnostics));
		if (++made === warm) [wall, cpu] = [performance.now(), process.cpuUsage()];
		if (made > warm)
			for (const { content } of value.package.entries) bytes += content instanceof Uint8Array ? content.length : 0;
	}
	return { wall: (performance.now() - wall) / count, cpu: milliseconds(cpu) / count, bytes };
}

const rows = [];
for (let run = 0; run < (short ? 1 : 3); run++) {
	const [one, two] = [await measure(1, run), await measure(2, run)];
	if (one.bytes !== two.bytes) throw new Error("two threads made other bytes than one");
	rows.push({ one, two, speed: one.wall / two.wall });
	console.log(
		`one thread ${one.wall.toFixed(2)} ms a record (CPU ${one.cpu.toFixed(2)}), two ${two.wall.toFixed(2)} ms (CPU ${two.cpu.toFixed(2)}): ${(one.wall / two.wall).toFixed(2)} times as fast, by CPU alone ${((2 * one.cpu) / two.cpu).toFixed(2)}`,
	);
}
console.log(
	`median ${median(rows.map(({ speed }) => speed)).toFixed(2)} times as fast, ${count} records a run, load of the machine included`,
);
