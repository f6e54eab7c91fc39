import type { CodeRow } from "./row.ts";

/** Codes of findings about deposits into object stores and folders. */
export const objectsCodes = {
	"objects/no-bucket": { severity: "error", exit: 5, params: ["target", "bucket"] },
	"objects/upload-differs": { severity: "error", exit: 6, params: ["target", "path", "part"] },
} as const satisfies Record<string, CodeRow>;
