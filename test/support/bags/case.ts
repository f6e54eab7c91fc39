import { type BagRecipe, type MadeBag, makeBag } from "./make.ts";

export type Verdict = "valid" | "warning" | "invalid";

/** A package with the verdict that the standard gives it, and the code that says so. */
export interface BagCase {
	readonly name: string;
	/** Of RFC 8493. */
	readonly clause: string;
	readonly verdict: Verdict;
	/** A finding that has to be there (`package/` left out); every other error is a fault of the case. */
	readonly code?: string;
	readonly bag: MadeBag;
}

type Row = readonly [name: string, recipe: BagRecipe, code?: string];

/** Cases of one clause and one verdict. */
export function cases(clause: string, verdict: Verdict, rows: readonly Row[]): readonly BagCase[] {
	return rows.map(([name, recipe, code]) => ({
		name,
		clause,
		verdict,
		bag: makeBag(recipe),
		...(code !== undefined && { code }),
	}));
}

export const versions = ["0.93", "0.94", "0.95", "0.96", "0.97", "1.0"] as const;
export const drafts = versions.slice(0, -1);
