// CPU and bytes of a whole PDF (shape, typeset, write) of articles that differ from one to the next, by each effort, beside the peers on the same
// articles in the same run. `--short` makes fewer articles; `--peers` installs Typst into an environment of the benchmark's own.
import { efforts } from "../src/model/effort.ts";
import { extractPdf } from "../src/pdf/extract.ts";
import { type Engine, makePdf, startEngine } from "./support/engine.ts";
import { milliseconds } from "./support/measure.ts";
import { type PeerResult, pdfkit, pdfLib, typst, weasyPrint } from "./support/peers.ts";
import { type BenchText, seedText, textOf } from "./support/texts.ts";

const short = process.argv.includes("--short");
const count = short ? 60 : 300;
/** Compiled code in the making. */
const warming = 400;
const texts = Array.from({ length: count }, (_, i) => textOf(1000 + i));
const newWords = Array.from({ length: count }, (_, i) => textOf(5000 + i, 0.1));
const warm = Array.from({ length: warming }, (_, i) => textOf(20_000 + i));

interface Row {
	readonly name: string;
	readonly cpu: number;
	readonly bytes: number;
	readonly made: readonly Uint8Array[];
}

function ours(name: string, engine: Engine, list: readonly BenchText[], effort: (typeof efforts)[number]): Row {
	for (const text of warm) makePdf(engine, text, effort);
	const begin = process.cpuUsage();
	const made = list.map((text) => makePdf(engine, text, effort));
	const cpu = milliseconds(begin) / list.length;
	return {
		name,
		cpu,
		bytes: makePdf(engine, seedText(), effort).length,
		made: made,
	};
}

const engine = startEngine();
// Typst is taken before and after ours: the load of a machine changes, and the ratio is to the mean of both.
const before = typst(texts);
const rows = efforts.map((effort) => ours(effort, engine, texts, effort));
const fresh = ours("balanced, 10 % new words", engine, newWords, "balanced");
const after = typst(texts);
const peers: PeerResult[] = [
	before.cpu !== undefined && after.cpu !== undefined ? { ...before, cpu: (before.cpu + after.cpu) / 2 } : before,
	typst(newWords),
	await pdfkit(texts.slice(0, short ? 6 : 16)),
	await pdfLib(texts.slice(0, short ? 6 : 16)),
	weasyPrint(texts.slice(0, 40)),
];
const reference = peers[0]?.cpu;
const ratio = (cpu: number, of = reference) => (of === undefined ? "" : `  ${(cpu / of).toFixed(3)} × Typst`);
const line = (name: string, cpu: number, rest: string) =>
	console.log(`${name.padEnd(32)}${cpu.toFixed(2).padStart(8)} ms ${rest}`);

console.log(
	`mean CPU of an article, user and system, ${count} articles after ${warming}; bytes of the seed (Node ${process.version})`,
);
for (const row of rows) line(row.name, row.cpu, `${(row.bytes / 1000).toFixed(1).padStart(6)} kB${ratio(row.cpu)}`);
line(
	fresh.name,
	fresh.cpu,
	`${"".padStart(6)}   ${ratio(fresh.cpu, peers[1]?.cpu)} on the same; ${engine.library.words.size} words kept`,
);
for (const [n, peer] of peers.entries()) {
	if (peer.cpu === undefined) console.log(`${peer.name.padEnd(32)}left out: ${peer.missing}`);
	else
		line(
			n === 1 ? `${peer.name}, 10 %` : peer.name,
			peer.cpu,
			`${((peer.bytes ?? 0) / 1000).toFixed(1).padStart(6)} kB${ratio(peer.cpu)}`,
		);
}
const [balanced] = rows.filter(({ name }) => name === "balanced");
if (balanced) {
	const begin = process.cpuUsage();
	for (const bytes of balanced.made) extractPdf(bytes);
	line("read back for the proof", milliseconds(begin) / balanced.made.length, "");
}
