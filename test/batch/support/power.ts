import { readdirSync, renameSync, statSync, truncateSync } from "node:fs";
import { dirname, join } from "node:path";
import { type FileOperations, fileOperations } from "../../../src/store/operations.ts";

/**
 * Real files on a machine whose power goes off at the n-th flush, rename or opening. What was not flushed is gone: contents since their last flush, and
 * renames whose folder was not flushed afterwards.
 */
export function failingPower(at: number, blow: () => Error = () => Object.assign(new Error("power"), { code: "EIO" })) {
	const durable = new Map<number, number>();
	let renames: { readonly from: string; readonly to: string }[] = [];
	let calls = 0;
	let off = false;
	const step = () => {
		if (off || ++calls > at) {
			off = true;
			throw blow();
		}
	};
	const io: FileOperations = {
		...fileOperations,
		open: (async (path: string, flags: string) => {
			step();
			const handle = await fileOperations.open(path, flags);
			const sync = handle.sync.bind(handle);
			handle.sync = async () => {
				step();
				await sync();
				const stats = await handle.stat();
				if (stats.isFile()) durable.set(stats.ino, stats.size);
				else renames = renames.filter(({ to }) => dirname(to) !== path);
			};
			return handle;
		}) as FileOperations["open"],
		rename: (async (from: string, to: string) => {
			step();
			await fileOperations.rename(from, to);
			renames.push({ from, to });
		}) as FileOperations["rename"],
	};
	return {
		io,
		/** What the disk has when the power is back. Calls that took place are counted. */
		lose: (...roots: readonly string[]) => {
			// The run has swept its own stage by now, as the next one would: what goes back there is gone.
			for (const { to } of renames.toReversed()) renameSync(to, join(dirname(to), `.lost-${statSync(to).ino}`));
			for (const root of roots) {
				for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
					if (!entry.isFile()) continue;
					const path = join(entry.parentPath, entry.name);
					const { ino, size } = statSync(path);
					const kept = durable.get(ino) ?? 0;
					if (kept < size) truncateSync(path, kept);
				}
			}
		},
		get calls() {
			return calls;
		},
	};
}
