import type { CodeRow } from "./row.ts";

/** Codes of findings about batches for DSpace, SWORD deposits and transfers to Archivematica. */
export const depositPackageCodes = {
	// DSpace's Simple Archive Format.
	"saf/no-item": { severity: "error" },
	"saf/no-description": { severity: "error", params: ["path"] },
	"saf/root": { severity: "error", params: ["name"] },
	"saf/schema-unknown": { severity: "error", params: ["schema"] },
	"saf/field-unknown": { severity: "error", params: ["field"] },
	"saf/no-dcvalue": { severity: "warning", params: ["name"] },
	"saf/empty-value": { severity: "warning", params: ["field"] },
	"saf/no-contents": { severity: "error", params: ["path"] },
	"saf/line-end": { severity: "warning" },
	"saf/no-tab": { severity: "error", params: ["text"] },
	"saf/listed-twice": { severity: "warning", params: ["path", "line"] },
	"saf/option-unknown": { severity: "warning", params: ["text"] },
	"saf/primary-twice": { severity: "warning", params: ["bundle"] },
	"saf/permissions": { severity: "warning", params: ["group"] },
	"saf/not-listed": { severity: "warning", params: ["path"] },
	"saf/loose-file": { severity: "warning", params: ["path"] },
	"saf/folder-name": { severity: "warning", params: ["path"] },
	"saf/handle": { severity: "error", params: ["value"] },
	"saf/handle-twice": { severity: "error", params: ["value", "other"] },
	"saf/collection": { severity: "error", params: ["value"] },
	"saf/item-too-large": { severity: "error", params: ["path", "size", "limit"] },
	// SWORD.
	"sword/name": { severity: "error", params: ["path"] },
	// Archivematica.
	"transfer/no-objects": { severity: "error" },
	"transfer/no-checksums": { severity: "notice" },
	"transfer/not-an-object": { severity: "error", params: ["path"] },
	"transfer/name-not-ascii": { severity: "warning", params: ["path"] },
	"transfer/csv-malformed": { severity: "error", params: ["detail"] },
	"transfer/csv-no-filename": { severity: "error", params: ["column"] },
	"transfer/csv-column": { severity: "error", params: ["column"] },
	"transfer/csv-width": { severity: "error", params: ["found", "expected"] },
	"transfer/csv-no-object": { severity: "error", params: ["path"] },
} as const satisfies Record<string, CodeRow>;
