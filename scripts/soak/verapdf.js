import { spawnSync } from "node:child_process";

/** What veraPDF says of files: by path, the verdict (`PASS` or `FAIL`) on each claim. `0` asks for the claims that a file makes of itself. */
export function askVeraPdf(jar, paths, flavour) {
	const options = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", jar, "org.verapdf.apps.GreenfieldCliWrapper"];
	const run = spawnSync("java", [...options, "-f", flavour, "--format", "text", "-v", ...paths], {
		encoding: "utf8",
		maxBuffer: 1 << 28,
	});
	if (run.status === null || run.status > 1) throw new Error(`veraPDF: exit ${run.status} ${run.stderr}`);
	const verdicts = new Map();
	for (const [, verdict, file, claim] of run.stdout.matchAll(/^(PASS|FAIL) (.+\.pdf) (\w+)\s*$/gm))
		verdicts.set(file, { ...verdicts.get(file), [claim]: verdict });
	return verdicts;
}
