import { type Diagnostic, diagnostic } from "../model/index.ts";
import { foldMarks } from "../text/slug.ts";
import type { Locate } from "./issues.ts";
import { vietnameseKeys } from "./schema/aliases.ts";
import { elementRow } from "./schema.ts";

const byName: ReadonlyMap<string, string> = new Map(
	Object.entries(vietnameseKeys).flatMap(([key, names]) => names.map((name) => [plain(name), key] as const)),
);

/** `Ngày đăng`, `ngay_dang` and `ngayDang` are one name. */
function plain(name: string): string {
	return foldMarks(name)
		.toLowerCase()
		.replace(/[\s_-]+/g, "");
}

/** The key of an element, by its key or by one of its Vietnamese names; undefined where there is none. */
export function canonicalKey(name: string): string | undefined {
	return elementRow(name) ? name : byName.get(plain(name));
}

/** Inside a group, only names of the group's own fields count. */
function meant(name: string): string | undefined {
	if (elementRow(name) || !name.startsWith("tt05.")) return canonicalKey(name);
	const key = byName.get(plain(name.slice("tt05.".length)));
	return key?.startsWith("tt05.") ? key : undefined;
}

/**
 * A description whose Vietnamese names are keys, with a way back to the file. Each name is a notice; one that stands for an element
 * that has its own line too is a duplicate.
 */
export function withKeys(
	input: Readonly<Record<string, unknown>>,
	locate: Locate,
): {
	readonly input: Readonly<Record<string, unknown>>;
	readonly locate: Locate;
	readonly diagnostics: readonly Diagnostic[];
} {
	const names = new Map<string, string>();
	const entries: (readonly [string, unknown])[] = [];
	const diagnostics: Diagnostic[] = [];
	for (const [name, value] of Object.entries(input)) {
		const own = meant(name);
		if (own === undefined || own === name) {
			entries.push([name, value]);
			continue;
		}
		const place = locate([name], "key");
		if (own in input || names.has(own)) {
			diagnostics.push(diagnostic("metadata/duplicate-key", { params: { key: own }, place }));
			continue;
		}
		names.set(own, name);
		entries.push([own, value]);
		diagnostics.push(diagnostic("metadata/key-alias", { params: { text: name, key: own }, place }));
	}
	if (names.size === 0 && diagnostics.length === 0) return { input, locate, diagnostics };
	return {
		input: Object.fromEntries(entries),
		locate: ([first, ...rest], of) => {
			const name = names.get(String(first));
			return locate(first === undefined ? [] : [name ?? first, ...rest], of);
		},
		diagnostics,
	};
}
