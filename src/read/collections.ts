import type { Collection } from "./collection.ts";
import { csv } from "./csv/split.ts";
import { jsonDocument } from "./json/document.ts";
import { jsonLines } from "./json/lines.ts";
import { wxr } from "./wxr/split.ts";

/** The one list of formats that hold many articles. */
export const collections: readonly Collection[] = [jsonLines, jsonDocument, csv, wxr];

/** Endings of packed files; what is packed is known by its first bytes, the name behind the ending tells the format. */
const packed = /\.(?:gz|gzip|zst)$/u;

/** The collection format of a name (`tin.jsonl`, `tin.jsonl.gz`), or the one that was stated. */
export function collectionFor(name: string, format?: string): Collection | undefined {
	if (format !== undefined) return collections.find((each) => each.format === format);
	const bare = name.toLowerCase().replace(packed, "");
	return collections.find((each) => each.extensions.some((ending) => bare.endsWith(`.${ending}`)));
}

/** Ends of names that collections have, with the dot; packed ones have `.gz` or `.zst` behind it. */
export function collectionEndings(): readonly string[] {
	return collections.flatMap(({ extensions }) => extensions.map((ending) => `.${ending}`));
}
