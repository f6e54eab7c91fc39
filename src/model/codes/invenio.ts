import type { CodeRow } from "./row.ts";

/** Codes of findings about deposits into InvenioRDM and Zenodo. */
export const invenioCodes = {} as const satisfies Record<string, CodeRow>;
