import { canDigest, digestAlgorithms, digestBytes } from "../../fixity/digest.ts";
import type { Artifact, DigestAlgorithm } from "../../model/artifact.ts";
import { diagnostic, failure, type Outcome, success } from "../../model/diagnostic.ts";

/** Checksum files that Archivematica checks with the tool of that algorithm. */
export const checksumFiles: readonly { readonly file: string; readonly algorithm: DigestAlgorithm }[] = [
	{ file: "checksum.md5", algorithm: "md5" },
	{ file: "checksum.sha1", algorithm: "sha1" },
	{ file: "checksum.sha256", algorithm: "sha256" },
	{ file: "checksum.sha512", algorithm: "sha512" },
	{ file: "checksum.b2", algorithm: "blake2b512" },
];

export function askedAlgorithms(value = "sha256"): Outcome<readonly DigestAlgorithm[]> {
	const names = value.split(",").map((name) => name.trim().toLowerCase());
	const unknown = names.filter((name) => !canDigest(name));
	if (unknown.length === 0) return success([...new Set(names)] as readonly DigestAlgorithm[]);
	const params = {
		option: "algorithms",
		value: unknown.join(", "),
		known: digestAlgorithms.filter(canDigest).join(", "),
	};
	return failure(diagnostic("package/option-value", { params }));
}

/**
 * The lines of a checksum file: one of each object and of nothing else, no empty line, or the transfer fails. The tool runs in `objects/`
 * (since 1.10), whoever checks by hand does so in `metadata/`: `../objects/` is right in both.
 */
export function formatChecksums(objects: readonly Artifact[], algorithm: DigestAlgorithm): Outcome<string> {
	const lines: string[] = [];
	for (const { path, digests, content } of objects) {
		const digest =
			digests[algorithm] ?? (content instanceof Uint8Array ? digestBytes(content, [algorithm])[algorithm] : undefined);
		if (digest === undefined) return failure(diagnostic("package/digest-needed", { params: { path, algorithm } }));
		lines.push(`${digest}  ../${path}\n`);
	}
	return success(lines.join(""));
}
