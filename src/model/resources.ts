import type { Outcome } from "./diagnostic.ts";

/** Fonts and templates by name: `fonts/…` families and `templates/…` files of the package, or the caller's own. */
export interface Resources {
	/** Bytes of a font file by its path below `fonts/`, for example `tinos/Tinos-Regular.ttf`. */
	font(path: string): Outcome<Uint8Array>;
	/** Fonts beside those of `fonts/fonts.json`. */
	readonly more?: readonly MoreFont[];
	/** Text of a page template by name (`newspaper`) or by path. */
	template(name: string): Outcome<string>;
}

/** A font that the caller brings, or that is installed beside the program. */
export interface MoreFont {
	/** Name of the file, without its folder: it stands in findings and in the recipe. */
	readonly file: string;
	/**
	 * `body`: the style that the face itself names (regular, italic, bold, bold italic). `heading`: headings. `fallback`: characters
	 * that the style's own face lacks, before the package's fallback fonts. `pack`: characters that nothing else has.
	 */
	readonly use: "body" | "heading" | "fallback" | "pack";
	/** The characters that it may serve; all where it is absent. */
	readonly only?: RegExp;
	bytes(): Outcome<Uint8Array>;
}
