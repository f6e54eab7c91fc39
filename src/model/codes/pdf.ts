import type { CodeRow } from "./row.ts";

/** Codes of findings about: pdf. */
export const pdfCodes = {
	"pdf/title-missing": { severity: "error" },
	"pdf/language-invalid": { severity: "error", params: ["language"] },
	"pdf/figure-without-alt": { severity: "error", params: ["element"] },
	"pdf/picture-transparent": { severity: "error", params: ["picture", "flavour"] },
	"pdf/picture-depth": { severity: "error", params: ["picture", "flavour", "bits"] },
	"pdf/picture-profile": { severity: "error", params: ["picture", "flavour", "version"] },
	"pdf/attachments-missing": { severity: "error", params: ["flavour"] },
	"pdf/attachments-forbidden": { severity: "error", params: ["flavour"] },
	"pdf/array-too-long": { severity: "error", params: ["count", "limit", "flavour"] },
	"pdf/build-time": { severity: "error", exit: 2, params: ["value"] },
	"pdf/not-pdf": { severity: "error", exit: 3 },
	"pdf/encrypted": { severity: "error", exit: 3 },
	"pdf/readers-disagree": { severity: "error", params: ["what"] },
	"pdf/damaged": { severity: "error", params: ["where"] },
	"pdf/not-tagged": { severity: "error" },
	"pdf/info-differs": { severity: "error", params: ["field", "info", "xmp"] },
	"pdf/tag-without-content": { severity: "error", params: ["page", "mcid"] },
	"pdf/tag-twice": { severity: "error", params: ["page", "mcid"] },
	"pdf/parent-tree": { severity: "error", params: ["page", "mcid"] },
	"pdf/link-untagged": { severity: "error", params: ["page"] },
	"pdf/unmapped-code": { severity: "error", params: ["page", "font", "code"] },
	"pdf/tab-order": { severity: "error", params: ["page"] },
	"pdf/text-hidden": { severity: "error", params: ["page", "why", "text"] },
	"pdf/operator-unknown": { severity: "error", params: ["page", "operator"] },
} as const satisfies Record<string, CodeRow>;
