import type { Artifact } from "./artifact.ts";
import type { Event } from "./event.ts";
import type { Metadata } from "./metadata.ts";

/** A built record, opened: what package formats are made of. */
export interface RecordContent {
	readonly identifier: string;
	/** Name of the record's folder; a label, not an identity. */
	readonly label: string;
	/** BCP 47. */
	readonly language: string;
	readonly title: { readonly text: string; readonly supplied: boolean };
	readonly metadata: Metadata;
	/**
	 * Every file of the record by its path below the payload (`metadata/record.json`), sorted, with role, media type, SHA-256 and SHA-512,
	 * and the name that it came with.
	 */
	readonly files: readonly Artifact[];
	/** What has happened to the record so far, by its PREMIS file; paths as in `files`. */
	readonly events: readonly Event[];
	/** What the document claims to be, for example `PDF/A-2a`, as its PREMIS file says. */
	readonly flavour?: string;
	/** Pages of the document, where its bytes tell. */
	readonly pages?: number;
	/** Pictures in reading order, with what the article says of them; paths as in `files`. */
	readonly pictures?: readonly {
		readonly path: string;
		readonly alt?: string;
		readonly caption?: string;
		readonly credit?: string;
	}[];
}
