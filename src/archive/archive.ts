import type { StreamedContent } from "../model/artifact.ts";

/** A file to put into an archive. */
export interface ArchiveEntry {
	/** Relative, `/`-separated. */
	readonly path: string;
	readonly content: Uint8Array | StreamedContent;
	/** IANA media type; what is compressed already is not compressed again. */
	readonly mediaType?: string;
}

/** Bytes that can be read at any place. A read past the end gives what there is. */
export interface RandomAccess {
	readonly size: number;
	read(offset: number, length: number): Promise<Uint8Array>;
}

/** What an archive says of one of its members. */
export interface ArchiveMember {
	/** As written in the archive; a folder's without the slash at its end. */
	readonly path: string;
	readonly kind: "file" | "folder" | "link" | "other";
	/** Bytes, uncompressed. */
	readonly size: number;
	/** Where its header begins. */
	readonly offset: number;
}

/** An archive that has been opened: its members in their order, and their content. */
export interface Archive<Member extends ArchiveMember = ArchiveMember> {
	readonly members: readonly Member[];
	/** The content of a file in pieces. Throws `ArchiveError` where the bytes are not what the archive says of them. */
	open(member: Member): AsyncIterable<Uint8Array>;
}

/** What is wrong with the content of a member, found while it is read. */
export class ArchiveError extends Error {}

/** Bytes in memory. */
export function inMemory(bytes: Uint8Array): RandomAccess {
	return { size: bytes.byteLength, read: async (offset, length) => bytes.subarray(offset, offset + length) };
}

/** Media types whose bytes do not get smaller. */
export function isCompressed(mediaType: string | undefined): boolean {
	if (mediaType === undefined) return false;
	return /^(?:image\/(?!svg|bmp|tiff|x-)|audio\/|video\/|application\/(?:pdf|zip|gzip|zstd|vnd\.openxmlformats))/.test(
		mediaType,
	);
}
