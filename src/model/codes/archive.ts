import type { CodeRow } from "./row.ts";

/** Codes of findings about: ZIP and TAR files. */
export const archiveCodes = {
	"archive/not-a-zip": { severity: "error", exit: 3, params: ["name"] },
	"archive/not-a-tar": { severity: "error", exit: 3, params: ["name"] },
	"archive/truncated": { severity: "error", exit: 3, params: ["name"] },
	"archive/directory-damaged": { severity: "error", exit: 3, params: ["count", "found"] },
	"archive/header-damaged": { severity: "error", exit: 3, params: ["name"] },
	"archive/several-disks": { severity: "error", exit: 3 },
	"archive/no-end": { severity: "warning", params: ["name"] },
	"archive/several-roots": { severity: "error", params: ["name", "roots"] },
	"archive/name-encoding": { severity: "warning", params: ["path"] },
	"archive/path-unsafe": { severity: "error", params: ["path"] },
	"archive/duplicate": { severity: "error", params: ["path"] },
	"archive/encrypted": { severity: "error", params: ["path"] },
	"archive/method": { severity: "error", params: ["path", "method"] },
	"archive/overlap": { severity: "error", params: ["path"] },
	"archive/ratio": { severity: "error", params: ["path", "size", "compressed"] },
	"archive/too-large": { severity: "error", params: ["path", "limit"] },
	"archive/too-many": { severity: "error", params: ["count", "limit"] },
	"archive/content-damaged": { severity: "error", params: ["path"] },
} as const satisfies Record<string, CodeRow>;
