import type { Diagnostic } from "../../model/diagnostic.ts";
import { below, type Directory } from "./directory.ts";
import { breach } from "./rules.ts";

/** The files below a content folder, by their content paths; links and empty folders are breaches (OCFL 1.1, 3.3.1 and 4.6). */
export async function contentFiles(
	directory: Directory,
	object: string,
	content: string,
	found: Diagnostic[],
): Promise<readonly string[]> {
	const files: string[] = [];
	const waiting = [content];
	for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
		const listed = await directory.children(below(object, folder));
		found.push(...listed.diagnostics);
		if (listed.value?.length === 0) {
			const file = below(object, folder);
			const rule = folder === content ? "W003" : "E024";
			found.push(breach(rule, rule === "W003" ? "ocfl/content-empty" : "ocfl/folder-empty", file, { path: file }));
		}
		for (const { name, kind } of listed.value ?? []) {
			const path = below(folder, name);
			if (kind === "folder") waiting.push(path);
			else if (kind === "file") files.push(path);
			else found.push(breach("E090", "ocfl/link", below(object, path), { path: below(object, path) }));
		}
	}
	return files;
}
