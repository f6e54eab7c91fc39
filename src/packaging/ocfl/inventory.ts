import type { Spec } from "./rules.ts";

/** The inventory of an object (OCFL 1.1, 3.5). */
export interface Inventory {
	readonly id: string;
	readonly type: string;
	readonly digestAlgorithm: "sha512" | "sha256";
	readonly head: string;
	readonly contentDirectory?: string;
	/** Content paths, relative to the object's root, by digest. */
	readonly manifest: Readonly<Record<string, readonly string[]>>;
	readonly versions: Readonly<Record<string, Version>>;
	/** By algorithm, then digest. */
	readonly fixity?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

export interface Version {
	/** RFC 3339. */
	readonly created: string;
	/** Logical paths by digest. */
	readonly state: Readonly<Record<string, readonly string[]>>;
	readonly message?: string;
	readonly user?: { readonly name: string; readonly address?: string };
}

export function inventoryType(spec: Spec): string {
	return `https://ocfl.io/${spec}/spec/#inventory`;
}

/** The file that says what an object is (OCFL 1.1, 3.2). */
export function objectDeclaration(spec: Spec): { readonly name: string; readonly content: string } {
	return { name: `0=ocfl_object_${spec}`, content: `ocfl_object_${spec}\n` };
}

export function versionNumber(name: string): number {
	return Number(name.slice(1));
}

/** Versions are numbered from 1; an object that pads its numbers with zeros goes on to (OCFL 1.1, 3.3). Undefined where no number is left. */
export function nextVersion(head: string | undefined): string | undefined {
	if (head === undefined) return "v1";
	const next = String(versionNumber(head) + 1);
	if (!head.startsWith("v0")) return `v${next}`;
	const padded = `v${next.padStart(head.length - 1, "0")}`;
	return padded.length === head.length && padded.startsWith("v0") ? padded : undefined;
}

/** Keys in a fixed order, digests and paths sorted: one inventory has one form. */
export function formatInventory(inventory: Inventory): string {
	const { id, type, digestAlgorithm, head, contentDirectory, manifest, versions, fixity } = inventory;
	const numbered = Object.keys(versions).sort((a, b) => versionNumber(a) - versionNumber(b));
	return `${JSON.stringify(
		{
			id,
			type,
			digestAlgorithm,
			head,
			contentDirectory,
			...(fixity && {
				fixity: Object.fromEntries(Object.entries(fixity).map(([name, block]) => [name, sorted(block)])),
			}),
			manifest: sorted(manifest),
			versions: Object.fromEntries(
				numbered.map((name) => {
					const { created, message, state, user } = versions[name] as Version;
					return [name, { created, message, state: sorted(state), user }];
				}),
			),
		},
		null,
		2,
	)}\n`;
}

function sorted(block: Readonly<Record<string, readonly string[]>>): Readonly<Record<string, readonly string[]>> {
	return Object.fromEntries(
		Object.entries(block)
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([digest, paths]) => [digest, [...paths].sort()]),
	);
}

/** The sidecar of an inventory (OCFL 1.1, 3.6). */
export function formatSidecar(digest: string): string {
	return `${digest} inventory.json\n`;
}
