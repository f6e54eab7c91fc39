import type { CodeRow } from "./row.ts";

/** Codes of findings about deposits into InvenioRDM and Zenodo. */
export const invenioCodes = {
	"invenio/draft-unfindable": { severity: "error", exit: 6, params: ["target", "key"] },
	"invenio/drafts-doubled": { severity: "warning", params: ["target", "kept", "others"] },
	"invenio/metadata-refused": { severity: "error", exit: 5, params: ["target", "field", "message"] },
	"invenio/metadata-changed": { severity: "warning", params: ["target", "field"] },
	"invenio/title-short": { severity: "error", exit: 5, params: ["target", "length"] },
	"invenio/date-missing": { severity: "error", exit: 5, params: ["target"] },
	"invenio/type-unknown": { severity: "error", exit: 2, params: ["target", "type"] },
	"invenio/standard-value": { severity: "notice", params: ["target", "field", "value"] },
	"invenio/too-many-files": { severity: "error", exit: 5, params: ["target", "count", "limit"] },
	"invenio/foreign-address": { severity: "error", exit: 5, params: ["target", "address"] },
} as const satisfies Record<string, CodeRow>;
