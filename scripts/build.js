// Library: `tsc`, one to one, into dist/. Command line: one lazy esbuild bundle in dist/bin/, because start-up time is mostly module loading.
import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const require = createRequire(import.meta.url);
const tsc = join(dirname(require.resolve("typescript/package.json")), "bin", "tsc");

rmSync(join(root, "dist"), { recursive: true, force: true });
execFileSync(process.execPath, [tsc, "-p", join(root, "tsconfig.build.json")], { stdio: "inherit", cwd: root });
await build({
	absWorkingDir: root,
	// Threads load files of their own, found beside the file that starts them.
	entryPoints: {
		banluu: "src/cli/main.ts",
		"batch-worker": "src/batch/batch-worker.ts",
		"digest-worker": "src/app/digest-worker.ts",
		"verify-worker": "src/app/verify-worker.ts",
	},
	// Optional, and loaded when they are there; three load binary files of their own.
	external: ["@aws-sdk/client-s3", "@cwasm/webp", "bmp-ts", "kysely", "libsql", "libxml2-wasm", "omggif", "tiff"],
	outdir: "dist/bin",
	bundle: true,
	splitting: true,
	minify: true,
	format: "esm",
	platform: "node",
	// ES modules where a library has them: smaller, and some UMD files cannot be bundled.
	mainFields: ["module", "main"],
	target: "node20.19",
	legalComments: "linked",
	logLevel: "warning",
	// CommonJS dependencies reach for `require` of node's own modules.
	banner: {
		js: 'import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);',
	},
});
