// Any bytes as input: a record that verifies, or findings; never an exception, never silence.
import { readFileSync } from "node:fs";
import { build, verify } from "../../dist/index.js";

const seed = readFileSync(new URL("../../examples/000_84c6c67dbe676760.txt", import.meta.url));
const pieces = [
	"\u0000",
	"\ufeff",
	"\u200b",
	"\u202e",
	"\u00ad",
	"e\u0301",
	"😀",
	"\u{10ffff}",
	"90-QĐ/TW",
	"---\n",
	"title: [",
	"# ",
	"|a|b|\n|-|-|\n",
	"![](x.png)",
	"<b>",
	"\r",
	"\r\n",
	"\t",
	"- ".repeat(40),
	"> ".repeat(40),
	"*".repeat(60),
	"[".repeat(60),
	"`".repeat(7),
	"date 2023-02-31 ",
	"BBK - ",
	"\f",
	"\u2028",
];

function bytesFor({ next, below, pick }) {
	const kind = below(4);
	if (kind === 0) return Uint8Array.from({ length: below(400) }, () => below(256));
	if (kind === 1) {
		const bytes = new Uint8Array(seed.subarray(0, 200 + below(2000)));
		for (let n = below(6); n > 0; n--) bytes[below(bytes.length)] = below(256);
		return bytes;
	}
	let text = "";
	for (let n = below(30); n >= 0; n--)
		text += next() < 0.5 ? pick(pieces) : seed.toString("utf8", below(2000), 2000 + below(400));
	return new TextEncoder().encode(text);
}

export async function inputs(count, random) {
	const figures = { inputs: 0, records: 0, findings: 0, silent: 0, crashed: 0, invalid: 0 };
	for (let n = 0; n < count; n++) {
		const bytes = bytesFor(random);
		const name = random.pick(["a.txt", "b.txt", "c.md", "d.markdown", "../e.txt", "ế 😀.txt"]);
		figures.inputs++;
		try {
			const { value, diagnostics } = await build({ name, bytes }, { buildTime: "2026-01-02T03:04:05Z" });
			if (value) {
				figures.records++;
				const files = new Map(value.package.entries.map((entry) => [entry.path, entry.content]));
				if (n % 10 === 0 && !(await verify(files)).valid) figures.invalid++;
			} else if (diagnostics.some(({ severity }) => severity === "error")) figures.findings++;
			else figures.silent++;
			if (diagnostics.some(({ code }) => code === "build/proof-failed")) {
				figures.crashed++;
				process.stderr.write(`proof failed: ${name} ${Buffer.from(bytes).toString("base64").slice(0, 400)}\n`);
			}
		} catch (error) {
			figures.crashed++;
			process.stderr.write(`${error.stack}\n${name} ${Buffer.from(bytes).toString("base64").slice(0, 400)}\n`);
		}
	}
	return { figures, ok: figures.silent === 0 && figures.crashed === 0 && figures.invalid === 0 };
}
