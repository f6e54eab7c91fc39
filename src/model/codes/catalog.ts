import type { CodeRow } from "./row.ts";

/** Codes of findings about the catalogue. */
export const catalogCodes = {
	// The database as a file.
	"catalog/library-missing": { severity: "error", exit: 2, params: ["library"] },
	"catalog/not-found": { severity: "error", exit: 3, params: ["path"] },
	"catalog/not-a-catalogue": { severity: "error", exit: 3, params: ["path"] },
	"catalog/newer": { severity: "error", exit: 3, params: ["path", "version", "known"] },
	"catalog/migrated": { severity: "notice", params: ["path", "from", "to"] },
	"catalog/needs-migration": { severity: "error", exit: 3, params: ["path", "version", "known"] },
	"catalog/damaged": { severity: "error", exit: 3, params: ["path", "reason"] },
	"catalog/locked": { severity: "error", exit: 7, params: ["path"] },
	"catalog/no-space": { severity: "error", exit: 8, params: ["path"] },
	"catalog/not-writable": { severity: "error", exit: 8, params: ["path"] },
	"catalog/failed": { severity: "error", exit: 8, params: ["path", "reason"] },
	// What is asked of it.
	"catalog/no-such-record": { severity: "error", exit: 3, params: ["identifier"] },
	"catalog/query-empty": { severity: "error", exit: 2, params: ["query"] },
	"catalog/query-only-not": { severity: "error", exit: 2, params: ["query"] },
	"catalog/query-too-long": { severity: "error", exit: 2, params: ["most"] },
	"catalog/date": { severity: "error", exit: 2, params: ["value"] },
	"catalog/number": { severity: "error", exit: 2, params: ["option", "value"] },
	"catalog/words-needed": { severity: "error", exit: 2, params: ["action"] },
	"catalog/store-needed": { severity: "error", exit: 2, params: [] },
	"catalog/words-unwanted": { severity: "error", exit: 2, params: ["action"] },
	// Checks.
	"catalog/integrity": { severity: "error", params: ["path", "reason"] },
	"catalog/package-missing": { severity: "error", params: ["identifier", "path"] },
	"catalog/artifact-missing": { severity: "error", params: ["identifier", "path"] },
	"catalog/digest-differs": { severity: "error", params: ["identifier", "path"] },
	// Rebuilding.
	"catalog/sidecar-damaged": { severity: "warning", params: ["path", "line"] },
	"catalog/not-rebuilt": { severity: "error", params: ["path"] },
	"catalog/nothing-to-rebuild": { severity: "error", exit: 3, params: ["path"] },
} as const satisfies Record<string, CodeRow>;
