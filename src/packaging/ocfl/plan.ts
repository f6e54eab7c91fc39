import { digestBytes } from "../../fixity/digest.ts";
import type { Artifact, DigestAlgorithm } from "../../model/artifact.ts";
import type { Agent } from "../../model/event.ts";
import {
	formatInventory,
	formatSidecar,
	type Inventory,
	inventoryType,
	objectDeclaration,
	stateOf,
	type Version,
	versionName,
	versionNumber,
} from "./inventory.ts";

/** A file to write, by its path below the object's root. */
export type ObjectFile = Pick<Artifact, "path" | "content">;

/** What a new version of an object adds to it. */
export interface PlannedVersion {
	readonly inventory: Inventory;
	/** Everything below the version's folder, its own inventory and sidecar among them. */
	readonly version: readonly ObjectFile[];
	/** What stands at the object's root: the declaration (in a first version only), the inventory and its sidecar. */
	readonly root: readonly ObjectFile[];
}

export interface VersionSettings {
	/** RFC 3339. */
	readonly time: string;
	readonly agent: Agent;
	readonly message?: string;
}

/** Algorithms beside the object's own that the fixity block states (OCFL 1.1, 3.5.4). */
const extra: readonly DigestAlgorithm[] = ["sha256"];

/**
 * The next version of an object, or its first: the files as its state, only content that the object does not hold yet as new files (forward
 * deltas, OCFL 1.1 3.1), digests by SHA-512. Undefined where the newest version has this very state already.
 */
export function planVersion(
	identifier: string,
	files: readonly Artifact[],
	earlier: Inventory | undefined,
	{ time, agent, message }: VersionSettings,
): PlannedVersion | undefined {
	const head = earlier ? versionNumber(earlier.head) + 1 : 1;
	const name = versionName(head);
	const state: Record<string, string[]> = {};
	const manifest: Record<string, string[]> = copy(earlier?.manifest);
	const fixity: Record<string, Record<string, string[]>> = Object.fromEntries(
		Object.entries(earlier?.fixity ?? {}).map(([algorithm, block]) => [algorithm, copy(block)]),
	);
	const content: ObjectFile[] = [];
	for (const file of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
		const digest = file.digests.sha512;
		if (digest === undefined) throw new Error(`no SHA-512: ${file.path}`);
		(state[digest] ??= []).push(file.path);
		if (manifest[digest] !== undefined) continue;
		const path = `${name}/content/${file.path}`;
		manifest[digest] = [path];
		content.push({ path, content: file.content });
		for (const algorithm of extra) {
			const other = file.digests[algorithm];
			if (other !== undefined) ((fixity[algorithm] ??= {})[other] ??= []).push(path);
		}
	}
	if (earlier && sameState(stateOf({ created: time, state }), stateOf(earlier.versions[earlier.head])))
		return undefined;
	const version: Version = {
		created: time,
		state,
		message: message ?? (earlier ? "a new version of the record" : "the record, as it was built"),
		user: { name: `${agent.name} ${agent.version ?? ""}`.trim(), address: "https://www.npmjs.com/package/banluu" },
	};
	const inventory: Inventory = {
		id: identifier,
		type: inventoryType,
		digestAlgorithm: "sha512",
		head: name,
		manifest,
		versions: { ...earlier?.versions, [name]: version },
		...(Object.keys(fixity).length > 0 && { fixity }),
	};
	const bytes = new TextEncoder().encode(formatInventory(inventory));
	const sidecar = new TextEncoder().encode(formatSidecar(digestBytes(bytes, ["sha512"]).sha512 as string));
	const inventoryFiles = (folder: string): readonly ObjectFile[] => [
		{ path: `${folder}inventory.json`, content: bytes },
		{ path: `${folder}inventory.json.sha512`, content: sidecar },
	];
	const declaration = { path: objectDeclaration.name, content: new TextEncoder().encode(objectDeclaration.content) };
	return {
		inventory,
		version: [...content, ...inventoryFiles(`${name}/`)],
		root: [...(earlier ? [] : [declaration]), ...inventoryFiles("")],
	};
}

function copy(block: Readonly<Record<string, readonly string[]>> | undefined): Record<string, string[]> {
	return Object.fromEntries(Object.entries(block ?? {}).map(([digest, paths]) => [digest, [...paths]]));
}

function sameState(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): boolean {
	return one.size === other.size && [...one].every(([path, digest]) => other.get(path) === digest);
}
