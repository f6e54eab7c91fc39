import { renameSync } from "node:fs";
import { join } from "node:path";
import { digestBytes } from "../../fixity/digest.ts";
import { type Diagnostic, diagnostic, hasErrors } from "../../model/diagnostic.ts";
import { type CheckedInventory, checkInventory } from "../../packaging/ocfl/check-inventory.ts";
import { contentFiles } from "../../packaging/ocfl/content.ts";
import { computedBy } from "../../packaging/ocfl/digests.ts";
import { below, type Child, type Directory } from "../../packaging/ocfl/directory.ts";
import { formatSidecar, nextVersion } from "../../packaging/ocfl/inventory.ts";
import { checkPrior } from "../../packaging/ocfl/prior.ts";
import { breach } from "../../packaging/ocfl/rules.ts";
import { checkSidecar } from "../../packaging/ocfl/sidecar.ts";
import { FindingError } from "../failure.ts";
import { folderDirectory } from "./directory.ts";
import type { OpenRoot } from "./root.ts";
import { endWork, makeWork } from "./work.ts";
import { flushFolder, writeFlushed } from "./write.ts";

export interface Mended {
	readonly checked: CheckedInventory;
	/** What was mended. */
	readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the inventory of an object that is about to be changed, under its lock, and finishes what a killed run left between its steps: a
 * version folder that no inventory knows yet, or an inventory that is newer than its sidecar. Both are checked against the content first. An
 * object that is damaged in any other way is refused with what is wrong.
 */
export async function mendObject(root: OpenRoot, object: string): Promise<Mended> {
	const directory = folderDirectory(root.path);
	const children = await childrenOf(directory, object);
	const now = await readInventory(directory, object, children);
	const diagnostics: Diagnostic[] = [];
	let checked = now.checked;
	if (now.sidecar.length > 0) {
		const head = await versionAt(directory, object, checked.versions.at(-1) as string);
		if (!head || Buffer.compare(head.bytes, now.bytes) !== 0) throw new FindingError(now.sidecar[0] as Diagnostic);
		await putInventory(root, object, now.bytes, checked.algorithm);
		diagnostics.push(diagnostic("ocfl/sidecar-finished", { params: { path: join(root.path, object) } }));
	}
	const unknown = children.filter(
		({ name, kind }) => kind === "folder" && /^v\d+$/.test(name) && !checked.versions.includes(name),
	);
	const [first] = unknown;
	if (first) {
		const next = nextVersion(checked.versions.at(-1));
		const version =
			first.name === next && unknown.length === 1 ? await wholeVersion(directory, object, next, checked) : undefined;
		if (!version) {
			throw new FindingError(
				breach("E046", "ocfl/version-unlisted", below(object, first.name), { version: first.name }),
			);
		}
		await putInventory(root, object, version.bytes, version.checked.algorithm);
		checked = version.checked;
		const params = { path: join(root.path, object), version: first.name };
		diagnostics.push(diagnostic("ocfl/version-finished", { params }));
	}
	return { checked, diagnostics };
}

async function childrenOf(directory: Directory, path: string): Promise<readonly Child[]> {
	const { value, diagnostics } = await directory.children(path);
	if (value === undefined) throw new FindingError(diagnostics[0] as Diagnostic);
	return value;
}

interface ReadInventory {
	readonly bytes: Uint8Array;
	readonly checked: CheckedInventory;
	/** What is wrong with the sidecar. */
	readonly sidecar: readonly Diagnostic[];
}

/** An inventory without errors in itself; throws what is wrong otherwise. */
async function readInventory(directory: Directory, folder: string, children: readonly Child[]): Promise<ReadInventory> {
	const file = below(folder, "inventory.json");
	const bytes = children.some(({ name }) => name === "inventory.json") ? await directory.read(file) : undefined;
	if (bytes?.value === undefined)
		throw new FindingError(bytes?.diagnostics[0] ?? breach("E063", "ocfl/no-inventory", file));
	const found: Diagnostic[] = [];
	const checked = checkInventory(bytes.value, file, found);
	const error = found.find(({ severity }) => severity === "error");
	if (error || !checked) throw new FindingError(error as Diagnostic);
	const sidecar: Diagnostic[] = [];
	await checkSidecar(directory, folder, bytes.value, checked.algorithm, children, sidecar);
	return { bytes: bytes.value, checked, sidecar };
}

/** The inventory in a version's folder, if it is sound and fits its sidecar. */
async function versionAt(directory: Directory, object: string, version: string): Promise<ReadInventory | undefined> {
	const folder = below(object, version);
	try {
		const read = await readInventory(directory, folder, await childrenOf(directory, folder));
		return read.sidecar.length === 0 ? read : undefined;
	} catch (error) {
		if (error instanceof FindingError) return undefined;
		throw error;
	}
}

/** A version that follows an inventory in every respect, and whose content is all there with its digests. */
async function wholeVersion(
	directory: Directory,
	object: string,
	version: string,
	before: CheckedInventory,
): Promise<ReadInventory | undefined> {
	const read = await versionAt(directory, object, version);
	if (!read || read.checked.versions.at(-1) !== version) return undefined;
	const found: Diagnostic[] = [];
	checkPrior(object, before.versions.at(-1) as string, before, read.checked, [], found);
	if (hasErrors(found)) return undefined;
	const content = below(version, read.checked.contentDirectory);
	const inside = await childrenOf(directory, below(object, version));
	const has = inside.some(({ name, kind }) => name === read.checked.contentDirectory && kind === "folder");
	const present = new Set(has ? await contentFiles(directory, object, content, found) : []);
	const expected = [...read.checked.manifest].filter(([path]) => path.startsWith(`${version}/`));
	if (hasErrors(found) || present.size !== expected.length) return undefined;
	const algorithm = computedBy(read.checked.algorithm) as "sha512";
	for (const [path, digest] of expected) {
		const there = present.has(path) ? await directory.digest(below(object, path), [algorithm]) : undefined;
		if (there?.value?.digests[algorithm] !== digest) return undefined;
	}
	return read;
}

/** Puts an inventory and then its sidecar in an object's root, each in one step. */
export async function putInventory(
	root: OpenRoot,
	object: string,
	bytes: Uint8Array,
	algorithm: "sha512" | "sha256",
	work?: string,
): Promise<void> {
	const folder = work ?? makeWork(root, "mend", object);
	const sidecar = formatSidecar(digestBytes(bytes, [algorithm])[algorithm] as string);
	const names = ["inventory.json", `inventory.json.${algorithm}`] as const;
	await writeFlushed(join(folder, "root"), [
		{ path: names[0], content: bytes },
		{ path: names[1], content: new TextEncoder().encode(sidecar) },
	]);
	for (const name of names) renameSync(join(folder, "root", name), join(root.path, object, name));
	await flushFolder(join(root.path, object));
	if (!work) endWork(root, folder);
}
