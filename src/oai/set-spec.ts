import type { HarvestRow } from "../model/index.ts";

/** What sets are made of, in the order in which they are listed. */
export const setKinds = ["publisher", "subject", "year"] as const;

export type SetKind = (typeof setKinds)[number];

/** A set; without a value it is the parent of all sets of its kind. */
export interface HarvestSet {
	readonly by: SetKind;
	readonly value?: string;
}

/** Marks of Vietnamese letters under their keys of VNI typing: `Bắc Kạn` is `Ba.81c_Ka.5n`. */
const keyOfMark: ReadonlyMap<string, string> = new Map([
	["\u0301", "1"],
	["\u0300", "2"],
	["\u0309", "3"],
	["\u0303", "4"],
	["\u0323", "5"],
	["\u0302", "6"],
	["\u031B", "7"],
	["\u0306", "8"],
]);
const markOfKey: ReadonlyMap<string, string> = new Map([...keyOfMark].map(([mark, key]) => [key, mark]));

/** The grammar of setSpec (OAI-PMH 2.0, 2.6). */
const grammar = /^[A-Za-z0-9\-_.!~*'()]+(:[A-Za-z0-9\-_.!~*'()]+)*$/;

export function isSetSpec(text: string): boolean {
	return grammar.test(text);
}

/**
 * A value in the few characters of setSpec, so that it can be read back without a list: letters, digits and hyphens stay, a blank is `_`, a
 * Vietnamese letter is its base, a point and the keys of its marks, anything else its code point between tildes. Different values have
 * different slugs.
 */
export function setSlug(value: string): string {
	let slug = "";
	let afterKeys = false;
	for (const character of value) {
		const keys = keysOf(character);
		// A digit after keys would be read as one more of them.
		if (/^[A-Za-z-]$/.test(character) || (/^[0-9]$/.test(character) && !afterKeys)) slug += character;
		else if (character === " ") slug += "_";
		else slug += keys ?? `~${(character.codePointAt(0) as number).toString(16)}~`;
		afterKeys = keys !== undefined;
	}
	return slug;
}

function keysOf(character: string): string | undefined {
	if (character === "đ") return "d.9";
	if (character === "Đ") return "D.9";
	const [base = "", ...marks] = character.normalize("NFD");
	if (marks.length === 0 || !/^[A-Za-z]$/.test(base)) return undefined;
	const keys = marks.map((mark) => keyOfMark.get(mark));
	if (keys.includes(undefined) || compose(base, keys.join("")) !== character) return undefined;
	return `${base}.${keys.join("")}`;
}

function compose(base: string, keys: string): string {
	return (base + [...keys].map((key) => markOfKey.get(key)).join("")).normalize("NFC");
}

/** The value of a slug; undefined for what `setSlug` would not write so. */
export function slugValue(slug: string): string | undefined {
	const value = slug.replace(/([A-Za-z])\.([1-9]+)|~([0-9a-f]{1,6})~|_/g, (whole, base, keys, code) => {
		if (code !== undefined)
			return code.length < 6 || code <= "10ffff" ? String.fromCodePoint(Number.parseInt(code, 16)) : whole;
		if (whole === "_") return " ";
		return keys === "9" ? (base === "d" ? "đ" : "Đ") : compose(base, keys);
	});
	return value !== "" && setSlug(value) === slug ? value : undefined;
}

export function setSpec({ by, value }: HarvestSet): string {
	return value === undefined ? by : `${by}:${setSlug(value)}`;
}

/** The set that a setSpec names; undefined where there cannot be one. */
export function parseSetSpec(spec: string): HarvestSet | undefined {
	const [kind, slug, ...rest] = spec.split(":");
	const by = setKinds.find((each) => each === kind);
	if (by === undefined || rest.length > 0) return undefined;
	if (slug === undefined) return { by };
	const value = slugValue(slug);
	return value === undefined ? undefined : { by, value };
}

/** The values of a record by which sets of a kind have it. */
export function setValuesOf(
	row: Pick<HarvestRow, "publisher" | "subjects" | "issued">,
	by: SetKind,
): readonly string[] {
	switch (by) {
		case "publisher":
			return row.publisher ? [row.publisher] : [];
		case "subject":
			return [...new Set(row.subjects)].filter((subject) => subject !== "");
		case "year": {
			const year = /^\d{4}/.exec(row.issued ?? "")?.[0];
			return year === undefined ? [] : [year];
		}
	}
}

/** Sets that a record is in; their parents go without saying (OAI-PMH 2.0, 2.6). */
export function setsOf(row: Pick<HarvestRow, "publisher" | "subjects" | "issued">): readonly string[] {
	return setKinds.flatMap((by) => setValuesOf(row, by).map((value) => setSpec({ by, value })));
}
