// Full records of a collection, by the program itself: PDF/A-2a + PDF/UA-1 with its proof, both Dublin Cores, a bag with SHA-256 and SHA-512 on the disk. On one
// thread and on two, beside Typst making the PDFs alone; a record's cost in a small and in a large collection; loose bags beside the other stores.
// `--short` makes fewer articles. Needs a build.
import { spawnSync } from "node:child_process";
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { typst } from "./support/peers.ts";
import { textOf } from "./support/texts.ts";

const short = process.argv.includes("--short");
const [few, many] = short ? [100, 400] : [500, 5000];
const folder = mkdtempSync(join(tmpdir(), "banluu-bench-batch-"));

async function collection(count: number): Promise<string> {
	const path = join(folder, `${count}.jsonl`);
	const out = createWriteStream(path);
	for (let n = 0; n < count; n++) {
		const { title, paragraphs } = textOf(100_000 + n);
		const published = `2023-${String((n % 12) + 1).padStart(2, "0")}-11`;
		out.write(
			`${JSON.stringify({ id: `bai-${n}`, title: `${title} ${n}`, published, body: paragraphs.join("\n\n") })}\n`,
		);
	}
	await new Promise((resolve) => out.end(resolve));
	return path;
}

interface Row {
	readonly seconds: number;
	readonly commit: number;
}

/** Wall time of the run as it tells it, without the start of the process. */
function run(input: string, jobs: number, kind: string): Row {
	const output = join(folder, "kho");
	const words = ["batch", input, "-o", output, "--to", kind, "--jobs", String(jobs), "-q", "--json"];
	const done = spawnSync(process.execPath, ["bin/banluu.js", ...words], { stdio: ["ignore", "ignore", "inherit"] });
	if (done.status !== 0) throw new Error(`exit ${done.status}`);
	const journal = readFileSync(join(`${output}.batch`, "journal.jsonl"), "utf8")
		.trim()
		.split("\n");
	const end = JSON.parse(journal.at(-1) as string) as { milliseconds: number; commitMilliseconds: number };
	rmSync(output, { recursive: true, force: true });
	rmSync(`${output}.batch`, { recursive: true, force: true });
	return { seconds: end.milliseconds / 1000, commit: end.commitMilliseconds / 1000 };
}

try {
	const [small, large] = [await collection(few), await collection(many)];
	const peerTexts = Array.from({ length: short ? 60 : 300 }, (_, n) => textOf(100_000 + n));
	const before = typst(peerTexts);
	const line = (name: string, count: number, { seconds, commit }: Row, rest = "") =>
		console.log(
			`${name.padEnd(30)}${(count / seconds).toFixed(1).padStart(8)} records/s ${((seconds * 1000) / count).toFixed(2)} ms, of it waiting for the disk ${((commit * 1000) / count).toFixed(2)} ms${rest}`,
		);
	const one = run(large, 1, "bags");
	const two = run(large, 2, "bags");
	const fewTwo = run(small, 2, "bags");
	const after = typst(peerTexts);
	const peer = before.cpu === undefined || after.cpu === undefined ? undefined : (before.cpu + after.cpu) / 2;
	const ratio = (count: number, { seconds }: Row) =>
		peer === undefined ? "" : `, ${((count / seconds) * (peer / 1000)).toFixed(2)} × Typst`;
	line("one thread", many, one, ratio(many, one));
	line("two threads", many, two, `${ratio(many, two)}, ${(one.seconds / two.seconds).toFixed(2)} × one thread`);
	line(`two threads, ${few} articles`, few, fewTwo);
	console.log(
		peer === undefined
			? `Typst left out: ${before.missing}`
			: `Typst alone, the PDFs: ${(1000 / peer).toFixed(1)} articles/s of CPU`,
	);
	for (const kind of ["ocfl", "saf", "zip-per-1000"]) line(kind, few, run(small, 2, kind));
} finally {
	rmSync(folder, { recursive: true, force: true });
}
