import { defineConfig } from "vitest/config";

// Outside judges are asked by `.ci/run`, or where their folder is named: `npx vitest run test/outside`.
const asksJudges =
	process.env.BANLUU_JUDGES_REQUIRED === "1" || process.argv.some((word) => word.includes("test/outside"));

export default defineConfig({
	test: {
		include: ["test/**/*.test.ts"],
		exclude: ["**/node_modules/**", ...(asksJudges ? [] : ["test/outside/**"])],
		setupFiles: ["test/support/setup.ts"],
		pool: "threads",
		testTimeout: 60_000,
		hookTimeout: 300_000,
	},
});
