import { createHash } from "node:crypto";
import { compressed, type ObjectWriter } from "./file.ts";
import { dict, hexString, type Ref, textString, type Value } from "./print.ts";
import type { Moment } from "./time.ts";

/** A file that the document carries. */
export interface Attachment {
	/** Unique within the document, ASCII. */
	readonly name: string;
	/** IANA media type. */
	readonly mediaType: string;
	/** What it is to the document (ISO 19005-3 6.8). */
	readonly relationship: "Source" | "Data";
	readonly description: string;
	readonly bytes: Uint8Array;
}

/** Entries of the catalog for the embedded files (ISO 32000-1 7.11.4, ISO 19005-3 6.8); none where there are no files. */
export function writeAttachments(
	file: ObjectWriter,
	attachments: readonly Attachment[],
	time: Moment,
): { readonly [key: string]: Value } {
	if (attachments.length === 0) return {};
	const written = attachments.map((attachment) => ({
		name: attachment.name,
		ref: file.add(specification(file, attachment, time)),
	}));
	// Keys of a name tree are sorted (ISO 32000-1 7.9.6).
	const sorted = [...written].sort((a, b) => (a.name < b.name ? -1 : 1));
	const names = sorted.flatMap(({ name, ref }): readonly Value[] => [textString(name), ref]);
	return { Names: { EmbeddedFiles: file.add(dict({ Names: names })) }, AF: written.map(({ ref }) => ref) };
}

function specification(file: ObjectWriter, attachment: Attachment, time: Moment) {
	const { name, mediaType, relationship, description, bytes } = attachment;
	const stream: Ref = file.add(
		compressed(bytes, {
			Type: "/EmbeddedFile",
			Subtype: `/${mediaType.split(";")[0]!.trim()}`,
			Params: {
				Size: bytes.byteLength,
				ModDate: textString(time.info),
				CheckSum: hexString(createHash("md5").update(bytes).digest("hex")),
			},
		}),
	);
	return dict({
		Type: "/Filespec",
		F: textString(name),
		UF: textString(name),
		Desc: textString(description),
		AFRelationship: `/${relationship}`,
		EF: { F: stream, UF: stream },
	});
}
