import { closeSync, constants, openSync, readSync } from "node:fs";
import { join } from "node:path";
import { digestBytes, startDigests } from "../fixity/digest.ts";
import { isUnsafePath } from "../fixity/filepath.ts";
import type { Digests } from "../model/artifact.ts";
import { diagnostic, failure, type Outcome, success } from "../model/diagnostic.ts";
import type { DigestJob } from "../model/store.ts";
import { readFinding } from "./failure.ts";
import { ListedFile } from "./listed-file.ts";

/** Bytes per read: what stays in the processor's cache until it is hashed. */
const pieceSize = 1 << 18;

/** Links are never followed, and a pipe in the place of a file does not make us wait; Windows has neither flag. */
export const readFlags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

let piece: Uint8Array | undefined;

/** Told of bytes as they are read; may answer with a promise that has to be waited for, and throw to end the work. */
export type Tick = (bytes: number) => Promise<void> | undefined;

/** Computes the digests of files below a folder, one after the other, each read once. */
export async function digestFiles(
	root: string,
	jobs: readonly DigestJob[],
	told: (index: number, outcome: Outcome<Digests>) => void,
	tick: Tick,
): Promise<void> {
	for (let index = 0; index < jobs.length; index++) {
		const job = jobs[index] as DigestJob;
		const outcome = digestFile(root, job, tick);
		told(index, outcome instanceof Promise ? await outcome : outcome);
		if (outcome instanceof Promise) continue;
		const wait = tick(job.size);
		if (wait) await wait;
	}
}

/** Small files synchronously, in one read: every asynchronous call costs more than the hashing of 4 KiB. */
function digestFile(root: string, job: DigestJob, tick: Tick): Outcome<Digests> | Promise<Outcome<Digests>> {
	const { path, algorithms, entry } = job;
	const late = entry instanceof ListedFile ? entry : undefined;
	const size = late ? late.known : job.size;
	if (isUnsafePath(path)) return failure(diagnostic("store/path-unsafe", { params: { path } }));
	const full = `${root}/${path}`;
	let file: number | undefined;
	try {
		file = openSync(full, readFlags);
		piece ??= new Uint8Array(pieceSize);
		if (size !== undefined && size >= pieceSize) {
			const whole = digestLarge(file, join(root, path), job, tick);
			file = undefined;
			return whole;
		}
		let count = readSync(file, piece, 0, Math.min((size ?? pieceSize) + 1, pieceSize), null);
		let ended = count === size;
		if (size === undefined && count < pieceSize) {
			// The end of a file is a read of nothing; a short read may only be a pause.
			const more = readSync(file, piece, count, pieceSize - count, null);
			ended = more === 0;
			count += more;
		}
		if (ended) {
			late?.found(count);
			return success(digestBytes(piece.subarray(0, count), algorithms));
		}
		const whole = digestLarge(file, join(root, path), job, tick, piece.slice(0, count));
		file = undefined;
		return whole;
	} catch (error) {
		return failure(readFinding(error, join(root, path)));
	} finally {
		if (file !== undefined) closeSync(file);
	}
}

/** Piece by piece to the end, wherever that is, with `first` read already; closes the file. */
async function digestLarge(
	file: number,
	path: string,
	{ size, algorithms }: DigestJob,
	tick: Tick,
	first: Uint8Array = new Uint8Array(),
): Promise<Outcome<Digests>> {
	const own = piece as Uint8Array;
	const digests = startDigests(algorithms);
	digests.update(first);
	let at = first.byteLength;
	try {
		if (at > 0) await tick(at);
		while (true) {
			let count: number;
			try {
				count = readSync(file, own, 0, pieceSize, null);
			} catch (error) {
				return failure(readFinding(error, path));
			}
			if (count === 0) break;
			digests.update(own.subarray(0, count));
			at += count;
			const wait = tick(count);
			if (wait) await wait;
		}
	} finally {
		closeSync(file);
	}
	const changed = diagnostic("package/file-changed", {
		params: { path, expected: size, found: at },
		place: { file: path },
	});
	return success(digests.finish(), at === size ? [] : [changed]);
}
