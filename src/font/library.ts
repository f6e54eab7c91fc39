import { createHash } from "node:crypto";
import {
	type Diagnostic,
	diagnostic,
	type FaceStyle,
	failure,
	type MoreFont,
	type Outcome,
	type Resources,
	type ShapedWord,
	success,
} from "../model/index.ts";
import type { ComplexShaper } from "./complex.ts";
import { type Face, readFace } from "./face.ts";
import { type FontList, faceStyles, readFontList } from "./list.ts";
import { type FontPlan, planProgram } from "./program.ts";
import { type SlotTable, slotTable, vietnameseLetters } from "./slots.ts";

import { type WordCache, wordCache } from "./words.ts";

/** A word that every document sets alike, and what it needs: pairs of face index and slot. */
export interface CachedWord {
	readonly word: ShapedWord;
	readonly needs: readonly number[];
	/** Number of the session that has taken note of `needs` last. */
	notedBy?: number;
}

/** A face with what is constant about it. */
export interface LoadedFace {
	readonly face: Face;
	readonly slots: SlotTable;
	/** Made on first embedding. */
	slotPlan(): FontPlan;
}

/** The faces of `fonts/` and those beside them, each read on first use, and the words shaped so far. Shared by all documents of a process. */
export interface FontLibrary {
	readonly list: FontList;
	/** File of each face; the index is the number by which everything else speaks of the face. */
	readonly files: readonly string[];
	/** The caller's own fonts, in the caller's order. */
	readonly more: readonly { readonly file: string; readonly use: string; readonly sha256: string }[];
	/** Installed packs; the digest is undefined where the file cannot be used. */
	readonly packs: readonly { readonly font: MoreFont; sha256(): string | undefined }[];
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
 * Reads `fonts/fonts.json`, the caller's own fonts and the regular face; the other faces when text in them comes. Fails where the list,
 * the regular face or a font that the caller asked for cannot be used.
 * @param words most words to keep, where memory is dearer than shaping them again
 */
export function loadFonts(resources: Resources, words = wordLimit): Outcome<FontLibrary> {
	const list = readFontList(resources);
	if (!list.value) return failure(...list.diagnostics);
	const { styles, fallback } = list.value;
	const own = [...new Set([...faceStyles.map((style) => styles[style]), ...fallback])];
	const more = resources.more ?? [];
	const files = [...own, ...more.map((font) => font.file)];
	const outcomes: Outcome<LoadedFace>[] = [];
	const digests = new Map<MoreFont, string>();
	const face = (index: number): LoadedFace | undefined => {
		const font = more[index - own.length];
		outcomes[index] ??= font ? loadMore(font, digests) : loadFace(resources, list.value!, files[index]!);
		return outcomes[index].value;
	};
	const findings = (index: number) => [
		...(outcomes[index]?.diagnostics ?? []),
		...[...(outcomes[index]?.value?.face.unsound ?? [])].map((glyph) =>
			diagnostic("font/damaged-glyph", { params: { file: files[index]!, glyph } }),
		),
	];
	const numbered = more.map((font, i) => ({ font, index: own.length + i }));
	const asked = numbered.filter(({ font }) => font.use !== "pack");
	const faults = asked.flatMap(({ index }) => (face(index) ? [] : findings(index)));
	if (faults.length > 0) return failure(...list.diagnostics, ...faults);

	const replaced = new Map<FaceStyle, number>();
	for (const { font, index } of asked) {
		if (font.use === "body") replaced.set(face(index)!.face.style, index);
		if (font.use === "heading") replaced.set("heading", index);
	}
	const using = (use: MoreFont["use"]) => numbered.filter(({ font }) => font.use === use).map(({ index }) => index);
	const chains = new Map(
		faceStyles.map((style) => {
			const first = replaced.get(style);
			const chain = [
				...(first === undefined ? [] : [first]),
				files.indexOf(styles[style]),
				...using("fallback"),
				...fallback.map((file) => files.indexOf(file)),
				...using("pack"),
			];
			return [style, [...new Set(chain)]] as const;
		}),
	);
	const regular = files.indexOf(styles.regular);
	if (!face(regular)) return failure(...list.diagnostics, ...findings(regular));
	const lacking = [...replaced].flatMap(([style, index]) => lacksLetters(files[index]!, style, face(index)!));
	return success(
		{
			list: list.value,
			files,
			more: asked.map(({ font }) => ({ file: font.file, use: font.use, sha256: digests.get(font)! })),
			packs: numbered
				.filter(({ font }) => font.use === "pack")
				.map(({ font, index }) => ({ font, sha256: () => (face(index) ? digests.get(font) : undefined) })),
			chain: (style) => chains.get(style)!,
			face,
			findings,
			words: wordCache(words),
		},
		[...list.diagnostics, ...lacking],
	);
}

/** A style's own font should have the letters of Vietnamese; what it lacks is set in another font, which shows. */
function lacksLetters(file: string, style: FaceStyle, { face }: LoadedFace): readonly Diagnostic[] {
	const lacking = vietnameseLetters().filter((letter) => face.glyphOf(letter.codePointAt(0)!) === 0);
	if (lacking.length === 0) return [];
	const params = { file, style, count: lacking.length, letters: lacking.slice(0, 12).join(" ") };
	return [diagnostic("font/lacks-letters", { params })];
}

function loadFace(resources: Resources, list: FontList, file: string): Outcome<LoadedFace> {
	const bytes = resources.font(file);
	if (!bytes.value) return failure(...bytes.diagnostics);
	const digest = sha256(bytes.value);
	// The recipe of a record names fonts by these digests, so a file that was changed behind the list must not be used.
	if (digest !== list.files[file]?.sha256) return failure(diagnostic("font/digest", { params: { file } }));
	const face = readFace(file, bytes.value);
	return face.value ? success(loaded(face.value)) : failure(...face.diagnostics);
}

function loadMore(font: MoreFont, digests: Map<MoreFont, string>): Outcome<LoadedFace> {
	const bytes = font.bytes();
	if (!bytes.value) return failure(...bytes.diagnostics);
	const face = readFace(font.file, bytes.value);
	if (!face.value) return failure(...face.diagnostics);
	digests.set(font, sha256(bytes.value));
	const { only, use } = font;
	if (use === "body" || use === "heading") {
		// The space between words is the style's own.
		if (face.value.glyphOf(0x20) === 0) return failure(diagnostic("font/no-space", { params: { file: font.file } }));
	}
	const all = face.value;
	const limited = only && {
		...all,
		glyphOf: (codePoint: number) => (only.test(String.fromCodePoint(codePoint)) ? all.glyphOf(codePoint) : 0),
	};
	return success(loaded(limited ?? all));
}

function sha256(bytes: Uint8Array): string {
	return createHash("sha256").update(bytes).digest("hex");
}

function loaded(face: Face): LoadedFace {
	const slots = slotTable(face);
	let plan: FontPlan | undefined;
	return {
		face,
		slots,
		slotPlan: () => {
			plan ??= planProgram(face, slots.glyphs);
			return plan;
		},
	};
}

/** Identity of the fonts for a record's recipe: file and SHA-256, in the order of the list, then the caller's own with their use. */
export function fontsDigest(library: FontLibrary): readonly { readonly file: string; readonly sha256: string }[] {
	const { files } = library.list;
	return [
		...library.files.filter((file) => files[file]).map((file) => ({ file, sha256: files[file]!.sha256 })),
		...library.more,
	];
}

/** Identity of the packs that some text needs; empty where it needs none that is installed. */
export function packsDigest(
	library: FontLibrary,
	texts: readonly string[],
): readonly { readonly file: string; readonly sha256: string }[] {
	return library.packs.flatMap(({ font, sha256 }) => {
		const needed = texts.some((text) => [...text].some((character) => font.only?.test(character) ?? true));
		const digest = needed ? sha256() : undefined;
		return digest === undefined ? [] : [{ file: font.file, sha256: digest }];
	});
}
