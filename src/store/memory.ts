import { isUnsafePath } from "../fixity/filepath.ts";
import { diagnostic, failure, type Outcome, success } from "../model/diagnostic.ts";
import type { InformationPackage } from "../model/package.ts";
import { bytesOf } from "../model/source.ts";
import type { Store, Tree, TreeEntry } from "../model/store.ts";

/** A tree in memory: paths with their bytes, or text in UTF-8; a path that ends in `/` is an empty folder. */
export function memoryTree(
	files: Readonly<Record<string, Uint8Array | string>> | ReadonlyMap<string, Uint8Array | string>,
	name = "memory",
): Tree {
	const contents = new Map<string, Uint8Array>();
	const folders: string[] = [];
	for (const [path, content] of files instanceof Map ? files : Object.entries(files)) {
		if (path.endsWith("/")) folders.push(path.slice(0, -1));
		else contents.set(path, typeof content === "string" ? new TextEncoder().encode(content) : content);
	}
	const entries: readonly TreeEntry[] = [
		...[...contents].map(([path, content]): TreeEntry => ({ path, size: content.byteLength, kind: "file" })),
		...folders.map((path): TreeEntry => ({ path, size: 0, kind: "folder" })),
	].sort((a, b) => (a.path < b.path ? -1 : 1));
	return {
		name,
		list: async () => success(entries),
		read: async (path) => {
			const content = contents.get(path);
			return content ? success(content) : failure(diagnostic("store/not-found", { params: { path } }));
		},
		open: async function* open(path) {
			const content = contents.get(path);
			if (!content) throw new Error(`no file in memory: ${path}`);
			yield content;
		},
	};
}

/** A store in memory: what was published can be read back by label. */
export interface MemoryStore extends Store {
	tree(label: string): Tree | undefined;
	readonly labels: readonly string[];
}

export function memoryStore(): MemoryStore {
	const records = new Map<string, ReadonlyMap<string, Uint8Array>>();
	return {
		get labels() {
			return [...records.keys()];
		},
		tree: (label) => {
			const files = records.get(label);
			return files && memoryTree(files, label);
		},
		publish: async (pack: InformationPackage): Promise<Outcome<string>> => {
			const files = new Map<string, Uint8Array>();
			if (records.has(pack.label)) return failure(diagnostic("store/exists", { params: { path: pack.label } }));
			for (const { path, content } of pack.entries) {
				if (isUnsafePath(path)) return failure(diagnostic("store/path-unsafe", { params: { path } }));
				if (files.has(path)) return failure(diagnostic("store/path-taken", { params: { path } }));
				files.set(path, content instanceof Uint8Array ? content : await bytesOf(content));
			}
			records.set(pack.label, files);
			return success(pack.label);
		},
	};
}
