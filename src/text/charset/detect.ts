import { isSyllable, TONED } from "../syllable.ts";
import { compose } from "./compose.ts";
import { type ByteEncoding, byteEncodings, tables } from "./tables.ts";

export interface Candidate {
	readonly encoding: ByteEncoding;
	/** 0 to 1: how likely this encoding is, among all of them and at all. */
	readonly confidence: number;
}

/** Words looked at; they are taken from all over the text, so that a change of encoding inside it shows. */
const SAMPLE = 3000;
/** What one more spelt word is worth, as a natural logarithm: of ten words in the right encoding nine are syllables. */
const WEIGHT = 1.6;
/** Signs that may touch a word. */
const EDGES = /^[“”‘’„«»…–—•·\u00a0]+|[“”‘’„«»…–—•·\u00a0°]+$/g;
const INNER = /[–—…\u00a0]+/;
/** One word fits somewhere by chance. */
const FEWEST = 2;
const SPOILT = 0.8;
/** No word is longer; a run without spaces is not Vietnamese. */
const LONGEST = 64;
/** TCVN3 has no capitals with a tone; fonts of VPS lack some. */
export const caseless: ReadonlySet<ByteEncoding> = new Set(["tcvn3", "vps"]);
const ALL_TONED = new RegExp(`[${TONED}]`, "g");

/** A name, or letters that stand for words: `Chamaléa`, a capital and small letters behind it; `NĐ`, a few signs without a small letter of ASCII. */
const NAME = /^(?:[A-Z](?=.*[a-z])[^A-Z]*|(?=.*[A-Z])[^a-z]{2,5})$/s;
/** What these are worth where no encoding spells them as Vietnamese: they say little about the language of a text, and nothing about its encoding. */
const FOREIGN_NAME = 0.25;
/** Words of ASCII that belong to a language: not `GDP`, `x`, `Bitcoin`, which stand in any. */
const OWN_WORD = /^[a-z]{2,}$/;

/** What was found out about bytes that are not UTF-8. */
export interface Detection {
	/** The likeliest first. */
	readonly candidates: readonly Candidate[];
	/** 0 to 1: how much of the text is spelt as Vietnamese in the likeliest encoding, words of ASCII included. */
	readonly spelt: number;
}

/** The encodings of single bytes in which a text could be. Of fewer than two words with a byte outside ASCII nothing is said. */
export function detect(bytes: Uint8Array): Detection {
	const { foreign, plain } = runs(bytes);
	const sample = sampled(bytes, foreign);
	if (total(sample) < FEWEST) return { candidates: [], spelt: 0 };
	const scores = new Map<ByteEncoding, number>(byteEncodings.map((encoding) => [encoding, 0]));
	let looked = 0;
	for (const [word, count] of sample) {
		let fits = false;
		for (const encoding of byteEncodings) {
			const score = scoreOf(word, encoding);
			if (score === 0) continue;
			fits = true;
			scores.set(encoding, (scores.get(encoding) as number) + count * score);
		}
		looked += !fits && NAME.test(word) ? count * FOREIGN_NAME : count;
	}
	const scored = byteEncodings.map((encoding) => ({ encoding, score: scores.get(encoding) as number }));
	const best = Math.max(...scored.map(({ score }) => score));
	const all = scored.reduce((sum, { score }) => sum + Math.exp(WEIGHT * (score - best)), 0);
	// Few words prove little, however well they fit.
	const evidence = looked / (looked + 1);
	const candidates = scored
		.map(({ encoding, score }) => {
			const share = Math.exp(WEIGHT * (score - best)) / all;
			return { encoding, confidence: share * (score / looked) * evidence };
		})
		.sort((a, b) => b.confidence - a.confidence);
	const ascii = sampled(bytes, plain);
	let words = 0;
	let own = 0;
	for (const [word, count] of ascii) {
		if (!OWN_WORD.test(word)) continue;
		words += count;
		if (isSyllable(word)) own += count;
	}
	// Both samples stand for the same stretch of text.
	const ofPlain = words === 0 ? 0 : (own / words) * plain.length * (words / total(ascii));
	const counted = plain.length === 0 ? 0 : plain.length * (words / total(ascii));
	return { candidates, spelt: ((best / looked) * foreign.length + ofPlain) / (foreign.length + counted) };
}

/** A run of letters in the bytes. */
interface Run {
	readonly from: number;
	readonly to: number;
}

/** Runs of letters; `foreign` are those with a byte that is no letter in ASCII. */
function runs(bytes: Uint8Array): { readonly foreign: readonly Run[]; readonly plain: readonly Run[] } {
	const found = { foreign: [] as Run[], plain: [] as Run[] };
	let from = 0;
	let foreign = false;
	for (let i = 0; i <= bytes.length; i++) {
		const byte = bytes[i] ?? 0x20;
		const own = (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
		// Some encodings have capitals where ASCII has control characters.
		const other = byte >= 0x80 || (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d);
		if (own || other) {
			foreign ||= other;
			continue;
		}
		if (i > from) (foreign ? found.foreign : found.plain).push({ from, to: Math.min(i, from + LONGEST) });
		from = i + 1;
		foreign = false;
	}
	return found;
}

function total(counts: ReadonlyMap<string, number>): number {
	let sum = 0;
	for (const count of counts.values()) sum += count;
	return sum;
}

/** Words of the sample, one character a byte, and how often each is in it. */
function sampled(bytes: Uint8Array, all: readonly Run[]): ReadonlyMap<string, number> {
	const step = Math.max(1, all.length / SAMPLE);
	const counts = new Map<string, number>();
	for (let at = 0; at < all.length; at += step) {
		const { from, to } = all[Math.floor(at)] as Run;
		const word = String.fromCharCode(...bytes.subarray(from, to));
		counts.set(word, (counts.get(word) ?? 0) + 1);
	}
	return counts;
}

/** 1 for a word that is spelt well and cased as words are, 0 for any other, between them for one whose case the encoding may have spoilt. */
function scoreOf(word: string, encoding: ByteEncoding): number {
	const signs = tables[encoding];
	let spelt = "";
	for (let i = 0; i < word.length; i++) spelt += signs[word.charCodeAt(i)];
	const parts = compose(spelt).text.replace(EDGES, "").split(INNER);
	if (!parts.every((part) => part === "" || isSyllable(part.toLowerCase()))) return 0;
	if (parts.every(isCased)) return 1;
	return caseless.has(encoding) && parts.every((part) => isCased(part.replace(ALL_TONED, ""))) ? SPOILT : 0;
}

/** Small, capital, or with a capital first. */
function isCased(word: string): boolean {
	const rest = word.slice(1);
	return rest === rest.toLowerCase() || word === word.toUpperCase();
}
