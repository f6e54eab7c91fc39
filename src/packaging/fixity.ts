import { compare } from "../fixity/compare.ts";
import { mapConcurrent } from "../fixity/concurrent.ts";
import { digestBytes, digestStream } from "../fixity/digest.ts";
import type { DigestAlgorithm, Digests } from "../model/artifact.ts";
import { type Clause, type Diagnostic, diagnostic, failure, type Outcome, success } from "../model/diagnostic.ts";
import type { Tree, TreeEntry } from "../model/store.ts";
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
	const jobs = [...expectations].sort(([a], [b]) => (a < b ? -1 : 1));
	const totalFiles = jobs.length;
	const totalBytes = jobs.reduce((sum, [path]) => sum + (files.get(path)?.size ?? 0), 0);
	let done = 0;
	let bytes = 0;
	const found = new Map<string, Digests>();
	const failures = await mapConcurrent(jobs, concurrency, async ([path, stated]) => {
		const size = files.get(path)?.size ?? 0;
		const digests = await digestFile(tree, path, size, [...new Set(stated.map((each) => each.algorithm))], clause);
		if (digests.value) found.set(path, digests.value);
		bytes += size;
		onProgress?.({ files: ++done, bytes, totalFiles, totalBytes });
		return digests.diagnostics;
	});
	const { mismatch } = compare(new Map(jobs), found, (stated, digests) => stated.every((each) => holds(each, digests)));
	return [
		...failures.flat(),
		...mismatch.flatMap(([path, stated, digests]) => mismatches(path, stated, digests, clause)),
	];
}

function holds(stated: Expectation, digests: Digests): boolean {
	return digests[stated.algorithm] === stated.digest;
}

async function digestFile(
	tree: Tree,
	path: string,
	size: number,
	algorithms: readonly DigestAlgorithm[],
	clause: Clause | undefined,
): Promise<Outcome<Digests>> {
	const unreadable = diagnostic("package/file-unreadable", {
		params: { path },
		place: { file: path },
		...(clause && { clause }),
	});
	if (size <= wholeFile) {
		const { value, diagnostics } = await tree.read(path);
		return value ? success(digestBytes(value, algorithms)) : failure(unreadable, ...diagnostics);
	}
	try {
		return success((await digestStream(tree.open(path), algorithms)).digests);
	} catch {
		return failure(unreadable);
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
