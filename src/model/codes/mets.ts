import type { CodeRow } from "./row.ts";

/** Codes of findings about: METS documents and the E-ARK packages that they describe. */
export const metsCodes = {
	"mets/missing": { severity: "error", params: ["path"] },
	"mets/root-unknown": { severity: "error", params: ["name"] },
	// By the METS 1.12 schema.
	"mets/content-model": { severity: "error", params: ["element", "found"] },
	"mets/attribute-unknown": { severity: "error", params: ["element", "attribute"] },
	"mets/attribute-missing": { severity: "error", params: ["element", "attribute"] },
	"mets/attribute-value": { severity: "error", params: ["element", "attribute", "value", "known"] },
	"mets/id-repeated": { severity: "error", params: ["id", "line"] },
	"mets/id-dangling": { severity: "error", params: ["attribute", "id"] },
	// By the profiles of E-ARK.
	"mets/element-missing": { severity: "error", params: ["element", "parent"] },
	"mets/element-repeated": { severity: "error", params: ["element", "parent"] },
	"mets/profile-unknown": { severity: "warning", params: ["profile"] },
	"mets/profile-differs": { severity: "error", params: ["profile", "kind"] },
	"mets/object-id-differs": { severity: "warning", params: ["id", "folder"] },
	"mets/folder-missing": { severity: "warning", params: ["path"] },
	"mets/submitter-assumed": { severity: "notice", params: ["name"] },
	"mets/submitter-unknown": { severity: "warning" },
	// What it points at.
	"mets/target-missing": { severity: "error", params: ["path"] },
	"mets/target-outside": { severity: "error", params: ["href"] },
	"mets/target-remote": { severity: "notice", params: ["href"] },
	"mets/size-differs": { severity: "error", params: ["path", "expected", "found"] },
	"mets/checksum-unknown": { severity: "warning", params: ["path", "algorithm"] },
	"mets/unlisted": { severity: "warning", params: ["path"] },
	"mets/premis-root": { severity: "error", params: ["path", "name"] },
	"mets/premis-missing": { severity: "error" },
	"mets/premis-digest": { severity: "error", params: ["path", "premis"] },
} as const satisfies Record<string, CodeRow>;
