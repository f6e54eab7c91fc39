import type { CodeRow } from "./row.ts";

const leftOut = { severity: "notice", params: ["count", "characters", "lines", "text"] } as const satisfies CodeRow;

/** Codes of findings about: saved pages and other HTML. */
export const htmlCodes = {
	"read/html-too-long": { severity: "error", exit: 3, params: ["limit"] },
	"read/html-too-many-tags": { severity: "error", exit: 3, params: ["limit"] },
	"read/html-too-many-attributes": { severity: "error", exit: 3, params: ["limit"] },
	"read/html-depth-flattened": { severity: "warning", params: ["count"] },
	"read/html-nesting-flattened": { severity: "warning", params: ["count", "limit"] },
	"read/html-related-left-out": leftOut,
	"read/html-navigation-left-out": leftOut,
	"read/html-sharing-left-out": leftOut,
	"read/html-comments-left-out": leftOut,
	"read/html-advertising-left-out": leftOut,
	"read/html-keywords-left-out": leftOut,
	"read/html-details-left-out": leftOut,
	"read/html-form-left-out": leftOut,
	"read/html-hidden-left-out": leftOut,
	"read/html-media-left-out": leftOut,
	"read/html-outside-left-out": leftOut,
	"read/html-media-not-kept": { severity: "warning", params: ["count", "tag", "href"] },
	"read/html-image-moved": { severity: "notice", params: ["count"] },
	"read/html-image-without-source": { severity: "warning", params: ["count"] },
	"read/html-image-unreadable": { severity: "warning", params: ["count", "href"] },
	"read/html-icon-left-out": { severity: "notice", params: ["count", "href"] },
	"read/html-link-left-out": { severity: "notice", params: ["count", "href"] },
} as const satisfies Record<string, CodeRow>;
