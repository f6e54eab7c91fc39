import { digestLength } from "../../fixity/digest.ts";
import { parseManifest } from "../../fixity/manifest.ts";
import type { DigestAlgorithm } from "../../model/artifact.ts";
import { type Diagnostic, diagnostic, failure, hasErrors, type Outcome, success } from "../../model/diagnostic.ts";
import type { Tree } from "../../model/store.ts";
import { checkFixity, type Expectation } from "../fixity.ts";
import type { CheckProgress, PackageReport } from "../format.ts";
import { listFiles } from "../listing.ts";
import { portabilityFindings } from "../paths.ts";

/** Manifests as the tools of the GNU coreutils call them. */
export const sums: readonly { readonly file: string; readonly algorithm: DigestAlgorithm }[] = [
	{ file: "SHA256SUMS", algorithm: "sha256" },
	{ file: "SHA512SUMS", algorithm: "sha512" },
];

/** Checks a folder by its manifests: every file listed is there and has its digests, every file there is listed. */
export async function validateFolder(
	tree: Tree,
	options: { readonly onProgress?: (progress: CheckProgress) => void } = {},
): Promise<Outcome<PackageReport>> {
	const listed = await listFiles(tree);
	if (listed.value === undefined) return failure(...listed.diagnostics);
	const files = listed.value;
	const found: Diagnostic[] = [...listed.diagnostics];
	const expected = new Map<string, Expectation[]>();
	for (const { file, algorithm } of sums) {
		if (!files.has(file)) continue;
		const bytes = await tree.read(file);
		found.push(...bytes.diagnostics);
		if (bytes.value === undefined) continue;
		const rules = { percentEncoding: false, digestLength: digestLength(algorithm) };
		const lines = parseManifest(new TextDecoder().decode(bytes.value), file, rules);
		found.push(...lines.diagnostics);
		const stated = new Set<string>();
		for (const { path, digest, line } of lines.value ?? []) {
			stated.add(path);
			const place = { file, line };
			if (!files.has(path)) found.push(diagnostic("package/missing-file", { params: { path }, place }));
			else expected.set(path, [...(expected.get(path) ?? []), { algorithm, digest, manifest: file, line }]);
		}
		for (const path of files.keys()) {
			if (stated.has(path) || sums.some((each) => each.file === path)) continue;
			found.push(diagnostic("package/not-in-manifest", { params: { path, manifest: file }, place: { file: path } }));
		}
	}
	found.push(...portabilityFindings([...files.keys()]));
	found.push(...(await checkFixity(tree, files, expected, { onProgress: options.onProgress })));
	const bytes = [...files.values()].reduce((sum, { size }) => sum + size, 0);
	return success({ format: "folder", valid: !hasErrors(found), files: files.size, bytes }, found);
}
