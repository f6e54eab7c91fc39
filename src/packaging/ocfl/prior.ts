import type { Diagnostic } from "../../model/diagnostic.ts";
import type { CheckedInventory } from "./check-inventory.ts";
import { below } from "./directory.ts";
import type { Version } from "./inventory.ts";
import { breach } from "./rules.ts";

/** Judges the inventory of an earlier version against those before it and the newest (OCFL 1.1, 3.3.1, 3.5.1, 3.7). */
export function checkPrior(
	object: string,
	version: string,
	prior: CheckedInventory,
	root: CheckedInventory,
	earlier: readonly { readonly version: string; readonly checked: CheckedInventory }[],
	found: Diagnostic[],
): void {
	const file = below(below(object, version), "inventory.json");
	if (prior.id !== undefined && root.id !== undefined && prior.id !== root.id) {
		found.push(breach("E037", "ocfl/id-differs", file, { version, id: prior.id, expected: root.id }));
	}
	if (prior.contentDirectory !== root.contentDirectory) {
		const rule = earlier.length === 0 && !prior.contentDirectoryDeclared ? "E019" : "E020";
		const params = { version, name: prior.contentDirectory, expected: root.contentDirectory };
		found.push(breach(rule, "ocfl/content-directory-differs", file, params));
	}
	if (prior.spec === "1.1" && root.spec === "1.0") {
		found.push(breach("E103", "ocfl/spec-goes-back", file, { version, newer: prior.spec, older: root.spec }));
	}
	for (const { version: before, checked } of earlier) {
		if (checked.spec === "1.1" && prior.spec === "1.0") {
			found.push(breach("E103", "ocfl/spec-goes-back", file, { version: before, newer: "1.1", older: "1.0" }));
		}
		for (const path of checked.manifest.keys()) {
			if (!prior.manifest.has(path)) found.push(breach("E023", "ocfl/path-dropped", file, { version: before, path }));
		}
	}
	for (const path of prior.manifest.keys()) {
		if (!root.manifest.has(path)) {
			found.push(breach("E023", "ocfl/path-dropped", below(object, "inventory.json"), { version, path }));
		}
	}
	if (prior.versions.length > 0 && prior.versions.at(-1) !== version) {
		const head = prior.versions.at(-1) as string;
		found.push(breach("E040", "ocfl/head", file, { head, expected: version }));
	}
	for (const name of prior.versions) {
		if (!root.versions.includes(name)) {
			found.push(breach("E066", "ocfl/version-dropped", file, { version: name }));
			continue;
		}
		checkState(name, prior, root, file, found);
		checkAbout(name, prior, root, file, found);
	}
}

/** The same logical paths with the same content; where the algorithms differ, the content paths tell. */
function checkState(
	name: string,
	prior: CheckedInventory,
	root: CheckedInventory,
	file: string,
	found: Diagnostic[],
): void {
	const [before, now] = [prior.states.get(name), root.states.get(name)];
	if (!before || !now) return;
	const same = prior.algorithm === root.algorithm ? undefined : contentOf(root);
	const content = same && contentOf(prior);
	for (const [path, digest] of before) {
		const other = now.get(path);
		const holds =
			other !== undefined &&
			(same && content
				? [...(content.get(digest) ?? [])].every((each) => same.get(other)?.has(each))
				: other === digest);
		if (!holds) found.push(breach("E066", "ocfl/state-differs", file, { version: name, path }));
	}
	for (const path of now.keys()) {
		if (!before.has(path)) found.push(breach("E066", "ocfl/state-differs", file, { version: name, path }));
	}
}

function contentOf({ manifest }: CheckedInventory): ReadonlyMap<string, ReadonlySet<string>> {
	const content = new Map<string, Set<string>>();
	for (const [path, digest] of manifest) {
		const paths = content.get(digest) ?? new Set();
		content.set(digest, paths.add(path));
	}
	return content;
}

function checkAbout(
	name: string,
	prior: CheckedInventory,
	root: CheckedInventory,
	file: string,
	found: Diagnostic[],
): void {
	const [before, now] = [prior, root].map(({ inventory }) => inventory.versions[name]);
	for (const key of ["created", "message", "user"] as const satisfies readonly (keyof Version)[]) {
		if (JSON.stringify(sorted(before?.[key])) === JSON.stringify(sorted(now?.[key]))) continue;
		found.push(breach("W011", "ocfl/version-about-differs", file, { version: name, key }));
	}
}

function sorted(value: unknown): unknown {
	return typeof value === "object" && value !== null
		? Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
		: value;
}
