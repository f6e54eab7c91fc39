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
	"read/front-matter-unclosed": { severity: "error", exit: 3 },
	"read/nested-too-deeply": { severity: "error", exit: 3, params: ["limit"] },
	"read/markdown-too-complex": { severity: "error", exit: 3 },
	"read/markdown-too-long": { severity: "error", exit: 3, params: ["limit"] },
	"read/html-in-markdown": { severity: "warning", params: ["tag", "count"] },
	"read/comment-left-out": { severity: "notice", params: ["text"] },
	"read/code-unclosed": { severity: "warning", params: ["fence"] },
	"read/code-info-left-out": { severity: "notice", params: ["text"] },
	"read/image-moved": { severity: "notice", params: ["href"] },
	"read/image-link-left-out": { severity: "notice", params: ["href"] },
	"read/link-title-left-out": { severity: "notice", params: ["title", "href"] },
	"read/definition-duplicate": { severity: "warning", params: ["label", "target"] },
	"read/definition-unused": { severity: "notice", params: ["label", "target"] },
	"read/list-renumbered": { severity: "warning", params: ["found", "printed"] },
	"read/table-row-too-long": { severity: "notice", params: ["cells", "columns"] },
} as const satisfies Record<string, CodeRow>;
