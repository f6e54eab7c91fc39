import type { Attachment } from "../pdf/attachments.ts";
import { paths } from "./layout.ts";

/** A file of the record that the document of some flavours carries. */
export type AttachedFile = Omit<Attachment, "bytes"> & {
	/** Where it stands in the record. */
	readonly path: string;
};

const described = [
	{ path: paths.dublinCore, mediaType: "application/xml", description: "Dublin Core (oai_dc)" },
	{ path: paths.dcterms, mediaType: "application/xml", description: "Dublin Core (DCMI Metadata Terms)" },
	{ path: paths.recordJson, mediaType: "application/json", description: "Description of the record" },
] as const;

/**
 * What an attaching flavour attaches: the source and its description. Preservation metadata is not among it, because it holds the digest of the
 * document itself.
 */
export function attachedFiles(sourcePath: string, sourceType: string): readonly AttachedFile[] {
	const data = described.map((file) => ({ ...file, name: baseName(file.path), relationship: "Data" as const }));
	const own = baseName(sourcePath);
	// Names are keys: a source that is called as one of the others gets another.
	const name = data.some((file) => file.name === own) ? `source-${own}` : own;
	const source = {
		path: sourcePath,
		name,
		mediaType: sourceType,
		relationship: "Source",
		description: "Source",
	} as const;
	return [source, ...data];
}

function baseName(path: string): string {
	return path.slice(path.lastIndexOf("/") + 1);
}
