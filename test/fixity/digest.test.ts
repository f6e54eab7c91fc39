import { describe, expect, it } from "vitest";
import { canDigest, digestAlgorithms, digestBytes, digestLength, digestStream } from "../../src/fixity/digest.ts";

const text = new TextEncoder().encode("Nước Cộng hòa xã hội chủ nghĩa Việt Nam\n");

/** From `md5sum`, `sha1sum`, `sha256sum`, `sha512sum` and `b2sum` of GNU coreutils. */
const known = {
	md5: "8740f64693c2fd1a0c10faf3a1c06097",
	sha1: "163a94dc911ce8e9cbff912bbe7f63f526f89526",
	sha256: "af38907eaaae239f5f35253114380e53f43ab74a025b0835cd7bf32bc2a39357",
	sha512:
		"76cbbbb622099385b29a617ccce270143a8198776c737895265233a3afc20bf3c848378b49348a27f4bbf8385897bb5710abfa8d5f9ca4d66b170d6087d57017",
	blake2b512:
		"ce082e404d13c19a15259163583c155c7cc65e75e19529a04fef7a48d1c1d06d8fc1b2d81c3814afe36e35763970b67e0537280a26066ae000bc2e062ed8b455",
} as const;

async function* pieces(size: number): AsyncIterable<Uint8Array> {
	for (let at = 0; at < text.byteLength; at += size) yield text.subarray(at, at + size);
}

describe("digests", () => {
	it("equal those of the coreutils", () => {
		expect(digestBytes(text, digestAlgorithms)).toEqual(known);
	});

	it("have the length that is said of them", () => {
		for (const algorithm of digestAlgorithms) expect(known[algorithm]).toHaveLength(digestLength(algorithm));
	});

	it("are the same from a stream, whatever its pieces, and its size is counted", async () => {
		for (const size of [1, 7, 1000]) {
			expect(await digestStream(pieces(size), digestAlgorithms)).toEqual({ digests: known, size: text.byteLength });
		}
	});

	it("are made for the algorithms that were asked for only", () => {
		expect(digestBytes(text, ["sha1"])).toEqual({ sha1: known.sha1 });
	});

	it("let the error of a stream through", async () => {
		async function* broken(): AsyncIterable<Uint8Array> {
			yield text;
			throw new Error("gone");
		}
		await expect(digestStream(broken(), ["md5"])).rejects.toThrow("gone");
	});
});

describe("canDigest", () => {
	it("knows our algorithms and no others", () => {
		expect(digestAlgorithms.every(canDigest)).toBe(true);
		expect(["sha224", "toString", "SHA256", ""].some(canDigest)).toBe(false);
	});
});
