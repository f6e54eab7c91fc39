import type { CodeRow } from "./row.ts";

/** Codes of findings about deposits into Fedora. */
export const fedoraCodes = {} as const satisfies Record<string, CodeRow>;
