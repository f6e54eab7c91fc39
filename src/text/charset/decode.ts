import { type Diagnostic, diagnostic, failure, type Outcome, type Place, success } from "../../model/diagnostic.ts";
import type { AskedEncoding, Encoding } from "../../model/encoding.ts";
import { decodeUtf8, isVisible, notUtf8, notUtf8But, otherFormat, strictUtf8, wideEncoding } from "../decode.ts";
import { codePoints } from "../place.ts";
import { isSyllable, TONED } from "../syllable.ts";
import { compose, type Repair } from "./compose.ts";
import { caseless, detect } from "./detect.ts";
import { telltales, undouble } from "./double.ts";
import { mixedLines } from "./mixed.ts";
import { type ByteEncoding, spell } from "./tables.ts";
import { decodeViqr } from "./viqr.ts";

/** Text of a file and the encoding that it was read in; line ends as they are. NFC where the encoding is older than Unicode. */
export interface DecodedText {
	readonly text: string;
	readonly encoding: Encoding;
}

/** Below this nothing is guessed. In trials with 20,000 texts of 12 to 80 characters one wrong answer, at 25 characters, came up to it. */
const SURE = 0.72;
/** A text of which less is spelt as Vietnamese is taken for another language. */
const VIETNAMESE = 0.5;
const WORD = /\p{L}+/gu;
const TONED_SMALL = new RegExp(`[${TONED}]`);
const FOREIGN_LETTER = /(?![\0-\x7f])\p{L}/gu;
const VIETNAMESE_LETTER = new RegExp(`[${TONED}ăâđêôơư]`, "i");
/** Characters that no text has: controls but tab, line ends and form feed, and noncharacters. */
const NO_TEXT = /[\0-\x08\x0e-\x1f\ufffe\uffff]/;

/**
 * The text of a file, in the encoding that was asked for or, with `auto`, the one that its bytes show. UTF-8 stays UTF-8 unless all of it was
 * encoded twice. What is not sure is not guessed: the findings then name the likeliest encodings. Whatever a decoding does to the text is a finding.
 */
export function decodeText(bytes: Uint8Array, name: string, asked: AskedEncoding = "auto"): Outcome<DecodedText> {
	if (asked === "utf-8") {
		const { value, diagnostics } = decodeUtf8(bytes, name);
		return value ? success({ text: value.text, encoding: asked }, diagnostics) : failure(...diagnostics);
	}
	const foreign = otherFormat(bytes, name);
	if (foreign) return failure(foreign);
	const decoded = asked === "auto" ? find(bytes, name) : stated(bytes, name, asked);
	if (decoded.value && !isVisible(decoded.value.text))
		return failure(diagnostic("read/empty", { place: { file: name } }));
	return decoded;
}

function find(bytes: Uint8Array, file: string): Outcome<DecodedText> {
	const wide = wideEncoding(bytes);
	if (wide !== undefined) {
		const encoding = wide === "UTF-16LE" ? "utf-16le" : wide === "UTF-16BE" ? "utf-16be" : undefined;
		const text = encoding && utf16(bytes, encoding);
		if (encoding === undefined || text === undefined || NO_TEXT.test(text)) return failure(notUtf8But(wide, file));
		return success({ text, encoding }, [told(encoding, 1, file)]);
	}
	const text = strictUtf8(bytes);
	if (text !== undefined) return once(text, file);
	const fault = notUtf8(bytes, file);
	if (fault.code === "read/binary") return failure(fault);
	const { candidates, spelt } = detect(bytes);
	const [first, second] = candidates;
	if (first === undefined || second === undefined || spelt < VIETNAMESE) return failure(fault);
	if (first.confidence >= SURE) {
		const { value, diagnostics } = decodeBytes(bytes, file, first.encoding);
		return { ...(value && { value }), diagnostics: [told(first.encoding, first.confidence, file), ...diagnostics] };
	}
	const params = {
		first: first.encoding,
		confidence: percent(first.confidence),
		second: second.encoding,
		confidence2: percent(second.confidence),
	};
	return failure(diagnostic("read/encoding-uncertain", { params, place: fault.place ?? { file } }));
}

/** UTF-8, unless the whole of it makes Vietnamese when one wrong reading is undone. */
function once(text: string, file: string): Outcome<DecodedText> {
	const signs = telltales(text);
	if (!signs) return success({ text, encoding: "utf-8" });
	const undone = undouble(text);
	const confidence = undone === undefined ? 0 : Math.max(spelling(undone), lettering(undone));
	if (undone === undefined || confidence < VIETNAMESE) {
		const place = placeAt(text, signs.index, file);
		return success({ text, encoding: "utf-8" }, [
			diagnostic("read/double-encoded-part", { params: { count: signs.count }, place }),
		]);
	}
	return success({ text: undone, encoding: "utf-8-as-1252" }, [told("utf-8-as-1252", confidence, file)]);
}

/** Share of the words that are Vietnamese syllables, among those with letters outside ASCII. */
function spelling(text: string): number {
	let looked = 0;
	let well = 0;
	for (const [word] of text.slice(0, 20_000).normalize("NFC").matchAll(WORD)) {
		if (!/[^\0-\x7f]/.test(word)) continue;
		looked++;
		if (isSyllable(word.toLowerCase())) well++;
	}
	return looked === 0 ? 0 : well / (looked + 1);
}

/**
 * How likely letters are to have come about by chance in a text of which every sign outside ASCII made well-formed UTF-8: each that Vietnamese has
 * makes it less so. Texts of many names are known by them, whose words are no syllables.
 */
function lettering(text: string): number {
	const letters = text.slice(0, 20_000).normalize("NFC").match(FOREIGN_LETTER) ?? [];
	const own = letters.filter((letter) => VIETNAMESE_LETTER.test(letter)).length;
	return own < letters.length ? 0 : own / (own + 2);
}

function stated(bytes: Uint8Array, file: string, asked: Exclude<Encoding, "utf-8">): Outcome<DecodedText> {
	const said = diagnostic("read/encoding-stated", { params: { encoding: asked }, place: { file } });
	const whole = (text: string | undefined): Outcome<DecodedText> =>
		text === undefined
			? failure(diagnostic("read/encoding-unfit", { params: { encoding: asked }, place: { file } }))
			: success({ text, encoding: asked }, [said]);
	switch (asked) {
		case "utf-16le":
		case "utf-16be":
			return whole(utf16(bytes, asked));
		case "utf-8-as-1252": {
			const text = strictUtf8(bytes);
			return whole(text === undefined ? undefined : undouble(text));
		}
		case "viqr": {
			const text = strictUtf8(bytes);
			return whole(text === undefined ? undefined : decodeViqr(text));
		}
		default: {
			const { value, diagnostics } = decodeBytes(bytes, file, asked);
			return { ...(value && { value }), diagnostics: [said, ...diagnostics] };
		}
	}
}

function utf16(bytes: Uint8Array, encoding: "utf-16le" | "utf-16be"): string | undefined {
	try {
		return new TextDecoder(encoding, { fatal: true }).decode(bytes);
	} catch {
		return undefined;
	}
}

function decodeBytes(bytes: Uint8Array, file: string, encoding: ByteEncoding): Outcome<DecodedText> {
	const { text, reordered } = compose(spell(bytes, encoding));
	const found: Diagnostic[] = [];
	const note = (code: "read/marks-reordered" | "read/undefined-bytes" | "read/case-uncertain", repair: Repair) => {
		const at = repair.count === 0 ? { file } : placeAt(text, repair.index, file);
		found.push(diagnostic(code, { params: { encoding, count: repair.count }, place: at }));
	};
	if (reordered) note("read/marks-reordered", reordered);
	const undefinedBytes = occurrences(text, "\ufffd");
	if (undefinedBytes) note("read/undefined-bytes", undefinedBytes);
	if (caseless.has(encoding)) {
		const mixed = mixedCase(text);
		// TCVN3 has no toned capitals at all: where whole words were set in a font of capitals nothing is left of it.
		if (mixed.count > 0 || encoding === "tcvn3") note("read/case-uncertain", mixed);
	}
	const mixed = mixedLines(bytes, encoding, SURE);
	if (mixed) {
		const params = { encoding, other: mixed.encoding, count: mixed.count };
		found.push(diagnostic("read/encoding-mixed", { params, place: { file, line: mixed.line, column: 1 } }));
	}
	return success({ text, encoding }, found);
}

function occurrences(text: string, sign: string): Repair | undefined {
	const index = text.indexOf(sign);
	return index < 0 ? undefined : { count: text.split(sign).length - 1, index };
}

/** Words with a small toned letter in company of capitals other than the first letter. */
export function mixedCase(text: string): Repair {
	let count = 0;
	let index = 0;
	for (const match of text.matchAll(WORD)) {
		const [word] = match;
		if (!TONED_SMALL.test(word) || !/\p{Lu}/u.test(word.slice(1))) continue;
		if (count === 0) index = match.index;
		count++;
	}
	return { count, index };
}

function told(encoding: Encoding, confidence: number, file: string): Diagnostic {
	return diagnostic("read/legacy-encoding", {
		params: { encoding, confidence: percent(confidence) },
		place: { file },
	});
}

function percent(share: number): number {
	return Math.floor(share * 100);
}

/** Lines end at LF, CR LF or CR, columns count code points of the decoded text. */
function placeAt(text: string, index: number, file: string): Place {
	const lines = text.slice(0, index).split(/\r\n|[\n\r]/);
	return { file, line: lines.length, column: codePoints(lines.at(-1) ?? "") + 1 };
}
