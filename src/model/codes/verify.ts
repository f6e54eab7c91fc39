import type { CodeRow } from "./row.ts";

/** Codes of findings about: verify. */
export const verifyCodes = {
	// What is asked for.
	"verify/since": { severity: "error", exit: 2, params: ["value"] },
	"verify/sample": { severity: "error", exit: 2, params: ["value"] },
	"verify/number": { severity: "error", exit: 2, params: ["option", "value"] },
	"verify/needs-log": { severity: "error", exit: 2, params: ["option"] },
	"verify/nothing-due": { severity: "notice", params: ["found"] },
	// What only a log can show.
	"verify/log-line-damaged": { severity: "warning", params: ["path", "line"] },
	"verify/package-gone": { severity: "warning", params: ["path", "date"] },
	"verify/manifest-changed": { severity: "warning", params: ["path", "file", "date"] },
	// Files of a package by their content.
	"verify/format-differs": { severity: "warning", params: ["path", "extension", "found"] },
	"verify/xml-malformed": { severity: "warning", params: ["path", "reason"] },
	"verify/xml-invalid": { severity: "error", params: ["path", "schema", "reason"] },
	"verify/schemas-unreadable": { severity: "error", exit: 3, params: ["path", "reason"] },
	"verify/schema-library-missing": { severity: "error", exit: 2 },
	"verify/pdf-unreadable": { severity: "warning", params: ["path", "reason"] },
	"verify/pdf-encrypted": { severity: "warning", params: ["path"] },
	"verify/pdf-font-not-embedded": { severity: "warning", params: ["path", "fonts"] },
	"verify/pdf-untagged": { severity: "warning", params: ["path", "claim"] },
	"verify/pdf-header": { severity: "warning", params: ["path", "version", "claim"] },
	"verify/verapdf-missing": { severity: "error", exit: 2 },
	"verify/verapdf-broken": { severity: "error", exit: 2, params: ["reason"] },
	"verify/verapdf-failed": { severity: "error", params: ["path", "flavour"] },
	"verify/verapdf-silent": { severity: "warning", params: ["path"] },
} as const satisfies Record<string, CodeRow>;
