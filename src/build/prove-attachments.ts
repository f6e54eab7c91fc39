import { sha256 } from "../fixity/digest.ts";
import { type Diagnostic, diagnostic } from "../model/index.ts";
import type { ExtractedAttachment } from "../pdf/extract.ts";
import type { AttachedFile } from "./attachments.ts";

/** A file that the document has to carry, with its bytes in the record. */
export type ExpectedAttachment = AttachedFile & { readonly bytes: Uint8Array };

/** Compares what the document carries with the record's own files, byte by byte, and what it says of them with what they are. */
export function compareAttachments(
	expected: readonly ExpectedAttachment[],
	attachments: readonly ExtractedAttachment[],
): readonly Diagnostic[] {
	const found: Diagnostic[] = [];
	for (const want of expected) {
		const own = attachments.find(({ name }) => name === want.name);
		if (own) found.push(...compareAttachment(want, own));
		else found.push(diagnostic("build/attachment-missing", { params: { name: want.name } }));
	}
	attachments.forEach(({ name }, at) => {
		const again = attachments.findIndex((other) => other.name === name) < at;
		if (again || !expected.some((want) => want.name === name))
			found.push(diagnostic("build/attachment-unexpected", { params: { name } }));
	});
	return found;
}

function compareAttachment(want: ExpectedAttachment, own: ExtractedAttachment): readonly Diagnostic[] {
	const { name } = want;
	if (Buffer.compare(want.bytes, own.bytes) !== 0) {
		const params = { name, path: want.path, expected: sha256(want.bytes), found: sha256(own.bytes) };
		return [diagnostic("build/attachment-differs", { params })];
	}
	const said: readonly (readonly [field: string, expected: string, found: string])[] = [
		["UF", name, own.fileName ?? ""],
		["Subtype", (want.mediaType.split(";")[0] ?? "").trim(), own.mediaType ?? ""],
		["AFRelationship", want.relationship, own.relationship ?? ""],
		["Size", String(want.bytes.byteLength), String(own.size ?? "")],
		["CheckSum", "true", String(own.checksumHolds)],
		["AF", "true", String(own.associated)],
	];
	return said
		.filter(([, wanted, is]) => wanted !== is)
		.map(([field, wanted, is]) =>
			diagnostic("build/attachment-stated", { params: { name, field, expected: wanted, found: is } }),
		);
}
