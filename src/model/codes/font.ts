import type { CodeRow } from "./row.ts";

/** Codes of findings about: font. */
export const fontCodes = {
	"font/missing-glyph": { severity: "warning", params: ["char", "code", "font"] },
	"font/pack": { severity: "notice", params: ["script", "pack"] },
	"font/list": { severity: "error", exit: 2, params: ["file"] },
	"font/digest": { severity: "error", exit: 2, params: ["file"] },
	"font/damaged": { severity: "error", exit: 2, params: ["file", "table"] },
	"font/not-truetype": { severity: "error", exit: 2, params: ["file", "kind"] },
	"font/variable": { severity: "error", exit: 2, params: ["file"] },
	"font/restricted": { severity: "error", exit: 2, params: ["file", "fsType"] },
	"font/no-subsetting": { severity: "error", exit: 2, params: ["file", "fsType"] },
	"font/no-space": { severity: "error", exit: 2, params: ["file"] },
	"font/damaged-glyph": { severity: "warning", params: ["file", "glyph"] },
	"font/lacks-letters": { severity: "warning", params: ["file", "style", "count", "letters"] },
	"font/not-shaped": { severity: "warning", params: ["text"] },
} as const satisfies Record<string, CodeRow>;
