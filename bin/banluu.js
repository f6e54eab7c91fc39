#!/usr/bin/env node
// Starts the compiled command line; where it was not compiled, says how to get it.
import { existsSync } from "node:fs";

const main = new URL("../dist/bin/banluu.js", import.meta.url);

if (existsSync(main)) {
	const { run } = await import(main.href);
	process.exitCode = await run(process.argv.slice(2));
} else {
	process.stderr.write(
		"banluu: chưa được biên dịch. Hãy chạy: npm ci --include=dev && npm run build\n" +
			"banluu: not compiled yet. Run: npm ci --include=dev && npm run build\n",
	);
	process.exitCode = 70;
}
