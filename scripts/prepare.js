// Runs on `npm ci` and `npm pack`. Builds when the build tools are installed; a production install of a clone has none, and says what to do.
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

function installed(name) {
	try {
		require.resolve(`${name}/package.json`);
		return true;
	} catch {
		return false;
	}
}

if (["typescript", "esbuild"].every(installed)) await import("./build.js");
else process.stderr.write("banluu: build tools are not installed; run `npm ci --include=dev && npm run build`\n");
