import { digestBytes } from "../../fixity/digest.ts";
import { formatManifest } from "../../fixity/manifest.ts";
import type { Artifact, DigestAlgorithm, Digests } from "../../model/artifact.ts";
import { type Diagnostic, diagnostic, failure, type Outcome, success } from "../../model/diagnostic.ts";
import { portabilityFindings } from "../paths.ts";
import { rfc8493 } from "./clause.ts";
import { formatDeclaration } from "./declaration.ts";
import { type BagInfoElement, formatBagInfo, formatBagSize } from "./info.ts";
import { isTagManifest } from "./read.ts";
import { currentVersion } from "./version.ts";

/** A file that stands on the disk, with what was computed from it. */
export interface DigestedFile {
	/** As it is to be called in the bag. */
	readonly path: string;
	readonly size: number;
	readonly digests: Digests;
}

export interface BagOfFiles {
	/** Paths begin with `data/`. */
	readonly payload: readonly DigestedFile[];
	/** Tag files that are not BagIt's own, and `fetch.txt`. */
	readonly tags: readonly DigestedFile[];
	readonly info: readonly (readonly [label: string, value: string])[];
	readonly algorithms: readonly DigestAlgorithm[];
	readonly tagAlgorithms: readonly DigestAlgorithm[];
}

/** BagIt's own tag files around files that are there already, sorted by path; names are taken as they are. */
export function tagFilesAround(bag: BagOfFiles): Outcome<readonly Pick<Artifact, "path" | "content">[]> {
	const names = [...bag.payload, ...bag.tags].map(({ path }) => path);
	const found: Diagnostic[] = [...portabilityFindings(names)];
	for (const path of names) {
		if (!path.includes("%")) continue;
		found.push(
			diagnostic("package/path-percent", { params: { path }, place: { file: path }, clause: rfc8493("2.1.3") }),
		);
	}
	const bytes = bag.payload.reduce((sum, { size }) => sum + size, 0);
	const sums = new Map([
		["payload-oxum", `${bytes}.${bag.payload.length}`],
		["bag-size", formatBagSize(bytes)],
	]);
	const kept = bag.info.map(([label, value]) => [label, sums.get(label.toLowerCase()) ?? value] as const);
	const hasOxum = kept.some(([label]) => label.toLowerCase() === "payload-oxum");
	const info = formatBagInfo(hasOxum ? kept : [...kept, ["Payload-Oxum", sums.get("payload-oxum") as string]]);
	found.push(...info.diagnostics);
	if (info.value === undefined) return failure(...found);

	const every = [...new Set([...bag.algorithms, ...bag.tagAlgorithms])];
	const lines = (files: readonly DigestedFile[], algorithm: DigestAlgorithm) =>
		formatManifest(files.map(({ path, digests }) => ({ path, digest: digests[algorithm] as string })));
	const own = [
		file("bagit.txt", formatDeclaration(currentVersion.version)),
		file("bag-info.txt", info.value),
		...bag.algorithms.map((algorithm) => file(`manifest-${algorithm}.txt`, lines(bag.payload, algorithm))),
	];
	const tagged = [
		...bag.tags,
		...own.map(({ path, content }) => ({ path, size: content.byteLength, digests: digestBytes(content, every) })),
	];
	const tagManifests = bag.tagAlgorithms.map((algorithm) =>
		file(`tagmanifest-${algorithm}.txt`, lines(tagged, algorithm)),
	);
	return success(
		[...own, ...tagManifests].sort((a, b) => (a.path < b.path ? -1 : 1)),
		found,
	);
}

function file(path: string, text: string) {
	return { path, content: new TextEncoder().encode(text) };
}

/** Whether BagIt itself makes the file anew with every change of the bag. */
export function isMadeAnew(path: string): boolean {
	return path === "bagit.txt" || path === "bag-info.txt" || isTagManifest(path) || /^manifest-[^/]+\.txt$/i.test(path);
}

/** Elements with those given in place of the ones of their labels. */
export function mergedInfo(
	elements: readonly Pick<BagInfoElement, "label" | "value">[],
	given: readonly (readonly [string, string])[],
): readonly (readonly [string, string])[] {
	const labels = new Set(given.map(([label]) => label.toLowerCase()));
	const kept = elements.filter(({ label }) => !labels.has(label.toLowerCase()));
	return [...kept.map(({ label, value }) => [label, value] as const), ...given];
}
