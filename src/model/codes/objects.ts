import type { CodeRow } from "./row.ts";

/** Codes of findings about deposits into object stores and folders. */
export const objectsCodes = {} as const satisfies Record<string, CodeRow>;
