import type { DigestAlgorithm, Digests } from "./artifact.ts";
import type { Outcome } from "./diagnostic.ts";
import type { InformationPackage } from "./package.ts";

/** Where finished packages go. Adapters live in `store/`. */
export interface Store {
	/** Makes the package appear whole or not at all; the value is where it can be found. */
	publish(pack: InformationPackage): Promise<Outcome<string>>;
}

/** Takes bytes in order; a PDF volume is written through it without standing in memory. */
export interface Sink {
	/** The chunk is the caller's again when the promise is settled. */
	write(chunk: Uint8Array): void | Promise<void>;
	close(): void | Promise<void>;
}

/** A file tree that can be read, for checking packages: a folder, an archive, or memory. Paths are `/`-separated and relative. */
export interface Tree {
	/** What the user calls it. */
	readonly name: string;
	/** Every regular file below the root, sorted by code unit; symbolic links, special files and empty folders are listed with their kind. */
	list(): Promise<Outcome<readonly TreeEntry[]>>;
	read(path: string): Promise<Outcome<Uint8Array>>;
	/** The content in pieces, for files that should not stand in memory. */
	open(path: string): AsyncIterable<Uint8Array>;
	/**
	 * Digests of many files, each read once, where the tree computes them in a better way than one `read` after the other. `told` hears of each
	 * job once, in any order.
	 */
	digestAll?(jobs: readonly DigestJob[], told: (index: number, outcome: Outcome<Digests>) => void): Promise<void>;
}

/** A file whose digests are asked for. */
export interface DigestJob {
	readonly path: string;
	/** Bytes, as the tree lists it. */
	readonly size: number;
	readonly algorithms: readonly DigestAlgorithm[];
	/** The tree's own entry of the file, where it is at hand: the tree may know its size later than the caller wants the digests. */
	readonly entry?: TreeEntry | undefined;
}

export interface TreeEntry {
	readonly path: string;
	readonly size: number;
	readonly kind: "file" | "link" | "folder" | "other";
}
