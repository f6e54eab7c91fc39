import { digestBytes } from "../../fixity/digest.ts";
import type { Artifact, DigestAlgorithm } from "../../model/artifact.ts";
import type { Agent } from "../../model/event.ts";
import { ocflName } from "./digests.ts";
import {
	formatInventory,
	formatSidecar,
	type Inventory,
	inventoryType,
	nextVersion,
	objectDeclaration,
	type Version,
} from "./inventory.ts";
import type { Spec } from "./rules.ts";

/** A file to write, by its path below the object's root. */
export type ObjectFile = Pick<Artifact, "path" | "content">;

/** What a new version of an object adds to it. */
export interface PlannedVersion {
	readonly inventory: Inventory;
	/** Name of the version's folder. */
	readonly version: string;
	/** Everything below the version's folder, its own inventory and sidecar among them. */
	readonly files: readonly ObjectFile[];
	/** What stands at the object's root: the declaration (in a first version only), the inventory and, last, its sidecar. */
	readonly root: readonly ObjectFile[];
}

export interface VersionSettings {
	/** RFC 3339. */
	readonly time: string;
	readonly agent: Agent;
	readonly message?: string;
	/** Of a new object; one that is there keeps its own. */
	readonly algorithm?: "sha512" | "sha256";
	/** Likewise. */
	readonly spec?: Spec;
}

/** Algorithms that the fixity block may state beside the object's own (OCFL 1.1, 3.5.4). */
const extra: readonly DigestAlgorithm[] = ["sha256", "sha512", "md5", "sha1", "blake2b512"];

/**
 * The next version of an object, or its first: the files as its state, only content that the object does not hold yet as new files (forward
 * deltas, OCFL 1.1 3.1). Undefined where the newest version has this very state already, or no number is left for another.
 */
export function planVersion(
	identifier: string,
	files: readonly Artifact[],
	earlier: Inventory | undefined,
	settings: VersionSettings,
): PlannedVersion | undefined {
	const { time, agent, message, algorithm: wanted = "sha512", spec = "1.1" } = settings;
	const name = nextVersion(earlier?.head);
	if (name === undefined) return undefined;
	const algorithm = earlier?.digestAlgorithm ?? wanted;
	const folder = earlier?.contentDirectory ?? "content";
	const state: Record<string, string[]> = {};
	const manifest: Record<string, string[]> = copy(earlier?.manifest);
	// An inventory may have its digests in either letter case, and a state repeats them as they are.
	const written = new Map(Object.keys(manifest).map((digest) => [digest.toLowerCase(), digest]));
	const fixity: Record<string, Record<string, string[]>> = Object.fromEntries(
		Object.entries(earlier?.fixity ?? {}).map(([each, block]) => [each, copy(block)]),
	);
	const content: ObjectFile[] = [];
	for (const file of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
		const own = file.digests[algorithm];
		if (own === undefined) throw new Error(`no ${algorithm}: ${file.path}`);
		const digest = written.get(own) ?? own;
		add(state, digest, file.path);
		if (manifest[digest] !== undefined) continue;
		const path = `${name}/${folder}/${file.path}`;
		manifest[digest] = [path];
		written.set(own, digest);
		content.push({ path, content: file.content });
		for (const other of extra) {
			const value = other === algorithm ? undefined : file.digests[other];
			if (value === undefined) continue;
			const block = fixity[ocflName(other)] ?? {};
			fixity[ocflName(other)] = block;
			add(block, value, path);
		}
	}
	if (earlier && sameState(state, earlier.versions[earlier.head]?.state ?? {})) return undefined;
	const version: Version = {
		created: time,
		state,
		message: message ?? (earlier ? "a new version of the record" : "the record as it was built"),
		user: { name: `${agent.name} ${agent.version ?? ""}`.trim(), address: "https://www.npmjs.com/package/banluu" },
	};
	const inventory: Inventory = {
		id: identifier,
		type: earlier?.type ?? inventoryType(spec),
		digestAlgorithm: algorithm,
		head: name,
		...(earlier?.contentDirectory !== undefined && { contentDirectory: earlier.contentDirectory }),
		manifest,
		versions: { ...earlier?.versions, [name]: version },
		...(Object.keys(fixity).length > 0 && { fixity }),
	};
	const own = inventoryFiles(inventory);
	const declaration = objectDeclaration(spec);
	return {
		inventory,
		version: name,
		files: [...content, ...own.map((file) => ({ ...file, path: `${name}/${file.path}` }))],
		root: [
			...(earlier ? [] : [{ path: declaration.name, content: new TextEncoder().encode(declaration.content) }]),
			...own,
		],
	};
}

/** An inventory and its sidecar, by their names. */
function inventoryFiles(inventory: Inventory): readonly ObjectFile[] {
	const { digestAlgorithm: algorithm } = inventory;
	const bytes = new TextEncoder().encode(formatInventory(inventory));
	const sidecar = formatSidecar(digestBytes(bytes, [algorithm])[algorithm] as string);
	return [
		{ path: "inventory.json", content: bytes },
		{ path: `inventory.json.${algorithm}`, content: new TextEncoder().encode(sidecar) },
	];
}

type Block = Readonly<Record<string, readonly string[]>>;

function add(block: Record<string, string[]>, digest: string, path: string): void {
	const paths = block[digest];
	if (paths) paths.push(path);
	else block[digest] = [path];
}

function copy(block: Block | undefined): Record<string, string[]> {
	return Object.fromEntries(Object.entries(block ?? {}).map(([digest, paths]) => [digest, [...paths]]));
}

function sameState(one: Block, other: Block): boolean {
	const flat = (block: Block) =>
		Object.entries(block)
			.flatMap(([digest, paths]) => paths.map((path) => `${path}\n${digest}`))
			.sort();
	const [before, after] = [flat(one), flat(other)];
	return before.length === after.length && before.every((each, at) => each === after[at]);
}
