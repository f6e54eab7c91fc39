import type { CodeRow } from "./row.ts";

/** Codes of findings about the stores that a batch writes to. */
export const sinkCodes = {} as const satisfies Record<string, CodeRow>;
