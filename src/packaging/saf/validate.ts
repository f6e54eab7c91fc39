import { digestLength } from "../../fixity/digest.ts";
import { parseManifest } from "../../fixity/manifest.ts";
import { type Diagnostic, diagnostic, failure, hasErrors, type Outcome, success } from "../../model/diagnostic.ts";
import type { Tree, TreeEntry } from "../../model/store.ts";
import { checkFixity, type Expectation } from "../fixity.ts";
import type { CheckProgress, PackageReport } from "../format.ts";
import { listFiles } from "../listing.ts";
import { foldPath, portabilityFindings } from "../paths.ts";
import { type PlacedLine, parseContents } from "./contents.ts";
import { checkDescription } from "./description.ts";
import { isHandle } from "./handle.ts";
import { sumsFile } from "./item.ts";

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What DSpace reads itself and nobody lists. */
const ownFile = /^(?:contents|dublin_core\.xml|metadata_[^/]*\.xml|handle|collections|relationships)$/;

/** Whether a tree is a batch of items, or one item. */
export function looksLikeSaf(entries: readonly TreeEntry[]): boolean {
	return (
		entries.some(({ path, kind }) => kind === "file" && /^(?:[^/]+\/)?dublin_core\.xml$/.test(path)) || isBare(entries)
	);
}

/** Folders with a `contents` and nothing that another format knows: an item whose description is missing. */
function isBare(entries: readonly TreeEntry[]): boolean {
	const files = entries.filter(({ kind }) => kind === "file").map(({ path }) => path);
	return files.some((path) => /^(?:[^/]+\/)?contents$/.test(path));
}

/**
 * Judges a Simple Archive Format batch as `dspace import` of version 8.1 takes or refuses it; what it takes and should not (entities, names
 * that leave the package) is an error here. A tree that is one item is judged as such.
 */
export async function validateSaf(
	tree: Tree,
	options: { readonly onProgress?: (progress: CheckProgress) => void } = {},
): Promise<Outcome<PackageReport>> {
	const listed = await listFiles(tree);
	if (listed.value === undefined) return failure(...listed.diagnostics);
	const files = listed.value;
	const found: Diagnostic[] = [...listed.diagnostics];
	const expected = new Map<string, Expectation[]>();
	const handles = new Map<string, string>();
	const { items, loose } = itemsOf([...files.keys()]);
	for (const path of loose) found.push(diagnostic("saf/loose-file", { params: { path }, place: { file: path } }));
	if (items.size === 0) found.push(diagnostic("saf/no-item"));
	for (const [folder, names] of items) {
		const item: Item = { tree, folder, names, found, at: (name) => (folder === "" ? name : `${folder}/${name}`) };
		if (!/^[\x21-\x7e]*$/.test(folder))
			found.push(diagnostic("saf/folder-name", { params: { path: folder }, place: { file: folder } }));
		await checkDescriptions(item);
		await checkContents(item);
		await checkHandle(item, handles);
		await checkCollections(item);
		await readSums(item, expected);
	}
	found.push(...portabilityFindings([...files.keys()]));
	found.push(...(await checkFixity(tree, files, expected, { onProgress: options.onProgress })));
	const bytes = [...files.values()].reduce((sum, { size }) => sum + size, 0);
	return success({ format: "saf", valid: !hasErrors(found), files: files.size, bytes }, found);
}

interface Item {
	readonly tree: Tree;
	/** Empty where the tree is the item. */
	readonly folder: string;
	/** Paths below the folder. */
	readonly names: ReadonlySet<string>;
	readonly found: Diagnostic[];
	readonly at: (name: string) => string;
}

function itemsOf(paths: readonly string[]): { readonly items: Map<string, Set<string>>; readonly loose: string[] } {
	if (paths.includes("dublin_core.xml") || paths.includes("contents"))
		return { items: new Map([["", new Set(paths)]]), loose: [] };
	const items = new Map<string, Set<string>>();
	const loose: string[] = [];
	for (const path of paths) {
		const at = path.indexOf("/");
		if (at < 0) {
			loose.push(path);
			continue;
		}
		const folder = path.slice(0, at);
		const names = items.get(folder) ?? new Set();
		items.set(folder, names.add(path.slice(at + 1)));
	}
	return { items, loose };
}

async function checkDescriptions({ tree, names, found, at }: Item): Promise<void> {
	if (!names.has("dublin_core.xml")) {
		const file = at("dublin_core.xml");
		found.push(diagnostic("saf/no-description", { params: { path: file }, place: { file } }));
	}
	for (const name of names) {
		if (!/^(?:dublin_core|metadata_[^/]*)\.xml$/.test(name)) continue;
		const bytes = await tree.read(at(name));
		found.push(...bytes.diagnostics);
		if (bytes.value) found.push(...checkDescription(bytes.value, at(name)));
	}
}

async function checkContents({ tree, names, found, at }: Item): Promise<void> {
	const files = [...names].filter((name) => !ownFile.test(name));
	if (!names.has("contents")) {
		// Metadata alone is an item; other files without a list stop the import.
		const file = at("contents");
		if (files.length > 0) found.push(diagnostic("saf/no-contents", { params: { path: file }, place: { file } }));
		return;
	}
	const bytes = await tree.read(at("contents"));
	found.push(...bytes.diagnostics);
	if (bytes.value === undefined) return;
	const lines = parseContents(bytes.value, at("contents"));
	found.push(...lines.diagnostics);
	if (lines.value === undefined) return;
	const near = new Map(files.map((name) => [foldPath(name), name]));
	const primaries = new Map<string, PlacedLine>();
	for (const each of lines.value) {
		const { name, line, bundle = "ORIGINAL" } = each;
		const place = { file: at("contents"), line };
		const other = near.get(foldPath(name));
		if (!names.has(name)) {
			const params = { path: at(name) };
			found.push(
				other === undefined
					? diagnostic("package/missing-file", { params, place })
					: diagnostic("package/missing-file-near", { params: { ...params, near: at(other) }, place }),
			);
		} else if (name !== name.normalize("NFC")) {
			found.push(diagnostic("package/path-not-nfc", { params: { path: at(name) }, place, severity: "warning" }));
		}
		if (!each.primary) continue;
		if (primaries.has(bundle)) found.push(diagnostic("saf/primary-twice", { params: { bundle }, place }));
		primaries.set(bundle, each);
	}
	const stated = new Set(lines.value.map(({ name }) => name));
	for (const name of files) {
		if (stated.has(name)) continue;
		found.push(diagnostic("saf/not-listed", { params: { path: at(name) }, place: { file: at(name) } }));
	}
}

async function textLines({ tree, names, found, at }: Item, name: string): Promise<readonly string[] | undefined> {
	if (!names.has(name)) return undefined;
	const bytes = await tree.read(at(name));
	found.push(...bytes.diagnostics);
	return bytes.value && new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.value).trimEnd().split(/\r?\n/);
}

async function checkHandle(item: Item, handles: Map<string, string>): Promise<void> {
	const lines = await textLines(item, "handle");
	if (lines === undefined) return;
	const file = item.at("handle");
	const [value = ""] = lines;
	if (lines.length !== 1 || !isHandle(value)) {
		item.found.push(diagnostic("saf/handle", { params: { value }, place: { file, line: 1 } }));
		return;
	}
	const other = handles.get(value);
	if (other !== undefined)
		item.found.push(diagnostic("saf/handle-twice", { params: { value, other }, place: { file, line: 1 } }));
	handles.set(value, file);
}

async function checkCollections(item: Item): Promise<void> {
	const lines = (await textLines(item, "collections")) ?? [];
	for (const [index, value] of lines.entries()) {
		if (isHandle(value.trim()) || uuid.test(value.trim())) continue;
		const place = { file: item.at("collections"), line: index + 1 };
		item.found.push(diagnostic("saf/collection", { params: { value }, place }));
	}
}

/** Where an item brings digests of its files, they are checked, and no listed file may be without. */
async function readSums({ tree, names, found, at }: Item, expected: Map<string, Expectation[]>): Promise<void> {
	if (!names.has(sumsFile)) return;
	const manifest = at(sumsFile);
	const bytes = await tree.read(manifest);
	found.push(...bytes.diagnostics);
	if (bytes.value === undefined) return;
	const rules = { percentEncoding: false, digestLength: digestLength("sha256") };
	const lines = parseManifest(new TextDecoder().decode(bytes.value), manifest, rules);
	found.push(...lines.diagnostics);
	const stated = new Set<string>();
	for (const { path, digest, line } of lines.value ?? []) {
		stated.add(path);
		const place = { file: manifest, line };
		if (!names.has(path)) found.push(diagnostic("package/missing-file", { params: { path: at(path) }, place }));
		else expected.set(at(path), [{ algorithm: "sha256", digest, manifest, line }]);
	}
	for (const name of names) {
		// DSpace itself puts a handle into an item that it replaces.
		if (stated.has(name) || name === sumsFile || name === "handle") continue;
		found.push(
			diagnostic("package/not-in-manifest", { params: { path: at(name), manifest }, place: { file: at(name) } }),
		);
	}
}
