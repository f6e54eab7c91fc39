import type { CodeRow } from "./row.ts";

/** Codes of findings about the catalogue. */
export const catalogCodes = {} as const satisfies Record<string, CodeRow>;
