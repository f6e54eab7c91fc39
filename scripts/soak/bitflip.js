// One bit of one file of a record is turned, a file is cut, or two change places: every time `verify` has to find it.
import { readFileSync } from "node:fs";
import { build, memoryTree, verify } from "../../dist/index.js";

const seed = readFileSync(new URL("../../examples/000_84c6c67dbe676760.txt", import.meta.url));

export async function bitflips(count, { below, next, pick }) {
	const figures = { flips: 0, cuts: 0, swaps: 0, missed: 0 };
	const missed = [];
	const { value } = await build({ name: "bai.txt", bytes: seed }, { buildTime: "2026-01-02T03:04:05Z" });
	const files = new Map(value.package.entries.map((entry) => [entry.path, entry.content]));
	if (!(await verify(memoryTree(files))).valid)
		throw new Error("the record is not valid before anything is done to it");
	const paths = [...files.keys()].filter((path) => files.get(path).byteLength > 0);
	for (let n = 0; n < count; n++) {
		const path = pick(paths);
		const bytes = Uint8Array.from(files.get(path));
		const changed = new Map(files);
		const kind = next();
		let what;
		if (kind < 0.8) {
			figures.flips++;
			const at = below(bytes.length);
			const bit = below(8);
			bytes[at] ^= 1 << bit;
			changed.set(path, bytes);
			what = `bit ${bit} of byte ${at} of ${path}`;
		} else if (kind < 0.9) {
			figures.cuts++;
			const length = below(bytes.length);
			changed.set(path, bytes.subarray(0, length));
			what = `${path} cut to ${length}`;
		} else {
			figures.swaps++;
			const other = pick(paths.filter((each) => each !== path));
			changed.set(path, files.get(other));
			changed.set(other, files.get(path));
			what = `${path} and ${other} swapped`;
		}
		if (!(await verify(memoryTree(changed))).valid) continue;
		figures.missed++;
		missed.push(what);
	}
	for (const what of missed) process.stderr.write(`missed: ${what}\n`);
	return { figures, ok: figures.missed === 0 };
}
