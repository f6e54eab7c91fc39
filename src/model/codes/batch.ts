import type { CodeRow } from "./row.ts";

/** Codes of findings about batches. */
export const batchCodes = {} as const satisfies Record<string, CodeRow>;
