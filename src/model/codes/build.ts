import type { CodeRow } from "./row.ts";

/** Codes of findings about the making and the proof of a record. */
export const buildCodes = {
	"build/proof-failed": { severity: "error", exit: 70, params: ["count"] },
	"build/different-record": { severity: "error", exit: 9, params: ["identifier", "path"] },
	"build/existing-damaged": { severity: "error", exit: 9, params: ["path"] },
	"build/several-sidecars": { severity: "error", exit: 2, params: ["files"] },
	"build/xml-ill-formed": { severity: "error", params: ["message"] },
	"build/record-file-missing": { severity: "error", params: ["path"] },
	"build/source-differs": { severity: "error", params: ["expected", "found"] },
	"build/source-unreadable": { severity: "error" },
	"build/text-differs": { severity: "error", params: ["number", "expected", "found"] },
	"build/heading-differs": { severity: "error", params: ["number", "found"] },
	"build/text-missing": { severity: "error", params: ["number", "expected"] },
	"build/text-unexpected": { severity: "error", params: ["number", "found"] },
	"build/text-untagged": { severity: "error", params: ["found"] },
	"build/text-not-nfc": { severity: "error", params: ["number", "found"] },
	"build/title-differs": { severity: "error", params: ["where", "expected", "found"] },
	"build/language-differs": { severity: "error", params: ["expected", "found"] },
	"build/claim-differs": { severity: "error", params: ["expected", "found"] },
	"build/identifier-differs": { severity: "error", params: ["where", "expected", "found"] },
	"build/element-unknown": { severity: "error", params: ["element"] },
	"build/element-missing": { severity: "error", params: ["element", "value"] },
	"build/element-unexpected": { severity: "error", params: ["element", "value"] },
	"build/object-digest-differs": { severity: "error", params: ["path", "expected", "found"] },
	"build/object-missing": { severity: "error", params: ["path"] },
} as const satisfies Record<string, CodeRow>;
