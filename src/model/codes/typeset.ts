import type { CodeRow } from "./row.ts";

/** Codes of findings about: typeset. */
export const typesetCodes = {
	"typeset/template-syntax": { severity: "error", exit: 2, params: ["problem"] },
	"typeset/template-value": { severity: "error", exit: 2, params: ["path", "problem"] },
	"typeset/template-unknown-key": { severity: "error", exit: 2, params: ["path", "key"] },
	"typeset/unsupported-block": { severity: "error", params: ["kind"] },
	"typeset/long-word-broken": { severity: "notice", params: ["word"] },
	"typeset/no-break-relaxed": { severity: "notice", params: ["text"] },
	"typeset/loose-line": { severity: "notice", params: ["gap", "limit", "count"] },
	"typeset/heading-level-changed": { severity: "notice", params: ["from", "to"] },
	"typeset/mark-not-shown": { severity: "notice", params: ["mark", "count"] },
	"typeset/link-not-active": { severity: "notice", params: ["href"] },
} as const satisfies Record<string, CodeRow>;
