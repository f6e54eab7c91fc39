/** Dates of descriptions: W3CDTF at the precision that was stated, EDTF intervals and doubts, and the Vietnamese way of writing them. */

/**
 * `date`: W3CDTF without a time. `datetime`: with a time and its zone. `local`: with a time but no zone, which W3CDTF does not know.
 * `interval`: two dates with a slash (ISO 8601-2, 4.4). `uncertain`: `2023?`, `2023-03~`, `202X` (ISO 8601-2, 8.2).
 */
export type DateForm = "date" | "datetime" | "local" | "interval" | "uncertain";

export interface ParsedDate {
	readonly form: DateForm;
	/** The date in W3CDTF or EDTF; never more precise than what was written. */
	readonly value: string;
	/** True where the text was in the Vietnamese order (day, month, year). */
	readonly rewritten: boolean;
}

const w3cdtf = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|[+-](\d\d):(\d\d))?)?)?)?$/;
const vietnamese = [
	/^(?:ngày\s+)?(?<d>\d{1,2})\s?[/.-]\s?(?<m>\d{1,2})\s?[/.-]\s?(?<y>\d{4})$/iu,
	/^(?:tháng\s+)?(?<m>\d{1,2})\s?[/-]\s?(?<y>\d{4})$/iu,
	/^ngày\s+(?<d>\d{1,2})\s+tháng\s+(?<m>\d{1,2})\s+năm\s+(?<y>\d{4})$/iu,
	/^tháng\s+(?<m>\d{1,2})\s+năm\s+(?<y>\d{4})$/iu,
	/^năm\s+(?<y>\d{4})$/iu,
];

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

function parseW3cdtf(text: string): ParsedDate | undefined {
	const match = w3cdtf.exec(text);
	if (!match) return undefined;
	const [, y, m, d, hour, minute, second, zone, zoneHour, zoneMinute] = match;
	if (!isCalendarDay(Number(y), Number(m ?? 1), Number(d ?? 1))) return undefined;
	if (hour === undefined) return { form: "date", value: text, rewritten: false };
	if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return undefined;
	if (zoneHour !== undefined && Number(zoneHour) * 60 + Number(zoneMinute) > 14 * 60) return undefined;
	if (zoneMinute !== undefined && Number(zoneMinute) > 59) return undefined;
	return { form: zone ? "datetime" : "local", value: text, rewritten: false };
}

function parseVietnamese(text: string): ParsedDate | undefined {
	for (const pattern of vietnamese) {
		const groups = pattern.exec(text)?.groups;
		if (!groups) continue;
		const [year, month, day] = [groups.y, groups.m, groups.d].map((g) => (g === undefined ? undefined : Number(g)));
		if (!isCalendarDay(year as number, month, day)) return undefined;
		return { form: "date", value: toW3cdtf(year as number, month, day), rewritten: true };
	}
	return undefined;
}

function parseUncertain(text: string): ParsedDate | undefined {
	const certain = text.replace(/[?~%]$/u, "");
	const digits = /^\d{2}(?:\dX|XX)$|^\d{4}-(?:XX|\d\d-XX)$/.test(certain)
		? certain.replace(/-XX/g, "").replaceAll("X", "1")
		: certain;
	if (digits === text || parseW3cdtf(digits)?.form !== "date") return undefined;
	return { form: "uncertain", value: text, rewritten: false };
}

function parseInterval(text: string): ParsedDate | undefined {
	const match = /^(\d{4}(?:-[\d-]+)?|\.\.)\/(\d{4}(?:-[\d-]+)?|\.\.)$/.exec(text);
	if (!match) return undefined;
	const [, start, end] = match as unknown as [string, string, string];
	if (start === ".." && end === "..") return undefined;
	for (const part of [start, end]) if (part !== ".." && parseW3cdtf(part)?.form !== "date") return undefined;
	const common = Math.min(start.length, end.length);
	if (start !== ".." && end !== ".." && start.slice(0, common) > end.slice(0, common)) return undefined;
	return { form: "interval", value: text, rewritten: false };
}

/** Reads a date; undefined where it is no date of a known form, or not one of the calendar. */
export function parseDate(text: string): ParsedDate | undefined {
	const clean = text.trim().normalize("NFC");
	return parseW3cdtf(clean) ?? parseVietnamese(clean) ?? parseInterval(clean) ?? parseUncertain(clean);
}

/** True where a text means to be a date: only digits and what stands between them. */
export function looksLikeDate(text: string): boolean {
	return /\d/.test(text) && /^[\d\s/.:~?%+TZX-]+$/.test(text.trim());
}

/** An interval as a value of the DCMI Period encoding scheme; an open end is left out. */
export function toPeriod(interval: string): string {
	const [start = "..", end = ".."] = interval.split("/");
	const parts = [start !== ".." && `start=${start}`, end !== ".." && `end=${end}`, "scheme=W3C-DTF"];
	return `${parts.filter(Boolean).join("; ")};`;
}
