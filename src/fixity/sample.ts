import { createHash } from "node:crypto";

/** How many of all: a number, or a share. */
export type SampleSize = { readonly count: number } | { readonly percent: number };

/** `5%`, `2.5%` or `200`; undefined for anything else. */
export function parseSample(text: string): SampleSize | undefined {
	const [, number, sign] = /^(\d+(?:\.\d+)?)(%?)$/.exec(text.trim()) ?? [];
	if (number === undefined) return undefined;
	const value = Number(number);
	if (sign === "%") return value > 0 && value <= 100 ? { percent: value } : undefined;
	return Number.isSafeInteger(value) && value > 0 && !number.includes(".") ? { count: value } : undefined;
}

/**
 * A sample of names, in their order. Which ones depends on the seed and on the names alone: not on their order, not on the machine. With the
 * same seed a name stays in the sample when others come or go, unless it is crowded out; another seed chooses others.
 */
export function sampleOf(names: readonly string[], size: SampleSize, seed: string): readonly string[] {
	const count = "count" in size ? size.count : Math.ceil((names.length * size.percent) / 100);
	const rank = (name: string) => createHash("sha256").update(`${seed}\0${name}`).digest("hex");
	const chosen = new Set(
		names
			.map((name) => [rank(name), name] as const)
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.slice(0, count)
			.map(([, name]) => name),
	);
	return names.filter((name) => chosen.has(name));
}
