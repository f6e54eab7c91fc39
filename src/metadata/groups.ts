import type { Locate } from "./issues.ts";
import { elements } from "./schema.ts";

const names: ReadonlySet<string> = new Set(elements.flatMap((row) => ("group" in row ? [row.group] : [])));

function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * A description whose groups (`tt05: { fileCode: … }`) are taken apart into elements (`tt05.fileCode`), with a way back to the file.
 * A group that is no mapping stays as it is, and is refused by the schema.
 */
export function withoutGroups(
	input: Readonly<Record<string, unknown>>,
	locate: Locate,
): { readonly input: Readonly<Record<string, unknown>>; readonly locate: Locate } {
	const grouped = Object.keys(input).filter((key) => names.has(key) && isGroup(input[key]));
	if (grouped.length === 0) return { input, locate };
	const flat = new Map<string, unknown>();
	const paths = new Map<string, readonly [string, string]>();
	for (const [key, value] of Object.entries(input)) {
		if (!grouped.includes(key)) {
			flat.set(key, value);
			continue;
		}
		for (const [inner, own] of Object.entries(value as Readonly<Record<string, unknown>>)) {
			flat.set(`${key}.${inner}`, own);
			paths.set(`${key}.${inner}`, [key, inner]);
		}
	}
	return {
		input: Object.fromEntries(flat),
		locate: ([first, ...rest], of) => {
			const path = paths.get(String(first));
			return locate(path ? [...path, ...rest] : first === undefined ? [] : [first, ...rest], of);
		},
	};
}
