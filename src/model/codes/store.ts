import type { CodeRow } from "./row.ts";

/** Codes of findings about: store. */
export const storeCodes = {
	// Reading.
	"store/not-found": { severity: "error", exit: 3, params: ["path"] },
	"store/not-readable": { severity: "error", exit: 3, params: ["path", "reason"] },
	"store/is-a-folder": { severity: "error", exit: 3, params: ["path"] },
	"store/is-a-file": { severity: "error", exit: 3, params: ["path"] },
	"store/name-not-utf8": { severity: "error", exit: 3, params: ["path"] },
	"store/not-a-neighbour": { severity: "error", exit: 3, params: ["href"] },
	"store/size-changed": { severity: "error", exit: 3, params: ["path", "expected", "found"] },
	"store/no-such-font": { severity: "error", exit: 2, params: ["path"] },
	"store/no-such-template": { severity: "error", exit: 2, params: ["name", "known"] },
	// Writing.
	"store/no-space": { severity: "error", exit: 8, params: ["path"] },
	"store/not-writable": { severity: "error", exit: 8, params: ["path"] },
	"store/read-only": { severity: "error", exit: 8, params: ["path"] },
	"store/not-a-folder": { severity: "error", exit: 8, params: ["path"] },
	"store/name-too-long": { severity: "error", exit: 8, params: ["path"] },
	"store/name-refused": { severity: "error", exit: 8, params: ["path"] },
	"store/too-many-open-files": { severity: "error", exit: 8, params: ["path"] },
	"store/cannot-rename": { severity: "error", exit: 8, params: ["path", "reason"] },
	"store/write-failed": { severity: "error", exit: 8, params: ["path", "reason"] },
	"store/path-unsafe": { severity: "error", exit: 8, params: ["path"] },
	"store/path-taken": { severity: "error", exit: 8, params: ["path"] },
	"store/exists": { severity: "error", exit: 9, params: ["path"] },
	"store/locked": { severity: "error", exit: 7, params: ["path", "pid", "host"] },
	"store/interrupted": { severity: "error", params: ["path"] },
	"store/leftover-removed": { severity: "notice", params: ["path"] },
	"store/leftover-stays": { severity: "warning", params: ["path", "reason"] },
	"store/lock-taken-over": { severity: "notice", params: ["path", "pid"] },
	// Records in an output folder.
	"store/record-unreadable": { severity: "warning", params: ["path"] },
} as const satisfies Record<string, CodeRow>;
