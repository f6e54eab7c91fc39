import type { ShapedWord, Shaper } from "../../model/page.ts";
import { unbreakable } from "../../text/nobreak.ts";
import { graphemes } from "../../text/segment.ts";
import type { Look, Material } from "./collect.ts";
import { hangOf } from "./hang.ts";

/** Measured pieces; lengths in points. Index n of the arrays with one entry more is the end. */
export interface Boxes {
	readonly count: number;
	readonly words: readonly ShapedWord[];
	readonly looks: Look | readonly Look[];
	readonly joined: readonly boolean[] | undefined;
	readonly width: Float64Array;
	/** Where piece i begins if all stood on one line with natural spaces. */
	readonly start: Float64Array;
	/** Word spaces before piece i. */
	readonly gaps: Int32Array;
	/** Whether a line may begin with piece i. */
	readonly legal: Uint8Array;
	/** Words wider than the measure, which may now break between any two characters. */
	readonly broken: readonly string[];
	/** Width of the widest piece of a broken word, which no line can be narrower than; 0 where none was broken. */
	readonly widest: number;
	/** Groups that belong together but are wider than the measure. */
	readonly relaxed: readonly string[];
	/** What piece i hangs out by at either end of a line; absent where nothing hangs. */
	readonly hang?: { readonly left: Float64Array; readonly right: Float64Array };
}

/** What a line of the pieces `from` up to `end` hangs out by on both sides. */
export function hangingAt({ hang }: Boxes, from: number, end: number): number {
	return hang ? (hang.left[from] as number) + (hang.right[end - 1] as number) : 0;
}

/** Look of piece i. */
export function lookAt(looks: Look | readonly Look[], i: number): Look {
	return Array.isArray(looks) ? looks[i] : (looks as Look);
}

/** Shapes and measures pieces for lines of at least `measure` points. */
export function prepare(material: Material, shaper: Shaper, measure: number, hanging = false): Boxes {
	const fitted = fitPieces(material, shaper, measure);
	const { words, looks, joined } = fitted;
	const count = words.length;
	const width = new Float64Array(count);
	const start = new Float64Array(count + 1);
	const gaps = new Int32Array(count + 1);
	const legal = new Uint8Array(count + 1);
	const single = Array.isArray(looks) ? undefined : (looks as Look);
	const space = single ? (shaper.space(single.style) * single.size) / 1000 : 0;
	const scale = single ? single.size / 1000 : 0;
	let x = 0;
	let spaces = 0;
	for (let i = 0; i < count; i++) {
		const look = single ?? lookAt(looks, i);
		start[i] = x;
		gaps[i] = spaces;
		const w = (words[i] as ShapedWord).width * (single ? scale : look.size / 1000);
		width[i] = w;
		x += w;
		if (joined?.[i + 1]) continue;
		x += single ? space : (shaper.space(look.style) * look.size) / 1000;
		spaces++;
	}
	start[count] = x;
	gaps[count] = spaces;
	legal[count] = 1;
	const relaxed = allow(fitted, { width, start, legal }, measure);
	const { broken } = fitted;
	const widest = broken.length > 0 ? width.reduce((most, each) => Math.max(most, each), 0) : 0;
	const boxes = { count, words, looks, joined, width, start, gaps, legal, broken, widest, relaxed };
	return hanging ? { ...boxes, hang: hangs(fitted, shaper) } : boxes;
}

function hangs({ words, looks }: Fitted, shaper: Shaper): NonNullable<Boxes["hang"]> {
	const left = new Float64Array(words.length);
	const right = new Float64Array(words.length);
	for (const [i, word] of words.entries()) {
		const out = hangOf(word.text, lookAt(looks, i), shaper);
		left[i] = out.left;
		right[i] = out.right;
	}
	return { left, right };
}

interface Fitted {
	readonly words: readonly ShapedWord[];
	readonly looks: Look | readonly Look[];
	readonly joined: readonly boolean[] | undefined;
	/** Pieces that a line may begin with inside a word. */
	readonly cuts: ReadonlySet<number> | undefined;
	readonly broken: readonly string[];
	/** Texts of the words, where each of them is a piece of the material. */
	readonly texts?: readonly string[];
}

function fitPieces(material: Material, shaper: Shaper, measure: number): Fitted {
	const { pieces, looks, joined, cuts } = material;
	const single = Array.isArray(looks) ? undefined : (looks as Look);
	const words: ShapedWord[] = new Array(pieces.length);
	let tooWide = false;
	let run = 0;
	for (let i = 0; i < pieces.length; i++) {
		const look = single ?? lookAt(looks, i);
		const word = shaper.shape(look.style, pieces[i] as string);
		words[i] = word;
		run = (joined?.[i] && !cuts?.has(i) ? run : 0) + word.width * look.size;
		if (run > measure * 1000) tooWide = true;
	}
	if (tooWide) return cut(material, words, shaper, measure);
	return { words, looks, joined, cuts, broken: [], ...(!joined && { texts: pieces }) };
}

/** Breaks the words, or parts of addresses, that are wider than the measure into grapheme clusters. */
function cut(material: Material, shaped: readonly ShapedWord[], shaper: Shaper, measure: number): Fitted {
	const words: ShapedWord[] = [];
	const looks: Look[] = [];
	const joined: boolean[] = [];
	const cuts = new Set<number>();
	const broken: string[] = [];
	for (let i = 0; i < shaped.length; ) {
		let end = i + 1;
		while (end < shaped.length && material.joined?.[end] && !material.cuts?.has(end)) end++;
		if (material.cuts?.has(i)) cuts.add(words.length);
		let total = 0;
		for (let k = i; k < end; k++) total += (shaped[k] as ShapedWord).width * lookAt(material.looks, k).size;
		const wide = total > measure * 1000;
		if (wide) broken.push(material.pieces.slice(i, end).join(""));
		for (let k = i; k < end; k++) {
			const look = lookAt(material.looks, k);
			const parts = wide ? graphemes(material.pieces[k] as string) : undefined;
			for (const [n, part] of (parts ?? [""]).entries()) {
				if (wide && (n > 0 || k > i)) cuts.add(words.length);
				words.push(parts ? shaper.shape(look.style, part) : (shaped[k] as ShapedWord));
				looks.push(look);
				joined.push(n > 0 || material.joined?.[k] === true);
			}
		}
		i = end;
	}
	return { words, looks, joined, cuts, broken };
}

/** Sets where lines may begin; gives the groups that had to be opened because they are wider than the measure. */
function allow(fitted: Fitted, sizes: Pick<Boxes, "width" | "start" | "legal">, measure: number): readonly string[] {
	const { cuts } = fitted;
	const { width, start, legal } = sizes;
	const { texts, firsts } = wholeWords(fitted);
	const glued = unbreakable(texts);
	const relaxed: string[] = [];
	let group = 0;
	for (let w = 0; w < texts.length; w++) {
		if (glued[w]) continue;
		const from = firsts ? (firsts[group] as number) : group;
		const last = firsts ? (firsts[w + 1] as number) - 1 : w;
		legal[from] = 1;
		if (w > group && (start[last] as number) + (width[last] as number) - (start[from] as number) > measure) {
			relaxed.push(texts.slice(group, w + 1).join(" "));
			for (let k = group + 1; k <= w; k++) legal[firsts ? (firsts[k] as number) : k] = 1;
		}
		group = w + 1;
	}
	for (const at of cuts ?? []) legal[at] = 1;
	return relaxed;
}

/** The words that pieces are parts of, and the index of the first piece of each; without the latter every piece is a word. */
function wholeWords({ words, joined, texts: own }: Fitted): {
	readonly texts: readonly string[];
	readonly firsts?: readonly number[];
} {
	// What was just split off a paragraph is at hand; the texts of shared words lie all over the memory.
	if (!joined) return { texts: own ?? words.map(({ text }) => text) };
	const texts: string[] = [];
	const firsts: number[] = [];
	for (let i = 0; i < words.length; i++) {
		const { text } = words[i] as ShapedWord;
		if (joined[i]) texts[texts.length - 1] += text;
		else {
			firsts.push(i);
			texts.push(text);
		}
	}
	firsts.push(words.length);
	return { texts, firsts };
}
