/**
 * Where a line may begin inside a stretch of text without spaces, by the main rules of Unicode Standard Annex 14 (LB13, LB14, LB21, LB30a and
 * LB31 with strict line starts): beside each ideograph, kana and Hangul syllable, but not before closing punctuation, small kana and marks,
 * nor behind opening punctuation. In Thai, Lao and Khmer a break inside a sentence needs a dictionary, and ICU's differs from version to
 * version, which would make bytes depend on the machine: there only a sign that ends a phrase is one, and zero-width spaces that the text has.
 */
export function breakable(text: string): readonly string[] {
	if (!UNSPACED.test(text)) return [text];
	const parts: string[] = [];
	let part = "";
	for (const [cluster] of text.matchAll(CLUSTER)) {
		if (part !== "" && isBetween(part, cluster)) {
			parts.push(part);
			part = "";
		}
		part += cluster;
	}
	parts.push(part);
	return parts.map((each) => each.replaceAll(ZERO_WIDTH, "")).filter((each) => each !== "");
}

/** Drops what cannot be seen but zero-width spaces, of which those stay that part no letter from its mark. */
export function dropOthers(text: string, drop: (text: string) => string): string {
	return text
		.split(ZERO_WIDTH)
		.map(drop)
		.reduce((taken, next) => {
			const composes = (taken + next).normalize("NFC") !== taken.normalize("NFC") + next.normalize("NFC");
			return composes || next === "" ? taken + next : `${taken}${ZERO_WIDTH}${next}`;
		});
}

/** Whether a line may begin between two stretches of different looks. */
export function mayPart(before: string, after: string): boolean {
	const [first = ""] = after.match(CLUSTER) ?? [];
	return before !== "" && UNSPACED.test(before + after) && isBetween(before, first);
}

/** Whether text has places inside its words where a line may begin. */
export function isUnspaced(text: string): boolean {
	return UNSPACED.test(text);
}

const ZERO_WIDTH = "\u200b";
const IDEOGRAPHIC =
	"\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\uac00-\\ud7af\\u3000-\\u303f\\u30fb\\u30fc\\uff01-\\uff65";

const UNSPACED = new RegExp(`[${IDEOGRAPHIC}\\u0e00-\\u0eff\\u1780-\\u17ff\\u200b]`, "u");
/** A character with its marks; conjoining jamo stay together (LB26). */
const CLUSTER = /[\u1100-\u11ff]+\p{M}*|\P{M}\p{M}*|\p{M}+/gu;

const IS_IDEOGRAPHIC = new RegExp(`^[${IDEOGRAPHIC}\\u1100-\\u11ff]`, "u");
/** Closing and exclamation (CL, CP, EX, IS, IN, NS, CJ, PO), and what glues (GL, WJ). */
const NO_START =
	/^[)\]}!?,.:;/%‰°”’»…‥、。，．：；？！％）」』】〕〉》］｝｠｣､｡〗〙〛〞〟・･ーゝゞヽヾ々〻〜゛゜ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿｧ-ｰﾞﾟ\u00a0\u202f\u2060\ufeff-]/u;
/** Opening (OP), prefixes (PR), and what glues. */
const NO_END = /[([{“‘«（「『【〔〈《［｛｟｢〖〘〚〝￥＄￦$₫€£\u00a0\u202f\u2060\ufeff][\p{M}]*$/u;
/** Signs behind which Thai, Lao and Khmer may break: the end of a phrase, and repetition. */
const PHRASE_END = /[ๆฯ๏๚๛ໆຯ។៕៖៚][\p{M}]*$/u;

function isBetween(before: string, after: string): boolean {
	if (after.startsWith(ZERO_WIDTH) || NO_START.test(after)) return false;
	if (NO_END.test(before.replaceAll(ZERO_WIDTH, ""))) return false;
	if (before.endsWith(ZERO_WIDTH)) return true;
	if (PHRASE_END.test(before)) return !PHRASE_END.test(after);
	// Two dashes or two dots of a pair stay together (B2, IN).
	if (/[—―⸺…‥]$/u.test(before) && /^[—―⸺…‥]/u.test(after)) return false;
	const last = [...before].findLast((each) => !/^\p{M}/u.test(each)) ?? "";
	return IS_IDEOGRAPHIC.test(last) || IS_IDEOGRAPHIC.test(after);
}
