/** Algorithms by their BagIt names (RFC 8493 2.4). */
export type DigestAlgorithm = "sha256" | "sha512" | "sha1" | "md5" | "blake2b512";

/** Lower-case hexadecimal digests by algorithm. */
export type Digests = Readonly<Partial<Record<DigestAlgorithm, string>>>;

/** What a file is in a record. */
export type ArtifactRole =
	| "document"
	| "descriptive-metadata"
	| "description"
	| "preservation-metadata"
	| "source"
	| "image"
	| "tag";

/** Content that does not stand in memory. `size` in bytes. */
export interface StreamedContent {
	readonly size: number;
	open(): AsyncIterable<Uint8Array>;
}

/** A file of a record, before anybody decided where it is written. */
export interface Artifact {
	/** Relative, `/`-separated, ASCII, never leaving its root. */
	readonly path: string;
	readonly role: ArtifactRole;
	/** IANA media type. */
	readonly mediaType: string;
	readonly content: Uint8Array | StreamedContent;
	readonly digests: Digests;
	/** Version of its format, and the key of that version in the PRONOM registry, where both are certain. */
	readonly format?: { readonly version: string; readonly pronom: string };
	/** The name before it was made ASCII (PREMIS originalName). */
	readonly originalName?: string;
}

/** Size of an artifact in bytes. */
export function sizeOf(artifact: Pick<Artifact, "content">): number {
	return artifact.content instanceof Uint8Array ? artifact.content.byteLength : artifact.content.size;
}
