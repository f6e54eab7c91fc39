import type { CodeRow } from "./row.ts";

/** Codes of findings about deposits into DSpace. */
export const dspaceCodes = {
	// The submission form.
	"dspace/no-key-field": { severity: "error", exit: 5, params: ["target", "field"] },
	"dspace/mandatory": { severity: "error", exit: 5, params: ["target", "fields"] },
	"dspace/licence": { severity: "error", exit: 2, params: ["target"] },
	"dspace/incomplete": { severity: "error", exit: 5, params: ["target", "paths"] },
	"dspace/sent-back": { severity: "error", exit: 5, params: ["target", "item"] },
	// Mapfiles of `dspace import`.
	"dspace/mapfile-line": { severity: "error", exit: 3, params: ["text"] },
	"dspace/mapfile-empty": { severity: "warning", params: ["path"] },
	"dspace/mapfile-twice": { severity: "error", params: ["handle", "line"] },
	"dspace/handle-missing": { severity: "error", params: ["handle", "item"] },
	"dspace/import-again": { severity: "error", params: ["path", "missing", "total"] },
	"dspace/not-a-handle": { severity: "warning", params: ["value", "item"] },
	// SWORD.
	"dspace/packaging": { severity: "error", exit: 5, params: ["target", "accepted"] },
	"dspace/one-file": { severity: "error", exit: 2, params: ["target", "files"] },
	"dspace/collection-unknown": { severity: "error", exit: 5, params: ["target", "collection"] },
	"dspace/doubled-addresses": { severity: "notice", params: ["target"] },
} as const satisfies Record<string, CodeRow>;
