import type { CodeRow } from "./row.ts";

/** Codes of findings about batches. */
export const batchCodes = {
	// Of an article.
	"batch/duplicate": { severity: "notice", params: ["first"] },
	"batch/near-duplicate": { severity: "warning", params: ["first", "identifier"] },
	"batch/identifier-repeated": { severity: "error", params: ["identifier", "first"] },
	"batch/different-record": { severity: "error", exit: 9, params: ["identifier"] },
	"batch/large-article": { severity: "notice", params: ["size", "limit"] },
	"batch/too-large": { severity: "error", params: ["size", "limit"] },
	"batch/timeout": { severity: "error", params: ["seconds"] },
	"batch/worker-died": { severity: "error", params: ["reason"] },
	// Of a run.
	"batch/no-such-kind": { severity: "error", exit: 2, params: ["kind", "known"] },
	"batch/number": { severity: "error", exit: 2, params: ["option", "value"] },
	"batch/since": { severity: "error", exit: 2, params: ["value"] },
	"batch/no-journal": { severity: "error", exit: 2, params: ["path"] },
	"batch/other-run": { severity: "error", exit: 2, params: ["path"] },
	"batch/journal-damaged": { severity: "warning", params: ["path", "lines"] },
	"batch/record-gone": { severity: "warning", params: ["path"] },
	"batch/record-damaged": { severity: "error", params: ["path"] },
	"batch/check-needs-resume": { severity: "error", exit: 2 },
	"batch/resumed": { severity: "notice", params: ["count"] },
	"batch/remaining": { severity: "notice", params: ["count"] },
	"batch/no-catalogue": { severity: "notice", params: ["library"] },
	"batch/not-catalogued": { severity: "warning", params: ["path"] },
	"batch/no-threads": { severity: "notice" },
} as const satisfies Record<string, CodeRow>;
