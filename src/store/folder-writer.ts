import { join, resolve } from "node:path";
import { diagnostic, failure } from "../model/diagnostic.ts";
import type { Store } from "../model/store.ts";
import { type PublishOptions, publishFolder } from "./atomic.ts";
import { FindingError, writeFinding } from "./failure.ts";
import { withLock } from "./lock.ts";
import { makeFolder } from "./make-folder.ts";
import { fileOperations } from "./operations.ts";

/**
 * An output folder as a store: a package becomes the folder `<root>/<label>` with its entries. Two runs that publish
 * the same label wait for none and collide on none: the second gets `store/locked`, or `store/exists` when it comes
 * later.
 */
export function folderStore(root: string, options: PublishOptions = {}): Store {
	let cleaning = options.cleaning ?? true;
	return {
		publish: async (pack) => {
			const { label } = pack;
			if (!isLabel(label)) return failure(diagnostic("store/path-unsafe", { params: { path: label } }));
			const { machine, io = fileOperations } = options;
			try {
				await makeFolder(resolve(root), io);
			} catch (error) {
				return failure(error instanceof FindingError ? error.finding : writeFinding(error, root));
			}
			const lockOptions = { label, io, ...(machine && { machine }) };
			return withLock(root, lockOptions, () => {
				const published = publishFolder(join(root, label), pack.entries, { ...options, cleaning });
				// Once a run: reading a folder of many thousand records for each new one would cost more than writing it.
				cleaning = false;
				return published;
			});
		},
	};
}

/** One step of a path, and not a hidden one. */
function isLabel(label: string): boolean {
	return label !== "" && !label.startsWith(".") && !/[/\\\0]/.test(label);
}
