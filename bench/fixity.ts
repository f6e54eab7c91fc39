// Checking bags against the fastest programs on this machine: 20,000 files of 4 KiB and 4 of 192 MiB, one algorithm, and the memory for 100,000 files.
// Ratios are of one run. With bagit-python in BANLUU_BAGIT its wall time beside ours. `--short` makes everything ten times smaller. Needs a build.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { verifyPath } from "../src/app/verify.ts";
import { digestBytes } from "../src/fixity/digest.ts";
import type { Artifact, InformationPackage } from "../src/model/index.ts";
import { planBag } from "../src/packaging/bagit/plan.ts";

const [, , mode, target] = process.argv;
if (mode === "--memory") {
	const { diagnostics } = await verifyPath(target as string);
	console.log(JSON.stringify({ rss: process.resourceUsage().maxRSS / 1024, findings: diagnostics.length }));
	process.exit(0);
}

const short = process.argv.includes("--short");
const folder = mkdtempSync(join(tmpdir(), "banluu-fixity-"));
const banluu = join(process.cwd(), "bin", "banluu.js");

/** Makes a bag with the packaging core; the payload is written as it is digested. CPU seconds of all but the payload's bytes. */
function make(name: string, count: number, size: number): { readonly path: string; readonly cpu: number } {
	const path = join(folder, name);
	const content = new Uint8Array(size).map((_, index) => (index * 31) % 251);
	const begin = process.cpuUsage();
	const entries = Array.from({ length: count }, (_, n): Artifact => {
		new DataView(content.buffer).setUint32(0, n);
		const file = `data/${String(Math.floor(n / 100)).padStart(4, "0")}/${String(n).padStart(6, "0")}.bin`;
		if (n % 100 === 0) mkdirSync(join(path, dirname(file)), { recursive: true });
		writeFileSync(join(path, file), content);
		const streamed = { size, open: () => (async function* () {})() };
		return {
			path: file,
			role: "source",
			mediaType: "application/octet-stream",
			content: streamed,
			digests: digestBytes(content, ["sha512"]),
		};
	});
	const pack: InformationPackage = {
		identifier: "urn:x",
		format: "bagit",
		kind: "AIP",
		label: name,
		entries,
		events: [],
	};
	const planned = planBag(pack, { bagInfo: [], algorithms: ["sha512"] }).value ?? [];
	for (const { path: file, content: bytes } of planned)
		if (bytes instanceof Uint8Array) writeFileSync(join(path, file), bytes);
	const { user, system } = process.cpuUsage(begin);
	return { path, cpu: (user + system) / 1e6 };
}

interface Cost {
	readonly cpu: number;
	readonly wall: number;
}

/** The best of three runs of a command; its processor time as the shell adds it up. */
function cost(command: string, cwd: string): Cost {
	const runs = [1, 2, 3].map((): Cost => {
		const began = performance.now();
		const { stdout, status, stderr } = spawnSync("bash", ["-c", `${command} >/dev/null 2>&1 || exit 9; times`], {
			cwd,
			encoding: "utf8",
		});
		if (status !== 0) throw new Error(`${command}: ${status} ${stderr}`);
		const times = [...(stdout.split("\n")[1] ?? "").matchAll(/(\d+)m([\d.,]+)s/g)];
		const cpu = times.reduce(
			(sum, [, minutes, seconds = "0"]) => sum + Number(minutes) * 60 + Number(seconds.replace(",", ".")),
			0,
		);
		return { cpu, wall: (performance.now() - began) / 1000 };
	});
	return { cpu: Math.min(...runs.map(({ cpu }) => cpu)), wall: Math.min(...runs.map(({ wall }) => wall)) };
}

const text = ({ cpu, wall }: Cost) => `${cpu.toFixed(2)} CPU s, ${wall.toFixed(2)} s`;
const verify = (path: string, jobs: number) =>
	cost(`"${process.execPath}" "${banluu}" verify -q --jobs ${jobs} "${path}"`, folder);

try {
	const scale = short ? 10 : 1;
	const start = cost(`"${process.execPath}" "${banluu}" --version`, folder);
	console.log(`start of the program alone: ${text(start)}`);
	for (const [label, count, size, rival] of [
		[`${20_000 / scale} × 4 KiB`, 20_000 / scale, 4096, "sha512sum --quiet -c manifest-sha512.txt"],
		[`4 × ${Math.round(192 / scale)} MiB`, 4, Math.round(192 / scale) * 2 ** 20, "openssl dgst -sha512 data/*/*"],
	] as const) {
		const { path, cpu } = make(`bag-${count}`, count, size);
		const theirs = cost(rival, path);
		const ours = verify(path, 1);
		const threads = availableParallelism();
		const threaded = verify(path, threads);
		console.log(`${label}: made in ${cpu.toFixed(2)} CPU s`);
		console.log(`  ${rival.split(" ")[0]}: ${text(theirs)}`);
		console.log(
			`  verify, one thread: ${text(ours)}; CPU ratio ${(ours.cpu / theirs.cpu).toFixed(2)}, without the start ${((ours.cpu - start.cpu) / theirs.cpu).toFixed(2)}`,
		);
		console.log(
			`  verify, ${threads} threads: ${text(threaded)}; wall ${(ours.wall / threaded.wall).toFixed(2)} times as fast as one`,
		);
		const bagit = process.env.BANLUU_BAGIT;
		if (bagit) {
			const python = cost(`"${bagit}" --validate --processes 2 "${path}"`, folder);
			const best = Math.min(ours.wall, threaded.wall);
			console.log(
				`  bagit-python, 2 processes: ${text(python)}; verify is ${(python.wall / best).toFixed(2)} times as fast`,
			);
		} else console.log("  bagit-python left out: set BANLUU_BAGIT to bagit.py");
		rmSync(path, { recursive: true });
	}
	const { path } = make("bag-many", 100_000 / scale, 64);
	const child = spawnSync(process.execPath, [process.argv[1] as string, "--memory", path], { encoding: "utf8" });
	const { rss, findings } = JSON.parse(child.stdout) as { rss: number; findings: number };
	console.log(
		`${100_000 / scale} files: ${Math.round(rss)} MiB in memory at most, ${findings} findings; making them: ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB with all of the above`,
	);
} finally {
	rmSync(folder, { recursive: true, force: true });
}
