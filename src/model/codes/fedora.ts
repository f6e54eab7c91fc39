import type { CodeRow } from "./row.ts";

/** Codes of findings about deposits into Fedora. */
export const fedoraCodes = {
	"fedora/transaction": { severity: "error", exit: 6, params: ["target", "message"] },
	"fedora/withdrawn": { severity: "error", exit: 9, params: ["target"] },
} as const satisfies Record<string, CodeRow>;
