import type { CodeRow } from "./row.ts";

/** Codes of findings about: typeset. */
export const typesetCodes = {
	"typeset/template-syntax": { severity: "error", exit: 2, params: ["problem"] },
	"typeset/template-mark-expected": { severity: "error", exit: 2, params: ["expected"] },
	"typeset/template-type": { severity: "error", exit: 2, params: ["path", "value", "expected"] },
	"typeset/template-choice": { severity: "error", exit: 2, params: ["path", "value", "choices"] },
	"typeset/template-range": { severity: "error", exit: 2, params: ["path", "value", "limit"] },
	"typeset/template-length": { severity: "error", exit: 2, params: ["path", "value"] },
	"typeset/template-name": { severity: "error", exit: 2, params: ["path", "value"] },
	"typeset/template-no-room": { severity: "error", exit: 2, params: ["path"] },
	"typeset/template-missing-key": { severity: "error", exit: 2, params: ["path"] },
	"typeset/template-unknown-key": { severity: "error", exit: 2, params: ["path", "key"] },
	"typeset/paper-unknown": { severity: "error", exit: 2, params: ["value", "names"] },
	"typeset/paper-too-small": { severity: "error", exit: 2, params: ["value"] },
	"typeset/long-word-broken": { severity: "notice", params: ["word"] },
	"typeset/no-break-relaxed": { severity: "notice", params: ["text"] },
	"typeset/loose-line": { severity: "notice", params: ["gap", "limit", "count"] },
	"typeset/heading-level-changed": { severity: "notice", params: ["from", "to"] },
	"typeset/mark-not-shown": { severity: "notice", params: ["mark", "count"] },
	"typeset/link-not-active": { severity: "notice", params: ["href"] },
	"typeset/picture-missing": { severity: "warning", params: ["href"] },
	"typeset/picture-without-alt": { severity: "warning", params: ["href"] },
	"typeset/table-too-wide": { severity: "warning", params: ["columns"] },
} as const satisfies Record<string, CodeRow>;
