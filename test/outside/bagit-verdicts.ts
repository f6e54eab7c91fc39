import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { bagitPython } from "./judges.ts";

/** What bagit-python says of many bags, asked once: null where it accepts one, else its reason. */
export function bagitVerdicts(paths: readonly string[]): ReadonlyMap<string, string | null> {
	const python = join(dirname(bagitPython() as string), "python");
	const run = spawnSync(python, [join(import.meta.dirname, "bagit_judge.py")], {
		input: JSON.stringify(paths),
		encoding: "utf8",
		maxBuffer: 1 << 26,
	});
	if (run.status !== 0) throw new Error(`bagit-python: ${run.stderr}`);
	return new Map(Object.entries(JSON.parse(run.stdout) as Record<string, string | null>));
}
