import type { CodeRow } from "./row.ts";

/** Codes of findings about: image. A picture that cannot be shown is kept as a file all the same; beyond the limits it is not. */
export const imageCodes = {
	"image/too-many-bytes": { severity: "error", params: ["bytes", "limit"] },
	"image/too-many-pixels": { severity: "error", params: ["width", "height", "side", "pixels"] },
	"image/cmyk-without-profile": { severity: "error" },
	"image/unknown": { severity: "warning", params: ["file"] },
	"image/unsupported-format": { severity: "warning", params: ["format"] },
	"image/decoder-missing": { severity: "warning", params: ["format", "library"] },
	"image/unsupported-kind": { severity: "warning", params: ["format", "what"] },
	"image/truncated": { severity: "warning" },
	"image/damaged": { severity: "warning", params: ["what"] },
	"image/checksum": { severity: "warning", params: ["chunk"] },
	"image/profile-broken": { severity: "warning", params: ["what"] },
	"image/profile-differs": { severity: "warning", params: ["expected", "found"] },
	"image/gamma": { severity: "notice", params: ["gamma"] },
	"image/animated": { severity: "notice" },
	"image/decoded": { severity: "notice", params: ["format"] },
	"image/first-page": { severity: "notice", params: ["pages"] },
	"image/fewer-bits": { severity: "notice", params: ["bits"] },
} as const satisfies Record<string, CodeRow>;
