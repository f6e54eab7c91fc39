// CPU and memory of a volume: articles set and written through a sink to a file on disk, without reading and describing them; then the proof of the
// finished bytes. `--short` makes 300 articles of two pages, else 40 (when 600 have made the code warm) and 5,000, which `--no-large` leaves out; with a Python
// that has `typst`, 40 articles beside it. The memory of `banluu volume` is less: it bounds its heap before it loads its code.
import { spawnSync } from "node:child_process";
import {
	closeSync,
	fstatSync,
	mkdtempSync,
	openSync,
	readFileSync,
	readSync,
	rmSync,
	writeFileSync,
	writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { wordsKept } from "../src/app/volume.ts";
import { volumeWords } from "../src/app/volume-words.ts";
import { proveVolume } from "../src/build/prove-volume.ts";
import { buildVolume } from "../src/build/volume.ts";
import { fontsDigest, loadFonts } from "../src/font/library.ts";
import type { ArchivalRecord, Claim, Resources } from "../src/model/index.ts";
import { defaultFlavour } from "../src/pdf/flavour.ts";
import { frugalHeap } from "../src/store/heap.ts";
import { parseTemplate } from "../src/typeset/template.ts";
import { madeArticle, seedParagraphs } from "../test/support/articles.ts";
import { median } from "./support/measure.ts";
import { pythonWith } from "./support/peers.ts";

frugalHeap();
const root = process.cwd();
const short = process.argv.includes("--short");
/** Articles that are made at a time, outside the measured time. */
const portion = 20;
const folder = mkdtempSync(join(tmpdir(), "banluu-volume-"));

/** A folder that gets the volumes, to be judged. */
const keep = process.argv.find((word) => word.startsWith("--keep="))?.slice(7);

const resources: Resources = {
	font: (path) => ({ value: readFileSync(join(root, "fonts", path)), diagnostics: [] }),
	template: (name) => ({ value: readFileSync(join(root, "templates", `${name}.json`), "utf8"), diagnostics: [] }),
};

function must<T>(outcome: { readonly value?: T; readonly diagnostics: readonly unknown[] }): T {
	if (outcome.value === undefined) throw new Error(JSON.stringify(outcome.diagnostics));
	return outcome.value;
}

const template = must(parseTemplate(must(resources.template("newspaper")), "newspaper"));
const fonts = must(loadFonts(resources, wordsKept));
const paragraphs = seedParagraphs();

function recordOf(number: number): { readonly record: ArchivalRecord; readonly sourceDigest: string } {
	const { text } = madeArticle(number, paragraphs);
	const [, head = "", body = ""] = /^---\n(.*?)\n---\n(.*)$/s.exec(text) ?? [];
	const value = (key: string) => (new RegExp(`^${key}: "?(.*?)"?$`, "m").exec(head)?.[1] ?? "") as string;
	const claim = (element: string, own: string): Claim => ({ element, value: own, origin: "given" });
	const title = value("title");
	const cited = [...new Set(body.match(/\d+-(?:QĐ|NQ|CT|KH|TB)[\p{L}/-]*/gu) ?? [])];
	const claims = [
		claim("title", title),
		claim("creator", value("author")),
		claim("publisher", value("publisher")),
		claim("issued", value("date")),
		claim("spatial", value("spatial")),
		...cited.map((each) => claim("references", each)),
	];
	const blocks = body
		.trim()
		.split("\n\n")
		.map((own) => ({ kind: "paragraph", content: [{ text: own }] }) as const);
	return {
		record: {
			identifier: `urn:uuid:00000000-0000-5000-8000-${String(number).padStart(12, "0")}`,
			metadata: { claims, superseded: [] },
			document: { language: "vi", title: { text: title, supplied: false }, blocks },
		},
		sourceDigest: "",
	};
}

function seconds(since: NodeJS.CpuUsage): number {
	const { user, system } = process.cpuUsage(since);
	return (user + system) / 1e6;
}

async function measure(
	count: number,
	name: string,
	start = 0,
): Promise<{ readonly cpu: number; readonly pages: number }> {
	const path = join(keep ?? folder, `${name}.pdf`);
	const descriptor = openSync(path, "w+");
	const sink = { write: (chunk: Uint8Array) => void writeSync(descriptor, chunk), close: () => {} };
	let cpu = 0;
	let peak = 0;
	const begin = process.cpuUsage();
	let making = 0;
	const volume = must(
		buildVolume({
			workshop: { template, fonts, flavour: defaultFlavour, buildTime: "2026-01-01T00:00:00Z" },
			title: "Tuyển tập bài báo",
			language: "vi",
			words: volumeWords("vi"),
			sink,
		}),
	);
	for (let n = 1; n <= count; n += portion) {
		const before = process.cpuUsage();
		const articles = Array.from({ length: Math.min(portion, count + 1 - n) }, (_, i) => recordOf(start + n + i));
		making += seconds(before);
		for (const article of articles) must(await volume.add(article));
		peak = Math.max(peak, process.memoryUsage.rss());
	}
	const finished = must(await volume.finish());
	cpu = seconds(begin) - making;
	peak = Math.max(peak, process.memoryUsage.rss());
	const proofBegin = process.cpuUsage();
	const bytes = {
		size: fstatSync(descriptor).size,
		read: (from: number, length: number) => {
			const piece = new Uint8Array(length);
			return piece.subarray(0, readSync(descriptor, piece, 0, length, from));
		},
	};
	let faults = 0;
	if (!process.argv.includes("--no-proof"))
		for (const [, outcome] of proveVolume(bytes, finished.expected, defaultFlavour))
			faults += outcome.diagnostics.length;
	const proof = seconds(proofBegin);
	closeSync(descriptor);
	const peakAll = Math.max(peak, process.memoryUsage.rss());
	const rate = (pages: number, time: number) => Math.round(pages / time);
	console.log(
		`${count} articles, ${finished.pages} pages, ${(finished.bytes / 1e6).toFixed(1)} MB, ${finished.objects} objects: ` +
			`${cpu.toFixed(2)} CPU s, ${rate(finished.pages, cpu)} pages a CPU second, RSS ${Math.round(peak / 1e6)} MB (${Math.round(peak / 1048576)} MiB); ` +
			`proof ${proof.toFixed(2)} CPU s (${rate(finished.pages, proof)} pages a CPU second), ${faults} findings, RSS with it ${Math.round(peakAll / 1e6)} MB`,
	);
	if (faults > 0) process.exitCode = 1;
	return { cpu, pages: finished.pages };
}

console.log(`fonts ${fontsDigest(fonts).length}, template ${template.name}, ${defaultFlavour.name}`);
const count = Number(process.argv.find((word) => word.startsWith("--count="))?.slice(8) ?? 0);
if (short || count > 0) await measure(count || 300, "short");
else {
	// As many as make the compiled code warm.
	await measure(600, "cold");
	const runs: number[] = [];
	const typst = pythonWith("typst");
	const before = typst && typstSeconds(typst, 40);
	for (let i = 0; i < 6; i++) runs.push((await measure(40, `hot-${i}`, 1000 * (i + 1))).cpu);
	console.log(`40 articles hot: ${median(runs).toFixed(3)} CPU s, the best ${Math.min(...runs).toFixed(3)}`);
	if (typst && before) {
		// Before and after ours, since the load of the machine changes.
		const theirs = [...before, ...typstSeconds(typst, 40)];
		const ratio = (of: (values: readonly number[]) => number) => (of(runs) / of(theirs)).toFixed(2);
		console.log(
			`Typst, one document with an outline, other articles in each run as well: ${median(theirs).toFixed(3)} CPU s, the best ` +
				`${Math.min(...theirs).toFixed(3)}; ratio ${ratio(median)}, of the best ${ratio((values) => Math.min(...values))}`,
		);
	} else console.log("Typst left out: no Python with `typst`; npm run bench -- --peers installs it");
	if (!process.argv.includes("--no-large")) await measure(5000, "large");
}
rmSync(folder, { recursive: true });

/** CPU of Typst for the same articles with a table of contents, of one process that keeps the compiler and its fonts; the first run only makes it warm. */
function typstSeconds(python: string, count: number): readonly number[] {
	const files = Array.from({ length: 7 }, (_, run) => typstSource(count, 1000 * run, run));
	const script = `
import os, typst
compiler = typst.Compiler(font_paths=[${JSON.stringify(join(root, "fonts"))}], ignore_system_fonts=True)
for file in ${JSON.stringify(files)}:
    t = os.times(); begin = t.user + t.system
    compiler.compile(input=open(file, "rb").read(), format="pdf", pdf_standards=["a-2a", "ua-1"])
    t = os.times(); print(t.user + t.system - begin)
`;
	const run = spawnSync(python, ["-c", script], { encoding: "utf8" });
	if (run.status !== 0) throw new Error(run.stderr);
	return run.stdout.trim().split("\n").slice(1).map(Number);
}

function typstSource(count: number, start: number, run: number): string {
	const escaped = (text: string) => text.replace(/[\\#$*_`<>@=~[\]/]/g, "\\$&");
	const parts = Array.from({ length: count }, (_, i) => {
		const { document } = recordOf(start + i + 1).record;
		const body = document.blocks.map((block) =>
			block.kind === "paragraph" ? escaped(block.content[0]?.text ?? "") : "",
		);
		return `#pagebreak()\n= ${escaped(document.title.text)}\n${body.join("\n\n")}\n`;
	});
	const source = `#set document(title: "Tuyển tập", date: datetime(year: 2026, month: 1, day: 1))\n#set text(lang: "vi", size: 11.5pt, font: "Tinos")\n#set par(justify: true, leading: 0.7em, first-line-indent: 7mm)\n#set page(margin: (top: 28mm, bottom: 32mm, x: 32mm), numbering: "1")\n#show heading: set text(font: "Be Vietnam Pro", size: 19pt)\n#outline()\n${parts.join("\n")}`;
	const file = join(folder, `typst-${run}.typ`);
	writeFileSync(file, source);
	return file;
}
