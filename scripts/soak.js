// `npm run soak [-- --short] [-- --seed=N] [-- volume]`: the faults that a record has to survive, with figures. Needs a build; the small disks need root.
// `npm run soak [-- --short] [--seed=N] [NAME…]`: the faults that a record has to survive, with figures. Needs a build; the small disks need root.

// `npm run soak [-- --short] [-- --seed=N] [-- archives]`: the faults that a record has to survive, with figures. Needs a build; the small disks need root.
import { archives } from "./soak/archives.js";
import { bagKills } from "./soak/bag-kills.js";
import { bitflips } from "./soak/bitflip.js";
import { disks } from "./soak/disk.js";
import { fuzzed } from "./soak/fuzz.js";
import { inputs } from "./soak/inputs.js";
import { kills } from "./soak/kills.js";
import { random } from "./soak/random.js";
import { volume } from "./soak/volume.js";

const short = process.argv.includes("--short");
const seed = Number(process.argv.find((word) => word.startsWith("--seed="))?.slice(7) ?? 20230320);
const wanted = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const asked = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const faults = [
	["hostile inputs", () => inputs(short ? 300 : 3000, random(seed))],
	["small disks", () => disks()],
	["kills at random moments", () => kills(short ? 12 : 100, random(seed))],
	["fuzz", () => fuzzed(short ? 60 : 2000, seed)],
	["volume", () => volume(short ? 60 : 1000)],
].filter(([name]) => wanted.length === 0 || wanted.includes(name));
const named = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const all = [
	["hostile inputs", () => inputs(short ? 300 : 3000, random(seed)), "inputs"],
	["small disks", () => disks(), "disks"],
	["kills at random moments", () => kills(short ? 12 : 100, random(seed)), "kills"],
	["bits turned at random places", () => bitflips(short ? 60 : 1000, random(seed)), "bitflip"],
	["bags and packages killed at random moments", () => bagKills(short ? 20 : 200, random(seed)), "bag-kills"],
];
const faults = all.filter(([, , key]) => named.length === 0 || named.includes(key));
	// Nine GiB of disk and some minutes: on request only.
	...(asked.includes("archives") ? [["archives", archives]] : []),
].filter(([name]) => asked.length === 0 || asked.some((word) => name.includes(word)));
let failed = 0;
for (const [name, run] of faults) {
	const { figures, ok, skipped } = await run();
	if (!ok) failed++;
	const line = Object.entries(figures).map(([key, value]) => `${key} ${value}`);
	process.stdout.write(`${ok ? (skipped ? `skipped (${skipped})` : "ok") : "FAILED"}: ${name}: ${line.join(", ")}\n`);
}
process.exitCode = failed === 0 ? 0 : 1;
