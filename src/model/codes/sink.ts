import type { CodeRow } from "./row.ts";

/** Codes of findings about the stores that a batch writes to. */
export const sinkCodes = {
	"sink/volume-left-out": { severity: "warning", params: ["month", "path", "codes"] },
} as const satisfies Record<string, CodeRow>;
