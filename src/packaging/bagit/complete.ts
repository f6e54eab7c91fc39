import { type Diagnostic, diagnostic } from "../../model/diagnostic.ts";
import type { Expectation, Expectations } from "../fixity.ts";
import { rfc8493 } from "./clause.ts";
import { fetchFile } from "./fetch.ts";
import { pathMatcher } from "./match.ts";
import { type Bag, type BagManifest, isTagManifest } from "./read.ts";

export interface Completeness {
	readonly expectations: Expectations;
	readonly diagnostics: readonly Diagnostic[];
}

function isPayload(path: string): boolean {
	return path.startsWith("data/");
}

/** Whether every file that must be there is there and listed (RFC 8493 3), without opening one. */
export function checkCompleteness(bag: Bag): Completeness {
	const diagnostics: Diagnostic[] = [];
	const expectations = new Map<string, Expectation[]>();
	const match = pathMatcher(
		bag.files,
		bag.others.filter((entry) => entry.kind === "folder").map((entry) => entry.path),
	);
	const links = new Set(bag.others.filter((entry) => entry.kind !== "folder").map((entry) => entry.path));
	const awaited = new Set(bag.fetch.map((entry) => entry.path));

	/** The file that an entry means, noted with its digest; undefined, and a finding, where there is none. */
	function expect(manifest: BagManifest, entry: { path: string; digest: string; line: number }, tag: boolean) {
		const found = match(entry.path);
		if (found.kind === "exact") return stated(manifest, entry, entry.path);
		const place = { file: manifest.file, line: entry.line };
		const clause = rfc8493("3");
		if (found.kind === "folder") {
			const params = { path: entry.path };
			diagnostics.push(diagnostic("package/manifest-folder", { params, place, clause: rfc8493("2.1.3") }));
			return undefined;
		}
		if (found.kind === "missing") {
			// Links have a finding of their own, and what is still to be fetched is reported by its line in fetch.txt.
			if (links.has(entry.path) || (!tag && awaited.has(entry.path))) return undefined;
			const { near } = found;
			diagnostics.push(
				near !== undefined
					? diagnostic("package/missing-file-near", { params: { path: entry.path, near }, place, clause })
					: diagnostic(tag ? "package/tag-file-missing" : "package/missing-file", {
							params: { path: entry.path },
							place,
							clause,
						}),
			);
			return undefined;
		}
		const params = { path: entry.path, near: found.path };
		diagnostics.push(diagnostic("package/normalization-differs", { params, place, clause: rfc8493("6.1.1.3") }));
		return stated(manifest, entry, found.path);
	}

	function stated(manifest: BagManifest, { digest, line }: { digest: string; line: number }, path: string): string {
		if (!manifest.computable) return path;
		const expectation = { algorithm: manifest.computable, digest, manifest: manifest.file, line };
		const known = expectations.get(path);
		if (known) known.push(expectation);
		else expectations.set(path, [expectation]);
		return path;
	}

	const listed = bag.manifests.map((manifest) => {
		// What the only manifest lists is what is expected so far: a second set of a hundred thousand paths would be memory and time for nothing.
		const own = bag.manifests.length > 1 || !manifest.computable ? new Set<string>() : undefined;
		for (const entry of manifest.entries) {
			if (!isPayload(entry.path)) {
				const params = { path: entry.path };
				const place = { file: manifest.file, line: entry.line };
				diagnostics.push(diagnostic("package/manifest-outside-payload", { params, place, clause: rfc8493("2.1.3") }));
				continue;
			}
			const path = expect(manifest, entry, false);
			if (path !== undefined) own?.add(path);
		}
		return { manifest: manifest.file, paths: own ?? expectations };
	});
	diagnostics.push(...unlistedPayload(bag, listed), ...fetchFindings(bag));

	const tagged = new Set<string>();
	for (const manifest of bag.tagManifests) {
		for (const entry of manifest.entries) {
			const path = expect(manifest, entry, true);
			if (path !== undefined) tagged.add(path);
		}
		diagnostics.push(...tagManifestFindings(bag, manifest));
	}
	diagnostics.push(...unlistedTagFiles(bag, tagged));
	return { expectations, diagnostics };
}

function unlistedPayload(
	bag: Bag,
	listed: readonly { readonly manifest: string; readonly paths: Pick<ReadonlySet<string>, "has"> }[],
): readonly Diagnostic[] {
	if (listed.length === 0) return [];
	const diagnostics: Diagnostic[] = [];
	for (const path of bag.files.keys()) {
		if (!isPayload(path)) continue;
		const place = { file: path };
		// Of nearly every file it is true, and a list for each would be garbage.
		if (listed.every(({ paths }) => paths.has(path))) continue;
		const without = listed.filter(({ paths }) => !paths.has(path));
		if (without.length === listed.length) {
			diagnostics.push(diagnostic("package/unexpected-file", { params: { path }, place, clause: rfc8493("3") }));
		} else if (bag.declaration.rules.everyManifestComplete) {
			for (const { manifest } of without) {
				const params = { path, manifest };
				diagnostics.push(diagnostic("package/not-in-manifest", { params, place, clause: rfc8493("2.1.3") }));
			}
		}
	}
	return diagnostics;
}

function fetchFindings(bag: Bag): readonly Diagnostic[] {
	const clause = rfc8493("2.2.3");
	const severity = bag.declaration.rules.breach;
	const diagnostics: Diagnostic[] = [];
	if (bag.fetch.length === 0) return [];
	const manifests = bag.manifests.map(({ file, entries }) => ({
		file,
		paths: new Set(entries.map((entry) => entry.path)),
	}));
	for (const { path, url, length, line } of bag.fetch) {
		const place = { file: fetchFile, line };
		for (const manifest of manifests) {
			if (manifest.paths.has(path)) continue;
			const params = { path, manifest: manifest.file };
			diagnostics.push(diagnostic("package/fetch-not-in-manifest", { params, place, clause, severity }));
		}
		const size = bag.files.get(path)?.size;
		if (size === undefined) {
			diagnostics.push(diagnostic("package/not-fetched", { params: { path, url }, place, clause: rfc8493("3") }));
		} else if (length !== undefined && length !== size) {
			const params = { path, expected: length, found: size };
			diagnostics.push(diagnostic("package/fetch-size-differs", { params, place, clause }));
		}
	}
	return diagnostics;
}

function tagManifestFindings(bag: Bag, manifest: BagManifest): readonly Diagnostic[] {
	const clause = rfc8493("2.2.1");
	const severity = bag.declaration.rules.breach;
	const diagnostics: Diagnostic[] = [];
	for (const { path, line } of manifest.entries) {
		const detail = { params: { path }, place: { file: manifest.file, line }, clause, severity };
		if (isPayload(path)) diagnostics.push(diagnostic("package/tag-manifest-lists-payload", detail));
		if (isTagManifest(path)) diagnostics.push(diagnostic("package/tag-manifest-lists-tag-manifest", detail));
	}
	const paths = new Set(manifest.entries.map((entry) => entry.path));
	for (const { file } of bag.manifests) {
		if (paths.has(file)) continue;
		const detail = { params: { path: file }, place: { file: manifest.file }, clause, severity };
		diagnostics.push(diagnostic("package/tag-manifest-lacks-manifest", detail));
	}
	return diagnostics;
}

function unlistedTagFiles(bag: Bag, tagged: ReadonlySet<string>): readonly Diagnostic[] {
	const clause = rfc8493("2.2.1");
	if (bag.tagManifests.length === 0) return [diagnostic("package/no-tag-manifest", { clause })];
	return [...bag.files.keys()]
		.filter((path) => !isPayload(path) && !isTagManifest(path) && !tagged.has(path))
		.map((path) => diagnostic("package/tag-file-unlisted", { params: { path }, place: { file: path }, clause }));
}
