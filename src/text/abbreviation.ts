/** Written with a full stop that ends no sentence, and followed by what they abbreviate for. Lower case, without the stop. */
const WITH_STOP = new Set(
	"tp tx tt tnhh q p h x đ tr th ths gs pgs ts tskh bs bsck ks cn ls nsnd nsưt ngnd ngưt cv đc st số mr mrs ms dr prof nr vol vs".split(
		" ",
	),
);
/** Titles that also stand before a name without a full stop. */
const WITHOUT_STOP = new Set(
	"TS ThS GS PGS BS KS LS TSKH NSND NSƯT NGND NGƯT BSCKI BSCKII TP TX Đ/c đ/c Đc ĐC".split(" "),
);
const INITIALS = /^(?:\p{Lu}\.){1,4}$/u;
const OPENING = /^[([{“‘«"']+/u;

/** Whether a word needs the next one: `TP.`, `GS.TS.`, `Th.S`, `(Q.`, an initial `N.`. */
export function isAbbreviation(word: string): boolean {
	const last = word.charCodeAt(word.length - 1);
	// All of them end with a full stop or an ASCII capital, or are `đ/c`: most words are done here.
	if (last !== 0x2e && (last < 0x41 || last > 0x5a) && !word.endsWith("/c")) return false;
	const text = word.replace(OPENING, "");
	if (WITHOUT_STOP.has(text)) return true;
	if (INITIALS.test(text)) return true;
	const parts = text.split(".");
	if (last === 0x2e) parts.pop();
	else if (parts.length === 1) return false;
	return parts.length > 0 && parts.every((part) => WITH_STOP.has(part.toLowerCase()) || part === "S");
}
