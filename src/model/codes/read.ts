import type { CodeRow } from "./row.ts";

/** Codes of findings about: read. */
export const readCodes = {
	"read/not-utf8": { severity: "error", exit: 3, params: ["byte", "offset"] },
	"read/utf16": { severity: "error", exit: 3, params: ["encoding"] },
	"read/binary": { severity: "error", exit: 3, params: ["kind"] },
	"read/empty": { severity: "error", exit: 3 },
	"read/unsupported-format": { severity: "error", exit: 3, params: ["format"] },
	"read/header-date-invalid": { severity: "warning", params: ["value"] },
	"read/looks-like": { severity: "warning", params: ["format"] },
	"read/paragraph-per-line": { severity: "notice", params: ["count"] },
} as const satisfies Record<string, CodeRow>;
