import { isAbbreviation } from "./abbreviation.ts";

/** Words after which a number belongs to them: `số 90-QĐ/TW`, `Điều 5`, `tháng 3`. */
const NUMBERED = new Set(
	"số điều khoản điểm chương mục quyển tập trang kỳ khóa khoá lớp quý tháng ngày năm thứ phòng tổ khu".split(" "),
);
/** Of these, the ones that name a part of a date: what follows the number begins the next part, it is not a unit. */
const DATED = new Set("quý tháng ngày năm mùng".split(" "));
const UNITS = new Set(
	(
		"% ‰ mm cm dm m km mm² cm² m² m2 km² km2 dm³ m³ m3 ha mẫu sào kg g mg tạ tấn yến l lít ml w kw mw kwh mwh gwh v kv mhz ghz mb gb tb " +
		"°c ºc độ đ đồng vnd vnđ usd eur nghìn ngàn vạn triệu tỷ tỉ năm tháng tuần ngày giờ phút giây tuổi lần"
	).split(" "),
);
const SCALES = new Set("nghìn ngàn vạn triệu tỷ tỉ".split(" "));
const OF_SCALES = new Set("đ đồng vnd vnđ usd eur đô tấn ha m2 m² m³ tỷ tỉ".split(" "));
const NUMBER = /^[([“"‘]*[+±-]?\d[\d.,/]*$/u;
/** Three digits after a space continue a number: `1 000 000`. */
const THOUSANDS = /^\d{3}(?:,\d+)?[)\]”"’.,;:]*$/u;
/** The signs of issuing bodies behind the number of a document: `QĐ/TW`, `NQ-HĐND`. */
const NOTATION = /^\p{Lu}[\p{Lu}\d]*(?:[-/]\p{Lu}[\p{Lu}\d]*)+/u;

/**
 * For each word, whether a line may NOT end after it. Lines only ever end at spaces, so document numbers (`90-QĐ/TW`) and dates
 * (`06/12/2022`) stay whole by themselves; this keeps together what Vietnamese writes with spaces: `TP. Hồ`, `số 12`, `5 %`, `BBK -`.
 */
export function unbreakable(words: readonly string[]): boolean[] {
	const glued = new Array<boolean>(words.length).fill(false);
	for (let i = 0; i + 1 < words.length; i++) glued[i] = holds(words, i, words[i] as string, words[i + 1] as string);
	return glued;
}

/** The common case, two words of letters, is decided by four character codes. */
function holds(words: readonly string[], i: number, word: string, next: string): boolean {
	const head = next.charCodeAt(0);
	if (!isPlain(head) && (isDash(head) || startsClosed(next))) return true;
	const tail = word.charCodeAt(word.length - 1);
	if (isOpening(tail)) return true;
	if (isDash(tail) && word.length === 1) return splitsNumber(words, i, next);
	if (isDigit(tail)) return numberHolds(words, i, word, next, head);
	if (isDigit(head) && NUMBERED.has(word.toLowerCase())) return next.length <= 12 && !isLongDate(next);
	if (word.length <= 10 && isAbbreviation(word)) return true;
	if (i === 0) return false;
	const before = words[i - 1] as string;
	return (
		isDigit(before.charCodeAt(before.length - 1)) &&
		SCALES.has(word) &&
		OF_SCALES.has(bare(next)) &&
		NUMBER.test(before)
	);
}

function numberHolds(words: readonly string[], i: number, word: string, next: string, head: number): boolean {
	if (!NUMBER.test(word)) return false;
	if (isDigit(head)) return /^\D*\d{1,3}$|^\d{3}$/u.test(word) && THOUSANDS.test(next);
	return UNITS.has(bare(next)) && !(i > 0 && DATED.has((words[i - 1] as string).toLowerCase()));
}

/** `12 - NQ/TW`: the dash stands between a number and its notation. */
function splitsNumber(words: readonly string[], i: number, next: string): boolean {
	return (
		i > 0 && isDigit((words[i - 1] as string).charCodeAt((words[i - 1] as string).length - 1)) && NOTATION.test(next)
	);
}

/** `ngày 06/12/2022` may break before the date: it is long and stands by itself. */
function isLongDate(word: string): boolean {
	return /^\d{1,2}[/.-]\d{1,2}[/.-]\d{4}/u.test(word);
}

function bare(word: string): string {
	return word.replace(/[)\]”"’».,;:!?…/]+$/u, "").toLowerCase();
}

function isPlain(unit: number): boolean {
	return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0xc0 && unit < 0x2000);
}

function isDigit(unit: number): boolean {
	return unit >= 0x30 && unit <= 0x39;
}

function isDash(unit: number): boolean {
	return unit === 0x2d || (unit >= 0x2010 && unit <= 0x2015) || unit === 0x2212;
}

/** ( [ { and the opening quotation marks. */
function isOpening(unit: number): boolean {
	return unit === 0x28 || unit === 0x5b || unit === 0x7b || unit === 0xab || unit === 0x2018 || unit === 0x201c;
}

/** Begins with punctuation that belongs to what stands before it, `./.` and `…` included; a straight quotation mark says nothing. */
function startsClosed(word: string): boolean {
	return /^[)\]}»”’,.;:!?…%‰/]/u.test(word) || /^["'][.,;:!?)\]…]+$/u.test(word);
}
