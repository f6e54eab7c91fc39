import { isRecord, isRecordMark, missingFiles } from "../build/complete.ts";
import { proveRecord } from "../build/prove.ts";
import { type Diagnostic, hasErrors, strict, type Tree } from "../model/index.ts";
import { packageFormats } from "../packaging/registry.ts";
import { folderTree } from "../store/folder-tree.ts";
import { foldersWith } from "../store/folders.ts";

export interface VerifyRequest {
	readonly paths: readonly string[];
	readonly strict: boolean;
	readonly signal?: AbortSignal;
}

/** What was found of one package. Places in the findings are paths below `path`. */
export interface VerifyResult {
	readonly path: string;
	/** Version of BagIt that the bag declares. */
	readonly version?: string;
	/** Files that were checked. */
	readonly files?: number;
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
		const result = await verifyPath(bag);
		yield request.strict ? { ...result, diagnostics: strict(result.diagnostics) } : result;
	}
}

/** Checks one bag folder: BagIt, and for our records the proof. */
export async function verifyPath(path: string): Promise<VerifyResult> {
	const result = await verifyTree(folderTree(path));
	return { path, ...result, diagnostics: result.diagnostics.map((d) => below(path, d)) };
}

/** Places become paths that the user can open. */
function below(path: string, finding: Diagnostic): Diagnostic {
	const { place } = finding;
	if (!place || place.file.startsWith(path)) return finding;
	return { ...finding, place: { ...place, file: `${path.replace(/\/+$/, "")}/${place.file}` } };
}

/** Checks a package in any tree. A broken bag's record is proven too, so that all that is wrong is said at once. */
export async function verifyTree(tree: Tree): Promise<Omit<VerifyResult, "path">> {
	const bag = await packageFormats.bagit.validate(tree);
	const list = await tree.list();
	const paths = list.value?.map((entry) => entry.path) ?? [];
	const claimed = bag.value?.info.some((element) => isRecordMark(element.label, element.value)) === true;
	const proof = claimed || isRecord(paths) ? await proveRecord(tree) : undefined;
	const absent = proof === undefined ? [] : missingFiles(paths);
	const files = list.value?.filter((entry) => entry.kind === "file").length;
	return {
		...(bag.value && { version: bag.value.version }),
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
