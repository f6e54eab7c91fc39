// `npm run bench [-- --short] [name…]`: compiles each benchmark in bench/ with the sources it measures, and runs it in a process of its own.
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const out = join(root, ".cache", "bench");
const options = process.argv.slice(2).filter((word) => word.startsWith("--"));
const names = process.argv.slice(2).filter((word) => !word.startsWith("--"));

mkdirSync(out, { recursive: true });
let failed = 0;
for (const file of readdirSync(join(root, "bench")).sort()) {
	const name = basename(file, ".ts");
	if (!file.endsWith(".ts")) continue;
	if (names.length > 0 && !names.includes(name)) continue;
	const outfile = join(out, `${name}.mjs`);
	await build({
		entryPoints: [join(root, "bench", file)],
		outfile,
		bundle: true,
		packages: "external",
		format: "esm",
		platform: "node",
		target: "node20.19",
		logLevel: "warning",
	});
	process.stdout.write(`\n# ${name}\n`);
	const run = spawnSync(process.execPath, [outfile, ...options], { stdio: "inherit", cwd: root });
	if (run.status !== 0) failed++;
}
process.exitCode = failed === 0 ? 0 : 1;
