import type { LoadedFace } from "./library.ts";
import { type FontPlan, planProgram } from "./program.ts";

/** Glyphs of one face outside its slots, numbered as a document meets them. CID 0 stays `.notdef`, which is never shown. */
export interface ExtraFont {
	/** CID of a glyph that stands for `text`; the same glyph with another text has another CID. */
	cid(glyph: number, text: string): number;
	readonly glyphs: readonly number[];
	/** By CID. */
	readonly texts: readonly string[];
	/** By CID, 1/1000 em. */
	readonly widths: readonly number[];
	plan(): FontPlan;
}

export function extraFont(loaded: LoadedFace): ExtraFont {
	const glyphs = [0];
	const texts = [""];
	const widths = [0];
	const numbers = new Map<string, number>();
	return {
		glyphs,
		texts,
		widths,
		cid: (glyph, text) => {
			const key = `${glyph}/${text}`;
			let cid = numbers.get(key);
			if (cid === undefined) {
				cid = glyphs.length;
				numbers.set(key, cid);
				glyphs.push(glyph);
				texts.push(text);
				widths.push(loaded.face.advance(glyph));
			}
			return cid;
		},
		plan: () => planProgram(loaded.face, glyphs),
	};
}
