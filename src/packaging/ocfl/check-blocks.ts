import type { Say } from "./check-inventory.ts";
import { isDigest, isKnownAlgorithm } from "./digests.ts";
import { pathConflicts, pathFault } from "./paths.ts";

export type Json = Readonly<Record<string, unknown>>;

/** A JSON object, or undefined for any other value. */
export function objectOf(value: unknown): Json | undefined {
	return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
}

export interface CheckedManifest {
	/** Digest in lower case by content path. */
	readonly paths: ReadonlyMap<string, string>;
	/** The digests as they are written. */
	readonly written: ReadonlySet<string>;
}

/** The manifest: digests, and the content paths of each (OCFL 1.1, 3.5.2). */
export function checkManifest(
	{ manifest }: Json,
	algorithm: string,
	contentDirectory: string,
	versions: readonly string[],
	say: Say,
): CheckedManifest {
	const paths = new Map<string, string>();
	const written = new Set<string>();
	const block = objectOf(manifest);
	if (block === undefined) {
		if (manifest === undefined) say("E041", "ocfl/key-missing", { key: "manifest" });
		else say("E106", "ocfl/not-an-object", { key: "manifest" });
		return { paths, written };
	}
	const lower = new Set<string>();
	const all: string[] = [];
	for (const [digest, listed] of Object.entries(block)) {
		if (!isDigest(digest, algorithm)) {
			say("E025", "ocfl/digest-form", { digest, algorithm });
			continue;
		}
		const normal = digest.toLowerCase();
		if (lower.has(normal)) say("E096", "ocfl/digest-repeated", { digest: normal });
		lower.add(normal);
		written.add(digest);
		if (!isTextList(listed)) {
			say("E092", "ocfl/not-a-list-of-paths", { key: `manifest.${digest}` });
			continue;
		}
		for (const path of listed) {
			all.push(path);
			paths.set(path, normal);
			checkContentPath(path, contentDirectory, versions, say);
		}
	}
	for (const path of pathConflicts(all)) say("E101", "ocfl/content-path-conflict", { path });
	return { paths, written };
}

function checkContentPath(path: string, contentDirectory: string, versions: readonly string[], say: Say): void {
	const fault = pathFault(path);
	if (fault) {
		say(fault === "bad-step" ? "E099" : "E100", "ocfl/content-path", { path });
		return;
	}
	const [version = "", folder, ...rest] = path.split("/");
	if (folder !== contentDirectory || rest.length === 0 || (versions.length > 0 && !versions.includes(version))) {
		say("E042", "ocfl/content-path-outside", { path });
	}
}

export function isTextList(value: unknown): value is readonly string[] {
	return Array.isArray(value) && value.every((each) => typeof each === "string");
}

/** The fixity block: by algorithm, the form of the manifest (OCFL 1.1, 3.5.4). What it states, by content path. */
export function checkFixityBlock(
	{ fixity }: Json,
	manifest: ReadonlyMap<string, string>,
	say: Say,
): ReadonlyMap<string, readonly (readonly [algorithm: string, digest: string])[]> {
	const stated = new Map<string, (readonly [string, string])[]>();
	if (fixity === undefined) return stated;
	const blocks = objectOf(fixity);
	if (blocks === undefined) {
		say("E111", "ocfl/not-an-object", { key: "fixity" });
		return stated;
	}
	for (const [algorithm, value] of Object.entries(blocks)) {
		const block = objectOf(value);
		if (!isKnownAlgorithm(algorithm)) say("E056", "ocfl/fixity-algorithm", { algorithm });
		else if (block === undefined) say("E057", "ocfl/not-an-object", { key: `fixity.${algorithm}` });
		else checkFixityOf(algorithm, block, manifest, stated, say);
	}
	return stated;
}

function checkFixityOf(
	algorithm: string,
	block: Json,
	manifest: ReadonlyMap<string, string>,
	stated: Map<string, (readonly [string, string])[]>,
	say: Say,
): void {
	const lower = new Set<string>();
	for (const [digest, listed] of Object.entries(block)) {
		if (!isDigest(digest, algorithm)) {
			say("E057", "ocfl/digest-form", { digest, algorithm });
			continue;
		}
		const normal = digest.toLowerCase();
		if (lower.has(normal)) say("E097", "ocfl/digest-repeated", { digest: normal });
		lower.add(normal);
		if (!isTextList(listed)) {
			say("E057", "ocfl/not-a-list-of-paths", { key: `fixity.${algorithm}.${digest}` });
			continue;
		}
		for (const path of listed) {
			const fault = pathFault(path);
			if (fault) say(fault === "bad-step" ? "E099" : "E100", "ocfl/content-path", { path });
			else if (!manifest.has(path)) say("E057", "ocfl/fixity-path", { path });
			else {
				const known = stated.get(path);
				if (known) known.push([algorithm, normal]);
				else stated.set(path, [[algorithm, normal]]);
			}
		}
	}
}
