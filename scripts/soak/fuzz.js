// Random documents of all kinds of blocks, in every flavour in turn: each is a file that passes its claims, or a finding; never an exception.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { askVeraPdf } from "./verapdf.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
/** Files that veraPDF gets at once: what it keeps in memory grows with their number. */
const batch = 200;

export async function fuzzed(count, seed) {
	const folder = mkdtempSync(join(tmpdir(), "banluu-soak-fuzz-"));
	const generator = join(root, ".cache", "fuzz.mjs");
	const figures = { documents: count, files: 0, findings: 0, faults: 0, failed: 0 };
	try {
		await build({
			entryPoints: [join(root, "test/support/fuzz.ts")],
			outfile: generator,
			bundle: true,
			platform: "node",
			format: "esm",
			packages: "external",
			define: { "import.meta.dirname": JSON.stringify(join(root, "test/support")) },
			logLevel: "warning",
		});
		const { fuzz } = await import(generator);
		const jar = process.env.BANLUU_VERAPDF;
		let expected = new Map();
		for (let n = 0; n < count; n++) {
			const { name, asked, pdf, faults } = await fuzz(n, seed);
			if (pdf) {
				figures.files++;
				const own = join(folder, String(Math.floor(n / batch)));
				mkdirSync(own, { recursive: true });
				writeFileSync(join(own, `${name}.pdf`), pdf);
				expected.set(join(own, `${name}.pdf`), asked);
			} else figures.findings++;
			for (const fault of faults) {
				figures.faults++;
				process.stderr.write(`${name}: ${fault}\n`);
			}
			if ((n + 1) % batch === 0 || n + 1 === count) {
				if (jar) figures.failed += judge(jar, expected);
				for (const file of readdirSync(folder)) rmSync(join(folder, file), { recursive: true });
				expected = new Map();
			}
		}
		const ok = figures.faults === 0 && figures.failed === 0 && figures.files > count / 2;
		return { figures, ok, ...(jar === undefined && { skipped: "no veraPDF" }) };
	} finally {
		rmSync(folder, { recursive: true, force: true });
		rmSync(generator, { force: true });
	}
}

/** How many files do not pass exactly their claims. */
function judge(jar, expected) {
	const verdicts = askVeraPdf(jar, [...expected.keys()], "0");
	// Beside PDF/A-1 it skips PDF/UA-1, and has to be asked.
	const first = [...expected].filter(([, { pdfa, ua }]) => ua && pdfa === "1a").map(([path]) => path);
	for (const [path, own] of first.length > 0 ? askVeraPdf(jar, first, "ua1") : [])
		verdicts.set(path, { ...verdicts.get(path), ...own });
	let failed = 0;
	for (const [path, asked] of expected) {
		const said = verdicts.get(path) ?? {};
		const wanted = asked.verdicts;
		const same = Object.keys({ ...said, ...wanted }).every((claim) => said[claim] === wanted[claim]);
		if (same) continue;
		failed++;
		process.stderr.write(`${path}: ${JSON.stringify(said)}, wanted ${JSON.stringify(wanted)}\n`);
	}
	return failed;
}
