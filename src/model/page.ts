/**
 * Set pages: the geometry that `typeset/` makes and `pdf/` writes. Lengths are PDF points (1/72 inch), y grows upwards from the
 * bottom of the page, font units are 1/1000 em.
 */

/** A style that text can be set in; a key of the template's `styles.*.face`. */
export type FaceStyle = "regular" | "italic" | "bold" | "bold-italic" | "heading" | "mono";

/** A stretch of a word in one font, already in the form that the content stream shows (opaque to `typeset/`). */
export interface ShapedRun {
	/** Index into the font session's faces. */
	readonly font: number;
	/** Body of a TJ array, or of a single literal string in parentheses (ISO 32000-1 9.4.3). */
	readonly show: string;
	readonly width: number;
	/** 1/1000 em above the baseline, where the script sets its glyphs there. */
	readonly rise?: number;
	/** Where the glyphs do not say the text (a visible `[U+XXXX]` stands for a missing one): ISO 32000-1 14.9.4. */
	readonly actualText?: string;
}

/** A piece of text without white space, shaped; identity-cached per style, so that it can be compared by reference. */
export interface ShapedWord {
	readonly text: string;
	/** 1/1000 em. */
	readonly width: number;
	readonly runs: readonly ShapedRun[];
}

/** What the typesetter asks of fonts. */
export interface Shaper {
	/** Shapes NFC text without white space. Characters that no font has become a visible `[U+XXXX]` and are remembered by the session. */
	shape(style: FaceStyle, text: string): ShapedWord;
	/** Advance of U+0020 in 1/1000 em. */
	space(style: FaceStyle): number;
	metrics(style: FaceStyle): FaceMetrics;
}

/** In 1/1000 em; descent is negative. */
export interface FaceMetrics {
	readonly ascent: number;
	readonly descent: number;
	readonly capHeight: number;
	readonly xHeight: number;
}

/** Words of one style side by side, with a real space glyph (plus the line's extra gap) between each two. */
export interface TextSegment {
	readonly style: FaceStyle;
	/** Points. */
	readonly size: number;
	readonly words: readonly ShapedWord[];
	/** A real space glyph follows the last word. True at line ends inside a paragraph, so that the text can be read back. */
	readonly trailingSpace: boolean;
	/** Raised (superscript) or lowered baseline in points. */
	readonly rise?: number;
	/** DeviceGray, 0 black to 1 white; absent: black. */
	readonly gray?: number;
	/** Structure element of the words where it is not the line's own (a Link, a Span). */
	readonly element?: number;
}

/** A line of text at its place. */
export interface TextLine {
	readonly kind: "text";
	readonly x: number;
	/** Baseline. */
	readonly y: number;
	/** Extra points added to every space of the line (justification; may be negative). */
	readonly gap: number;
	readonly segments: readonly TextSegment[];
	/** Structure element that it belongs to, or the kind of artifact that it is (ISO 32000-1 14.8.2.2). */
	readonly owner: number | PageArtifact;
}

/** A filled rectangle: rules, table borders, backgrounds. Always an artifact. */
export interface RuleBox {
	readonly kind: "rule";
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
	readonly gray: number;
	readonly owner: PageArtifact;
}

export type PageArtifact = "header" | "footer" | "layout";

/** A picture, upright, at its place. */
export interface PictureBox {
	readonly kind: "picture";
	/** Lower left corner. */
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
	/** Key of `Document.pictures`. */
	readonly picture: string;
	/** The Figure that it belongs to. */
	readonly owner: number;
}

/** A pattern of dark squares (a QR code), drawn as one path. */
export interface MosaicBox {
	readonly kind: "mosaic";
	/** Lower left corner. */
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
	/** Rows from the top, true for dark. */
	readonly modules: readonly (readonly boolean[])[];
	/** The Figure that it belongs to. */
	readonly owner: number;
}

export type PageItem = TextLine | RuleBox | PictureBox | MosaicBox;

export interface Box {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

/** Where a Link element can be clicked on a page: one box per line (ISO 32000-1 12.5.6.5). */
export interface PageLink {
	/** The Link element; its text carries the element's id in `TextSegment.element`. */
	readonly element: number;
	/** An absolute URI; empty for a place of the same document. */
	readonly href: string;
	/** The place of the same document, by the number that its writer knows it by. */
	readonly anchor?: number;
	readonly boxes: readonly Box[];
}

export interface Page {
	/** From 0. */
	readonly index: number;
	readonly width: number;
	readonly height: number;
	/** In reading order. */
	readonly items: readonly PageItem[];
	readonly links?: readonly PageLink[];
}

/** Standard structure types (ISO 32000-1 14.8.4). */
export type StructureType =
	| "Document"
	| "Art"
	| "Sect"
	| "TOC"
	| "TOCI"
	| "Index"
	| "H1"
	| "H2"
	| "H3"
	| "H4"
	| "H5"
	| "H6"
	| "P"
	| "L"
	| "LI"
	| "Lbl"
	| "LBody"
	| "BlockQuote"
	| "Link"
	| "Reference"
	| "Span"
	| "Figure"
	| "Caption"
	| "Table"
	| "TR"
	| "TH"
	| "TD"
	| "Note"
	| "Code";

/** A node of the structure tree. Ids count from 0 (the Document element) in document order; a parent's id is smaller. */
export interface StructureElement {
	readonly id: number;
	readonly type: StructureType;
	/** Absent for the root only. */
	readonly parent?: number;
	readonly language?: string;
	readonly alt?: string;
	readonly actualText?: string;
	/** Of a Figure or Table: where it stands on its page (ISO 32000-1 14.8.5.4.3). */
	readonly box?: Box;
	/** Of a TH (ISO 32000-1 14.8.5.7). */
	readonly scope?: "Row" | "Column" | "Both";
	/** Of a TH or TD that spans more than one column or row. */
	readonly columns?: number;
	readonly rows?: number;
	/** Of an L: how its labels count (ISO 32000-1 14.8.5.5). */
	readonly numbering?: "Disc" | "Decimal";
}

/** A bookmark (ISO 32000-1 12.3.3). */
export interface OutlineItem {
	readonly title: string;
	/** From 1. */
	readonly level: number;
	/** Page index and the height to scroll to. */
	readonly page: number;
	readonly y: number;
	/** The heading's element, for formats whose bookmarks go to elements. */
	readonly element?: number;
}

/** A document, set. */
export interface SetDocument {
	/** BCP 47. */
	readonly language: string;
	readonly pages: readonly Page[];
	readonly structure: readonly StructureElement[];
	readonly outline: readonly OutlineItem[];
}
