import { createHash } from "node:crypto";
import {
	type Diagnostic,
	diagnostic,
	type FaceStyle,
	failure,
	type Outcome,
	type Resources,
	type ShapedWord,
	success,
} from "../model/index.ts";
import type { ComplexShaper } from "./complex.ts";
import { type Face, readFace } from "./face.ts";
import { type FontList, faceStyles, readFontList } from "./list.ts";
import { type SlotTable, slotTable } from "./slots.ts";
import { planSubset, type SubsetPlan } from "./subset.ts";
import { type WordCache, wordCache } from "./words.ts";

/** A word that every document sets alike, and what it needs: pairs of face index and slot. */
export interface CachedWord {
	readonly word: ShapedWord;
	readonly needs: readonly number[];
}

/** A face with what is constant about it. */
export interface LoadedFace {
	readonly face: Face;
	readonly slots: SlotTable;
	/** Made on first embedding. */
	slotPlan(): SubsetPlan;
}

/** The faces of `fonts/`, each read on first use, and the words shaped so far. Shared by all documents of a process. */
export interface FontLibrary {
	readonly list: FontList;
	/** File of each face; the index is the number by which everything else speaks of the face. */
	readonly files: readonly string[];
	/** Faces to try for a style, best first. */
	chain(style: FaceStyle): readonly number[];
	/** Undefined where the file cannot be used; `findings` then says why. */
	face(index: number): LoadedFace | undefined;
	/** What was found while reading a face; empty for one not read yet. */
	findings(index: number): readonly Diagnostic[];
	readonly words: WordCache<CachedWord>;
	/** Set by `loadComplexShaping`. */
	complex?: ComplexShaper;
}

/** Words kept per process; about 60 MB at most, met only by very large collections. */
const wordLimit = 50_000;

/**
 * Reads `fonts/fonts.json` and the regular face; the other faces when text in them comes. Fails where the list or the regular
 * face cannot be used.
 */
export function loadFonts(resources: Resources): Outcome<FontLibrary> {
	const list = readFontList(resources);
	if (!list.value) return failure(...list.diagnostics);
	const { styles, fallback } = list.value;
	const files = [...new Set([...faceStyles.map((style) => styles[style]), ...fallback])];
	const outcomes: Outcome<LoadedFace>[] = [];
	const face = (index: number): LoadedFace | undefined => {
		outcomes[index] ??= loadFace(resources, list.value!, files[index]!);
		return outcomes[index].value;
	};
	const findings = (index: number) => outcomes[index]?.diagnostics ?? [];
	const chains = new Map(
		faceStyles.map((style) => [style, [...new Set([styles[style], ...fallback])].map((file) => files.indexOf(file))]),
	);
	const regular = files.indexOf(styles.regular);
	if (!face(regular)) return failure(...list.diagnostics, ...findings(regular));
	return success(
		{
			list: list.value,
			files,
			chain: (style) => chains.get(style)!,
			face,
			findings,
			words: wordCache(wordLimit),
		},
		list.diagnostics,
	);
}

function loadFace(resources: Resources, list: FontList, file: string): Outcome<LoadedFace> {
	const bytes = resources.font(file);
	if (!bytes.value) return failure(...bytes.diagnostics);
	const digest = createHash("sha256").update(bytes.value).digest("hex");
	// The recipe of a record names fonts by these digests, so a file that was changed behind the list must not be used.
	if (digest !== list.files[file]?.sha256) return failure(diagnostic("font/digest", { params: { file } }));
	const face = readFace(file, bytes.value);
	if (!face.value) return failure(...face.diagnostics);
	const slots = slotTable(face.value);
	let plan: SubsetPlan | undefined;
	return success({
		face: face.value,
		slots,
		slotPlan: () => {
			plan ??= planSubset(face.value!, slots.glyphs);
			return plan;
		},
	});
}

/** Identity of the fonts for a record's recipe: file and SHA-256, in the order of the list; reads no font file. */
export function fontsDigest(library: FontLibrary): readonly { readonly file: string; readonly sha256: string }[] {
	return library.files.map((file) => ({ file, sha256: library.list.files[file]!.sha256 }));
}
