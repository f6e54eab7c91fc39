import { realpathSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { mapConcurrent } from "../fixity/concurrent.ts";
import { canDigest, digestAlgorithms, digestBytes, digestStream } from "../fixity/digest.ts";
import { isUnsafePath } from "../fixity/filepath.ts";
import {
	type Diagnostic,
	type DigestAlgorithm,
	diagnostic,
	failure,
	hasErrors,
	type Outcome,
	success,
	type Tree,
	type TreeEntry,
	version,
} from "../model/index.ts";
import { type DigestedFile, isMadeAnew, mergedInfo, tagFilesAround } from "../packaging/bagit/re-tag.ts";
import { readBag } from "../packaging/bagit/read.ts";
import { validateBag } from "../packaging/bagit/validate.ts";
import { readFinding } from "../store/failure.ts";
import { folderTree } from "../store/folder-tree.ts";
import { withLock } from "../store/lock.ts";
import { recoverSwap, swapShell } from "../store/swap.ts";

export interface BagRequest {
	readonly folders: readonly string[];
	/** The folders are bags already. */
	readonly update: boolean;
	/** Those of the bag, or SHA-256 and SHA-512, where none are given. */
	readonly algorithms: readonly string[];
	readonly info: readonly (readonly [label: string, value: string])[];
	/** ISO 8601 in UTC with seconds. */
	readonly time: string;
	readonly dryRun?: boolean;
	readonly signal?: AbortSignal;
}

export interface BagResult {
	readonly path: string;
	readonly state: "made" | "updated" | "unchanged" | "finished" | "failed" | "would-change";
	/** Payload files and their bytes. */
	readonly files?: number;
	readonly bytes?: number;
	readonly diagnostics: readonly Diagnostic[];
}

type Made = Omit<BagResult, "path" | "diagnostics">;

/** Makes folders into bags where they stand, or takes changes into bags. Each folder is afterwards what it was, or a whole bag. */
export async function* bagFolders(request: BagRequest): AsyncIterable<BagResult> {
	for (const given of request.folders) {
		if (request.signal?.aborted) return;
		const { value, diagnostics } = await bagFolder(given, request);
		yield { path: given, ...(value ?? { state: "failed" }), diagnostics };
	}
}

async function bagFolder(given: string, request: BagRequest): Promise<Outcome<Made>> {
	const folder = realFolder(given);
	const unknown = request.algorithms.filter((name) => !canDigest(name));
	if (unknown.length > 0) {
		const known = digestAlgorithms.filter(canDigest).join(", ");
		const params = { option: "--algorithms", value: unknown.join(", "), known };
		return failure(diagnostic("package/option-value", { params }));
	}
	return withLock<Made>(dirname(folder), { label: basename(folder) }, async () => {
		const recovered = await recoverSwap(folder);
		if (recovered.value === undefined) return failure(...recovered.diagnostics);
		const found = recovered.diagnostics;
		if (recovered.value === "finished" && !request.update) return success({ state: "finished" }, found);
		const made = request.update ? await updated(given, folder, request) : await bagged(given, folder, request);
		return { ...made, diagnostics: [...found, ...made.diagnostics] };
	});
}

/** The folder behind a link: its parent is where the new shell is written. What is not there may be half a swap. */
function realFolder(given: string): string {
	try {
		return realpathSync(given);
	} catch {
		return resolve(given);
	}
}

async function bagged(given: string, folder: string, request: BagRequest): Promise<Outcome<Made>> {
	const tree = folderTree(folder);
	const listed = await plainFiles(tree);
	if (listed.value === undefined) return failure(...listed.diagnostics);
	const files = listed.value;
	if (files.some(({ path }) => path === "bagit.txt")) {
		return failure(diagnostic("bag/already-a-bag", { params: { path: given } }));
	}
	const algorithms = request.algorithms.length > 0 ? request.algorithms : ["sha256", "sha512"];
	const digested = await digestAll(tree, files, algorithms as readonly DigestAlgorithm[], request.signal);
	if (digested.value === undefined) return failure(...digested.diagnostics);
	const payload = digested.value.map((file) => ({ ...file, path: `data/${file.path}` }));
	const info = mergedInfo(
		[
			{ label: "Bag-Software-Agent", value: `banluu ${version}` },
			{ label: "Bagging-Date", value: request.time.slice(0, 10) },
			{ label: "Bag-Size", value: "" },
		],
		request.info,
	);
	const names = algorithms as readonly DigestAlgorithm[];
	const tags = tagFilesAround({ payload, tags: [], info, algorithms: names, tagAlgorithms: names });
	if (tags.value === undefined || hasErrors(tags.diagnostics)) return failure(...tags.diagnostics);
	const about = sumOf(payload);
	if (request.dryRun) return success({ state: "would-change", ...about }, tags.diagnostics);
	const swapped = await swapShell(folder, tags.value, "folder", {
		...(request.signal && { signal: request.signal }),
		ready: async () => same(files, (await plainFiles(tree)).value),
	});
	return concluded(swapped, given, { state: "made", ...about }, tags.diagnostics);
}

/** What the check of a bag may say where files were added, changed or removed on purpose. */
const explained = new Set([
	"package/missing-file",
	"package/missing-file-near",
	"package/unexpected-file",
	"package/not-in-manifest",
	"package/digest-mismatch",
	"package/tag-file-missing",
	"package/oxum-mismatch",
	"package/not-fetched",
]);

async function updated(given: string, folder: string, request: BagRequest): Promise<Outcome<Made>> {
	const tree = folderTree(folder);
	const check = await validateBag(tree);
	if (check.value === undefined) return failure(...check.diagnostics);
	const grave = check.diagnostics.filter(({ severity, code }) => severity === "error" && !explained.has(code));
	if (grave.length > 0) {
		const params = { path: given, count: grave.length };
		return failure(...grave, diagnostic("bag/damaged", { params }));
	}
	if (check.value.version !== "1.0") {
		return failure(diagnostic("bag/version-old", { params: { path: given, version: check.value.version } }));
	}
	const read = await readBag(tree);
	const bag = read.value;
	if (bag === undefined) return failure(...read.diagnostics);
	const listed = await plainFiles(tree);
	if (listed.value === undefined) return failure(...listed.diagnostics);
	const files = listed.value;
	const asked = request.algorithms as readonly DigestAlgorithm[];
	const known = (manifests: typeof bag.manifests) =>
		asked.length > 0 ? asked : manifests.flatMap(({ computable }) => (computable ? [computable] : []));
	const algorithms = known(bag.manifests);
	const tagAlgorithms = bag.tagManifests.length > 0 ? known(bag.tagManifests) : algorithms;
	const every = [...new Set([...algorithms, ...tagAlgorithms])];
	const digested = await digestAll(
		tree,
		files.filter(({ path }) => !isMadeAnew(path)),
		every,
		request.signal,
	);
	if (digested.value === undefined) return failure(...digested.diagnostics);
	const payload = digested.value.filter(({ path }) => path.startsWith("data/"));
	const tags = digested.value.filter(({ path }) => !path.startsWith("data/"));
	const awaited = bag.fetch.filter(({ path }) => !bag.files.has(path));
	if (awaited.length > 0) {
		return failure(...check.diagnostics.filter(({ code }) => code === "package/not-fetched"));
	}
	const made = tagFilesAround({ payload, tags, info: mergedInfo(bag.info, request.info), algorithms, tagAlgorithms });
	const found = [...changes(bag, digested.value), ...made.diagnostics];
	if (made.value === undefined || hasErrors(found)) return failure(...found);
	const about = sumOf(payload);
	if (await holdsAlready(tree, files, made.value)) {
		return success({ state: "unchanged", ...about }, [diagnostic("bag/up-to-date", { params: { path: given } })]);
	}
	if (request.dryRun) return success({ state: "would-change", ...about }, found);
	const kept = tags.map(({ path, size }) => ({ path, content: { size, open: () => tree.open(path) } }));
	const swapped = await swapShell(folder, [...made.value, ...kept], "payload", {
		...(request.signal && { signal: request.signal }),
		ready: async () => same(files, (await plainFiles(tree)).value),
	});
	return concluded(swapped, given, { state: "updated", ...about }, found);
}

/** What was added, changed or removed since the manifests were written. */
function changes(
	bag: NonNullable<Awaited<ReturnType<typeof readBag>>["value"]>,
	files: readonly DigestedFile[],
): readonly Diagnostic[] {
	const stated = new Map<string, [DigestAlgorithm, string][]>();
	for (const { computable, entries } of [...bag.manifests, ...bag.tagManifests]) {
		for (const { path, digest } of entries) {
			const list = stated.get(path) ?? [];
			if (computable) list.push([computable, digest]);
			stated.set(path, list);
		}
	}
	const there = new Set(files.map(({ path }) => path));
	const say = (code: "bag/added" | "bag/changed" | "bag/removed", path: string) =>
		diagnostic(code, { params: { path }, place: { file: path } });
	const found: Diagnostic[] = [];
	for (const { path, digests } of files) {
		const before = stated.get(path);
		if (before === undefined) found.push(say("bag/added", path));
		else if (before.some(([name, digest]) => digests[name] !== undefined && digests[name] !== digest)) {
			found.push(say("bag/changed", path));
		}
	}
	for (const path of stated.keys()) {
		if (!there.has(path) && !isMadeAnew(path)) found.push(say("bag/removed", path));
	}
	return found;
}

async function holdsAlready(
	tree: Tree,
	files: readonly TreeEntry[],
	made: readonly { readonly path: string; readonly content: unknown }[],
): Promise<boolean> {
	if (files.filter(({ path }) => isMadeAnew(path)).length !== made.length) return false;
	for (const { path, content } of made) {
		const { value } = await tree.read(path);
		if (value === undefined || Buffer.compare(value, content as Uint8Array) !== 0) return false;
	}
	return true;
}

/** Regular files only: nothing else can be carried by a bag. */
async function plainFiles(tree: Tree): Promise<Outcome<readonly TreeEntry[]>> {
	const listed = await tree.list();
	const found = [...listed.diagnostics];
	for (const { path, kind } of listed.value ?? []) {
		const detail = { params: { path }, place: { file: path } };
		if (kind === "link") found.push(diagnostic("package/link", detail));
		if (kind === "other") found.push(diagnostic("package/special-file", detail));
		if (kind === "file" && isUnsafePath(`data/${path}`)) found.push(diagnostic("package/path-unsafe", detail));
	}
	if (listed.value === undefined || hasErrors(found)) return failure(...found);
	return success(
		listed.value.filter(({ kind }) => kind === "file"),
		found,
	);
}

/** Bytes up to which a file is read whole. */
const whole = 1 << 20;

async function digestAll(
	tree: Tree,
	files: readonly TreeEntry[],
	algorithms: readonly DigestAlgorithm[],
	signal: AbortSignal | undefined,
): Promise<Outcome<readonly DigestedFile[]>> {
	const found: Diagnostic[] = [];
	const digested = await mapConcurrent(files, 8, async ({ path, size }): Promise<DigestedFile> => {
		if (signal?.aborted) return { path, size, digests: {} };
		if (size <= whole) {
			const { value, diagnostics } = await tree.read(path);
			found.push(...diagnostics);
			return { path, size, digests: value ? digestBytes(value, algorithms) : {} };
		}
		try {
			return { path, size, digests: (await digestStream(tree.open(path), algorithms)).digests };
		} catch (error) {
			found.push(readFinding(error, path));
			return { path, size, digests: {} };
		}
	});
	if (signal?.aborted) found.push(diagnostic("store/interrupted", { params: { path: tree.name } }));
	return hasErrors(found) ? failure(...found) : success(digested, found);
}

/** Whether the same files of the same sizes are there as when they were read. */
function same(before: readonly TreeEntry[], now: readonly TreeEntry[] | undefined): boolean {
	return (
		now?.length === before.length &&
		before.every(({ path, size }, index) => now[index]?.path === path && now[index].size === size)
	);
}

function concluded(swapped: Outcome<string>, path: string, made: Made, found: readonly Diagnostic[]): Outcome<Made> {
	const all = [...found, ...swapped.diagnostics];
	if (swapped.value !== undefined) return success(made, all);
	if (hasErrors(swapped.diagnostics)) return failure(...all);
	return failure(...all, diagnostic("bag/changed-meanwhile", { params: { path } }));
}

function sumOf(payload: readonly DigestedFile[]) {
	return { files: payload.length, bytes: payload.reduce((sum, { size }) => sum + size, 0) };
}
