import { createHash } from "node:crypto";
import { claimsOf, firstValue, type Metadata } from "../model/index.ts";
import { slug } from "../text/slug.ts";

const longest = 80;

/** Eight hexadecimal digits that stand for an identifier in folder names. */
export function shortId(identifier: string): string {
	return createHash("sha256").update(identifier, "utf8").digest("hex").slice(0, 8);
}

/**
 * The name of a record's folder: `<date>-<title slug>-<8 hex>`, ASCII, at most 80 characters. Only a label: it may change with the
 * title, the identifier stays.
 */
export function recordLabel(metadata: Metadata, identifier: string): string {
	const date = firstValue(metadata, "issued") ?? firstValue(metadata, "date");
	const head = date && /^\d{4}(-\d{2}){0,2}/.exec(date)?.[0];
	const tail = shortId(identifier);
	const room = longest - tail.length - 1 - (head ? head.length + 1 : 0);
	const title = claimsOf(metadata, "title")[0]?.value ?? "";
	return [head, slug(title, room, "khong-nhan-de"), tail].filter((part) => part).join("-");
}
