import type { FaceStyle, ShapedRun } from "../model/index.ts";
import { clusters, codeName, drawn, isFaceless, isMark, isWhiteSpace } from "./cluster.ts";
import { type ComplexGlyph, needsComplexShaping, rightToLeft } from "./complex.ts";
import type { ExtraFont } from "./extra.ts";
import type { CachedWord, FontLibrary } from "./library.ts";
import { codeOf, slotCode } from "./literal.ts";
import { slotOfUnit } from "./slots.ts";

/** What a word may ask of the document that it stands in. */
export interface DocumentFonts {
	extra(face: number): ExtraFont;
	missing(style: FaceStyle, character: string): void;
	notShaped(text: string): void;
}

/** A glyph to show: its font, its code as literal characters, and where the face draws it. */
interface Placed {
	/** Number of the face; slot glyphs and extra glyphs of a face are two fonts. */
	readonly face: number;
	readonly extra: boolean;
	/** Glyph of the face, for kerning. */
	readonly glyph: number;
	readonly code: string;
	readonly advance: number;
	/** 1/1000 em: the glyph is drawn this much right of the pen, and the pen ends this much right of the glyph's end. */
	readonly before?: number;
	readonly after?: number;
	/** 1/1000 em above the baseline. */
	readonly rise?: number;
	/** What the sign stands for; the signs of one missing character share the object, those of the next one have another. */
	readonly standIn?: { readonly text: string };
}

/** Shapes a word that has slots of the style's first face only; undefined for any other word. */
export function shapeSlots(library: FontLibrary, style: FaceStyle, text: string): CachedWord | undefined {
	const index = library.chain(style)[0]!;
	const loaded = library.face(index);
	if (!loaded || text.length === 0) return undefined;
	const { face, slots } = loaded;
	const needs: number[] = [];
	let show = "(";
	let width = 0;
	let previous = 0;
	for (let i = 0; i < text.length; i++) {
		const slot = slotOfUnit[text.charCodeAt(i)]!;
		const glyph = slots.glyphs[slot]!;
		if (slot === 0 || glyph === 0) return undefined;
		const kern = i > 0 ? face.kern(previous, glyph) : 0;
		if (kern !== 0) {
			show += `)${-kern}(`;
			width += kern;
		}
		show += slotCode(slot);
		width += slots.widths[slot]!;
		needs.push(index, slot);
		previous = glyph;
	}
	return { word: { text, width, runs: [{ font: index, show: `${show})`, width }] }, needs };
}

/**
 * Shapes any word, grapheme cluster by grapheme cluster along the style's chain of faces. `shared` is true where the result does
 * not depend on the document.
 */
export function shapeClusters(
	library: FontLibrary,
	document: DocumentFonts,
	style: FaceStyle,
	text: string,
): CachedWord & { readonly shared: boolean } {
	const needs: number[] = [];
	let shared = true;
	/** The first face of the chain that answers; a later one is not even read. */
	const firstFace = (answers: (face: number) => boolean): number | undefined => {
		for (const index of library.chain(style)) {
			if (!library.face(index)) {
				// Every document must meet a broken face itself, and report it.
				shared = false;
			} else if (answers(index)) return index;
		}
		return undefined;
	};
	const glyphs: Placed[] = [];

	const slotGlyph = (face: number, character: string): Placed | undefined => {
		const slot = character.length === 1 ? slotOfUnit[character.charCodeAt(0)]! : 0;
		const { slots } = library.face(face)!;
		const glyph = slots.glyphs[slot]!;
		if (slot === 0 || glyph === 0) return undefined;
		needs.push(face, slot);
		return { face, extra: false, glyph, code: slotCode(slot), advance: slots.widths[slot]! };
	};
	const extraGlyph = (face: number, glyph: number, character: string): Placed => {
		shared = false;
		const code = codeOf(document.extra(face).cid(glyph, character));
		return { face, extra: true, glyph, code, advance: library.face(face)!.face.advance(glyph) };
	};
	const covers = (face: number, character: string) =>
		!isFaceless(character) &&
		(slotHas(library, face, character) || library.face(face)!.face.glyphOf(character.codePointAt(0)!) !== 0);
	const plain = (face: number, character: string): Placed =>
		slotGlyph(face, character) ??
		extraGlyph(face, library.face(face)!.face.glyphOf(character.codePointAt(0)!), character);

	const space = (): void => {
		const face = firstFace((index) => slotHas(library, index, " "));
		if (face !== undefined) glyphs.push(slotGlyph(face, " ")!);
	};
	const missing = (character: string): void => {
		shared = false;
		document.missing(style, character);
		const standIn = { text: character };
		for (const sign of `[${codeName(character)}]`) {
			const face = firstFace((index) => slotHas(library, index, sign))!;
			glyphs.push({ ...slotGlyph(face, sign)!, standIn });
		}
	};

	const set = (characters: readonly string[]): void => {
		const face = firstFace((index) => characters.every((character) => covers(index, character)));
		if (face !== undefined) {
			for (const character of characters) {
				const placed = plain(face, character);
				const base = glyphs.at(-1);
				glyphs.push(isMark(character) && base?.face === face ? overBase(library, base, placed) : placed);
			}
			return;
		}
		for (const character of characters) {
			const own = firstFace((index) => covers(index, character));
			if (own !== undefined) glyphs.push(plain(own, character));
			else if (isWhiteSpace(character)) space();
			else missing(character);
		}
	};

	const drawable = (face: number, glyph: number) => glyph !== 0 && library.face(face)!.face.isSound(glyph);
	const shapeComplex = (stretch: string): boolean => {
		const characters = drawn(stretch);
		const face = firstFace((index) => characters.every((character) => covers(index, character)));
		// Nothing can shape what no face has; it will be reported as missing.
		if (face === undefined) return false;
		const shaped = rightToLeft.test(stretch) ? undefined : library.complex?.(face, stretch);
		if (
			!shaped ||
			shaped.length > characters.length ||
			shaped.length === 0 ||
			shaped.some((each) => !drawable(face, each.glyph))
		) {
			if (characters.length > 0) document.notShaped(stretch);
			return false;
		}
		const texts = shareOut(shaped, characters);
		shaped.forEach((each, i) => {
			const placed = extraGlyph(face, each.glyph, texts[i]!);
			const after = each.advance - placed.advance - each.shift;
			glyphs.push({
				...placed,
				...(each.shift && { before: each.shift }),
				...(after && { after }),
				...(each.rise && { rise: each.rise }),
			});
		});
		return true;
	};

	for (const stretch of stretches(text)) {
		if (!stretch.complex || !shapeComplex(stretch.text)) for (const each of clusters(stretch.text)) set(drawn(each));
	}
	const runs = runsOf(library, glyphs);
	return { word: { text, width: runs.reduce((sum, run) => sum + run.width, 0), runs }, needs, shared };
}

/**
 * The text of each glyph, so that all joined are the stretch: the shaper's own account where it adds up, otherwise one character
 * each in reading order and the rest on the last (a vowel sign may be drawn before its consonant).
 */
function shareOut(shaped: readonly ComplexGlyph[], characters: readonly string[]): readonly string[] {
	const own = shaped.map((each) => drawn(each.text).join(""));
	if (own.every((text) => text !== "") && own.join("") === characters.join("")) return own;
	return shaped.map((_, i) => (i === shaped.length - 1 ? characters.slice(i).join("") : characters[i]!));
}

function slotHas(library: FontLibrary, face: number, character: string): boolean {
	const slot = character.length === 1 ? slotOfUnit[character.charCodeAt(0)]! : 0;
	return slot !== 0 && library.face(face)!.slots.glyphs[slot] !== 0;
}

/** Code units; words of scripts without spaces can be of any length. */
const longestStretch = 256;

/** A word cut where simple text and complex scripts meet; most words are one simple stretch. */
function stretches(text: string): readonly { readonly text: string; readonly complex: boolean }[] {
	if (!needsComplexShaping(text)) return [{ text, complex: false }];
	const found: { text: string; complex: boolean }[] = [];
	for (const cluster of clusters(text)) {
		const complex = needsComplexShaping(cluster);
		const last = found.at(-1);
		// Shaping costs the square of the length; no cluster of any script reaches over a border of clusters.
		if (last?.complex === complex && last.text.length < longestStretch) last.text += cluster;
		else found.push({ text: cluster, complex });
	}
	return found;
}

/**
 * A combining mark over its base. A mark with an advance of its own, or one whose outline stands right of its origin, is centred on
 * the base's outline; one drawn left of its origin is where its designer wants it.
 */
function overBase(library: FontLibrary, base: Placed, mark: Placed): Placed {
	const { face } = library.face(mark.face)!;
	const under = face.extent(base.glyph);
	const over = face.extent(mark.glyph);
	if (!under || !over || (mark.advance === 0 && over.right <= 0)) return mark;
	const centre = (under.left + under.right) / 2 - base.advance;
	const before = Math.round(centre - (over.left + over.right) / 2);
	return { ...mark, before, after: -before - mark.advance };
}

function runsOf(library: FontLibrary, glyphs: readonly Placed[]): readonly ShapedRun[] {
	const runs: ShapedRun[] = [];
	for (let i = 0; i < glyphs.length; ) {
		const first = glyphs[i]!;
		let end = i + 1;
		while (end < glyphs.length && sameRun(first, glyphs[end]!)) end++;
		runs.push(runOf(library, glyphs.slice(i, end)));
		i = end;
	}
	return runs;
}

function sameRun(a: Placed, b: Placed): boolean {
	return a.face === b.face && a.extra === b.extra && a.standIn === b.standIn && a.rise === b.rise;
}

function runOf(library: FontLibrary, glyphs: readonly Placed[]): ShapedRun {
	const { face, extra, standIn, rise } = glyphs[0]!;
	let show = "";
	let width = 0;
	let moved = 0;
	const move = (by: number) => {
		moved += by;
		width += by;
	};
	const put = (code: string) => {
		if (moved !== 0 || show === "") show += `${show === "" ? "" : ")"}${moved === 0 ? "" : -moved}(`;
		moved = 0;
		show += code;
	};
	glyphs.forEach((glyph, i) => {
		const previous = glyphs[i - 1];
		const fixed = glyph.before !== undefined || glyph.after !== undefined;
		if (previous && !fixed) move(library.face(face)!.face.kern(previous.glyph, glyph.glyph));
		move(glyph.before ?? 0);
		put(glyph.code);
		width += glyph.advance;
		move(glyph.after ?? 0);
	});
	show += `)${moved === 0 ? "" : -moved}`;
	return {
		font: extra ? library.files.length + face : face,
		show,
		width,
		...(rise !== undefined && { rise }),
		...(standIn && { actualText: standIn.text }),
	};
}
