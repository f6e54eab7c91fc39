import { lstatSync } from "node:fs";
import type { TreeEntry } from "../model/store.ts";

/**
 * A regular file of a folder whose size is looked up when somebody asks for it first. A check of digests reads every file to its end and so
 * learns its size: an `lstat` of each beforehand took as much time as the digests of 20,000 files of 4 KiB.
 */
export class ListedFile implements TreeEntry {
	readonly path: string;
	readonly kind = "file";
	#size = -1;
	readonly #root: string;

	constructor(root: string, path: string) {
		this.#root = root;
		this.path = path;
	}

	/** Bytes; none where the file is not there any more. */
	get size(): number {
		if (this.#size < 0) this.#size = sizeOf(`${this.#root}/${this.path}`);
		return this.#size;
	}

	/** The size where it is known already. */
	get known(): number | undefined {
		return this.#size < 0 ? undefined : this.#size;
	}

	/** Notes what was read of the file. */
	found(size: number): void {
		if (this.#size < 0) this.#size = size;
	}
}

function sizeOf(path: string): number {
	try {
		return lstatSync(path).size;
	} catch {
		return 0;
	}
}
