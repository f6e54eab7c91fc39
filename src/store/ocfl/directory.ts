import { createHash } from "node:crypto";
import { closeSync, constants, openSync, readdirSync, readSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { digestBytes } from "../../fixity/digest.ts";
import { isUnsafePath } from "../../fixity/filepath.ts";
import type { DigestAlgorithm, Digests } from "../../model/artifact.ts";
import { diagnostic, failure, success } from "../../model/diagnostic.ts";
import type { Child, Directory } from "../../packaging/ocfl/directory.ts";
import { readFinding } from "../failure.ts";
import { folderTree } from "../folder-tree.ts";

/** Bytes per read. */
const chunkSize = 1 << 20;
/** Milliseconds of work after which signals and timers get their turn. */
const turn = 40;
const readFlags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0);

/** A folder on the disk, looked into folder by folder, with synchronous reads, which cost a fraction of the CPU of the asynchronous ones. */
export function folderDirectory(root: string): Directory {
	const tree = folderTree(root);
	const buffer = Buffer.allocUnsafe(chunkSize);
	let lastTurn = performance.now();
	return {
		name: root,
		children: async (path) => {
			if (performance.now() - lastTurn >= turn) {
				await setImmediate();
				lastTurn = performance.now();
			}
			try {
				const entries = readdirSync(join(root, path), { withFileTypes: true });
				return success(
					entries
						.map(
							(entry): Child => ({
								name: entry.name,
								kind: entry.isFile()
									? "file"
									: entry.isDirectory()
										? "folder"
										: entry.isSymbolicLink()
											? "link"
											: "other",
							}),
						)
						.sort((a, b) => (a.name < b.name ? -1 : 1)),
				);
			} catch (error) {
				return failure(readFinding(error, join(root, path)));
			}
		},
		read: (path) => tree.read(path),
		digest: async (path, algorithms) => {
			if (isUnsafePath(path)) return failure(diagnostic("store/path-unsafe", { params: { path } }));
			try {
				return success(digestFile(join(root, path), algorithms, buffer));
			} catch (error) {
				return failure(readFinding(error, join(root, path)));
			}
		},
	};
}

function digestFile(
	path: string,
	algorithms: readonly DigestAlgorithm[],
	buffer: Buffer,
): { readonly digests: Digests; readonly size: number } {
	const file = openSync(path, readFlags);
	try {
		let count = readSync(file, buffer, 0, chunkSize, null);
		// The end of a file is a read of nothing; a short read may only be a pause.
		let next = count < chunkSize ? readSync(file, buffer, count, chunkSize - count, null) : 0;
		if (count < chunkSize && next === 0) {
			return { digests: digestBytes(buffer.subarray(0, count), algorithms), size: count };
		}
		const hashes = algorithms.map((algorithm) => [algorithm, createHash(algorithm)] as const);
		let size = 0;
		count += next;
		while (count > 0) {
			for (const [, hash] of hashes) hash.update(buffer.subarray(0, count));
			size += count;
			next = readSync(file, buffer, 0, chunkSize, null);
			count = next;
		}
		return { digests: Object.fromEntries(hashes.map(([algorithm, hash]) => [algorithm, hash.digest("hex")])), size };
	} finally {
		closeSync(file);
	}
}
