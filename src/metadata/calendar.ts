const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function daysIn(year: number, month: number): number {
	const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
	return month === 2 && leap ? 29 : (lengths[month - 1] ?? 0);
}

/** True for a day of the (proleptic) Gregorian calendar; year 0 is none, as in XML Schema 1.0. */
export function isCalendarDay(year: number, month = 1, day = 1): boolean {
	return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/** `2023-3-5` as numbers, to W3CDTF. */
export function toW3cdtf(year: number, month?: number, day?: number): string {
	const two = (n: number) => String(n).padStart(2, "0");
	const parts = [String(year).padStart(4, "0")];
	if (month !== undefined) parts.push(two(month));
	if (month !== undefined && day !== undefined) parts.push(two(day));
	return parts.join("-");
}
