import { existsSync } from "node:fs";
import { join } from "node:path";
import { below, verifyPath, verifyTree } from "../app/verify.ts";
import type { CataloguePackage, Diagnostic, Tree } from "../model/index.ts";
import { type ArchiveTree, archiveTree } from "../store/archive-tree.ts";

/** Verifies packages of a store that a run before has written. */
export interface PackageChecker {
	/** Its errors; undefined where there is no package. */
	check(pack: CataloguePackage): Promise<readonly Diagnostic[] | undefined>;
	close(): void;
}

/** Packages come in the order in which they were written: of archives the last one stays open. */
export function packageChecker(store: string, signal?: AbortSignal): PackageChecker {
	let open:
		| { readonly path: string; readonly tree: ArchiveTree | undefined; whole?: readonly Diagnostic[] }
		| undefined;
	const close = () => {
		open?.tree?.close();
		open = undefined;
	};
	async function member(path: string, folder: string, format: string): Promise<readonly Diagnostic[]> {
		if (open?.path !== path) {
			close();
			const opened = await archiveTree(path);
			open = { path, tree: opened.value, ...(opened.value === undefined && { whole: opened.diagnostics }) };
		}
		if (format !== "bagit") open.whole ??= (await verifyPath(path, { signal })).diagnostics;
		if (open.whole || open.tree === undefined) return open.whole ?? [];
		const { tree } = open;
		const prefix = tree.root === folder ? "" : `${folder}/`;
		const listed = await tree.list();
		const entries = (listed.value ?? []).filter((entry) => entry.path.startsWith(prefix));
		const own: Tree = {
			name: folder,
			list: async () => ({
				...listed,
				value: entries.map((entry) => ({ ...entry, path: entry.path.slice(prefix.length) })),
			}),
			read: (file) => tree.read(prefix + file),
			open: (file) => tree.open(prefix + file),
		};
		const { diagnostics } = await verifyTree(own, { signal, format });
		return diagnostics.map((finding) => below(`${path}!/${folder}`, finding));
	}
	return {
		check: async ({ path, format }) => {
			const [file, folder] = path.split("!/") as [string, string | undefined];
			const place = join(store, file);
			if (!existsSync(place)) return undefined;
			const found =
				folder === undefined ? (await verifyPath(place, { signal })).diagnostics : await member(place, folder, format);
			return found.filter(({ severity }) => severity === "error");
		},
		close,
	};
}
