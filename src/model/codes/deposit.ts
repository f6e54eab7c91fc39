import type { CodeRow } from "./row.ts";

/** Codes of findings about deposits into repositories, whatever their kind. `target` is the name in the settings. */
export const depositCodes = {
	// Targets and secrets.
	"deposit/no-such-target": { severity: "error", exit: 2, params: ["target", "known"] },
	"deposit/kind-unknown": { severity: "error", exit: 2, params: ["target", "kind", "known"] },
	"deposit/setting-missing": { severity: "error", exit: 2, params: ["target", "key"] },
	"deposit/setting-value": { severity: "error", exit: 2, params: ["target", "key", "expected"] },
	"deposit/secret-missing": { severity: "error", exit: 4, params: ["target", "from"] },
	"deposit/library-missing": { severity: "error", exit: 2, params: ["target", "library"] },
	// The wire.
	"deposit/unreachable": { severity: "error", exit: 6, params: ["target", "reason"] },
	"deposit/certificate": { severity: "error", exit: 6, params: ["target", "reason"] },
	"deposit/timeout": { severity: "error", exit: 6, params: ["target", "step"] },
	"deposit/answer-cut": { severity: "error", exit: 6, params: ["target", "step"] },
	"deposit/busy": { severity: "error", exit: 6, params: ["target", "status"] },
	"deposit/server-fault": { severity: "error", exit: 6, params: ["target", "step", "status"] },
	"deposit/redirected": { severity: "error", exit: 5, params: ["target", "to"] },
	"deposit/clock": { severity: "warning", params: ["target", "seconds"] },
	// Rights.
	"deposit/not-authenticated": { severity: "error", exit: 4, params: ["target"] },
	"deposit/not-allowed": { severity: "error", exit: 4, params: ["target", "step"] },
	// What the repository says of the deposit.
	"deposit/refused": { severity: "error", exit: 5, params: ["target", "step", "status", "message"] },
	"deposit/answer-unreadable": { severity: "error", exit: 5, params: ["target", "step", "status"] },
	"deposit/lost": { severity: "warning", params: ["target", "element", "field", "reason"] },
	"deposit/too-large": { severity: "error", exit: 5, params: ["target", "path", "size"] },
	"deposit/other-content": { severity: "error", exit: 9, params: ["target", "path"] },
	"deposit/digest-differs": { severity: "error", exit: 5, params: ["target", "path", "expected", "observed"] },
	"deposit/no-progress": { severity: "error", exit: 6, params: ["target", "step", "attempts"] },
	"deposit/waiting": { severity: "notice", params: ["target", "state"] },
	"deposit/already-there": { severity: "notice", params: ["target", "state"] },
	"deposit/found-again": { severity: "notice", params: ["target"] },
	"deposit/cannot-withdraw": { severity: "error", exit: 5, params: ["target", "kind"] },
	"deposit/not-a-package": { severity: "error", exit: 3, params: ["path"] },
	"deposit/journal-damaged": { severity: "warning", params: ["path", "line"] },
	"deposit/stopped": { severity: "error", exit: 1, params: ["target", "left"] },
	"deposit/no-such-deposit": { severity: "error", exit: 2, params: ["target"] },
	"deposit/withdrawn": { severity: "warning", params: ["target"] },
	"deposit/secret-in-settings": { severity: "error", exit: 2, params: ["target", "key"] },
	"deposit/not-in-catalogue": { severity: "warning", params: ["path", "receipts"] },
	// Names that repositories gave.
	"deposit/adopt-bag": { severity: "error", exit: 3, params: ["path"] },
	"deposit/adopt-differs": { severity: "error", params: ["path", "what"] },
	"deposit/identifier-unregistered": { severity: "warning", params: ["target", "value"] },
	// Folders.
	"deposit/folder-full": { severity: "error", exit: 5, params: ["target", "path"] },
	"deposit/folder-not-writable": { severity: "error", exit: 5, params: ["target", "path", "reason"] },
	"deposit/interrupted": { severity: "error", params: ["target"] },
} as const satisfies Record<string, CodeRow>;
