import type { CodeRow } from "./row.ts";

/** Codes of findings about deposits into DSpace. */
export const dspaceCodes = {} as const satisfies Record<string, CodeRow>;
