import type { EncodingScheme } from "../../model/index.ts";

/** The 15 elements of Dublin Core 1.1 (ISO 15836-1). */
export type SimpleElement =
	| "title"
	| "creator"
	| "subject"
	| "description"
	| "publisher"
	| "contributor"
	| "date"
	| "type"
	| "format"
	| "identifier"
	| "source"
	| "language"
	| "relation"
	| "coverage"
	| "rights";

/**
 * What a value is. `…-or-text` values are bound to a scheme where they have its form, and are literals otherwise. `code`: one of the
 * row's `codes`. `number`: digits only. `issn`: with its hyphen and a right check digit (ISO 3297).
 */
export type ValueType =
	| "text"
	| "date"
	| "date-or-text"
	| "uri"
	| "uri-or-text"
	| "language"
	| "type-or-text"
	| "media-type"
	| "place-or-text"
	| "issn"
	| "code"
	| "number";

/** An element of the description. Its key is the name of a property of DCMI Metadata Terms unless the row says otherwise. */
export interface ElementRow {
	readonly key: string;
	/** The element of simple Dublin Core that it refines or is; absent where it has none and is lost there. */
	readonly simple?: SimpleElement;
	/** An element of our own: the property of DCMI Metadata Terms that carries its values. */
	readonly refines?: string;
	/** What is put before a value when a property of DCMI Metadata Terms carries it, which makes it a URI that can be told apart. */
	readonly prefix?: string;
	/** A field of Thông tư 05/2025/TT-BNV alone: no Dublin Core carries it. The key begins with the group and a dot. */
	readonly group?: "tt05";
	readonly cardinality: "1" | "0..1" | "0..n";
	readonly value: ValueType;
	/** Encoding schemes that may be named for it; the first fitting one is taken where none is. */
	readonly schemes: readonly EncodingScheme[];
	/** The codes that a value of type `code` may be. */
	readonly codes?: readonly string[];
	/** Longest value, in characters (Unicode code points). */
	readonly maxLength?: number;
	/** Forms name it in one line with its like, unless it has a value. */
	readonly rare?: true;
}
