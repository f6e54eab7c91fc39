import { canDigest, digestBytes } from "../../fixity/digest.ts";
import { isUnsafePath } from "../../fixity/filepath.ts";
import { formatManifest, type ManifestEntry } from "../../fixity/manifest.ts";
import { type Artifact, type DigestAlgorithm, type Digests, sizeOf } from "../../model/artifact.ts";
import { type Diagnostic, diagnostic, failure, hasErrors, type Outcome, success } from "../../model/diagnostic.ts";
import type { InformationPackage } from "../../model/package.ts";
import { collisions, isPortable, unopenableStep } from "../paths.ts";
import { rfc8493 } from "./clause.ts";
import { formatDeclaration } from "./declaration.ts";
import { formatFetch } from "./fetch.ts";
import { formatBagInfo } from "./info.ts";
import { currentVersion } from "./version.ts";

export interface BagOptions {
	/** Elements of `bag-info.txt` in their order, without `Payload-Oxum`. */
	readonly bagInfo: readonly (readonly [label: string, value: string])[];
	/** Algorithms of the manifests; RFC 8493 2.4 wants SHA-512 among them. */
	readonly algorithms: readonly DigestAlgorithm[];
	/** Algorithms of the tag manifests; those of the manifests where it is not given. */
	readonly tagAlgorithms?: readonly DigestAlgorithm[];
	/**
	 * Where the bag's root will stand on the web: documents, sources and pictures are left out and listed in `fetch.txt` (RFC 8493 2.2.3).
	 * Metadata stays, so that a bag without its content can be understood, and has a payload folder (2.1.2).
	 */
	readonly fetch?: string;
}

/** Stands in `Bag-Software-Agent` where the caller names no agent; bags whose agent begins so are read strictly. */
export const softwareAgent = "banluu";

/** Names that BagIt gives a meaning at the root of a bag. */
const reserved = /^(?:bagit\.txt|bag-info\.txt|package-info\.txt|fetch\.txt|(?:tag)?manifest-[^/]*\.txt)$/i;

/**
 * All files of a BagIt 1.0 bag around the entries of a package, sorted by path. Entries of the role `tag` may stand
 * outside `data/`; all others are payload. Digests that an entry already carries are taken over, others are computed
 * from its bytes. Writes nothing, reads no clock: `Bagging-Date` is the caller's.
 */
export function planBag(pack: InformationPackage, options: BagOptions): Outcome<readonly Artifact[]> {
	const algorithms = [...new Set(options.algorithms)].sort();
	const tagAlgorithms = options.tagAlgorithms ? [...new Set(options.tagAlgorithms)].sort() : algorithms;
	const every = [...new Set([...algorithms, ...tagAlgorithms])];
	const diagnostics: Diagnostic[] = [
		...algorithmFindings(every),
		...pack.entries.flatMap(pathFindings),
		...takenPaths(pack.entries),
	];
	const payload = pack.entries.filter((entry) => entry.path.startsWith("data/"));
	if (payload.length === 0) diagnostics.push(diagnostic("package/no-payload", { clause: rfc8493("2.1.2") }));
	const entries = pack.entries.map((entry) => digested(entry, every, diagnostics));
	const info = formatBagInfo(bagInfoOf(pack, payload, options, diagnostics));
	diagnostics.push(...info.diagnostics);
	if (info.value === undefined || hasErrors(diagnostics)) return failure(...diagnostics);

	const isPayload = (entry: Artifact) => entry.path.startsWith("data/");
	const tags = [
		...entries.filter((entry) => !isPayload(entry)),
		tagFile("bagit.txt", formatDeclaration(currentVersion.version), every),
		tagFile("bag-info.txt", info.value, every),
		...(options.fetch === undefined
			? []
			: [tagFile("fetch.txt", formatFetch(payload.filter(isFetched), options.fetch), every)]),
		...algorithms.map((algorithm) =>
			tagFile(`manifest-${algorithm}.txt`, manifestOf(entries.filter(isPayload), algorithm), every),
		),
	];
	const tagManifests = tagAlgorithms.map((algorithm) =>
		tagFile(`tagmanifest-${algorithm}.txt`, manifestOf(tags, algorithm), every),
	);
	const all = [
		...entries.filter((entry) => isPayload(entry) && !(options.fetch !== undefined && isFetched(entry))),
		...tags,
		...tagManifests,
	];
	return success(
		all.sort((a, b) => (a.path < b.path ? -1 : 1)),
		diagnostics,
	);
}

function isFetched({ role, path }: Artifact): boolean {
	return path.startsWith("data/") && (role === "document" || role === "source" || role === "image");
}

function algorithmFindings(algorithms: readonly DigestAlgorithm[]): readonly Diagnostic[] {
	const clause = rfc8493("2.4");
	if (algorithms.length === 0) return [diagnostic("package/no-manifest-algorithm", { clause })];
	return algorithms
		.filter((algorithm) => !canDigest(algorithm))
		.map((algorithm) => diagnostic("package/algorithm-unavailable", { params: { algorithm }, clause }));
}

function pathFindings(entry: Artifact): readonly Diagnostic[] {
	const { path, role } = entry;
	const params = { path };
	const place = { file: path };
	if (isUnsafePath(path) || path.split("/").some((step) => step === "" || step === ".")) {
		return [diagnostic("package/path-unsafe", { params, place, clause: rfc8493("5.1") })];
	}
	const found: Diagnostic[] = [];
	if (!path.startsWith("data/")) {
		if (role !== "tag") {
			found.push(diagnostic("package/path-not-payload", { params, place, clause: rfc8493("2.1.2") }));
		} else if (reserved.test(path) || path.toLowerCase().startsWith("data/") || path.toLowerCase() === "data") {
			found.push(diagnostic("package/path-taken", { params, place, clause: rfc8493("2") }));
		}
	}
	if (path !== path.normalize("NFC")) {
		found.push(diagnostic("package/path-not-nfc", { params, place, clause: rfc8493("6.1.1.3") }));
	}
	const name = unopenableStep(path);
	if (name !== undefined) {
		const clause = rfc8493("6.1.2");
		found.push(diagnostic("package/name-reserved", { params: { path, name }, place, clause }));
	}
	if (!isPortable(path)) {
		found.push(diagnostic("package/path-not-portable", { params, place, clause: rfc8493("6.1.2") }));
	}
	if (path.includes("%")) {
		found.push(diagnostic("package/path-percent", { params, place, clause: rfc8493("2.1.3") }));
	}
	return found;
}

/** Two entries of one path, one that is a folder of another, and names that collide on some file systems. */
function takenPaths(entries: readonly Artifact[]): readonly Diagnostic[] {
	const diagnostics: Diagnostic[] = [];
	const paths = new Set<string>();
	for (const { path } of entries) {
		if (paths.has(path))
			diagnostics.push(diagnostic("package/path-taken", { params: { path }, place: { file: path } }));
		paths.add(path);
	}
	for (const path of paths) {
		for (let at = path.indexOf("/"); at > 0; at = path.indexOf("/", at + 1)) {
			const folder = path.slice(0, at);
			if (!paths.has(folder)) continue;
			diagnostics.push(diagnostic("package/path-taken", { params: { path: folder }, place: { file: folder } }));
		}
	}
	return [...diagnostics, ...collisions([...paths], "error")];
}

function digested(entry: Artifact, algorithms: readonly DigestAlgorithm[], diagnostics: Diagnostic[]): Artifact {
	const lacking = algorithms.filter((algorithm) => entry.digests[algorithm] === undefined && canDigest(algorithm));
	if (lacking.length === 0) return entry;
	if (entry.content instanceof Uint8Array) {
		const digests: Digests = { ...entry.digests, ...digestBytes(entry.content, lacking) };
		return { ...entry, digests };
	}
	for (const algorithm of lacking) {
		const params = { path: entry.path, algorithm };
		diagnostics.push(diagnostic("package/digest-needed", { params, place: { file: entry.path } }));
	}
	return entry;
}

function bagInfoOf(
	pack: InformationPackage,
	payload: readonly Artifact[],
	options: BagOptions,
	diagnostics: Diagnostic[],
): readonly (readonly [string, string])[] {
	const given = new Set(options.bagInfo.map(([label]) => label.toLowerCase()));
	if (given.has("payload-oxum")) {
		const params = { label: "Payload-Oxum" };
		diagnostics.push(diagnostic("package/bag-info-reserved", { params, clause: rfc8493("2.2.2") }));
	}
	const bytes = payload.reduce((sum, entry) => sum + sizeOf(entry), 0);
	const elements: (readonly [string, string])[] = [...options.bagInfo];
	if (!given.has("external-identifier")) elements.push(["External-Identifier", pack.identifier]);
	if (!given.has("bag-software-agent")) elements.push(["Bag-Software-Agent", softwareAgent]);
	elements.push(["Payload-Oxum", `${bytes}.${payload.length}`]);
	return elements;
}

function manifestOf(files: readonly Artifact[], algorithm: DigestAlgorithm): string {
	return formatManifest(
		files.map((file): ManifestEntry => ({ path: file.path, digest: file.digests[algorithm] as string })),
	);
}

function tagFile(path: string, text: string, algorithms: readonly DigestAlgorithm[]): Artifact {
	const content = new TextEncoder().encode(text);
	return { path, role: "tag", mediaType: "text/plain", content, digests: digestBytes(content, algorithms) };
}
