import { join } from "node:path";
import type { Deposit } from "../../model/index.ts";

/** Names in a drop-box. What begins with a dot is not finished, and not for its readers. */
export interface FolderLayout {
	/** Files are gathered here. */
	readonly part: string;
	/** Says what the finished package will be called; written before it gets its name, so that a kill between the two leaves no riddle. */
	readonly ready: string;
	/** Names that it may get, in this order: the second where somebody else has the first. */
	readonly names: readonly string[];
	readonly single: boolean;
	at(name: string): string;
	/** Tells that a package is whole, and whose it is. */
	marker(name: string): string;
}

/** The marker's content. */
export interface Marker {
	readonly key: string;
	readonly identifier: string;
	readonly digest: string;
	readonly name: string;
	readonly files: readonly { readonly path: string; readonly size: number; readonly sha256: string }[];
}

export function layoutOf(root: string, deposit: Pick<Deposit, "key" | "label" | "files">): FolderLayout {
	const short = deposit.key.slice(0, 16);
	const single = deposit.files.length === 1 && deposit.files[0]?.path === deposit.label;
	return {
		part: join(root, `.banluu-${short}.part`),
		ready: join(root, `.banluu-${short}.ready`),
		names: [deposit.label, withSuffix(deposit.label, deposit.key.slice(0, 8), single)],
		single,
		at: (name) => join(root, name),
		marker: (name) => join(root, `${name}.complete`),
	};
}

function withSuffix(label: string, suffix: string, single: boolean): string {
	const dot = single ? label.lastIndexOf(".") : -1;
	return dot > 0 ? `${label.slice(0, dot)}-${suffix}${label.slice(dot)}` : `${label}-${suffix}`;
}

export function markerOf(deposit: Deposit, name: string): Marker {
	const files = deposit.files.map(({ path, size, digests }) => ({ path, size, sha256: digests.sha256 ?? "" }));
	return { key: deposit.key, identifier: deposit.identifier, digest: deposit.digest, name, files };
}

export function parseMarker(text: string): Marker | undefined {
	try {
		const value: unknown = JSON.parse(text);
		const isMarker = typeof value === "object" && value !== null && "key" in value && "name" in value;
		return isMarker ? (value as Marker) : undefined;
	} catch {
		return undefined;
	}
}
