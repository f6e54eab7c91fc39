import type { CodeRow } from "./row.ts";

/** Codes of findings about the call itself: options, arguments, settings. */
export const cliCodes = {
	"cli/unknown-option": { severity: "error", exit: 2, params: ["option"] },
	"cli/unknown-option-similar": { severity: "error", exit: 2, params: ["option", "similar"] },
	"cli/option-needs-value": { severity: "error", exit: 2, params: ["option"] },
	"cli/option-value": { severity: "error", exit: 2, params: ["option", "value", "choices"] },
	"cli/argument-missing": { severity: "error", exit: 2, params: ["argument"] },
	"cli/argument-unexpected": { severity: "error", exit: 2 },
	"cli/command-similar": { severity: "error", exit: 2, params: ["word", "similar"] },
	"cli/usage": { severity: "error", exit: 2, params: ["message"] },
	"cli/build-time": { severity: "error", exit: 2, params: ["value"] },
	"cli/source-date-epoch": { severity: "error", exit: 2, params: ["value"] },
	"cli/namespace": { severity: "error", exit: 2, params: ["value"] },
	"cli/internal": { severity: "error", exit: 70, params: ["message"] },
	"cli/interrupted": { severity: "warning" },
} as const satisfies Record<string, CodeRow>;
