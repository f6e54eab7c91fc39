import { statSync } from "node:fs";
import { isRecord, isRecordMark, missingFiles } from "../build/complete.ts";
import { proveRecord } from "../build/prove.ts";
import { type Diagnostic, hasErrors, strict, type Tree } from "../model/index.ts";
import type { BagProfile } from "../packaging/bagit/profile.ts";
import { formats } from "../packaging/formats.ts";
import { packageFormats } from "../packaging/registry.ts";
import { archiveTree } from "../store/archive-tree.ts";
import { folderTree } from "../store/folder-tree.ts";
import { foldersWith } from "../store/folders.ts";
import { bagProfileFindings } from "./bag-profile.ts";
import { isProven, proveHeld } from "./held-records.ts";
import { isOcflFolder, verifyOcfl } from "./ocfl-verify.ts";

export interface VerifyRequest {
	readonly paths: readonly string[];
	readonly strict: boolean;
	/** A BagIt Profile that bags have to follow, too. */
	readonly profile?: BagProfile | undefined;
	readonly signal?: AbortSignal;
}

/** What was found of one package. Places in the findings are paths below `path`. */
export interface VerifyResult {
	readonly path: string;
	/** Key of the package's format; absent where none recognises it. */
	readonly format?: string;
	/** Version of the standard that the package declares. */
	readonly version?: string;
	/** Files that were checked. */
	readonly files?: number;
	/** Objects that were checked, in an OCFL storage root. */
	readonly objects?: number;
	readonly identifier?: string;
	/** It is a record of Bản Lưu, and its text was compared with its source. */
	readonly record: boolean;
	readonly diagnostics: readonly Diagnostic[];
	readonly texts: ReadonlyMap<string, string>;
}

/** The bags that paths stand for: a folder that is no bag but holds bags stands for all of them. */
export function bagFolders(paths: readonly string[]): readonly string[] {
	return paths.flatMap((path) => foldersWith(path, "bagit.txt"));
}

/** Checks bags; a folder that is no bag but holds bags stands for all of them. */
export async function* verifyPaths(request: VerifyRequest): AsyncIterable<VerifyResult> {
	for (const bag of bagFolders(request.paths)) {
		if (request.signal?.aborted) return;
		const checked = await verifyPath(bag);
		const profiled = request.profile ? await bagProfileFindings(bag, request.profile) : [];
		const result = { ...checked, diagnostics: [...checked.diagnostics, ...profiled.map((d) => below(bag, d))] };
		yield request.strict ? { ...result, diagnostics: strict(result.diagnostics) } : result;
	}
}

/** Checks one package, a folder or a ZIP or TAR file: its format's rules, and for our records the proof. */
export async function verifyPath(path: string): Promise<VerifyResult> {
	const result = isFile(path)
		? await verifyArchive(path)
		: isOcflFolder(path)
			? await verifyOcfl(path)
			: await verifyTree(folderTree(path));
	return { path, ...result, diagnostics: result.diagnostics.map((d) => below(path, d)) };
}

/** Places become paths that the user can open. */
function below(path: string, finding: Diagnostic): Diagnostic {
	const { place } = finding;
	if (!place || place.file.startsWith(path)) return finding;
	return { ...finding, place: { ...place, file: `${path.replace(/\/+$/, "")}/${place.file}` } };
}

function isFile(path: string): boolean {
	return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

async function verifyArchive(path: string): Promise<Omit<VerifyResult, "path">> {
	const opened = await archiveTree(path);
	const tree = opened.value;
	if (tree === undefined) return { record: false, diagnostics: opened.diagnostics, texts: new Map() };
	try {
		const result = await verifyTree(tree);
		return { ...result, diagnostics: [...opened.diagnostics, ...result.diagnostics] };
	} finally {
		tree.close();
	}
}

/** Checks a package in any tree. A broken bag's record is proven too, so that all that is wrong is said at once. */
export async function verifyTree(tree: Tree): Promise<Omit<VerifyResult, "path">> {
	const list = await tree.list();
	const format = formats.find((each) => each.recognises(list.value ?? []));
	if (format === undefined || format.key === "bagit") return verifyBag(tree);
	const { value, diagnostics } = await format.validate(tree);
	const proof = await proveHeld(tree, format.key);
	return {
		format: value?.format ?? format.key,
		...(value?.version !== undefined && { version: value.version }),
		...(value?.identifier !== undefined && { identifier: value.identifier }),
		...(value && { files: value.files }),
		record: isProven(proof),
		diagnostics: [...diagnostics, ...(proof ?? [])],
		texts: new Map(),
	};
}

async function verifyBag(tree: Tree): Promise<Omit<VerifyResult, "path">> {
	const bag = await packageFormats.bagit.validate(tree);
	const list = await tree.list();
	const paths = list.value?.map((entry) => entry.path) ?? [];
	const claimed = bag.value?.info.some((element) => isRecordMark(element.label, element.value)) === true;
	const proof = claimed || isRecord(paths) ? await proveRecord(tree) : undefined;
	// A package of a record need not have the manifests of a record as it was built; without bag-info.txt it is no other's package.
	const built = claimed || (bag.value?.info.length ?? 0) === 0;
	const absent = proof === undefined ? [] : missingFiles(paths, { built });
	const files = list.value?.filter((entry) => entry.kind === "file").length;
	return {
		...(bag.value && { format: "bagit", version: bag.value.version }),
		...(files !== undefined && { files }),
		...(bag.value?.identifier !== undefined && { identifier: bag.value.identifier }),
		record: proof !== undefined && !hasErrors([...absent, ...proof.diagnostics]),
		diagnostics: [...bag.diagnostics, ...absent, ...withoutRepeats(proof?.diagnostics ?? [], absent)],
		texts: new Map(),
	};
}

function withoutRepeats(findings: readonly Diagnostic[], said: readonly Diagnostic[]): readonly Diagnostic[] {
	const known = new Set(said.map(({ code, params }) => `${code} ${params?.path}`));
	return findings.filter(({ code, params }) => !known.has(`${code} ${params?.path}`));
}
