import { type Diagnostic, diagnostic, failure, hasErrors, type Outcome, success } from "../../model/diagnostic.ts";
import type { Tree } from "../../model/store.ts";
import { checkFixity } from "../fixity.ts";
import type { CheckProgress } from "../format.ts";
import { portabilityFindings } from "../paths.ts";
import { rfc8493 } from "./clause.ts";
import { checkCompleteness } from "./complete.ts";
import { type BagInfoElement, bagInfoValues } from "./info.ts";
import { softwareAgent } from "./plan.ts";
import { type Bag, readBag } from "./read.ts";

/** What the check of a bag found. */
export interface BagReport {
	readonly version: string;
	readonly encoding: string;
	/** No error of any kind (RFC 8493 3). */
	readonly valid: boolean;
	/** Everything is there and well-formed, whatever the digests say (RFC 8493 3). */
	readonly complete: boolean;
	/** The first `External-Identifier`. */
	readonly identifier?: string;
	readonly info: readonly BagInfoElement[];
	/** Normalized names of the payload manifests' algorithms. */
	readonly algorithms: readonly string[];
	readonly payload: { readonly files: number; readonly bytes: number };
	readonly tagFiles: number;
}

export interface ValidateOptions {
	/** Called after each file whose digests were computed. */
	readonly onProgress?: (progress: CheckProgress) => void;
}

/**
 * Checks a BagIt bag of version 0.93 to 1.0, ours or not, by the rules of its version. Reads every file once, fetches
 * nothing, follows no link. Places in the findings are paths within the bag.
 */
export async function validateBag(tree: Tree, options: ValidateOptions = {}): Promise<Outcome<BagReport>> {
	const read = await readBag(tree);
	if (read.value === undefined) return failure(...read.diagnostics);
	const bag = read.value;
	const completeness = checkCompleteness(bag);
	// Before the sizes are summed up: a file that was read tells its size for nothing.
	const fixity = await checkFixity(tree, bag.files, completeness.expectations, {
		onProgress: options.onProgress,
		clause: rfc8493("3"),
	});
	const diagnostics = [
		...graveIrregularities(read.diagnostics, bag),
		...structureFindings(bag),
		...completeness.diagnostics,
		...oxumFindings(bag),
		...portabilityFindings([...bag.files.keys()]),
		...fixity,
	];
	return success(reportOf(bag, diagnostics), diagnostics);
}

/**
 * Manifests that we wrote have one form only, and no digest protects the tag manifests: in our own bags a line of
 * another form is a changed byte.
 */
function graveIrregularities(diagnostics: readonly Diagnostic[], bag: Bag): readonly Diagnostic[] {
	const [agent] = bagInfoValues(bag.info, "Bag-Software-Agent");
	if (!agent?.value.startsWith(softwareAgent)) return diagnostics;
	return diagnostics.map((found) =>
		found.code === "package/manifest-irregular" ? { ...found, severity: "error" } : found,
	);
}

function structureFindings(bag: Bag): readonly Diagnostic[] {
	const diagnostics: Diagnostic[] = [];
	const folders = bag.others.filter((entry) => entry.kind === "folder");
	const hasPayload =
		[...bag.files.keys(), ...bag.others.map((entry) => entry.path)].some((path) => path.startsWith("data/")) ||
		folders.some((entry) => entry.path === "data");
	if (!hasPayload) diagnostics.push(diagnostic("package/no-payload-folder", { clause: rfc8493("2.1.2") }));
	if (bag.manifests.length === 0) {
		diagnostics.push(diagnostic("package/no-payload-manifest", { clause: rfc8493("2.1.3") }));
	} else if (bag.manifests.every((manifest) => manifest.computable === undefined)) {
		diagnostics.push(diagnostic("package/nothing-checkable", { clause: rfc8493("2.4") }));
	}
	for (const { path, kind } of bag.others) {
		const place = { file: path };
		if (kind === "link")
			diagnostics.push(diagnostic("package/link", { params: { path }, place, clause: rfc8493("5.1") }));
		if (kind === "other") {
			diagnostics.push(diagnostic("package/special-file", { params: { path }, place, clause: rfc8493("2.1.2") }));
		}
	}
	return diagnostics;
}

function payloadOf(bag: Bag): { readonly files: number; readonly bytes: number } {
	let files = 0;
	let bytes = 0;
	for (const entry of bag.files.values()) {
		if (!entry.path.startsWith("data/")) continue;
		files++;
		bytes += entry.size;
	}
	return { files, bytes };
}

function oxumFindings(bag: Bag): readonly Diagnostic[] {
	const clause = rfc8493("2.2.2");
	const awaited = bag.fetch.filter(({ path }) => !bag.files.has(path));
	// A file of unknown length that is still to come leaves nothing to compare.
	if (awaited.some(({ length }) => length === undefined)) return [];
	const there = payloadOf(bag);
	const files = there.files + awaited.length;
	const bytes = awaited.reduce((sum, { length = 0 }) => sum + length, there.bytes);
	const found = `${bytes}.${files}`;
	return bagInfoValues(bag.info, "Payload-Oxum").flatMap(({ value, line }) => {
		const place = { file: bag.declaration.rules.bagInfo, line };
		const match = /^(\d+)\.(\d+)$/.exec(value);
		if (!match) return [diagnostic("package/oxum-malformed", { params: { value }, place, clause })];
		if (Number(match[1]) === bytes && Number(match[2]) === files) return [];
		return [diagnostic("package/oxum-mismatch", { params: { expected: value, found }, place, clause })];
	});
}

function reportOf(bag: Bag, diagnostics: readonly Diagnostic[]): BagReport {
	const identifier = bagInfoValues(bag.info, "External-Identifier")[0]?.value;
	return {
		version: bag.declaration.version,
		encoding: bag.declaration.encoding,
		valid: !hasErrors(diagnostics),
		complete: !hasErrors(diagnostics.filter((found) => found.code !== "package/digest-mismatch")),
		...(identifier !== undefined && { identifier }),
		info: bag.info,
		algorithms: bag.manifests.map((manifest) => manifest.algorithm),
		payload: payloadOf(bag),
		tagFiles: [...bag.files.keys()].filter((path) => !path.startsWith("data/")).length,
	};
}
