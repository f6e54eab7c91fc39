/** What differs between the digests that stand written and those that were found. */
export interface FixityDifference<Expected, Found> {
	/** Expected but not found. */
	readonly missing: readonly (readonly [path: string, expected: Expected])[];
	/** Found but not expected. */
	readonly unexpected: readonly (readonly [path: string, found: Found])[];
	/** Found with another digest. */
	readonly mismatch: readonly (readonly [path: string, expected: Expected, found: Found])[];
}

/** Compares by path; `same` decides whether a file is as expected. Paths come out in the order of the maps. */
export function compare<Expected, Found>(
	expected: ReadonlyMap<string, Expected>,
	found: ReadonlyMap<string, Found>,
	same: (expected: Expected, found: Found) => boolean,
): FixityDifference<Expected, Found> {
	const missing: [string, Expected][] = [];
	const mismatch: [string, Expected, Found][] = [];
	for (const [path, value] of expected) {
		const actual = found.get(path);
		if (actual === undefined) missing.push([path, value]);
		else if (!same(value, actual)) mismatch.push([path, value, actual]);
	}
	const unexpected = [...found].filter(([path]) => !expected.has(path));
	return { missing, unexpected, mismatch };
}
