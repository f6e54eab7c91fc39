import type { Font } from "fontkit";
import type { FontLibrary } from "./library.ts";

/** A glyph of shaped text. */
export interface ComplexGlyph {
	readonly glyph: number;
	/** The characters that it was made of, as far as the shaper knows. */
	readonly text: string;
	/** 1/1000 em, as shaped; may differ from the face's own advance. */
	readonly advance: number;
	/** 1/1000 em: how far the glyph is drawn right of its place. */
	readonly shift: number;
	/** 1/1000 em: how far above its place. */
	readonly rise: number;
}

export type ComplexShaper = (face: number, text: string) => readonly ComplexGlyph[];

/**
 * Scripts whose letters join, stack or reorder, and emoji sequences. Set character by character they can still be read back, but
 * they look wrong.
 */
const complexText =
	/[\u0590-\u08FF\u0900-\u109F\u1780-\u17FF\u1A20-\u1AAF\u1B00-\u1C7F\uA840-\uA87F\uA8E0-\uA9DF\uAA00-\uAADF\uABC0-\uABFF]|\u200C|\u200D|\u20E3|[\u{11000}-\u{11DFF}\u{1E900}-\u{1E95F}]|[\u{1F1E6}-\u{1F1FF}]|[\u{1F3FB}-\u{1F3FF}]/u;

/** Right to left: shaped, but set left to right, because lines are; reported as not shaped. */
export const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/** Whether text should be shaped with `loadComplexShaping` in place. */
export function needsComplexShaping(text: string): boolean {
	return complexText.test(text);
}

/**
 * Gives the library a shaper for complex scripts (GSUB, GPOS). fontkit is imported here, on use: the import alone costs several
 * times what setting an article does.
 */
export async function loadComplexShaping(library: FontLibrary): Promise<void> {
	if (library.complex) return;
	const { create } = await import("fontkit");
	const fonts = new Map<number, Font>();
	const open = (index: number): Font => {
		let font = fonts.get(index);
		if (!font) {
			font = create(library.face(index)!.face.bytes as Buffer) as Font;
			fonts.set(index, font);
		}
		return font;
	};
	library.complex = (index, text) => {
		const font = open(index);
		const run = layOut(font, text);
		if (!run) return [];
		const scale = 1000 / font.unitsPerEm;
		return run.glyphs.map((glyph, i) => ({
			glyph: glyph.id,
			text: String.fromCodePoint(...glyph.codePoints),
			advance: Math.round(run.positions[i]!.xAdvance * scale),
			shift: Math.round(run.positions[i]!.xOffset * scale),
			rise: Math.round(run.positions[i]!.yOffset * scale),
		}));
	};
}

/** Undefined where the face's layout tables are damaged: fontkit then throws one thing or another. */
function layOut(font: Font, text: string): ReturnType<Font["layout"]> | undefined {
	try {
		return font.layout(text);
	} catch {
		return undefined;
	}
}
