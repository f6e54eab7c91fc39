import type { PublishedFile } from "../../src/store/atomic.ts";

/** The files of a record whose content can be told from its number. */
export function crashFiles(number: number): readonly (PublishedFile & { readonly content: Uint8Array })[] {
	return Array.from({ length: 8 }, (_, index) => ({
		path: `data/${index % 2 === 0 ? "metadata/" : ""}${index}.bin`,
		content: new Uint8Array(20_000 * index).fill(number + index),
	}));
}
