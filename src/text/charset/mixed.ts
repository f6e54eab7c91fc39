import type { Encoding } from "../../model/encoding.ts";
import { strictUtf8 } from "../decode.ts";
import { isSyllable } from "../syllable.ts";
import { compose } from "./compose.ts";
import { detect } from "./detect.ts";
import { type ByteEncoding, spell } from "./tables.ts";

/** Lines that another encoding fits than that in which a file is read. */
export interface MixedLines {
	readonly count: number;
	/** The first of them, from 1. */
	readonly line: number;
	/** Its encoding. */
	readonly encoding: Encoding;
}

/** Of fewer words outside ASCII nothing is said: names fit anywhere. */
const FEWEST = 4;
/** A line of which more is spelt as Vietnamese is read rightly. */
const RIGHT = 0.5;
const WORD = /\p{L}*[^\0-\x7f]\p{L}*/gu;

/**
 * Lines that are in another encoding than the file, as where somebody appended to an old file with another program, or pages of several years were put together.
 * `sure`: confidence from which on an encoding is believed.
 */
export function mixedLines(bytes: Uint8Array, encoding: ByteEncoding, sure: number): MixedLines | undefined {
	const spelt = new Map<string, boolean>();
	let found: MixedLines | undefined;
	let number = 0;
	for (const line of linesOf(bytes)) {
		number++;
		const words = compose(spell(line, encoding)).text.match(WORD) ?? [];
		if (words.length < FEWEST || shareOf(words, spelt) > RIGHT) continue;
		const other = otherOf(line, encoding, sure);
		if (other)
			found = { count: (found?.count ?? 0) + 1, line: found?.line ?? number, encoding: found?.encoding ?? other };
	}
	return found;
}

/** Lines end as `placeAt` counts them: at LF, CR LF or CR. */
function* linesOf(bytes: Uint8Array): Generator<Uint8Array> {
	let from = 0;
	for (let i = 0; i <= bytes.length; i++) {
		if (i < bytes.length && bytes[i] !== 0x0a && bytes[i] !== 0x0d) continue;
		yield bytes.subarray(from, i);
		if (bytes[i] === 0x0d && bytes[i + 1] === 0x0a) i++;
		from = i + 1;
	}
}

/** Share of words that are syllables; words come again and again. */
function shareOf(words: readonly string[], spelt: Map<string, boolean>): number {
	let well = 0;
	for (const word of words) {
		let is = spelt.get(word);
		if (is === undefined) {
			is = isSyllable(word.toLowerCase());
			spelt.set(word, is);
		}
		if (is) well++;
	}
	return well / words.length;
}

function otherOf(line: Uint8Array, encoding: ByteEncoding, sure: number): Encoding | undefined {
	// Bytes of four words do not make well-formed UTF-8 by chance.
	if (strictUtf8(line) !== undefined) return "utf-8";
	const [first] = detect(line).candidates;
	return first && first.encoding !== encoding && first.confidence >= sure ? first.encoding : undefined;
}
