import type { CodeRow } from "./row.ts";

/** Codes of findings about: BagIt Profiles, and bags that are made or changed where they stand. */
export const bagCodes = {
	// The profile itself.
	"bag/profile-unknown": { severity: "error", exit: 2, params: ["profile"] },
	"bag/profile-not-json": { severity: "error", exit: 2, params: ["file"] },
	"bag/profile-malformed": { severity: "error", exit: 2, params: ["file", "field"] },
	"bag/profile-field-unknown": { severity: "warning", params: ["file", "field"] },
	"bag/profile-needs-a-bag": { severity: "error", params: ["path"] },
	// A bag and a profile.
	"bag/profile-version": { severity: "error", params: ["version", "allowed"] },
	"bag/profile-serialisation-required": { severity: "error", params: ["allowed"] },
	"bag/profile-serialisation-forbidden": { severity: "error", params: ["found"] },
	"bag/profile-serialisation-kind": { severity: "error", params: ["found", "allowed"] },
	"bag/profile-not-claimed": { severity: "error", params: ["expected", "found"] },
	"bag/profile-tag-missing": { severity: "error", params: ["label"] },
	"bag/profile-tag-recommended": { severity: "warning", params: ["label"] },
	"bag/profile-tag-repeated": { severity: "error", params: ["label"] },
	"bag/profile-tag-value": { severity: "error", params: ["label", "value", "allowed"] },
	"bag/profile-manifest-missing": { severity: "error", params: ["file"] },
	"bag/profile-manifest-forbidden": { severity: "error", params: ["file", "allowed"] },
	"bag/profile-fetch-forbidden": { severity: "error" },
	"bag/profile-fetch-required": { severity: "error" },
	"bag/profile-tag-file-missing": { severity: "error", params: ["path"] },
	"bag/profile-tag-file-forbidden": { severity: "error", params: ["path", "allowed"] },
	"bag/profile-payload": { severity: "error", params: ["count"] },
	// Bagging a folder where it stands, and changing a bag.
	"bag/already-a-bag": { severity: "error", exit: 2, params: ["path"] },
	"bag/damaged": { severity: "error", params: ["path", "count"] },
	"bag/version-old": { severity: "error", params: ["path", "version"] },
	"bag/added": { severity: "notice", params: ["path"] },
	"bag/changed": { severity: "warning", params: ["path"] },
	"bag/removed": { severity: "warning", params: ["path"] },
	"bag/up-to-date": { severity: "notice", params: ["path"] },
	"bag/undone": { severity: "notice", params: ["path"] },
	"bag/finished": { severity: "notice", params: ["path"] },
	"bag/changed-meanwhile": { severity: "error", params: ["path"] },
	"bag/two-of-one": { severity: "error", exit: 3, params: ["path", "other"] },
} as const satisfies Record<string, CodeRow>;
