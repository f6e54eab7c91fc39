import { mapConcurrent } from "../fixity/concurrent.ts";
import { digestBytes, digestStream } from "../fixity/digest.ts";
import type { DigestAlgorithm, Digests } from "../model/artifact.ts";
import { type Clause, type Diagnostic, diagnostic, failure, type Outcome, success } from "../model/diagnostic.ts";
import type { DigestJob, Tree, TreeEntry } from "../model/store.ts";
import type { CheckProgress } from "./format.ts";

/** Bytes up to which a file is read whole: a stream costs more than the hashing of a small file. */
const wholeFile = 1 << 20;
/** Files in work at once; at most this many MiB stand in memory. */
const concurrency = 8;

/** A digest that a manifest states of a file. */
export interface Expectation {
	readonly algorithm: DigestAlgorithm;
	readonly digest: string;
	readonly manifest: string;
	readonly line: number;
}

/** Files that are there and that a manifest lists, with all that is stated of them. */
export type Expectations = ReadonlyMap<string, readonly Expectation[]>;

export interface FixityOptions {
	/** Told after each file whose digests were computed. */
	readonly onProgress?: ((progress: CheckProgress) => void) | undefined;
	/** What demands that digests fit. */
	readonly clause?: Clause;
}

/** Compares every file with all that manifests state of it, each file read once. */
export async function checkFixity(
	tree: Tree,
	files: ReadonlyMap<string, TreeEntry>,
	expectations: Expectations,
	{ onProgress, clause }: FixityOptions = {},
): Promise<readonly Diagnostic[]> {
	const jobs: Job[] = [];
	for (const [path, stated] of expectations) jobs.push(new Job(path, files.get(path), algorithmsOf(stated), stated));
	const totalBytes = onProgress ? jobs.reduce((sum, { size }) => sum + size, 0) : 0;
	// As manifests mostly stand: a sort would call back for each comparison.
	if (jobs.some(({ path }, at) => at > 0 && path < (jobs[at - 1] as Job).path)) {
		jobs.sort((a, b) => (a.path < b.path ? -1 : 1));
	}
	let done = 0;
	let bytes = 0;
	// Only of the few files with findings something is kept: a package may have a hundred thousand.
	const found: (readonly [index: number, findings: readonly Diagnostic[]])[] = [];
	const told = (index: number, { value, diagnostics }: Outcome<Digests>) => {
		const { path, entry, stated } = jobs[index] as Job;
		if (diagnostics.length > 0 || value === undefined) found.push([index, failures(path, value, diagnostics, clause)]);
		if (value !== undefined && !allHold(stated, value)) {
			found.push([index, mismatches(path, stated, value, clause)]);
		}
		if (!onProgress) return;
		bytes += entry?.size ?? 0;
		onProgress({ files: ++done, bytes, totalFiles: jobs.length, totalBytes });
	};
	if (tree.digestAll) await tree.digestAll(jobs, told);
	else
		await mapConcurrent([...jobs.entries()], concurrency, async ([at, job]) => told(at, await digestFile(tree, job)));
	return found.sort(([a], [b]) => a - b).flatMap(([, findings]) => findings);
}

/** Asks for a size only where somebody needs it. */
class Job implements DigestJob {
	readonly path: string;
	readonly entry: TreeEntry | undefined;
	readonly algorithms: readonly DigestAlgorithm[];
	readonly stated: readonly Expectation[];

	constructor(
		path: string,
		entry: TreeEntry | undefined,
		algorithms: readonly DigestAlgorithm[],
		stated: readonly Expectation[],
	) {
		this.path = path;
		this.entry = entry;
		this.algorithms = algorithms;
		this.stated = stated;
	}

	get size(): number {
		return this.entry?.size ?? 0;
	}
}

/** One list for each set of algorithms that occurs. */
const lists = new Map<string, readonly DigestAlgorithm[]>();

function algorithmsOf(stated: readonly Expectation[]): readonly DigestAlgorithm[] {
	const [only, ...others] = stated;
	if (only && others.length === 0) {
		const known = lists.get(only.algorithm);
		if (known) return known;
	}
	const names = [...new Set(stated.map(({ algorithm }) => algorithm))];
	const key = names.join();
	const list = lists.get(key) ?? names;
	lists.set(key, list);
	return list;
}

function holds(stated: Expectation, digests: Digests): boolean {
	return digests[stated.algorithm] === stated.digest;
}

function allHold(stated: readonly Expectation[], digests: Digests): boolean {
	for (const each of stated) if (!holds(each, digests)) return false;
	return true;
}

function failures(
	path: string,
	value: Digests | undefined,
	diagnostics: readonly Diagnostic[],
	clause: Clause | undefined,
): readonly Diagnostic[] {
	if (value !== undefined) return diagnostics;
	const place = { file: path };
	return [
		diagnostic("package/file-unreadable", { params: { path }, place, ...(clause && { clause }) }),
		...diagnostics,
	];
}

async function digestFile(tree: Tree, { path, size, algorithms }: DigestJob): Promise<Outcome<Digests>> {
	if (size <= wholeFile) {
		const { value, diagnostics } = await tree.read(path);
		return value ? success(digestBytes(value, algorithms)) : failure(...diagnostics);
	}
	try {
		return success((await digestStream(tree.open(path), algorithms)).digests);
	} catch {
		return failure();
	}
}

/** What fails of a file, and a hint where one algorithm holds and another fails: then the file is not what is wrong. */
function mismatches(
	path: string,
	stated: readonly Expectation[],
	digests: Digests,
	clause: Clause | undefined,
): readonly Diagnostic[] {
	const about = clause ? { clause } : {};
	const place = { file: path };
	const failing = stated.filter((each) => !holds(each, digests));
	const findings = failing.map(({ algorithm, digest, manifest, line }) => {
		const params = { path, algorithm, expected: digest, found: digests[algorithm] as string, manifest, line };
		return diagnostic("package/digest-mismatch", { params, place, ...about });
	});
	const holding = stated.find((each) => !failing.includes(each));
	const [first] = failing;
	if (!first || !holding) return findings;
	const params = { path, holds: holding.algorithm, fails: first.algorithm };
	return [...findings, diagnostic("package/manifests-disagree", { params, place, ...about })];
}
