// `npm run soak [-- --short] [--seed=N] [NAME…]`: the faults that a record has to survive, with figures. Needs a build; the small disks need root.

import { archives } from "./soak/archives.js";
import { bagKills } from "./soak/bag-kills.js";
import { batchKills } from "./soak/batch-kills.js";
import { bitflips } from "./soak/bitflip.js";
import { deposits } from "./soak/deposits.js";
import { disks } from "./soak/disk.js";
import { fuzzed } from "./soak/fuzz.js";
import { inputs } from "./soak/inputs.js";
import { kills } from "./soak/kills.js";
import { manyDeposits } from "./soak/many-deposits.js";
import { random } from "./soak/random.js";
import { volume } from "./soak/volume.js";

const short = process.argv.includes("--short");
const seed = Number(process.argv.find((word) => word.startsWith("--seed="))?.slice(7) ?? 20230320);
const asked = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const all = [
	["inputs", "hostile inputs", () => inputs(short ? 300 : 3000, random(seed))],
	["disks", "small disks", () => disks()],
	["kills", "kills at random moments", () => kills(short ? 12 : 100, random(seed))],
	["bitflip", "bits turned at random places", () => bitflips(short ? 60 : 1000, random(seed))],
	["bag-kills", "bags and packages killed at random moments", () => bagKills(short ? 20 : 200, random(seed))],
	["batch-kills", "batches killed at random moments", () => batchKills(short ? 3 : 100, random(seed))],
	["fuzz", "random documents", () => fuzzed(short ? 60 : 2000, seed)],
	["volume", "volume", () => volume(short ? 60 : 1000)],
	["deposits", "deposits while the server dies", () => deposits(short ? 60 : 2000)],
	[
		"many-deposits",
		"very many deposits at flat memory",
		() => manyDeposits(short ? { folder: 120, dspace: 24 } : { folder: 10_000, dspace: 10_000 }),
	],
	["archives", "archives beyond 4 GiB", () => archives()],
];
// Nine GiB of disk and some minutes: on request only.
const usual = all.map(([key]) => key).filter((key) => key !== "archives");
const wanted = asked.length > 0 ? asked : usual;
const unknown = wanted.filter((word) => !all.some(([key]) => key === word));
if (unknown.length > 0) {
	process.stderr.write(`no such fault: ${unknown.join(", ")}; there are: ${all.map(([key]) => key).join(", ")}\n`);
	process.exit(2);
}
let failed = 0;
for (const [key, name, run] of all) {
	if (!wanted.includes(key)) continue;
	const { figures, ok, skipped } = await run();
	if (!ok) failed++;
	const line = Object.entries(figures).map(([figure, value]) => `${figure} ${value}`);
	process.stdout.write(`${ok ? (skipped ? `skipped (${skipped})` : "ok") : "FAILED"}: ${name}: ${line.join(", ")}\n`);
}
process.exitCode = failed === 0 ? 0 : 1;
