import type { CodeRow } from "./row.ts";

/** Codes of findings about exports of WordPress. */
export const wxrCodes = {
	"wxr/not-an-export": { severity: "error", exit: 3 },
	"wxr/ill-formed": { severity: "error", exit: 3, params: ["message"] },
	"wxr/item-unclosed": { severity: "error", exit: 3 },
	"wxr/truncated": { severity: "warning" },
	"wxr/items-left-out": { severity: "notice", params: ["kind", "count"] },
	"wxr/control-characters": { severity: "warning", params: ["count"] },
	"wxr/shortcode-left-out": { severity: "warning", params: ["tag", "count", "text"] },
	"wxr/block-left-out": { severity: "warning", params: ["name", "count"] },
	"wxr/attachment-missing": { severity: "warning", params: ["count"] },
	"wxr/creator-not-taken": { severity: "notice", params: ["value"] },
	"wxr/not-published": { severity: "notice", params: ["status"] },
} as const satisfies Record<string, CodeRow>;
