import { createHash } from "node:crypto";
import { statSync } from "node:fs";
import { isRecord, isRecordMark, missingFiles } from "../build/complete.ts";
import { type Diagnostic, diagnostic, failure, hasErrors, type Outcome, type Tree } from "../model/index.ts";
import type { PackageReport } from "../packaging/format.ts";
import { packageFormats } from "../packaging/registry.ts";
import { archiveTree } from "../store/archive-tree.ts";
import { type DigestMany, folderTree } from "../store/folder-tree.ts";
import { foldersWith } from "../store/folders.ts";
import { isProven, proveHeld } from "./held-records.ts";
import { isOcflFolder, verifyOcfl } from "./ocfl-verify.ts";
import { formatOf, knownFormats } from "./recognise.ts";
import { type TrackedTree, trackedTree } from "./tracked-tree.ts";

export interface VerifyOptions {
	/** Key of the format that the package is to be judged as, whatever it looks like. */
	readonly format?: string | undefined;
	/** Ends the check: `verifyPath` throws the signal's reason. */
	readonly signal?: AbortSignal | undefined;
	/** Told once what there is to read. */
	readonly onListed?: ((files: number, bytes: number) => void) | undefined;
	readonly onBytes?: ((bytes: number) => void) | undefined;
	/** How the digests of many files are computed. */
	readonly digest?: DigestMany | undefined;
	/** More that is asked of the files, after their digests. */
	readonly contents?: ((tree: Tree) => Promise<readonly Diagnostic[]>) | undefined;
}

/** What was found of one package. Places in the findings are paths below `path`. */
export interface VerifyResult {
	readonly path: string;
	/** Key of the package's format; absent where none recognises it. */
	readonly format?: string;
	/** Version of the standard that the package declares. */
	readonly version?: string;
	/** Files that the package holds, and their bytes. */
	readonly files?: number;
	readonly bytes?: number;
	/** Objects that were checked, in an OCFL storage root. */
	readonly objects?: number;
	readonly identifier?: string;
	/** Algorithms by which files were checked. */
	readonly algorithms?: readonly string[];
	/** The file that everything else was checked against, by its own digest. */
	readonly manifest?: { readonly path: string; readonly sha256: string };
	/** It is a record of Bản Lưu, and its text was compared with its source. */
	readonly record: boolean;
	readonly diagnostics: readonly Diagnostic[];
}

/** The bags that paths stand for: a folder that is no bag but holds bags stands for all of them. */
export function bagFolders(paths: readonly string[]): readonly string[] {
	return paths.flatMap((path) => foldersWith(path, "bagit.txt"));
}

/** Checks one package, a folder or a ZIP or TAR file: its format's rules, and for our records the proof. */
export async function verifyPath(path: string, options: VerifyOptions = {}): Promise<VerifyResult> {
	const { signal, onBytes, digest } = options;
	const result = isFile(path)
		? await verifyArchive(path, options)
		: isOcflFolder(path) && (options.format ?? "ocfl") === "ocfl"
			? await verifyOcfl(path, { ...(signal && { signal }) })
			: await verifyTree(folderTree(path, { signal, onBytes, digest, lateSizes: true }), options);
	return { path, ...result, diagnostics: result.diagnostics.map((d) => below(path, d)) };
}

/** Places become paths that the user can open. */
export function below(path: string, finding: Diagnostic): Diagnostic {
	const { place } = finding;
	if (!place || place.file.startsWith(path)) return finding;
	return { ...finding, place: { ...place, file: `${path.replace(/\/+$/, "")}/${place.file}` } };
}

function isFile(path: string): boolean {
	return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

type TreeResult = Omit<VerifyResult, "path">;

async function verifyArchive(path: string, options: VerifyOptions): Promise<TreeResult> {
	const opened = await archiveTree(path);
	const tree = opened.value;
	if (tree === undefined) return { record: false, diagnostics: opened.diagnostics };
	try {
		const result = await verifyTree(tree, options);
		return { ...result, diagnostics: [...opened.diagnostics, ...result.diagnostics] };
	} finally {
		tree.close();
	}
}

/** Checks a package in any tree. A broken bag's record is proven too, so that all that is wrong is said at once. */
export async function verifyTree(given: Tree, options: VerifyOptions = {}): Promise<TreeResult> {
	const { signal, onListed, onBytes, contents } = options;
	// A folder's own tree counts what it hashes.
	const tree = trackedTree(given, { signal, onBytes });
	const list = await tree.list();
	if (list.value === undefined) return { record: false, diagnostics: list.diagnostics };
	const files = list.value.filter(({ kind }) => kind === "file");
	// Asked for before the check only where somebody wants to know: sizes may cost a look at each file.
	const bytesOf = () => files.reduce((sum, { size }) => sum + size, 0);
	onListed?.(files.length, bytesOf());
	const key = options.format ?? (await formatOf(list.value));
	if (key === undefined) {
		const params = { path: given.name, known: await knownFormats() };
		return { record: false, diagnostics: [...list.diagnostics, diagnostic("package/format-unrecognised", { params })] };
	}
	const checked = key === "bagit" ? await verifyBag(tree) : await verifyFormat(key, tree);
	const manifest = checked.format === undefined ? undefined : await manifestOf(tree);
	const more = checked.format === undefined || !contents ? [] : await contents(tree);
	return {
		...checked,
		...(checked.format !== undefined && { files: checked.files ?? files.length, bytes: bytesOf() }),
		...(tree.algorithms.size > 0 && { algorithms: [...tree.algorithms].sort() }),
		...(manifest && { manifest }),
		diagnostics: [...checked.diagnostics, ...more],
	};
}

async function verifyFormat(key: string, tree: TrackedTree): Promise<TreeResult> {
	const { packageFormat } = await import("../packaging/formats.ts");
	const format = packageFormat(key);
	const report: Outcome<PackageReport> = format
		? await format.validate(tree)
		: failure(diagnostic("package/format-unknown", { params: { format: key, known: await knownFormats() } }));
	const { value, diagnostics } = report;
	const proof = await proveHeld(tree, key);
	return {
		...(value && { format: value.format, files: value.files }),
		...(value?.version !== undefined && { version: value.version }),
		...(value?.identifier !== undefined && { identifier: value.identifier }),
		record: isProven(proof),
		diagnostics: [...diagnostics, ...(proof ?? [])],
	};
}

async function verifyBag(tree: TrackedTree): Promise<TreeResult> {
	const bag = await packageFormats.bagit.validate(tree);
	const paths = tree.entries().map((entry) => entry.path);
	const claimed = bag.value?.info.some((element) => isRecordMark(element.label, element.value)) === true;
	const proof = claimed || isRecord(paths) ? await provedRecord(tree) : undefined;
	// A package of a record need not have the manifests of a record as it was built; without bag-info.txt it is no other's package.
	const built = claimed || (bag.value?.info.length ?? 0) === 0;
	const absent = proof === undefined ? [] : missingFiles(paths, { built });
	return {
		...(bag.value && { format: "bagit", version: bag.value.version }),
		...(bag.value?.identifier !== undefined && { identifier: bag.value.identifier }),
		record: proof !== undefined && !hasErrors([...absent, ...proof.diagnostics]),
		diagnostics: [...bag.diagnostics, ...absent, ...withoutRepeats(proof?.diagnostics ?? [], absent)],
	};
}

/** Readers, fonts and the PDF's reader come with it: only records of ours need them. */
async function provedRecord(tree: Tree) {
	const { proveRecord } = await import("../build/prove.ts");
	return proveRecord(tree, { twice: true });
}

/** What a package of any format is checked against, the file first that vouches for the others. */
const manifestNames = [
	/^tagmanifest-sha512\.txt$/i,
	/^tagmanifest-.+\.txt$/i,
	/^manifest-sha512\.txt$/i,
	/^manifest-.+\.txt$/i,
	/^inventory\.json$/,
	/^METS\.xml$/i,
	/^SHA512SUMS$/,
	/^SHA256SUMS$/,
	/^(?:metadata\/)?checksum\.[a-z0-9]+$/,
];

async function manifestOf(tree: TrackedTree): Promise<{ path: string; sha256: string } | undefined> {
	for (const name of manifestNames) {
		const entry = tree.entries().find(({ path, kind }) => kind === "file" && name.test(path));
		if (!entry) continue;
		const { value } = await tree.read(entry.path);
		return value && { path: entry.path, sha256: createHash("sha256").update(value).digest("hex") };
	}
	return undefined;
}

function withoutRepeats(findings: readonly Diagnostic[], said: readonly Diagnostic[]): readonly Diagnostic[] {
	const known = new Set(said.map(({ code, params }) => `${code} ${params?.path}`));
	return findings.filter(({ code, params }) => !known.has(`${code} ${params?.path}`));
}
