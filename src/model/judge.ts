import type { Outcome } from "./diagnostic.ts";

/** An outside validator that can be run on files. */
export interface Judge {
	readonly name: string;
	/** The standards it speaks for. */
	readonly standards: readonly string[];
	/** Absent value: the judge cannot be run here, and the findings say why. */
	judge(
		paths: readonly string[],
	): Promise<Outcome<readonly { readonly path: string; readonly passed: boolean; readonly report: string }[]>>;
}
