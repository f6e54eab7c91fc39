import { digestLength } from "../../fixity/digest.ts";
import { parseManifest } from "../../fixity/manifest.ts";
import { type Diagnostic, diagnostic, failure, hasErrors, type Outcome, success } from "../../model/diagnostic.ts";
import type { Tree, TreeEntry } from "../../model/store.ts";
import { parseChecksums } from "../checksums.ts";
import { checkFixity, type Expectation } from "../fixity.ts";
import type { CheckProgress, PackageReport } from "../format.ts";
import { listFiles } from "../listing.ts";
import { portabilityFindings } from "../paths.ts";
import { checksumFiles } from "./checksums.ts";
import { checkMetadataCsv } from "./metadata-csv.ts";
import { documentation, documentationSums } from "./plan.ts";

/** Judges a standard transfer, from anyone, as the jobs of Archivematica 1.10 and later take it. */
export async function validateTransfer(
	tree: Tree,
	options: { readonly onProgress?: (progress: CheckProgress) => void } = {},
): Promise<Outcome<PackageReport>> {
	const listed = await listFiles(tree);
	if (listed.value === undefined) return failure(...listed.diagnostics);
	const files = listed.value;
	const found: Diagnostic[] = [...listed.diagnostics];
	const objects = [...files.keys()].filter((path) => path.startsWith("objects/"));
	if (objects.length === 0) found.push(diagnostic("transfer/no-objects"));
	for (const path of files.keys()) {
		if (/[^\x20-\x7e]/.test(path))
			found.push(diagnostic("transfer/name-not-ascii", { params: { path }, place: { file: path } }));
	}
	const expected = new Map<string, Expectation[]>();
	await readChecksums(tree, files, objects, expected, found);
	await readDocumentationSums(tree, files, expected, found);
	const table = "metadata/metadata.csv";
	if (files.has(table)) {
		const bytes = await tree.read(table);
		found.push(...bytes.diagnostics);
		if (bytes.value) found.push(...checkMetadataCsv(bytes.value, table, withFolders(files.keys())).diagnostics);
	}
	found.push(...portabilityFindings([...files.keys()]));
	found.push(...(await checkFixity(tree, files, expected, { onProgress: options.onProgress })));
	const bytes = [...files.values()].reduce((sum, { size }) => sum + size, 0);
	return success({ format: "archivematica", valid: !hasErrors(found), files: files.size, bytes }, found);
}

/** Each checksum file names every object once and nothing else: Archivematica counts lines and files. */
async function readChecksums(
	tree: Tree,
	files: ReadonlyMap<string, TreeEntry>,
	objects: readonly string[],
	expected: Map<string, Expectation[]>,
	found: Diagnostic[],
): Promise<void> {
	const there = checksumFiles.filter(({ file }) => files.has(`metadata/${file}`));
	if (there.length === 0) found.push(diagnostic("transfer/no-checksums"));
	for (const { file, algorithm } of there) {
		const manifest = `metadata/${file}`;
		const bytes = await tree.read(manifest);
		found.push(...bytes.diagnostics);
		if (bytes.value === undefined) continue;
		const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.value);
		// Names are relative to `objects/`, with or without climbing out of it.
		const lines = parseChecksums(text, manifest, algorithm, "objects");
		found.push(...lines.diagnostics);
		const stated = new Set<string>();
		for (const { path, digest, line } of lines.value ?? []) {
			stated.add(path);
			const place = { file: manifest, line };
			if (!path.startsWith("objects/")) found.push(diagnostic("transfer/not-an-object", { params: { path }, place }));
			else if (!files.has(path)) found.push(diagnostic("package/missing-file", { params: { path }, place }));
			else expected.set(path, [...(expected.get(path) ?? []), { algorithm, digest, manifest, line }]);
		}
		for (const path of objects) {
			if (!stated.has(path))
				found.push(diagnostic("package/not-in-manifest", { params: { path, manifest }, place: { file: path } }));
		}
	}
}

async function readDocumentationSums(
	tree: Tree,
	files: ReadonlyMap<string, TreeEntry>,
	expected: Map<string, Expectation[]>,
	found: Diagnostic[],
): Promise<void> {
	const manifest = documentationSums;
	if (!files.has(manifest)) return;
	const bytes = await tree.read(manifest);
	found.push(...bytes.diagnostics);
	if (bytes.value === undefined) return;
	const rules = { percentEncoding: false, digestLength: digestLength("sha256") };
	const lines = parseManifest(new TextDecoder().decode(bytes.value), manifest, rules);
	found.push(...lines.diagnostics);
	const stated = new Set<string>([manifest]);
	for (const { path: name, digest, line } of lines.value ?? []) {
		const path = `${documentation}/${name}`;
		stated.add(path);
		const place = { file: manifest, line };
		if (!files.has(path)) found.push(diagnostic("package/missing-file", { params: { path }, place }));
		else expected.set(path, [{ algorithm: "sha256", digest, manifest, line }]);
	}
	for (const path of files.keys()) {
		if (stated.has(path) || !path.startsWith(`${documentation}/`)) continue;
		found.push(diagnostic("package/not-in-manifest", { params: { path, manifest }, place: { file: path } }));
	}
}

function withFolders(paths: Iterable<string>): ReadonlySet<string> {
	const all = new Set<string>();
	for (const path of paths) {
		all.add(path);
		for (let at = path.lastIndexOf("/"); at > 0; at = path.lastIndexOf("/", at - 1)) all.add(path.slice(0, at));
	}
	return all;
}
