import type { Outcome } from "./diagnostic.ts";

/** Fonts and templates by name: `fonts/…` families and `templates/…` files of the package, or the caller's own. */
export interface Resources {
	/** Bytes of a font file by its path below `fonts/`, for example `tinos/Tinos-Regular.ttf`. */
	font(path: string): Outcome<Uint8Array>;
	/** Text of a page template by name (`newspaper`) or by path. */
	template(name: string): Outcome<string>;
}
