import type { TreeEntry } from "../../model/store.ts";

/** Whether a listing, or the part of it below `root`, has the folders of a standard transfer. */
export function looksLikeTransfer(entries: readonly TreeEntry[], root = ""): boolean {
	const has = (start: string) => entries.some(({ path }) => path.startsWith(root + start));
	return has("objects/") && has("metadata/");
}
