import { type Clause, type Diagnostic, diagnostic, failure, type Outcome } from "../model/diagnostic.ts";
import type { Tree, TreeEntry } from "../model/store.ts";

/** The files of a tree by path; links and special files, which no package has, are errors. */
export async function listFiles(tree: Tree, clause?: Clause): Promise<Outcome<ReadonlyMap<string, TreeEntry>>> {
	const { value, diagnostics } = await tree.list();
	if (value === undefined) return failure(...diagnostics);
	const found: Diagnostic[] = [...diagnostics];
	const files = new Map<string, TreeEntry>();
	for (const entry of value) {
		const { path, kind } = entry;
		const about = { params: { path }, place: { file: path }, ...(clause && { clause }) };
		if (kind === "file") files.set(path, entry);
		else if (kind === "link") found.push(diagnostic("package/link", about));
		else if (kind === "other") found.push(diagnostic("package/special-file", about));
	}
	return { value: files, diagnostics: found };
}
