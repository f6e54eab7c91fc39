// A volume of many articles by the command line, at two time zones: equal bytes, memory, and page numbers as pdftotext reads them.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { askVeraPdf } from "./verapdf.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

export async function volume(count) {
	const folder = mkdtempSync(join(tmpdir(), "banluu-soak-volume-"));
	const generator = join(root, "test", "support", ".articles.mjs");
	try {
		await build({
			entryPoints: [join(root, "test/support/articles.ts")],
			outfile: generator,
			bundle: true,
			platform: "node",
			format: "esm",
			logLevel: "warning",
		});
		const { madeArticle, seedParagraphs } = await import(generator);
		const paragraphs = seedParagraphs();
		mkdirSync(join(folder, "articles"));
		for (let n = 1; n <= count; n++) {
			const { name, text } = madeArticle(n, paragraphs);
			writeFileSync(join(folder, "articles", name), text);
		}
		const runs = ["Asia/Ho_Chi_Minh", "America/St_Johns"].map((zone, i) => {
			const path = join(folder, `${i}.pdf`);
			const args = ["volume", join(folder, "articles"), "-o", path, "--json", "--build-time", "2026-01-02T03:04:05Z"];
			const run = spawnSync(process.execPath, [join(root, "bin/banluu.js"), ...args], {
				env: { ...process.env, TZ: zone },
				encoding: "utf8",
				maxBuffer: 1 << 28,
			});
			const result = JSON.parse(run.stdout.trim().split("\n").at(-1));
			return { status: run.status, result, digest: createHash("sha256").update(readFileSync(path)).digest("hex") };
		});
		const [first, second] = runs;
		const text = spawnSync("pdftotext", ["-enc", "UTF-8", "-layout", join(folder, "0.pdf"), "-"], {
			encoding: "utf8",
			maxBuffer: 1 << 30,
		});
		const figures = { articles: count, pages: first.result.pages, bytes: first.result.bytes };
		let ok = runs.every(({ status }) => status === 0) && first.digest === second.digest;
		const jar = process.env.BANLUU_VERAPDF;
		if (jar) {
			const said = askVeraPdf(jar, [join(folder, "0.pdf")], "0").get(join(folder, "0.pdf")) ?? {};
			figures.veraPDF = Object.entries(said)
				.map(([claim, verdict]) => `${claim} ${verdict}`)
				.join(" ");
			ok &&= said["2a"] === "PASS" && said.ua1 === "PASS";
		}
		if (text.error || !jar) return { figures, ok, skipped: text.error ? "no pdftotext" : "no veraPDF" };
		const { right, wrong } = compareContents(text.stdout.split("\f"));
		ok &&= wrong === 0 && right === count;
		return { figures: { ...figures, "contents right": right, wrong }, ok };
	} finally {
		rmSync(folder, { recursive: true, force: true });
		rmSync(generator, { force: true });
	}
}

/** Each entry of the contents ends with its page; the article with that number has to begin there. */
function compareContents(pages) {
	const first = pages.findIndex((page) => page.trim().split(/\s+/).at(-1) === "1");
	const contents = pages
		.slice(1, first)
		.join("\n")
		.replace(/[\s.]+/g, " ");
	let right = 0;
	let wrong = 0;
	for (const [, number, page] of contents.matchAll(/\(bản tin số (\d+)\) (\d+)/g)) {
		const head = (pages[first + Number(page) - 1] ?? "").replace(/\s+/g, " ").slice(0, 400);
		if (head.includes(`(bản tin số ${number})`)) right++;
		else wrong++;
	}
	return { right, wrong };
}
