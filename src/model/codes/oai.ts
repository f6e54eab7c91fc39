import type { CodeRow } from "./row.ts";

/** Codes of findings about OAI-PMH. */
export const oaiCodes = {
	"oai/description-unreadable": { severity: "warning", params: ["identifier"] },
	"oai/admin-email-missing": { severity: "error", exit: 2 },
	"oai/admin-email": { severity: "error", exit: 2, params: ["value"] },
	"oai/base-url": { severity: "error", exit: 2, params: ["value"] },
	"oai/domain": { severity: "error", exit: 2, params: ["value"] },
	"oai/domain-local": { severity: "warning", params: ["domain"] },
	"oai/number": { severity: "error", exit: 2, params: ["option", "value", "from", "to"] },
	"oai/folder-missing": { severity: "error", exit: 2 },
	"oai/port-missing": { severity: "error", exit: 2 },
	"oai/address-taken": { severity: "error", exit: 2, params: ["host", "port"] },
	"oai/address": { severity: "error", exit: 2, params: ["host", "port", "reason"] },
	"oai/no-records": { severity: "warning" },
	"oai/answer-failed": { severity: "warning", params: ["reason"] },
} as const satisfies Record<string, CodeRow>;
