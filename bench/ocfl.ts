// Objects a second into a storage root (four small files each, flushed to the disk), and the CPU of checking it beside that of `rocfl validate` where BANLUU_ROCFL
// names it. `--short` makes 1,000 objects, else 10,000.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mapConcurrent } from "../src/fixity/concurrent.ts";
import { digestBytes } from "../src/fixity/digest.ts";
import { validateOcfl } from "../src/packaging/ocfl/format.ts";
import { layouts } from "../src/packaging/ocfl/layout.ts";
import { addObject } from "../src/store/ocfl/add.ts";
import { folderDirectory } from "../src/store/ocfl/directory.ts";
import { openOrMakeRoot } from "../src/store/ocfl/root.ts";

const count = process.argv.includes("--short") ? 1000 : 10_000;
const folder = mkdtempSync(join(tmpdir(), "banluu-ocfl-"));
const say = (line: string) => process.stdout.write(`${line}\n`);
const settings = { time: "2026-01-02T03:04:05Z", agent: { name: "banluu", type: "software", version: "0" } } as const;

try {
	const path = join(folder, "root");
	const root = (await openOrMakeRoot(path, layouts["0004"], false)).value;
	if (!root) throw new Error("no root");
	const objects = Array.from({ length: count }, (_, n) => ({
		id: `urn:bench:${n}`,
		files: ["a.txt", "b.txt", "c.txt", "d.txt"].map((name) => {
			const content = new TextEncoder().encode(`${name} ${n} `.repeat(100));
			const digests = digestBytes(content, ["sha256", "sha512"]);
			return { path: name, role: "source", mediaType: "text/plain", content, digests } as const;
		}),
	}));
	const started = performance.now();
	const cpu = process.cpuUsage();
	await mapConcurrent(objects, 16, async ({ id, files }) => {
		const added = await addObject(root, id, files, settings);
		if (!added.value) throw new Error(JSON.stringify(added.diagnostics));
	});
	const seconds = (performance.now() - started) / 1000;
	const used = process.cpuUsage(cpu);
	say(
		`add: ${count} objects, ${Math.round(count / seconds)} objects/s, ${((used.user + used.system) / 1e3 / count).toFixed(2)} ms CPU each`,
	);

	const before = process.cpuUsage();
	const report = await validateOcfl(folderDirectory(path));
	const checked = process.cpuUsage(before);
	const ours = (checked.user + checked.system) / 1e6;
	if (!report.value?.valid || report.value.objects !== count) throw new Error("the root is not valid");
	say(`verify: ${ours.toFixed(2)} s CPU`);
	const rocfl = process.env.BANLUU_ROCFL;
	if (rocfl) {
		const run = spawnSync(
			"bash",
			["-c", `TIMEFORMAT='%U %S'; time "$0" -r "$1" validate -l error >/dev/null`, rocfl, path],
			{
				encoding: "utf8",
			},
		);
		const theirs = (run.stderr.trim().split("\n").at(-1) ?? "").split(" ").reduce((sum, each) => sum + Number(each), 0);
		say(`rocfl validate: ${theirs.toFixed(2)} s CPU, ratio ${(ours / theirs).toFixed(2)}`);
	}
} finally {
	rmSync(folder, { recursive: true, force: true });
}
