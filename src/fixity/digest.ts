import { createHash, getHashes, type Hash, hash } from "node:crypto";
import type { DigestAlgorithm, Digests } from "../model/artifact.ts";

/** Per algorithm: OpenSSL's name, and the length of a digest in hexadecimal digits. */
const table: Readonly<Record<DigestAlgorithm, { readonly node: string; readonly length: number }>> = {
	md5: { node: "md5", length: 32 },
	sha1: { node: "sha1", length: 40 },
	sha256: { node: "sha256", length: 64 },
	sha512: { node: "sha512", length: 128 },
	blake2b512: { node: "blake2b512", length: 128 },
};

/** Every algorithm that has a name here, whether or not this Node can compute it. */
export const digestAlgorithms = Object.keys(table) as readonly DigestAlgorithm[];

let available: ReadonlySet<string> | undefined;

/** Whether the name is one of our algorithms and this Node's OpenSSL computes it (FIPS builds lack md5, some lack BLAKE2). */
export function canDigest(name: string): name is DigestAlgorithm {
	if (!Object.hasOwn(table, name)) return false;
	available ??= new Set(getHashes().map((each) => each.toLowerCase()));
	return available.has(table[name as DigestAlgorithm].node);
}

/** Length of a digest in hexadecimal digits. */
export function digestLength(algorithm: DigestAlgorithm): number {
	return table[algorithm].length;
}

/** Digests of bytes in memory, lower-case hexadecimal. */
export function digestBytes(bytes: Uint8Array, algorithms: readonly DigestAlgorithm[]): Digests {
	const digests: Partial<Record<DigestAlgorithm, string>> = {};
	for (const algorithm of algorithms) digests[algorithm] = hash(table[algorithm].node, bytes, "hex");
	return digests;
}

/** SHA-256 in lower-case hexadecimal; text counts as UTF-8. */
export function sha256(data: Uint8Array | string): string {
	return hash("sha256", data, "hex");
}

/** Digests of bytes that come piece by piece, all in one pass. */
export interface RunningDigests {
	/** The piece is the caller's again afterwards. */
	readonly update: (piece: Uint8Array) => void;
	readonly finish: () => Digests;
}

export function startDigests(algorithms: readonly DigestAlgorithm[]): RunningDigests {
	const hashes = algorithms.map((algorithm): [DigestAlgorithm, Hash] => [algorithm, createHash(table[algorithm].node)]);
	return {
		update: (piece) => {
			for (const [, each] of hashes) each.update(piece);
		},
		finish: () => {
			const digests: Partial<Record<DigestAlgorithm, string>> = {};
			for (const [algorithm, each] of hashes) digests[algorithm] = each.digest("hex");
			return digests;
		},
	};
}

/** Digests of a stream in one pass, and its length in bytes. Whatever the stream throws goes through. */
export async function digestStream(
	stream: AsyncIterable<Uint8Array>,
	algorithms: readonly DigestAlgorithm[],
): Promise<{ readonly digests: Digests; readonly size: number }> {
	const running = startDigests(algorithms);
	let size = 0;
	for await (const chunk of stream) {
		size += chunk.byteLength;
		running.update(chunk);
	}
	return { digests: running.finish(), size };
}
