import type { Block } from "./article.ts";
import type { Metadata } from "./metadata.ts";

/** A picture that the record keeps as a file of its own and shows in the document. */
export interface Picture {
	/** Where its bytes stand in the record, relative to the payload. */
	readonly path: string;
	/** The name under which the source refers to it. */
	readonly originalName: string;
	/** IANA media type. */
	readonly mediaType: string;
	/** Untouched, as they came. */
	readonly bytes: Uint8Array;
	/** Size in pixels as it is to be seen, after `orientation` is applied. */
	readonly width: number;
	readonly height: number;
	/** Exif orientation (CIPA DC-008 4.6.4): 1 is upright. */
	readonly orientation: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;
}

/** What is printed: the article under its title. */
export interface Document {
	/** BCP 47. */
	readonly language: string;
	/** `supplied` titles are printed (in square brackets) but are no part of the text proof. */
	readonly title: { readonly text: string; readonly supplied: boolean };
	readonly blocks: readonly Block[];
	/** Pictures of the figures, by the `href` of the figure. */
	readonly pictures?: ReadonlyMap<string, Picture>;
}

/** An article as the archive keeps it. */
export interface ArchivalRecord {
	/** Assigned once, never recomputed: given, else a UUIDv5 URN over the source's SHA-256 and the collection's namespace. */
	readonly identifier: string;
	readonly metadata: Metadata;
	readonly document: Document;
}
