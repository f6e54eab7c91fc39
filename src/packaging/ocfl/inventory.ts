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

export const inventoryType = "https://ocfl.io/1.1/spec/#inventory";
export const objectDeclaration = { name: "0=ocfl_object_1.1", content: "ocfl_object_1.1\n" } as const;

/** Version directories are numbered from 1 without padding (OCFL 1.1, 3.1). */
export function versionName(number: number): string {
	return `v${number}`;
}

export function versionNumber(name: string): number {
	return Number(name.slice(1));
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

/** The sidecar of an inventory (OCFL 1.1, 3.7). */
export function formatSidecar(digest: string): string {
	return `${digest} inventory.json\n`;
}

/** Digest by logical path. */
export function stateOf(version: Version | undefined): ReadonlyMap<string, string> {
	const entries = Object.entries(version?.state ?? {}).flatMap(([digest, paths]) =>
		paths.map((path) => [path, digest] as const),
	);
	return new Map(entries);
}
