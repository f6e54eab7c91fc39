import type { Effort } from "./effort.ts";

/** How a document is to be printed beyond its template; what is absent is as the template has it. */
export interface Print {
	/** Name of a sheet or its size: `A5`, `145x205mm`. */
	readonly paper?: string;
	/** Inner and outer margins that change sides on even pages. */
	readonly mirrored?: boolean;
	/** Nothing in colour that can be had in gray. */
	readonly gray?: boolean;
	/** A page about the record at the end. */
	readonly colophon?: boolean;
	/** Points and quotation marks hang out of the edges of the text. */
	readonly hanging?: boolean;
	/** Where notes stand. */
	readonly notes?: "page" | "end";
	/** Whether time or bytes matter most; the same pages either way. */
	readonly effort?: Exclude<Effort, "balanced">;
}

/** One line of a colophon: what it says, under which label. */
export interface ColophonEntry {
	readonly label: string;
	readonly value: string;
	/** `digest`: may be broken anywhere. */
	readonly kind?: "digest";
}

/** What a document says of the record that it belongs to. */
export interface Colophon {
	readonly heading: string;
	readonly entries: readonly ColophonEntry[];
	/** How the record can be verified. */
	readonly advice: readonly { readonly text: string; readonly language: string }[];
	/** A code for cameras: what it says, and its modules row by row from the top, true for dark. */
	readonly code: { readonly text: string; readonly modules: readonly (readonly boolean[])[] };
}

/** The texts of a colophon, from the table of labels. */
export interface ColophonLabels {
	readonly heading: string;
	readonly identifier: string;
	readonly title: string;
	readonly creator: string;
	readonly publisher: string;
	readonly issued: string;
	readonly source: string;
	readonly digest: string;
	readonly tool: string;
	readonly advice: readonly { readonly text: string; readonly language: string }[];
}
