import type { DigestAlgorithm } from "../../model/artifact.ts";

/** Digest algorithms of OCFL (3.4, and extension 0001) by their names there: length in hexadecimal digits, and what computes them here. */
const table: Readonly<Record<string, { readonly length: number; readonly computed?: DigestAlgorithm }>> = {
	md5: { length: 32, computed: "md5" },
	sha1: { length: 40, computed: "sha1" },
	sha256: { length: 64, computed: "sha256" },
	sha512: { length: 128, computed: "sha512" },
	"blake2b-512": { length: 128, computed: "blake2b512" },
	"blake2b-160": { length: 40 },
	"blake2b-256": { length: 64 },
	"blake2b-384": { length: 96 },
	"sha512/256": { length: 64 },
};

export function isKnownAlgorithm(name: string): boolean {
	return Object.hasOwn(table, name);
}

/** What computes an algorithm of OCFL, where anything here does. */
export function computedBy(name: string): DigestAlgorithm | undefined {
	return Object.hasOwn(table, name) ? table[name]?.computed : undefined;
}

/** OCFL's name of an algorithm. */
export function ocflName(algorithm: DigestAlgorithm): string {
	return algorithm === "blake2b512" ? "blake2b-512" : algorithm;
}

/** Whether a text has the form of a digest, in either letter case. */
export function isDigest(text: string, algorithm: string): boolean {
	const length = Object.hasOwn(table, algorithm) ? table[algorithm]?.length : undefined;
	return text.length === length && /^[0-9a-fA-F]+$/.test(text);
}
