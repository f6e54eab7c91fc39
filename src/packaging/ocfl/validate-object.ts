import { type Diagnostic, failure, hasErrors, type Outcome, success } from "../../model/diagnostic.ts";
import { type CheckedInventory, checkInventory } from "./check-inventory.ts";
import { contentFiles } from "./content.ts";
import { computedBy } from "./digests.ts";
import { below, type Child, type Directory } from "./directory.ts";
import { checkPrior } from "./prior.ts";
import { breach, type Spec, specs } from "./rules.ts";
import { checkSidecar } from "./sidecar.ts";

/** What the check of one object found. */
export interface ObjectReport {
	readonly path: string;
	readonly identifier?: string;
	/** Version of OCFL that the object declares. */
	readonly spec?: Spec;
	readonly head?: string;
	readonly valid: boolean;
	/** Files of content that were read, and their bytes. */
	readonly files: number;
	readonly bytes: number;
}

/** Extensions of objects and roots that are registered (OCFL extensions repository). */
export const registeredExtensions: ReadonlySet<string> = new Set([
	"0001-digest-algorithms",
	"0002-flat-direct-storage-layout",
	"0003-hash-and-id-n-tuple-storage-layout",
	"0004-hashed-n-tuple-storage-layout",
	"0005-mutable-head",
	"0006-flat-omit-prefix-storage-layout",
	"0007-n-tuple-omit-prefix-storage-layout",
	"0008-schema-registry",
	"0009-digest-algorithms",
	"0010-differential-n-tuple-omit-prefix-storage-layout",
	"0011-direct-clean-path-layout",
	"initial",
]);

/** Judges one object: its declaration, all its inventories, its files, and the digests of every file (OCFL 1.1, 3). */
export async function validateObject(directory: Directory, path: string): Promise<Outcome<ObjectReport>> {
	const listed = await directory.children(path);
	if (listed.value === undefined) return failure(...listed.diagnostics);
	const found: Diagnostic[] = [...listed.diagnostics];
	const children = listed.value;
	const spec = await checkDeclaration(directory, path, children, found);
	const file = below(path, "inventory.json");
	const has = children.some(({ name, kind }) => name === "inventory.json" && kind === "file");
	const bytes = has ? await directory.read(file) : undefined;
	if (bytes?.value === undefined) {
		found.push(...(bytes?.diagnostics ?? [breach("E063", "ocfl/no-inventory", file)]));
		checkObjectRoot(path, children, undefined, found);
		return success({ path, ...(spec && { spec }), valid: false, files: 0, bytes: 0 }, found);
	}
	const root = checkInventory(bytes.value, file, found);
	if (root === undefined) return success({ path, ...(spec && { spec }), valid: false, files: 0, bytes: 0 }, found);
	if (spec && root.spec && spec !== root.spec) {
		found.push(breach("E038", "ocfl/type-differs", file, { type: root.spec, declared: spec }));
	}
	await checkSidecar(directory, path, bytes.value, root.algorithm, children, found);
	checkObjectRoot(path, children, root, found);
	await checkExtensions(directory, path, children, found);
	const sizes = await checkVersionFolders(directory, path, children, root, bytes.value, found);
	return success(
		{
			path,
			...(root.id !== undefined && { identifier: root.id }),
			...(spec && { spec }),
			...(root.versions.length > 0 && { head: root.versions.at(-1) as string }),
			valid: !hasErrors(found),
			...sizes,
		},
		found,
	);
}

/** The one file that says which version of OCFL the object follows (OCFL 1.1, 3.2). */
async function checkDeclaration(
	directory: Directory,
	path: string,
	children: readonly Child[],
	found: Diagnostic[],
): Promise<Spec | undefined> {
	const names = children.filter(({ name, kind }) => kind === "file" && name.startsWith("0=")).map(({ name }) => name);
	if (names.length === 0) found.push(breach("E003", "ocfl/no-declaration", path, { path }));
	if (names.length > 1) found.push(breach("E003", "ocfl/declarations", path, { path, names: names.join(", ") }));
	let spec: Spec | undefined;
	for (const name of names) {
		const file = below(path, name);
		const declared = specs.find((each) => name === `0=ocfl_object_${each}`);
		if (declared === undefined) found.push(breach("E006", "ocfl/declaration-name", file, { name }));
		else {
			spec = declared;
			const content = await directory.read(file);
			const expected = `${name.slice(2)}\n`;
			if (content.value && Buffer.from(content.value).toString("latin1") !== expected) {
				found.push(breach("E007", "ocfl/declaration-content", file, { expected: name.slice(2) }));
			}
		}
	}
	return spec;
}

/** Only what the standard names may stand in an object's root (OCFL 1.1, 3.1). */
function checkObjectRoot(
	path: string,
	children: readonly Child[],
	root: CheckedInventory | undefined,
	found: Diagnostic[],
): void {
	for (const { name, kind } of children) {
		const file = below(path, name);
		if (kind === "link" || kind === "other") found.push(breach("E090", "ocfl/link", file, { path: file }));
		else if (kind === "folder") {
			if (name === "extensions" || name === "logs" || root?.versions.includes(name)) continue;
			if (/^v\d+$/.test(name)) {
				if (root) found.push(breach("E046", "ocfl/version-unlisted", file, { version: name }));
			} else found.push(breach("E001", "ocfl/unexpected", file, { path: file }));
		} else if (!/^(?:0=.*|inventory\.json)$/.test(name) && name !== `inventory.json.${root?.algorithm ?? "sha512"}`) {
			found.push(breach("E001", "ocfl/unexpected", file, { path: file }));
		}
	}
}

async function checkExtensions(
	directory: Directory,
	path: string,
	children: readonly Child[],
	found: Diagnostic[],
): Promise<void> {
	if (!children.some(({ name, kind }) => name === "extensions" && kind === "folder")) return;
	const folder = below(path, "extensions");
	const listed = await directory.children(folder);
	found.push(...listed.diagnostics);
	for (const { name, kind } of listed.value ?? []) {
		const file = below(folder, name);
		if (kind !== "folder") found.push(breach("E067", "ocfl/extensions-file", file, { path: file }));
		else if (!registeredExtensions.has(name)) found.push(breach("W013", "ocfl/extension-unknown", file, { name }));
	}
}

/** What inventories state of a file. */
interface Statement {
	readonly algorithm: string;
	readonly digest: string;
	/** E092 of a manifest, E093 of a fixity block. */
	readonly rule: "E092" | "E093";
	readonly inventory: string;
}

/** Every version's folder: its own inventory, its files, and the content against all that inventories state of it. */
async function checkVersionFolders(
	directory: Directory,
	path: string,
	children: readonly Child[],
	root: CheckedInventory,
	rootBytes: Uint8Array,
	found: Diagnostic[],
): Promise<{ readonly files: number; readonly bytes: number }> {
	const stated = new Map<string, Statement[]>();
	state(stated, root, below(path, "inventory.json"));
	const present = new Set<string>();
	const earlier: { readonly version: string; readonly checked: CheckedInventory }[] = [];
	for (const version of root.versions) {
		const folder = below(path, version);
		if (!children.some(({ name, kind }) => name === version && kind === "folder")) {
			found.push(breach("E010", "ocfl/version-missing", folder, { version }));
			continue;
		}
		const listed = await directory.children(folder);
		found.push(...listed.diagnostics);
		const inside = listed.value ?? [];
		const own = await versionInventory(directory, path, version, inside, root, rootBytes, found);
		if (own && version !== root.versions.at(-1)) {
			checkPrior(path, version, own, root, earlier, found);
			earlier.push({ version, checked: own });
			state(stated, own, below(folder, "inventory.json"));
		}
		checkVersionFolder(folder, inside, root.contentDirectory, own?.algorithm ?? root.algorithm, found);
		if (inside.some(({ name, kind }) => name === root.contentDirectory && kind === "folder")) {
			for (const file of await contentFiles(directory, path, below(version, root.contentDirectory), found)) {
				present.add(file);
			}
		}
	}
	return checkContent(directory, path, root, present, stated, found);
}

function state(stated: Map<string, Statement[]>, checked: CheckedInventory, inventory: string): void {
	const add = (file: string, statement: Statement) => {
		const known = stated.get(file);
		if (!known) stated.set(file, [statement]);
		else if (!known.some((each) => each.algorithm === statement.algorithm && each.digest === statement.digest)) {
			known.push(statement);
		}
	};
	for (const [file, digest] of checked.manifest) {
		add(file, { algorithm: checked.algorithm, digest, rule: "E092", inventory });
	}
	for (const [file, statements] of checked.fixity) {
		for (const [algorithm, digest] of statements) add(file, { algorithm, digest, rule: "E093", inventory });
	}
}

/** The inventory in a version's folder: the same as the root's in the newest version, sound by itself in the others (OCFL 1.1, 3.7). */
async function versionInventory(
	directory: Directory,
	path: string,
	version: string,
	inside: readonly Child[],
	root: CheckedInventory,
	rootBytes: Uint8Array,
	found: Diagnostic[],
): Promise<CheckedInventory | undefined> {
	const folder = below(path, version);
	const file = below(folder, "inventory.json");
	if (!inside.some(({ name, kind }) => name === "inventory.json" && kind === "file")) {
		found.push(breach("W010", "ocfl/version-without-inventory", folder, { version }));
		return undefined;
	}
	const bytes = await directory.read(file);
	if (bytes.value === undefined) {
		found.push(...bytes.diagnostics);
		return undefined;
	}
	if (version === root.versions.at(-1)) {
		const same = Buffer.compare(bytes.value, rootBytes) === 0;
		if (!same) found.push(breach("E064", "ocfl/inventories-differ", file, { version }));
		await checkSidecar(directory, folder, bytes.value, root.algorithm, inside, found);
		return same ? root : undefined;
	}
	const checked = checkInventory(bytes.value, file, found);
	if (checked) await checkSidecar(directory, folder, bytes.value, checked.algorithm, inside, found);
	return checked;
}

function checkVersionFolder(
	folder: string,
	inside: readonly Child[],
	contentDirectory: string,
	algorithm: string,
	found: Diagnostic[],
): void {
	const hasInventory = inside.some(({ name }) => name === "inventory.json");
	for (const { name, kind } of inside) {
		const file = below(folder, name);
		if (kind === "link" || kind === "other") found.push(breach("E090", "ocfl/link", file, { path: file }));
		else if (kind === "folder") {
			if (name !== contentDirectory) found.push(breach("W002", "ocfl/version-folder", file, { path: file }));
		} else if (name !== "inventory.json" && !(hasInventory && name === `inventory.json.${algorithm}`)) {
			found.push(breach("E015", "ocfl/version-file", file, { path: file }));
		}
	}
}

/** Files against manifests, then every digest that is stated of them, each file read once. */
async function checkContent(
	directory: Directory,
	path: string,
	root: CheckedInventory,
	present: ReadonlySet<string>,
	stated: ReadonlyMap<string, readonly Statement[]>,
	found: Diagnostic[],
): Promise<{ readonly files: number; readonly bytes: number }> {
	for (const file of present) {
		if (!root.manifest.has(file)) found.push(breach("E023", "ocfl/file-unlisted", below(path, file), { path: file }));
	}
	let files = 0;
	let bytes = 0;
	for (const [file, statements] of stated) {
		if (!present.has(file)) {
			found.push(breach("E092", "ocfl/file-missing", below(path, file), { path: file }));
			continue;
		}
		const computed = new Set(statements.map((each) => computedBy(each.algorithm)).filter((each) => each !== undefined));
		const read = await directory.digest(below(path, file), [...computed]);
		found.push(...read.diagnostics);
		if (read.value === undefined) continue;
		files++;
		bytes += read.value.size;
		for (const { algorithm, digest, rule, inventory } of statements) {
			const name = computedBy(algorithm);
			if (name === undefined || read.value.digests[name] === digest) continue;
			const params = { path: file, algorithm, expected: digest, found: read.value.digests[name] as string, inventory };
			found.push(breach(rule, "ocfl/digest-mismatch", below(path, file), params));
		}
	}
	return { files, bytes };
}
