import type { Block } from "./article.ts";
import type { Metadata } from "./metadata.ts";

/** What is printed: the article under its title. */
export interface Document {
	/** BCP 47. */
	readonly language: string;
	/** `supplied` titles are printed (in square brackets) but are no part of the text proof. */
	readonly title: { readonly text: string; readonly supplied: boolean };
	readonly blocks: readonly Block[];
}

/** An article as the archive keeps it. */
export interface ArchivalRecord {
	/** Assigned once, never recomputed: given, else a UUIDv5 URN over the source's SHA-256 and the collection's namespace. */
	readonly identifier: string;
	readonly metadata: Metadata;
	readonly document: Document;
}
