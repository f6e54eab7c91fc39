import {
	type Artifact,
	diagnostic,
	failure,
	type Outcome,
	sizeOf,
	success,
	type Tree,
	type TreeEntry,
} from "../model/index.ts";

/** Artifacts as a file tree, so that what checks a folder checks a record that is not written yet. */
export function artifactTree(name: string, artifacts: readonly Artifact[]): Tree {
	const byPath = new Map(artifacts.map((artifact) => [artifact.path, artifact]));
	async function* open(path: string): AsyncIterable<Uint8Array> {
		const content = byPath.get(path)?.content;
		if (content instanceof Uint8Array) yield content;
		else if (content !== undefined) yield* content.open();
	}
	return {
		name,
		list: async () => success(artifacts.map(entryOf).sort((a, b) => (a.path < b.path ? -1 : 1))),
		read: (path) => bytesAt(byPath, path),
		open,
	};
}

function entryOf(artifact: Artifact): TreeEntry {
	return { path: artifact.path, size: sizeOf(artifact), kind: "file" };
}

async function bytesAt(byPath: ReadonlyMap<string, Artifact>, path: string): Promise<Outcome<Uint8Array>> {
	const content = byPath.get(path)?.content;
	if (content === undefined) return failure(diagnostic("build/record-file-missing", { params: { path } }));
	if (content instanceof Uint8Array) return success(content);
	const bytes = new Uint8Array(content.size);
	let at = 0;
	for await (const chunk of content.open()) {
		bytes.set(chunk, at);
		at += chunk.byteLength;
	}
	return success(bytes);
}
