import { canDigest, digestLength } from "../../fixity/digest.ts";
import { type PlacedEntry, parseManifest } from "../../fixity/manifest.ts";
import type { DigestAlgorithm } from "../../model/artifact.ts";
import { type Diagnostic, diagnostic, failure, type Outcome, success } from "../../model/diagnostic.ts";
import type { Tree, TreeEntry } from "../../model/store.ts";
import { rfc8493 } from "./clause.ts";
import { type Declaration, parseDeclaration } from "./declaration.ts";
import { type FetchEntry, fetchFile, parseFetch } from "./fetch.ts";
import { type BagInfoElement, parseBagInfo } from "./info.ts";
import { decodeTagFile, knownEncoding } from "./tag-file.ts";

/** A payload or tag manifest (RFC 8493 2.1.3, 2.2.1). */
export interface BagManifest {
	readonly file: string;
	/** The normalized name of its algorithm (RFC 8493 2.4). */
	readonly algorithm: string;
	/** Absent where its digests cannot be computed here. */
	readonly computable?: DigestAlgorithm;
	readonly entries: readonly PlacedEntry[];
}

/** A bag as its tag files describe it and as its folder holds it. */
export interface Bag {
	readonly declaration: Declaration;
	readonly info: readonly BagInfoElement[];
	readonly manifests: readonly BagManifest[];
	readonly tagManifests: readonly BagManifest[];
	readonly fetch: readonly FetchEntry[];
	/** Regular files by path. */
	readonly files: ReadonlyMap<string, TreeEntry>;
	/** Links, empty folders and special files. */
	readonly others: readonly TreeEntry[];
}

const manifestName = /^(tag)?manifest-([^/]+)\.txt$/i;

export function isTagManifest(path: string): boolean {
	return !path.includes("/") && manifestName.exec(path)?.[1] !== undefined;
}

/**
 * Reads the tag files of a bag of any version; no payload file is opened. There is no value without
 * `bagit.txt`, nor where the encoding of the tag files is unknown.
 */
export async function readBag(tree: Tree): Promise<Outcome<Bag>> {
	const listing = await tree.list();
	if (listing.value === undefined) return failure(...listing.diagnostics);
	const diagnostics: Diagnostic[] = [...listing.diagnostics];
	const files = new Map<string, TreeEntry>();
	const others: TreeEntry[] = [];
	for (const entry of listing.value) {
		if (entry.kind === "file") files.set(entry.path, entry);
		else others.push(entry);
	}
	if (!files.has("bagit.txt")) {
		const place = { file: "bagit.txt" };
		const params = { name: tree.name };
		return failure(...diagnostics, diagnostic("package/not-a-bag", { params, place, clause: rfc8493("2.1.1") }));
	}
	const declared = await tree.read("bagit.txt");
	if (declared.value === undefined) return failure(...diagnostics, ...declared.diagnostics);
	const { value: parsed, diagnostics: declarationFindings } = parseDeclaration(declared.value);
	const declaration = parsed as Declaration;
	diagnostics.push(...declarationFindings);
	const { encoding, rules } = declaration;
	if (knownEncoding(encoding) === undefined) {
		const place = { file: "bagit.txt", line: 2 };
		const clause = rfc8493("2.1.1");
		return failure(...diagnostics, diagnostic("package/encoding-unknown", { params: { encoding }, place, clause }));
	}

	async function parse<T>(file: string, reader: (text: string) => Outcome<readonly T[]>): Promise<readonly T[]> {
		if (!files.has(file)) return [];
		const bytes = await tree.read(file);
		diagnostics.push(...bytes.diagnostics);
		if (bytes.value === undefined) return [];
		const text = decodeTagFile(bytes.value, file, encoding, rules);
		diagnostics.push(...text.diagnostics);
		if (text.value === undefined) return [];
		const read = reader(text.value);
		diagnostics.push(...read.diagnostics);
		return read.value ?? [];
	}

	const info = await parse(rules.bagInfo, (text) => parseBagInfo(text, rules.bagInfo, rules));
	const fetch = await parse(fetchFile, (text) => parseFetch(text, rules));
	const manifests: BagManifest[] = [];
	const tagManifests: BagManifest[] = [];
	for (const file of files.keys()) {
		// The pattern has no `/`: of the payload, which is nearly all, it need not be asked.
		const match = file.includes("/") ? undefined : manifestName.exec(file);
		if (!match) continue;
		const written = match[2] ?? "";
		const algorithm = written.toLowerCase().replace(/[^a-z0-9]/g, "");
		const clause = rfc8493("2.4");
		if (algorithm !== written || file !== file.toLowerCase()) {
			diagnostics.push(diagnostic("package/manifest-name", { params: { file, algorithm }, place: { file }, clause }));
		}
		const computable = canDigest(algorithm) ? algorithm : undefined;
		if (computable === undefined) {
			diagnostics.push(diagnostic("package/algorithm-unknown", { params: { algorithm }, place: { file }, clause }));
		}
		const entries = await parse(file, (text) =>
			parseManifest(text, file, {
				percentEncoding: rules.percentEncoding,
				repetition: rules.breach,
				...(computable && { digestLength: digestLength(computable) }),
			}),
		);
		const target = match[1] === undefined ? manifests : tagManifests;
		target.push({ file, algorithm, entries, ...(computable && { computable }) });
	}
	return success({ declaration, info, manifests, tagManifests, fetch, files, others }, diagnostics);
}
