/** The characters with the Unicode property White_Space (PropList.txt), for use inside a regular expression's brackets. */
export const WHITE_SPACE = " \\t-\\r\\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";

/** Whether a UTF-16 code unit is White_Space. Differs from JavaScript's `\s` in U+0085 (is) and U+FEFF (is not). */
export function isSpace(unit: number): boolean {
	if (unit <= 0x20) return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d);
	if (unit < 0x1680) return unit === 0x85 || unit === 0xa0;
	return (
		unit === 0x1680 ||
		(unit >= 0x2000 && unit <= 0x200a) ||
		unit === 0x2028 ||
		unit === 0x2029 ||
		unit === 0x202f ||
		unit === 0x205f ||
		unit === 0x3000
	);
}
