import type { BagCase } from "./case.ts";
import { declarationCases } from "./declaration.ts";
import { manifestCases } from "./manifests.ts";
import { tagCases } from "./tags.ts";

export type { BagCase } from "./case.ts";
export { writeBag } from "./make.ts";

/** Bags good and bad, for every clause of RFC 8493 that can be broken. */
export const bagCases: readonly BagCase[] = [...declarationCases, ...manifestCases, ...tagCases];
