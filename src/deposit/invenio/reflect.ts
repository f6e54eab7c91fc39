import { createHash } from "node:crypto";
import { isJson } from "./wire.ts";

/** What a server adds to terms and names. */
const added = new Set(["icon", "props", "title_l10n", "description_l10n"]);

/**
 * A description as it can be compared with what a server made of it: terms as their ids, persons without the composed name, escapes undone, keys in order.
 */
export function reflected(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(reflected);
	if (typeof value === "string") return plain(value);
	if (!isJson(value)) return value;
	if (typeof value.id === "string") return { id: value.id };
	const person = value.type === "personal";
	const entries = Object.entries(value)
		.filter(([key, inner]) => !added.has(key) && !(person && key === "name") && !isEmpty(inner))
		.map(([key, inner]) => [key, reflected(inner)] as const);
	return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function plain(text: string): string {
	const entities = text
		.replaceAll("&lt;", "<")
		.replaceAll("&gt;", ">")
		.replaceAll("&quot;", '"')
		.replaceAll("&#39;", "'");
	return entities.replaceAll("&amp;", "&").normalize("NFC").replace(/\s+/gu, " ").trim();
}

function isEmpty(value: unknown): boolean {
	return value === null || value === "" || (Array.isArray(value) && value.length === 0);
}

/** SHA-256 (hex) of a description as it can be compared. */
export function descriptionDigest(metadata: unknown): string {
	return createHash("sha256")
		.update(JSON.stringify(reflected(metadata)))
		.digest("hex");
}

/** Fields that a server keeps otherwise than they were sent, or not at all. */
export function changedFields(sent: object, kept: unknown): readonly string[] {
	const held = isJson(kept) ? kept : {};
	return Object.entries(sent)
		.filter(([key, value]) => JSON.stringify(reflected(value)) !== JSON.stringify(reflected(held[key])))
		.map(([key]) => key);
}
