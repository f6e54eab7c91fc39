import { type Diagnostic, diagnostic } from "../model/index.ts";

/** Colour spaces of profiles as their headers name them (ICC.1:2010 7.2.6). */
export type ProfileSpace = "GRAY" | "RGB " | "CMYK";

/** Input, display, output and colour space profiles, which ISO 19005-2 6.2.4.2 allows for pictures. */
const classes = new Set(["scnr", "mntr", "prtr", "spac"]);

/** A profile that a PDF/A file may carry for a picture, or the finding that says why it may not. */
export type CheckedProfile = { readonly profile: Uint8Array } | { readonly finding: Diagnostic };

/** Judges an embedded profile by its header and its tag table (ICC.1:2010 7.2, 7.3). */
export function checkProfile(bytes: Uint8Array, space: ProfileSpace, file: string): CheckedProfile {
	const place = { file };
	const broken = (what: string): CheckedProfile => ({
		finding: diagnostic("image/profile-broken", { params: { what }, place }),
	});
	if (bytes.length < 132) return broken("size");
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const text = (at: number) => Buffer.from(bytes.subarray(at, at + 4)).toString("latin1");
	const size = view.getUint32(0);
	if (size < 132 || size > bytes.length) return broken("size");
	if (text(36) !== "acsp") return broken("signature");
	const version = view.getUint8(8);
	if (version < 2 || version > 4) return broken("version");
	if (!classes.has(text(12))) return broken("class");
	const tags = view.getUint32(128);
	if (132 + tags * 12 > size) return broken("tags");
	for (let i = 0; i < tags; i++) {
		if (view.getUint32(136 + i * 12) + view.getUint32(140 + i * 12) > size) return broken("tags");
	}
	const found = text(16);
	if (found !== space) {
		const params = { expected: space.trim(), found: found.trim() };
		return { finding: diagnostic("image/profile-differs", { params, place }) };
	}
	return { profile: bytes.subarray(0, size) };
}
