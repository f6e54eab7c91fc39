import type { CodeRow } from "./row.ts";

/** Codes of findings about: text. */
export const textCodes = {
	"text/not-nfc": { severity: "notice", params: ["count"] },
	"text/invisible-dropped": { severity: "warning", params: ["character", "name", "count"] },
	"text/white-space-folded": { severity: "notice", params: ["count"] },
	"text/control-character": { severity: "error", params: ["character", "count"] },
	"text/replacement-character": { severity: "warning", params: ["count"] },
} as const satisfies Record<string, CodeRow>;
