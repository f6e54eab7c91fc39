// CPU of reading a saved page, beside what its parser alone takes: a page of a known publishing system, and one that Readability has to search.
// `--short` makes fewer runs.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parsePage } from "../src/read/html/parse.ts";
import { readHtml } from "../src/read/html/read.ts";

const folder = join(process.cwd(), "test/read/html/pages");
const runs = process.argv.includes("--short") ? 10 : 60;
/** Characters of the pages that are measured. */
const size = 150_000;

/** A page as large as real ones: scripts at its head, lists of other articles behind the article. */
function grown(name: string): string {
	const page = readFileSync(join(folder, name), "utf8");
	const script = `<script>${"var a = {b: [1, 2, 3]};".repeat(40)}</script>\n`;
	const item = (n: number) =>
		`<div class="item-news"><a href="/tin-${n}.html"><img src="/anh/${n}.jpg" alt="Tin ${n}"></a><h3><a href="/tin-${n}.html">Tin số ${n} về đường và cầu</a></h3></div>\n`;
	let head = "";
	let tail = "";
	for (let n = 0; page.length + head.length + tail.length < size; n++) {
		if (n % 3 === 0) head += script;
		tail += item(n);
	}
	return page.replace("</head>", `${head}</head>`).replace("</body>", `<div class="box">${tail}</div></body>`);
}

function cpu(work: () => void): number {
	for (let i = 0; i < 5; i++) work();
	const begin = process.cpuUsage();
	for (let i = 0; i < runs; i++) work();
	const { user, system } = process.cpuUsage(begin);
	return (user + system) / 1000 / runs;
}

for (const [label, name] of [
	["known system", "tin-nhanh.html"],
	["searched by Readability", "tro-troi.html"],
] as const) {
	const text = grown(name);
	const bytes = new TextEncoder().encode(text);
	const parser = cpu(() => parsePage(text));
	const whole = cpu(() => readHtml(bytes, name));
	console.log(
		`${label}: ${(bytes.length / 1000).toFixed(0)} KB, ${whole.toFixed(1)} ms, parser alone ${parser.toFixed(1)} ms, ratio ${(whole / parser).toFixed(2)}`,
	);
}
