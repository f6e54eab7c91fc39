import {
	type Diagnostic,
	diagnostic,
	type Effort,
	type FaceMetrics,
	type FaceStyle,
	type ShapedWord,
	type Shaper,
} from "../model/index.ts";
import { codeName } from "./cluster.ts";
import { type ExtraFont, extraFont } from "./extra.ts";
import type { FaceDescriptor } from "./face.ts";
import type { CachedWord, FontLibrary, LoadedFace } from "./library.ts";
import { faceStyles } from "./list.ts";
import { packFor } from "./packs.ts";
import type { FontPlan } from "./program.ts";
import { type DocumentFonts, shapeClusters, shapeSlots } from "./shape.ts";
import { slotCharacters, slotCount, spaceSlot } from "./slots.ts";

/** A character that no font has, where it first came. */
export interface MissingGlyph {
	readonly text: string;
	readonly codePoint: number;
	readonly style: FaceStyle;
	/** PostScript name of the style's own face. */
	readonly font: string;
}

/** A font as the document carries it: a CIDFontType2 or CIDFontType0 with CID = GID (ISO 32000-1 9.7.4.2). */
export interface EmbeddedFont {
	/** `ShapedRun.font`. */
	readonly index: number;
	/** With the six-letter tag of a subset (ISO 32000-1 9.6.4), where it is one. */
	readonly name: string;
	/** TrueType, or bare CFF; not compressed. */
	readonly program: Uint8Array;
	/** The program as a zlib stream, where it was compressed before the document was made. */
	readonly deflated?: Uint8Array;
	readonly kind: "truetype" | "cff";
	/** Glyph of each CID, where the program is a whole file and not a subset in which CID = GID. */
	readonly glyphOfCid?: readonly number[];
	readonly descriptor: FaceDescriptor;
	/** Text of each CID, empty where there is none. The same array for every document where the font is a slot font. */
	readonly texts: readonly string[];
	/** Advance of each CID, 1/1000 em. The same array for every document where the font is a slot font. */
	readonly widths: readonly number[];
	/** CIDs that the font program has, in order. */
	readonly cids: readonly number[];
	/** Glyphs of the program, empty ones and components without a CID of their own among them. */
	readonly glyphCount: number;
	/** Styles whose own font this is: the space between their words is CID `spaceSlot` of it. */
	readonly styles: readonly FaceStyle[];
}

/** The fonts of one document. */
export interface FontSession extends Shaper {
	/** Each once per style. */
	readonly missing: readonly MissingGlyph[];
	/** Findings about the fonts and the text in them, so far. */
	diagnostics(): readonly Diagnostic[];
	/** Drops the words of one article of many, not what its characters need of the fonts. Words that are shaped again are other objects. */
	forget(): void;
	/** The fonts of everything shaped so far. Compact ones hold no glyph beyond; the others may, for speed. */
	embed(effort?: Effort): readonly EmbeddedFont[];
}

/** Sessions of the process so far. */
let sessions = 0;

/**
 * Starts the fonts of a document. Text that `needsComplexShaping` is shaped so only where `loadComplexShaping` came before. Two documents
 * with the same text get the same fonts, whatever else the library has served.
 */
export function startSession(shared: FontLibrary): FontSession {
	const touched = new Set<number>();
	const library: FontLibrary = {
		...shared,
		face: (index) => {
			touched.add(index);
			return shared.face(index);
		},
	};
	const session = ++sessions;
	const styles = new Map<FaceStyle, number>();
	let styleNow: FaceStyle | undefined;
	/** Those that the library does not share. */
	const words = new Map<FaceStyle, Map<string, ShapedWord>>();
	const usedSlots = new Map<number, Uint8Array>();
	const extras = new Map<number, ExtraFont>();
	const missing = new Map<string, MissingGlyph>();
	const notShaped = new Set<string>();

	const primary = (style: FaceStyle): { readonly index: number; readonly loaded: LoadedFace } => {
		for (const index of library.chain(style)) {
			const loaded = library.face(index);
			if (!loaded) continue;
			styles.set(style, index);
			slotsOf(index);
			return { index, loaded };
		}
		throw new Error(`no face for ${style}: loadFonts answers for the regular face`);
	};
	const slotsOf = (face: number): Uint8Array => {
		let used = usedSlots.get(face);
		if (!used) {
			used = new Uint8Array(slotCount);
			used[spaceSlot] = 1;
			usedSlots.set(face, used);
		}
		return used;
	};
	const mark = (needs: readonly number[]): void => {
		let face = -1;
		let used: Uint8Array | undefined;
		for (let i = 0; i < needs.length; i += 2) {
			if (!used || needs[i] !== face) {
				face = needs[i]!;
				used = slotsOf(face);
			}
			used[needs[i + 1]!] = 1;
		}
	};
	const stylesOf = (face: number) => faceStyles.filter((style) => styles.get(style) === face);
	const document: DocumentFonts = {
		extra: (face) => {
			let extra = extras.get(face);
			if (!extra) {
				extra = extraFont(library.face(face)!);
				extras.set(face, extra);
			}
			return extra;
		},
		missing: (style, text) => {
			const key = `${style}/${text}`;
			if (missing.has(key)) return;
			const font = primary(style).loaded.face.descriptor.postScriptName;
			missing.set(key, { text, codePoint: text.codePointAt(0)!, style, font });
		},
		notShaped: (text) => notShaped.add(text),
	};
	/** The entry of a shared word, whose needs are noted once for each session. */
	const share = (entry: CachedWord): ShapedWord => {
		if (entry.notedBy !== session) {
			mark(entry.needs);
			entry.notedBy = session;
		}
		return entry.word;
	};
	const shapeNew = (style: FaceStyle, text: string): ShapedWord => {
		const slots = shapeSlots(library, style, text);
		if (slots) {
			library.words.set(style, text, slots);
			return share(slots);
		}
		const composed = text.normalize("NFC");
		const { word, needs, shared } = shapeClusters(library, document, style, composed);
		if (shared && composed === text) {
			const entry = { word, needs };
			library.words.set(style, text, entry);
			return share(entry);
		}
		mark(needs);
		const own = composed === text ? word : { ...word, text };
		let known = words.get(style);
		if (!known) {
			known = new Map();
			words.set(style, known);
		}
		known.set(text, own);
		return own;
	};

	return {
		shape: (style, text) => {
			if (style !== styleNow) {
				styleNow = style;
				if (!styles.has(style)) primary(style);
			}
			// By far the most words are shared, so each costs one look-up.
			const shared = library.words.get(style, text);
			return shared ? share(shared) : (words.get(style)?.get(text) ?? shapeNew(style, text));
		},
		space: (style) => primary(style).loaded.slots.widths[spaceSlot]!,
		metrics: (style): FaceMetrics => primary(style).loaded.face.metrics,
		get missing() {
			return [...missing.values()];
		},
		diagnostics: () => [
			...[...touched].sort((a, b) => a - b).flatMap((index) => shared.findings(index)),
			...[...missing.values()].map(missingFinding),
			...packFindings([...missing.values()], library),
			...[...notShaped].map((text) => diagnostic("font/not-shaped", { params: { text } })),
		],
		forget: () => words.clear(),
		embed: (effort = "compact") => [
			...[...usedSlots]
				.sort(([a], [b]) => a - b)
				.map(([face, used]) => embedSlots(library, face, used, stylesOf(face), effort)),
			...[...extras].sort(([a], [b]) => a - b).map(([face, extra]) => embedExtra(library, face, extra)),
		],
	};
}

/** Which packs are there for what is missing, each once; not those that are installed and lack it. */
function packFindings(missing: readonly MissingGlyph[], library: FontLibrary): readonly Diagnostic[] {
	const installed = new Set(library.packs.map(({ font }) => font.file));
	const packs = new Set(missing.map(({ text }) => packFor(text)).filter((pack) => pack !== undefined));
	return [...packs]
		.filter((pack) => !installed.has(pack.file))
		.map(({ script, npm }) => diagnostic("font/pack", { params: { script, pack: npm } }));
}

function missingFinding({ text, font }: MissingGlyph): Diagnostic {
	return diagnostic("font/missing-glyph", {
		params: { char: text, code: codeName(text), font },
		clause: { standard: "ISO 19005-2", clause: "6.2.11.8" },
	});
}

/**
 * Slots in use from which on a document gets all that its face has, compressed once per process: that costs no time, and of a face that sets a whole
 * article most is needed anyway. A title uses few.
 */
const wholeFrom: Readonly<Record<Effort, number>> = { fast: 64, balanced: 64, compact: Number.POSITIVE_INFINITY };

function embedSlots(
	library: FontLibrary,
	index: number,
	used: Uint8Array,
	styles: readonly FaceStyle[],
	effort: Effort,
): EmbeddedFont {
	const loaded = library.face(index)!;
	const exact: number[] = [];
	used.forEach((flag, slot) => {
		if (flag && loaded.slots.glyphs[slot]) exact.push(slot);
	});
	const { descriptor } = loaded.face;
	const plan = loaded.slotPlan();
	const whole = exact.length >= wholeFrom[effort] ? plan.whole() : undefined;
	const cids = whole?.cids ?? exact;
	return {
		index,
		name: nameOf(plan, cids, descriptor),
		program: whole?.program ?? plan.write(exact),
		...(whole && { deflated: whole.deflated }),
		kind: plan.kind,
		...(plan.glyphOfCid && { glyphOfCid: plan.glyphOfCid }),
		glyphCount: plan.count,
		descriptor,
		texts: slotCharacters,
		widths: loaded.slots.widths,
		cids,
		styles,
	};
}

function embedExtra(library: FontLibrary, face: number, extra: ExtraFont): EmbeddedFont {
	const { descriptor } = library.face(face)!.face;
	const cids = extra.glyphs.map((_, cid) => cid).slice(1);
	const plan = extra.plan();
	return {
		index: library.files.length + face,
		name: nameOf(plan, extra.glyphs, descriptor),
		program: plan.write(cids),
		kind: plan.kind,
		...(plan.glyphOfCid && { glyphOfCid: plan.glyphOfCid }),
		glyphCount: plan.count,
		descriptor,
		texts: [...extra.texts],
		widths: [...extra.widths],
		cids,
		styles: [],
	};
}

function nameOf(plan: FontPlan, numbers: readonly number[], { postScriptName }: FaceDescriptor): string {
	return plan.glyphOfCid ? postScriptName : `${subsetTag(numbers)}+${postScriptName}`;
}

/** Six letters that differ where the subsets do: FNV-1a over the numbers, in base 26. */
function subsetTag(numbers: readonly number[]): string {
	let hash = 0x811c9dc5;
	for (const number of numbers) hash = Math.imul(hash ^ number, 0x01000193) >>> 0;
	let tag = "";
	for (let i = 0; i < 6; i++) {
		tag += String.fromCharCode(65 + (hash % 26));
		hash = Math.floor(hash / 26);
	}
	return tag;
}
