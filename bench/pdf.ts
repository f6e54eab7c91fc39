// CPU of a whole PDF (shape, typeset, write) for the seed article with words varied from run to run, beside pdfkit on the same text in the
// same process; and the CPU of a cold process that makes one. `--short` makes fewer runs.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type FontLibrary, loadFonts } from "../src/font/library.ts";
import { startSession } from "../src/font/session.ts";
import type { Paragraph, Resources } from "../src/model/index.ts";
import { extractPdf } from "../src/pdf/extract.ts";
import { defaultFlavour } from "../src/pdf/flavour.ts";
import { writePdf } from "../src/pdf/write.ts";
import { readPlain } from "../src/read/plain.ts";
import { typesetDocument } from "../src/typeset/document.ts";
import { parseTemplate, type Template } from "../src/typeset/template.ts";

const root = process.cwd();
const seed = join(root, "examples/000_84c6c67dbe676760.txt");
const title = "Hội nghị trực tuyến toàn quốc quán triệt Quyết định số 90-QĐ/TW";
const runs = process.argv.includes("--short") ? 20 : 200;
/** Words that are exchanged, one in so many. */
const varied = 8;

const resources: Resources = {
	font: (path) => ({ value: readFileSync(join(root, "fonts", path)), diagnostics: [] }),
	template: (name) => ({ value: readFileSync(join(root, "templates", `${name}.json`), "utf8"), diagnostics: [] }),
};

/** A repeatable sequence of numbers from 0 to 1 (Park and Miller). */
function sequence(start: number): () => number {
	let state = start;
	return () => {
		state = (state * 48271) % 2147483647;
		return state / 2147483647;
	};
}

function paragraphs(): readonly string[] {
	const article = readPlain(readFileSync(seed), "seed.txt").value;
	if (!article) throw new Error("the seed cannot be read");
	return article.blocks.map((block) => (block as Paragraph).content.map((span) => span.text).join(""));
}

/** The article with one word in eight exchanged for another of its words or for a number. */
function variant(texts: readonly string[], run: number): readonly string[] {
	const random = sequence(run + 1);
	const vocabulary = texts.join(" ").split(/\s+/);
	return texts.map((text) =>
		text
			.split(" ")
			.map((word) => {
				if (random() * varied > 1) return word;
				return random() < 0.5
					? String(Math.floor(random() * 10000))
					: vocabulary[Math.floor(random() * vocabulary.length)];
			})
			.join(" "),
	);
}

interface Part {
	readonly set: number;
	readonly write: number;
	readonly bytes: Uint8Array;
}

function milliseconds(since: NodeJS.CpuUsage): number {
	const { user, system } = process.cpuUsage(since);
	return (user + system) / 1000;
}

function ours(library: FontLibrary, template: Template, texts: readonly string[]): Part {
	const begin = process.cpuUsage();
	const session = startSession(library);
	const blocks = texts.map((text): Paragraph => ({ kind: "paragraph", content: [{ text }] }));
	const set = typesetDocument({ language: "vi", title: { text: title, supplied: true }, blocks }, template, session);
	if (!set.value) throw new Error(JSON.stringify(set.diagnostics));
	const afterSet = milliseconds(begin);
	const pdf = writePdf({
		set: set.value,
		fonts: session.embed(),
		metadata: { claims: [{ element: "title", value: title, origin: "supplied" }], superseded: [] },
		title,
		identifier: "urn:uuid:00000000-0000-5000-8000-000000000000",
		buildTime: "2026-01-01T00:00:00Z",
		producer: { name: "banluu", version: "0" },
		flavour: defaultFlavour,
	});
	if (!pdf.value) throw new Error(JSON.stringify(pdf.diagnostics));
	return { set: afterSet, write: milliseconds(begin) - afterSet, bytes: pdf.value };
}

async function withPdfkit(texts: readonly string[]): Promise<{ readonly cpu: number; readonly bytes: number }> {
	const { default: PDFDocument } = await import("pdfkit");
	const begin = process.cpuUsage();
	const bytes = await new Promise<number>((done) => {
		const document = new PDFDocument({
			size: "A4",
			margin: 71,
			subset: "PDF/A-2a",
			pdfVersion: "1.7",
			tagged: true,
			lang: "vi",
			displayTitle: true,
			info: { Title: title },
		});
		let size = 0;
		document.on("data", (chunk: Uint8Array) => {
			size += chunk.byteLength;
		});
		document.on("end", () => done(size));
		const structure = document.struct("Document");
		document.addStructure(structure);
		const add = (type: string, font: string, points: number, text: string) => {
			const set = () =>
				void document
					.font(join(root, "fonts", font))
					.fontSize(points)
					.text(text, { align: "justify" });
			structure.add(document.struct(type, {}, set));
		};
		add("H1", "be-vietnam-pro/BeVietnamPro-Bold.ttf", 19, title);
		for (const text of texts) add("P", "tinos/Tinos-Regular.ttf", 11.5, text);
		structure.end();
		document.end();
	});
	return { cpu: milliseconds(begin), bytes };
}

function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** CPU of a process of its own that makes one PDF, with the dependencies bundled as the command line has them. */
async function cold(): Promise<number> {
	const { build } = await import("esbuild");
	const outfile = join(root, ".cache/bench/pdf-cold.mjs");
	await build({
		entryPoints: [join(root, "bench/pdf.ts")],
		outfile,
		bundle: true,
		minify: true,
		mainFields: ["module", "main"],
		external: ["esbuild", "pdfkit", "fontkit"],
		format: "esm",
		platform: "node",
		target: "node20.19",
		logLevel: "warning",
		banner: {
			js: 'import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);',
		},
	});
	const times = Array.from({ length: 5 }, () => {
		const run = spawnSync(process.execPath, [outfile, "--once"], { cwd: root, encoding: "utf8" });
		return Number(run.stdout);
	});
	return median(times);
}

const library = loadFonts(resources).value;
const template = parseTemplate(resources.template("newspaper").value ?? "", "newspaper").value;
if (!library || !template) throw new Error("fonts or template cannot be read");
const texts = paragraphs();

if (process.argv.includes("--once")) {
	ours(library, template, texts);
	const { user, system } = process.cpuUsage();
	process.stdout.write(String((user + system) / 1000));
} else {
	// The first runs are compiled code in the making.
	for (let i = 0; i < 50; i++) ours(library, template, variant(texts, i));
	const parts = Array.from({ length: runs }, (_, i) => ours(library, template, variant(texts, 1000 + i)));
	const hot = median(parts.map((part) => part.set + part.write));
	const read = parts.slice(0, 50).map((part) => {
		const begin = process.cpuUsage();
		extractPdf(part.bytes);
		return milliseconds(begin);
	});
	const theirs = [];
	for (let i = 0; i < (runs < 100 ? 5 : 20); i++) theirs.push(await withPdfkit(variant(texts, 1000 + i)));
	const pdfkit = median(theirs.slice(2).map((each) => each.cpu));
	const size = (values: readonly number[]) => `${(median(values) / 1000).toFixed(1)} kB`;
	const rows = [
		["shape and typeset", `${median(parts.map((part) => part.set)).toFixed(2)} ms`],
		["embed and write", `${median(parts.map((part) => part.write)).toFixed(2)} ms`],
		["whole PDF", `${hot.toFixed(2)} ms  ${size(parts.map((part) => part.bytes.byteLength))}`],
		["read back for the proof", `${median(read).toFixed(2)} ms`],
		["pdfkit, PDF/A-2a, tagged", `${pdfkit.toFixed(2)} ms  ${size(theirs.map((each) => each.bytes))}`],
		["ratio, pdfkit to ours", `${(pdfkit / hot).toFixed(0)}`],
		["cold process, bundled", `${(await cold()).toFixed(0)} ms`],
	];
	console.log(`median of ${runs} runs, CPU of this process (Node ${process.version})`);
	for (const [label, value] of rows) console.log(`${label?.padEnd(28)}${value}`);
}
