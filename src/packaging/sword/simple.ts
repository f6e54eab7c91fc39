import { digestBytes, digestLength } from "../../fixity/digest.ts";
import { formatManifest, parseManifest } from "../../fixity/manifest.ts";
import type { Artifact } from "../../model/artifact.ts";
import type { RecordContent } from "../../model/content.ts";
import { type Diagnostic, diagnostic, failure, hasErrors, type Outcome, success } from "../../model/diagnostic.ts";
import type { Tree, TreeEntry } from "../../model/store.ts";
import { checkFixity, type Expectation } from "../fixity.ts";
import type { CheckProgress, PackageFormat, PackageReport } from "../format.ts";
import { listFiles } from "../listing.ts";
import { portabilityFindings } from "../paths.ts";
import { depositName, isDepositName } from "./names.ts";

/** Digests of the other files; a server keeps it like any of them. */
const manifest = "manifest-sha256.txt";

/**
 * SWORD's SimpleZip: the files of a record side by side at the root of a ZIP file, without anything that describes them to the server;
 * the description goes with the Atom entry. Each file becomes one file of the item.
 */
export const swordSimpleFormat: PackageFormat = {
	key: "sword-simple",
	standard: "SWORD SimpleZip",
	kind: "SIP",
	takes: "one",
	options: [],
	transport: { only: "zip", folder: false },
	packaging: "http://purl.org/net/sword/package/SimpleZip",
	plan: ([record]) => {
		if (!record) throw new Error("a package of no record");
		const files = flat(record);
		const lines = files.map(({ path, digests }) => ({ path, digest: digests.sha256 as string }));
		const content = new TextEncoder().encode(formatManifest(lines));
		const digests = digestBytes(content, ["sha256", "sha512"]);
		const sums: Artifact = { path: manifest, role: "tag", mediaType: "text/plain", content, digests };
		const { identifier, label, events } = record;
		return success({
			identifier,
			format: "sword-simple",
			kind: "SIP",
			label,
			entries: [...files, sums].sort(byPath),
			events,
		});
	},
	recognises: isFlat,
	validate: validateSimple,
};

const byPath = (a: { readonly path: string }, b: { readonly path: string }) => (a.path < b.path ? -1 : 1);

function isFlat(entries: readonly TreeEntry[]): boolean {
	const names = entries.map(({ path }) => path);
	return names.includes(manifest) && !names.includes("bagit.txt") && names.every((name) => !name.includes("/"));
}

/** Names without folders; where two files have one name, the later one is called by its folder too. */
function flat({ files }: RecordContent): readonly Artifact[] {
	const taken = new Set<string>([manifest]);
	return files.map((file) => {
		const base = depositName(file.path.slice(file.path.lastIndexOf("/") + 1));
		const whole = depositName(file.path.replaceAll("/", "-"));
		const names = [base, whole, ...Array.from({ length: files.length }, (_, at) => `${at + 2}-${whole}`)];
		const path = names.find((name) => !taken.has(name.toLowerCase())) as string;
		taken.add(path.toLowerCase());
		return { ...file, path };
	});
}

async function validateSimple(
	tree: Tree,
	options: { readonly onProgress?: (progress: CheckProgress) => void } = {},
): Promise<Outcome<PackageReport>> {
	const listed = await listFiles(tree);
	if (listed.value === undefined) return failure(...listed.diagnostics);
	const files = listed.value;
	const found: Diagnostic[] = [...listed.diagnostics];
	for (const path of files.keys()) {
		if (!isDepositName(path)) found.push(diagnostic("sword/name", { params: { path }, place: { file: path } }));
	}
	const bytes = await tree.read(manifest);
	found.push(...bytes.diagnostics);
	const expected = new Map<string, Expectation[]>();
	if (bytes.value) {
		const rules = { percentEncoding: false, digestLength: digestLength("sha256") };
		const lines = parseManifest(new TextDecoder().decode(bytes.value), manifest, rules);
		found.push(...lines.diagnostics);
		for (const { path, digest, line } of lines.value ?? []) {
			const place = { file: manifest, line };
			if (files.has(path)) expected.set(path, [{ algorithm: "sha256", digest, manifest, line }]);
			else found.push(diagnostic("package/missing-file", { params: { path }, place }));
		}
	}
	for (const path of files.keys()) {
		if (path === manifest || expected.has(path)) continue;
		found.push(diagnostic("package/not-in-manifest", { params: { path, manifest }, place: { file: path } }));
	}
	found.push(...portabilityFindings([...files.keys()]));
	found.push(...(await checkFixity(tree, files, expected, { onProgress: options.onProgress })));
	const size = [...files.values()].reduce((sum, entry) => sum + entry.size, 0);
	return success({ format: "sword-simple", valid: !hasErrors(found), files: files.size, bytes: size }, found);
}
