import type { Json } from "../json/parse.ts";

/** A scalar of a member, and the path of the keys to it; items of arrays go by `[]`. */
export interface Leaf {
	readonly path: string;
	readonly value: Scalar;
}

export type Scalar = Extract<Json, { readonly text: string }>;

/** Shapes in which databases export what JSON has no type for (MongoDB Extended JSON 2): an object with one key that begins with `$`. */
const extended = /^\$(?:date|oid|number(?:Long|Int|Double|Decimal)|symbol|uuid)$/;

/** What is inside of `{"$date": …}`, `{"$numberLong": "…"}` and their like, whichever way they are nested. */
export function unwrap(value: Json): Json {
	let inner = value;
	while (inner.kind === "object" && inner.entries.size === 1) {
		const [[key, only] = ["", inner]] = inner.entries;
		if (!extended.test(key)) break;
		inner = only;
	}
	return inner;
}

/**
 * The values at a path of keys with dots between them: `publish.$date`, `authors.name` (of each author), `images.0.caption`. A key that
 * has dots in it is found by its whole name.
 */
export function valuesAt(value: Json, path: string): readonly Json[] {
	if (value.kind === "array") {
		const index = /^(\d+)(?:\.(.*))?$/s.exec(path);
		const item = index ? value.items[Number(index[1])] : undefined;
		if (item) return index?.[2] === undefined ? [unwrap(item)] : valuesAt(item, index[2]);
		return value.items.flatMap((each) => valuesAt(each, path));
	}
	if (value.kind !== "object") return [];
	const whole = value.entries.get(path);
	if (whole) return [unwrap(whole)];
	for (let dot = path.indexOf("."); dot > 0; dot = path.indexOf(".", dot + 1)) {
		const inner = value.entries.get(path.slice(0, dot));
		const found = inner ? valuesAt(inner, path.slice(dot + 1)) : [];
		if (found.length > 0) return found;
	}
	return [];
}

/** Scalars that say something, under a value: not `null`, not an empty text. */
export function leavesOf(value: Json, path = ""): readonly Leaf[] {
	switch (value.kind) {
		case "object":
			return [...value.entries].flatMap(([key, inner]) => leavesOf(inner, path === "" ? key : `${path}.${key}`));
		case "array":
			return value.items.flatMap((item) => leavesOf(item, `${path}[]`));
		default:
			return saysSomething(value) ? [{ path, value }] : [];
	}
}

export function saysSomething(value: Scalar): boolean {
	return value.kind === "constant" ? value.text !== "null" : value.text.trim() !== "";
}

/** A key as a finding names it: with what would garble a list of keys or a terminal written as JSON escapes it. */
export function keyName(key: string): string {
	if (!/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs},"]/u.test(key)) return key;
	return JSON.stringify(key).replace(
		/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
		(sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
	);
}
