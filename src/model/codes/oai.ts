import type { CodeRow } from "./row.ts";

/** Codes of findings about OAI-PMH. */
export const oaiCodes = {} as const satisfies Record<string, CodeRow>;
