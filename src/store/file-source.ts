import { createReadStream } from "node:fs";
import { readFile, realpath, stat } from "node:fs/promises";
import { dirname, isAbsolute, join, normalize, relative } from "node:path";
import process from "node:process";
import { diagnostic, failure, type Outcome, success } from "../model/diagnostic.ts";
import type { Source } from "../model/source.ts";
import { FindingError, readFinding } from "./failure.ts";

/** Bytes per read. */
const chunkSize = 1 << 20;

/**
 * A file as a source, under the name that the user gave. What `open` throws when iterated
 * is a `FindingError`.
 */
export function fileSource(path: string, mediaType?: string): Source {
	return {
		name: path,
		...(mediaType && { mediaType }),
		open: () => pieces(path),
		resolve: (href) => neighbour(dirname(path), href),
	};
}

/** A small file comes in one piece, which is many times cheaper than a stream; a pipe or a large file as it flows. */
async function* pieces(path: string): AsyncIterable<Uint8Array> {
	try {
		const stats = await stat(path);
		if (stats.isFile() && stats.size <= chunkSize) yield await readFile(path);
		else yield* createReadStream(path, { highWaterMark: chunkSize });
	} catch (error) {
		throw new FindingError(readFinding(error, path));
	}
}

/** A regular file inside the folder, links resolved; never a URL, an absolute path, or anything above the folder. */
async function neighbour(folder: string, href: string): Promise<Outcome<Uint8Array>> {
	const refusal = failure(diagnostic("store/not-a-neighbour", { params: { href } }));
	const path = relativePath(href);
	if (path === undefined) return refusal;
	try {
		const root = await realpath(folder);
		const target = await realpath(join(root, path));
		const inside = relative(root, target);
		if (inside === "" || inside.split(/[/\\]/)[0] === ".." || isAbsolute(inside)) return refusal;
		// A device or a pipe would block for ever.
		const stats = await stat(target);
		if (!stats.isFile()) {
			return stats.isDirectory() ? failure(diagnostic("store/is-a-folder", { params: { path: href } })) : refusal;
		}
		return success(await readFile(target));
	} catch (error) {
		return failure(readFinding(error, href));
	}
}

/** The path that a relative reference (RFC 3986 4.2) names, without query and fragment; undefined for any other. */
function relativePath(href: string): string | undefined {
	if (/^(?:[a-z][a-z0-9+.-]*:|[/\\])/i.test(href)) return undefined;
	const path = href.replace(/[?#].*$/s, "");
	try {
		const decoded = decodeURIComponent(path);
		const leaves = /^(?:\.\.(?:[/\\]|$))/.test(normalize(decoded));
		return decoded === "" || decoded.includes("\0") || isAbsolute(decoded) || leaves ? undefined : decoded;
	} catch {
		// A `%` that encodes nothing: the reference is a file name as it stands.
		return path;
	}
}

/**
 * Standard input as a source. It can be read once only, so its bytes are kept for every further `open`, unless `keep` is false. It has
 * no neighbours.
 */
export function stdinSource(
	options: {
		readonly name?: string;
		readonly mediaType?: string;
		readonly input?: AsyncIterable<Uint8Array>;
		readonly keep?: boolean;
	} = {},
): Source {
	const { name = "-", mediaType, input = process.stdin, keep = true } = options;
	let reading: Promise<readonly Uint8Array[]> | undefined;
	async function readAll(): Promise<readonly Uint8Array[]> {
		const chunks: Uint8Array[] = [];
		for await (const chunk of input) chunks.push(chunk as Uint8Array);
		return chunks;
	}
	return {
		name,
		...(mediaType && { mediaType }),
		open: async function* open() {
			if (!keep) {
				yield* input;
				return;
			}
			reading ??= readAll();
			yield* await reading;
		},
		resolve: async (href) => failure(diagnostic("store/not-a-neighbour", { params: { href } })),
	};
}
