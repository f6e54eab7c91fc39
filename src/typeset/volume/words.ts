import type { FaceStyle, PageArtifact, ShapedWord, Shaper, TextLine } from "../../model/page.ts";

export interface Face {
	readonly face: FaceStyle;
	/** Points. */
	readonly size: number;
	readonly gray: number;
}

function shaped(text: string, { face }: Face, shaper: Shaper): readonly ShapedWord[] {
	return text
		.split(" ")
		.filter((word) => word !== "")
		.map((word) => shaper.shape(face, word));
}

/** Points; `text` is canonical. */
export function widthOf(text: string, look: Face, shaper: Shaper): number {
	const words = shaped(text, look, shaper);
	const units = words.reduce((sum, word) => sum + word.width, 0) + (words.length - 1) * shaper.space(look.face);
	return words.length === 0 ? 0 : (units * look.size) / 1000;
}

/** One line of text from x on. */
export function setWords(
	text: string,
	look: Face,
	x: number,
	y: number,
	owner: number | PageArtifact,
	shaper: Shaper,
	trailingSpace = false,
): TextLine {
	const { face: style, size, gray } = look;
	const words = shaped(text, look, shaper);
	const segment = { style, size, words, trailingSpace, ...(gray > 0 && { gray }) };
	return { kind: "text", x, y, gap: 0, segments: [segment], owner };
}
